using SkiaSharp;
using Surveys.Statistics;

namespace Surveys.Reports;

/// <summary>
/// The table that most of a report consists of: a label, a chart with before and after on one axis, the two figures,
/// and what changed. One grid for shares and for means, so that everything stands below its like.
/// </summary>
internal static class ResultTable
{
    private const float LabelWidth = 160;
    private const float ChartLeft = Sheet.Left + LabelWidth + 14;
    private const float ChartRight = ChartLeft + 146;
    private const float BeforeRight = ChartRight + 46;
    private const float AfterRight = BeforeRight + 40;
    private const float ValueWidth = 36;
    private const float VerdictLeft = AfterRight + 12;
    private const float WordsLeft = VerdictLeft + 12;
    private const float WordsWidth = Sheet.Right - WordsLeft;
    private const float Padding = 3.5f;
    private const float Radius = 3.8f;

    /// <summary>The head of the columns, which is the legend as well.</summary>
    public static Block Header(ReportWords words, ReadOnlySpan<string> ticks, float before)
    {
        var labels = ticks.ToArray();
        return new Block(17, Draw, before, KeepWithNext: true);

        void Draw(Pen pen, float top)
        {
            var baseline = top + 10;
            for (var i = 0; i < labels.Length; i++)
            {
                var center = X((double)i / (labels.Length - 1));
                pen.Text(labels[i], center - (Styles.Small.Width(labels[i]) / 2), baseline, Styles.Small);
            }

            Legend(words.Before, BeforeRight, full: false);
            Legend(words.After, AfterRight, full: true);
            pen.Text(words.Change, WordsLeft, baseline, Styles.Small);
            pen.Line(Sheet.Left, top + 16, Sheet.Right, top + 16, Inks.Mark, 0.8f);

            void Legend(string word, float right, bool full)
            {
                pen.TextRight(word, right, baseline, Styles.Small);
                var x = right - Styles.Small.Width(word) - 6;
                if (full)
                {
                    pen.Disc(x, baseline - 2.4f, 2.9f, Inks.Strong);
                }
                else
                {
                    pen.Ring(x, baseline - 2.4f, 2.9f, Inks.Mark);
                }
            }
        }
    }

    /// <summary>A row of shares, on an axis from 0 to 100 %.</summary>
    /// <param name="over">Small above the label: the topic of the first of its items.</param>
    public static Block Row(Compared row, Block header, string over = "", bool strong = false) =>
        Build(row, header, over, 5, [], [], strong);

    /// <summary>A row of means, with the words of its scale's ends below the chart.</summary>
    public static Block Row(ScaleResult scale, Block header)
    {
        const float Half = ((ChartRight - ChartLeft) / 2) - 4;
        return Build(
            scale.Item, header, "", scale.Top + 1, Styles.Small.Wrap(scale.Least, Half), Styles.Small.Wrap(scale.Most, Half), false);
    }

