using System.Collections.Immutable;
using SkiaSharp;
using Surveys.Statistics;

namespace Surveys.Documents;

/// <summary>Shares that add up to all: one bar for each item, and each share in words below it.</summary>
internal static class BarChart
{
    private const float LabelWidth = 156;
    private const float BarLeft = A4.Left + LabelWidth + 14;
    private const float BarWidth = A4.Right - BarLeft;
    private const float BarHeight = 9;
    private const float Padding = 3.5f;

    // From pale to dark: told apart in grey, and the order of the scale can be seen.
    private static readonly ImmutableArray<SKColor> Ramp =
    [
        new(0xE3, 0xE8, 0xEE), new(0xBF, 0xCE, 0xDD), new(0x8F, 0xAE, 0xCB), new(0x4F, 0x83, 0xB1), Inks.Strong,
    ];

    public static Block Header(string heading, string caption, float before)
    {
        const float Height = 17;
        var title = Styles.LabelBold.Fit(heading, A4.Column - Styles.Small.Width(caption) - 10);
        return new Block(
            Height,
            (pen, top) =>
            {
                pen.Text(title, A4.Left, top + Height - 6, Styles.LabelBold);
                pen.TextRight(caption, A4.Right, top + Height - 6, Styles.Small);
                pen.Line(A4.Left, top + Height - 0.5f, A4.Right, top + Height - 0.5f, Inks.Mark, 0.8f);
            },
            before,
            KeepWithNext: true);
    }

    public static Block Row(BarResult result)
    {
        var label = Styles.Label.Wrap(result.Label, LabelWidth);
        var note = Styles.Small.Wrap(result.Note, LabelWidth);
        var labelHeight = label.Count * Styles.Label.Leading;
        var legend = Legend(result);
        var change = result.Change is null ? 0 : Styles.Verdict.Leading + 1;
        var barHeight = BarHeight + 3 + (legend.Count * Styles.Note.Leading) + change;
        var height = Math.Max(labelHeight + (note.Count * Styles.Small.Leading), barHeight) + (2 * Padding);
        return new Block(height, Draw);

        void Draw(Pen pen, float top)
        {
            pen.Line(A4.Left, top + height, A4.Right, top + height, Inks.Grid);
            pen.Lines(label, A4.Left, top + Padding, Styles.Label);
            pen.Lines(note, A4.Left, top + Padding + labelHeight, Styles.Small);
            Bar(pen, result, top + Padding);
            var y = top + Padding + BarHeight + 3;
            foreach (var line in legend)
            {
                foreach (var entry in line)
                {
                    if (entry.Ink is { } ink)
                    {
                        Swatch(pen, entry.X, y + 2.5f, ink);
                    }

                    pen.Text(entry.Text, entry.X + entry.Indent, y + Styles.Note.Ascent, Styles.Note);
                }

                y += Styles.Note.Leading;
            }

            if (result.Change is { } said)
            {
                var style = said.Verdict is Verdict.More or Verdict.Fewer ? Styles.Verdict : Styles.VerdictQuiet;
                VerdictMark.Draw(pen, said.Verdict, BarLeft + 4, y + 6, 3.6f);
                pen.Text(said.Words, BarLeft + 12, y + style.Ascent, style);
                pen.Text(said.Text, BarLeft + 17 + style.Width(said.Words), y + style.Ascent, Styles.Small);
            }
        }
    }

    private static void Bar(Pen pen, BarResult result, float top)
    {
        var x = BarLeft;
        for (var i = 0; i < result.Parts.Length; i++)
        {
            var width = (float)(result.Parts[i].Share.Position * BarWidth);
            pen.Box(x, top, x + width, top + BarHeight, Ink(result, i));
            if (x > BarLeft)
            {
                pen.Line(x, top, x, top + BarHeight, Inks.Paper, 0.8f);
            }

            x += width;
        }

        pen.Line(BarLeft, top, A4.Right, top, Inks.Mark, 0.5f);
        pen.Line(BarLeft, top + BarHeight, A4.Right, top + BarHeight, Inks.Mark, 0.5f);
        pen.Line(A4.Right, top, A4.Right, top + BarHeight, Inks.Mark, 0.5f);
    }

    private static void Swatch(Pen pen, float x, float y, SKColor ink)
    {
        pen.Box(x, y, x + 6, y + 6, Inks.Mark);
        pen.Box(x + 0.5f, y + 0.5f, x + 5.5f, y + 5.5f, ink);
    }

    private static SKColor Ink(BarResult result, int part) =>
        !result.Parts[part].OnScale ? Inks.Paper
        : Ramp[(int)Math.Round(
            result.Parts.Take(part).Count(other => other.OnScale) * (Ramp.Length - 1.0)
            / Math.Max(1, result.Parts.Count(other => other.OnScale) - 1))];

    private readonly record struct Entry(string Text, float X, float Indent, SKColor? Ink);

    /// <summary>The parts and their shares, set in lines of the bar's width.</summary>
    private static List<List<Entry>> Legend(BarResult result)
    {
        const float Indent = 10;
        const float Gap = 14;
        var lines = new List<List<Entry>> { new() };
        var x = BarLeft;
        for (var i = 0; i < result.Parts.Length; i++)
        {
            var (label, share, _) = result.Parts[i];
            var counts = share.Beside.Length == 0 ? "" : $" ({share.Beside})";
            var pieces = Styles.Note.Wrap($"{label} {share.Number}{counts}", BarWidth - Indent);
            var width = Indent + pieces.Max(piece => Styles.Note.Width(piece));
            if (x > BarLeft && x + width > A4.Right)
            {
                lines.Add([]);
                x = BarLeft;
            }

            for (var p = 0; p < pieces.Count; p++)
            {
                if (p > 0)
                {
                    lines.Add([]);
                    x = BarLeft;
                }

                lines[^1].Add(new Entry(pieces[p], x, Indent, p == 0 ? Ink(result, i) : null));
            }

            x += width + Gap;
        }

        return lines;
    }
}
