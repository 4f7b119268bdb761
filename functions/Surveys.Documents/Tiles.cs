namespace Surveys.Documents;

/// <summary>Large numbers in a row, each over its word; a rule stands between two kinds of them.</summary>
internal static class Tiles
{
    private const float Gap = 8;

    /// <param name="ruleAfter">How many tiles stand before the rule.</param>
    public static Block Row(IReadOnlyList<Count> counts, int ruleAfter)
    {
        var slot = Math.Min(Sheet.Column / Math.Max(1, counts.Count), 96);
        var labels = counts.Select(count => Styles.Note.Wrap(count.Label, slot - Gap)).ToList();
        var height = Styles.Tile.Leading + (labels.Max(label => label.Count) * Styles.Note.Leading);
        return new Block(
            height,
            (pen, top) =>
            {
                for (var i = 0; i < counts.Count; i++)
                {
                    var x = Sheet.Left + (i * slot);
                    if (i == ruleAfter)
                    {
                        pen.Line(x - Gap - 2, top + 3, x - Gap - 2, top + height, Inks.Rule, 0.8f);
                    }

                    pen.Text(Styles.Tile.Fit(counts[i].Number, slot - Gap), x, top + Styles.Tile.Ascent, Styles.Tile);
                    pen.Lines(labels[i], x, top + Styles.Tile.Leading, Styles.Note);
                }
            },
            Before: 2);
    }
}
