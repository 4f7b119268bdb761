namespace Surveys.Documents;

/// <summary>
/// Large numbers, each before its word on one line, as many on a line as there is room for. So a reader of the text, too, meets each number
/// with its word.
/// </summary>
internal static class Tiles
{
    private const float Gap = 20;
    private const float Space = 4;

    private sealed record Tile(string Number, List<string> Label, float Width);

    public static Block Row(IEnumerable<Count> counts)
    {
        var lines = new List<List<Tile>> { new() };
        var x = 0f;
        foreach (var tile in counts.Select(Of))
        {
            if (x > 0 && x + tile.Width > A4.Column)
            {
                lines.Add([]);
                x = 0;
            }

            lines[^1].Add(tile);
            x += tile.Width + Gap;
        }

        return new Block(lines.Sum(HeightOf), (pen, top) => Draw(pen, lines, top), Before: 2);
    }

    private static Tile Of(Count count)
    {
        var number = Styles.Tile.Fit(count.Number, A4.Column / 2);
        var label = Styles.Label.Wrap(count.Label, A4.Column - Styles.Tile.Width(number) - Space);
        return new Tile(
            number, label, Styles.Tile.Width(number) + Space + label.Select(line => Styles.Label.Width(line)).DefaultIfEmpty().Max());
    }

    private static float HeightOf(List<Tile> line) =>
        Styles.Tile.Leading + (line.Select(tile => tile.Label.Count - 1).Append(0).Max() * Styles.Label.Leading);

    private static void Draw(Pen pen, List<List<Tile>> lines, float top)
    {
        foreach (var line in lines)
        {
            var (x, baseline) = (A4.Left, top + Styles.Tile.Ascent);
            foreach (var tile in line)
            {
                pen.Text(tile.Number, x, baseline, Styles.Tile);
                pen.Lines(tile.Label, x + Styles.Tile.Width(tile.Number) + Space, baseline - Styles.Label.Ascent, Styles.Label);
                x += tile.Width + Gap;
            }

            top += HeightOf(line);
        }
    }
}
