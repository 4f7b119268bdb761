using System.Collections.Immutable;
using SkiaSharp;

namespace Surveys.Documents;

/// <summary>What people thought of the session: one bar of shares for each item, and each share in words below it.</summary>
internal static class FeedbackChart
{
    private const float LabelWidth = 156;
    private const float BarLeft = Sheet.Left + LabelWidth + 14;
    private const float BarWidth = Sheet.Right - BarLeft;
    private const float BarHeight = 9;
    private const float Padding = 3.5f;

    // From pale to dark: told apart in grey, and the order of the scale can be seen.
    private static readonly ImmutableArray<SKColor> Ramp =
    [
        new(0xE3, 0xE8, 0xEE), new(0xBF, 0xCE, 0xDD), new(0x8F, 0xAE, 0xCB), new(0x4F, 0x83, 0xB1), Inks.Strong,
    ];

    public static Block Header(ReportWords words, float before)
    {
        const float Height = 17;
        var title = Styles.LabelBold.Fit(words.FeedbackHeading, Sheet.Column - Styles.Small.Width(words.FeedbackCaption) - 10);
        return new Block(
            Height,
            (pen, top) =>
            {
                pen.Text(title, Sheet.Left, top + Height - 6, Styles.LabelBold);
                pen.TextRight(words.FeedbackCaption, Sheet.Right, top + Height - 6, Styles.Small);
                pen.Line(Sheet.Left, top + Height - 0.5f, Sheet.Right, top + Height - 0.5f, Inks.Mark, 0.8f);
            },
            before,
            KeepWithNext: true);
    }

    public static Block Row(FeedbackResult result)
    {
        var label = Styles.Label.Wrap(result.Label, LabelWidth);
        var legend = Legend(result);
        var bars = result.Options.IsEmpty ? 0 : BarHeight + 3;
        var height = Math.Max(label.Count * Styles.Label.Leading, bars + (legend.Count * Styles.Note.Leading)) + (2 * Padding);
        return new Block(height, Draw);

        void Draw(Pen pen, float top)
        {
            pen.Line(Sheet.Left, top + height, Sheet.Right, top + height, Inks.Grid);
            pen.Lines(label, Sheet.Left, top + Padding, Styles.Label);
            if (bars > 0)
            {
                Bar(pen, result, top + Padding);
            }

            var y = top + Padding + bars;
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
        }
    }

    private static void Bar(Pen pen, FeedbackResult result, float top)
    {
        var x = BarLeft;
        for (var i = 0; i < result.Options.Length; i++)
        {
            if (result.Options[i].Share is { } share)
            {
                var width = (float)(Width(result, share) * BarWidth);
                pen.Box(x, top, x + width, top + BarHeight, Ink(result, i));
                if (x > BarLeft)
                {
                    pen.Line(x, top, x, top + BarHeight, Inks.Paper, 0.8f);
                }

                x += width;
            }
        }

        // What is left white is a share that is suppressed or rounded away.
        pen.Line(BarLeft, top, Sheet.Right, top, Inks.Mark, 0.5f);
        pen.Line(BarLeft, top + BarHeight, Sheet.Right, top + BarHeight, Inks.Mark, 0.5f);
        pen.Line(Sheet.Right, top, Sheet.Right, top + BarHeight, Inks.Mark, 0.5f);
    }

    /// <summary>
    /// A share's part of the bar. A coded one ("10% or less") has no more room than the others leave it, and all of them together no more
    /// than the bar: rounded shares can sum to more than 1.
    /// </summary>
    private static double Width(FeedbackResult result, Measure share)
    {
        var shares = result.Options.Select(option => option.Share).OfType<Measure>().ToList();
        var plain = shares.Where(other => !IsCoded(other)).Sum(other => other.Position);
        var coded = shares.Where(IsCoded).Sum(other => other.Position);
        return !IsCoded(share) ? share.Position / Math.Max(1, plain)
            : coded == 0 ? 0
            : share.Position * Math.Min(1, Math.Max(0, 1 - plain) / coded);

        static bool IsCoded(Measure measure) => measure.OrBeyond.Length > 0;
    }

    private static void Swatch(Pen pen, float x, float y, SKColor ink)
    {
        pen.Box(x, y, x + 6, y + 6, Inks.Mark);
        pen.Box(x + 0.5f, y + 0.5f, x + 5.5f, y + 5.5f, ink);
    }

    private static SKColor Ink(FeedbackResult result, int option) =>
        !result.Options[option].OnScale ? Inks.Paper
        : Ramp[(int)Math.Round(
            result.Options.Take(option).Count(other => other.OnScale) * (Ramp.Length - 1.0)
            / Math.Max(1, result.Options.Count(other => other.OnScale) - 1))];

    private readonly record struct Entry(string Text, float X, float Indent, SKColor? Ink);

    /// <summary>The options and their shares, set in lines of the bar's width.</summary>
    private static List<List<Entry>> Legend(FeedbackResult result)
    {
        const float Indent = 10;
        const float Gap = 14;
        if (result.Options.IsEmpty)
        {
            return [.. Styles.Note.Wrap(Mean(result), BarWidth).Select(line => new List<Entry> { new(line, BarLeft, 0, null) })];
        }

        var lines = new List<List<Entry>> { new() };
        var x = BarLeft;
        for (var i = 0; i < result.Options.Length; i++)
        {
            var option = result.Options[i];
            var pieces = Styles.Note.Wrap($"{option.Label} {option.Share?.Text ?? TextFormat.Missing}", BarWidth - Indent);
            var width = Indent + pieces.Max(piece => Styles.Note.Width(piece));
            if (x > BarLeft && x + width > Sheet.Right)
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

    private static string Mean(FeedbackResult result) => result.Mean is { } mean ? $"{mean.Text} ({mean.Interval})" : TextFormat.Missing;
}