    private static Block Build(
        Compared row, Block header, string over, int ticks, List<string> least, List<string> most, bool strong)
    {
        var labelStyle = strong ? Styles.LabelBold : Styles.Label;
        var overLines = Styles.Small.Wrap(over, LabelWidth);
        var label = labelStyle.Wrap(row.Label, LabelWidth);
        var note = Styles.Small.Wrap(row.Note, LabelWidth);
        var verdictStyle = row.Change.Verdict is Verdict.More or Verdict.Fewer ? Styles.Verdict : Styles.VerdictQuiet;
        var verdict = verdictStyle.Wrap(row.Change.Words, WordsWidth);
        var change = row.Change.Text.Length == 0 ? [] : Styles.Small.Wrap($"{row.Change.Text} ({row.Change.Interval})", WordsWidth);

        var labelHeight = (overLines.Count * Styles.Small.Leading) + (label.Count * labelStyle.Leading) + (note.Count * Styles.Small.Leading);
        var verdictHeight = (verdict.Count * verdictStyle.Leading) + (change.Count * Styles.Small.Leading);
        var beyond = Math.Max(BeyondHeight(row.Before), BeyondHeight(row.After));
        var chartHeight = 22 + beyond + (Math.Max(least.Count, most.Count) > 0 ? 3 + (Math.Max(least.Count, most.Count) * Styles.Small.Leading) : 0);
        var height = Math.Max(Math.Max(labelHeight, verdictHeight), chartHeight) + (2 * Padding);
        return new Block(height, Draw, Header: header);

        void Draw(Pen pen, float top)
        {
            pen.Line(Sheet.Left, top + height, Sheet.Right, top + height, Inks.Grid);
            var y = top + Padding;
            pen.Lines(overLines, Sheet.Left, y, Styles.Small);
            y += overLines.Count * Styles.Small.Leading;
            pen.Lines(label, Sheet.Left, y, labelStyle);
            pen.Lines(note, Sheet.Left, y + (label.Count * labelStyle.Leading), Styles.Small);

            Chart(pen, row, top, least.Count + most.Count == 0 ? top + height : top + Padding + 24, ticks, top + Padding + 11);
            pen.Lines(least, ChartLeft, top + Padding + 25, Styles.Small);
            var mostTop = top + Padding + 25;
            foreach (var line in most)
            {
                pen.TextRight(line, ChartRight, mostTop + Styles.Small.Ascent, Styles.Small);
                mostTop += Styles.Small.Leading;
            }

            Value(pen, row.Before, BeforeRight, top + Padding, Styles.Figure);
            Value(pen, row.After, AfterRight, top + Padding, Styles.FigureBold);
            VerdictMark.Draw(pen, row.Change.Verdict, VerdictLeft + 4, top + Padding + 6);
            pen.Lines(verdict, WordsLeft, top + Padding, verdictStyle);
            pen.Lines(change, WordsLeft, top + Padding + (verdict.Count * verdictStyle.Leading), Styles.Small);
        }
    }

    /// <summary>Two lines of their own, so that intervals never hide each other: above the axis before, below it after.</summary>
    private static void Chart(Pen pen, Compared row, float top, float bottom, int ticks, float middle)
    {
        for (var i = 0; i < ticks; i++)
        {
            var x = X((double)i / (ticks - 1));
            pen.Line(x, top, x, bottom, Inks.Grid, i == 0 ? 1 : 0.6f);
        }

        float before = middle - 4.6f, after = middle + 4.6f;
        if (row is { Before: { } from, After: { } to })
        {
            pen.Line(X(from.Position), before, X(to.Position), after, Inks.Rule, 0.9f);
        }

        if (row.Before is { } pre)
        {
            Whisker(pen, pre, before, Inks.Mark, 1);
            pen.Ring(X(pre.Position), before, Radius, Inks.Quiet, 1.3f);
        }

        if (row.After is { } post)
        {
            Whisker(pen, post, after, Inks.Strong, 1.3f);
            pen.Disc(X(post.Position), after, Radius, Inks.Strong);
        }
    }

    private static void Whisker(Pen pen, Measure measure, float y, SKColor ink, float width)
    {
        float from = X(measure.Lower), to = X(measure.Upper);
        pen.Line(from, y, to, y, ink, width);
        pen.Line(from, y - 2, from, y + 2, ink, width);
        pen.Line(to, y - 2, to, y + 2, ink, width);
    }

    private static void Value(Pen pen, Measure? measure, float right, float top, TextStyle style)
    {
        if (measure is null)
        {
            pen.TextRight("–", right, top + style.Ascent, Styles.VerdictQuiet);
            return;
        }

        pen.TextRight(measure.Number, right, top + style.Ascent, style);
        var y = top + style.Leading;
        foreach (var word in Styles.Small.Wrap(measure.OrBeyond, ValueWidth).Append(measure.Interval))
        {
            pen.TextRight(word, right, y + Styles.Small.Ascent, Styles.Small);
            y += Styles.Small.Leading;
        }
    }

    private static float BeyondHeight(Measure? measure) =>
        measure is null ? 0 : Styles.Small.Wrap(measure.OrBeyond, ValueWidth).Count * Styles.Small.Leading;

    private static float X(double position) => ChartLeft + (float)(Math.Clamp(position, 0, 1) * (ChartRight - ChartLeft));
}
