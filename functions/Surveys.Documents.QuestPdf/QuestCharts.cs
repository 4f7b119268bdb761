using System.Text;
using SkiaSharp;
using Surveys.Statistics;
using static System.FormattableString;

namespace Surveys.Documents.QuestPdf;

/// <summary>The drawings of the report over QuestPDF, as SVG. Every figure in them stands beside them in words.</summary>
internal static class QuestCharts
{
    public const float AxisWidth = 134;

    /// <summary>Room at both ends of an axis for a mark at 0 or 1.</summary>
    public const float Margin = 6;

    private static readonly SKColor[] Ramp =
        [new(0xE3, 0xE8, 0xEE), new(0xBF, 0xCE, 0xDD), new(0x8F, 0xAE, 0xCB), new(0x4F, 0x83, 0xB1), Inks.Strong];

    /// <summary>Before above, after below, each with its interval, on one axis from 0 to 1.</summary>
    public static string Change(Compared row, int ticks, float width, float height)
    {
        var svg = new Drawing(width, height);
        for (var i = 0; i < ticks; i++)
        {
            svg.Line(X((double)i / (ticks - 1)), 0, X((double)i / (ticks - 1)), height, Inks.Grid, 0.6f);
        }

        float before = (height / 2) - 4.6f, after = (height / 2) + 4.6f;
        if (row is { Before: { } from, After: { } to })
        {
            svg.Line(X(Middle(from)), before, X(Middle(to)), after, Inks.Rule, 0.9f);
        }

        if (row.Before is { } pre)
        {
            Whisker(pre, before, Inks.Mark);
            svg.Bar(X(pre.Position), X(pre.End), before, 3.8f, Inks.Quiet);
            svg.Bar(X(pre.Position), X(pre.End), before, 2.5f, Inks.Paper);
        }

        if (row.After is { } post)
        {
            Whisker(post, after, Inks.Strong);
            svg.Bar(X(post.Position), X(post.End), after, 3.8f, Inks.Strong);
        }

        return svg.ToString();

        float X(double position) => Margin + (float)(Math.Clamp(position, 0, 1) * (width - (2 * Margin)));

        void Whisker(Measure measure, float y, SKColor ink)
        {
            float lower = X(measure.Lower), upper = X(measure.Upper);
            svg.Line(lower, y, upper, y, ink, 1.2f);
            svg.Line(lower, y - 2, lower, y + 2, ink, 1.2f);
            svg.Line(upper, y - 2, upper, y + 2, ink, 1.2f);
        }
    }

    private static double Middle(Measure measure) => (measure.Position + measure.End) / 2;

    /// <summary>Up, level, down, or three dots.</summary>
    public static string Mark(Verdict verdict)
    {
        var svg = new Drawing(8, 8);
        switch (verdict)
        {
            case Verdict.More:
                svg.Triangle(0, 7.2f, 8, 7.2f, 4, 0, Inks.Strong);
                break;
            case Verdict.Fewer:
                svg.Triangle(0, 0.8f, 8, 0.8f, 4, 8, Inks.Fall);
                break;
            case Verdict.NoClearChange:
                svg.Line(0, 2.2f, 8, 2.2f, Inks.Quiet, 1.4f);
                svg.Line(0, 5.8f, 8, 5.8f, Inks.Quiet, 1.4f);
                break;
            default:
                svg.Disc(1, 4, 1, Inks.Quiet);
                svg.Disc(4, 4, 1, Inks.Quiet);
                svg.Disc(7, 4, 1, Inks.Quiet);
                break;
        }

        return svg.ToString();
    }

    /// <summary>The mark that stands for before or after in a chart.</summary>
    public static string Dot(bool isAfter)
    {
        var svg = new Drawing(8, 8);
        if (isAfter)
        {
            svg.Disc(4, 4, 3, Inks.Strong);
        }
        else
        {
            svg.Ring(4, 4, 3);
        }

        return svg.ToString();
    }

    /// <summary>A small map with one region marked; null where the code is none of the 12.</summary>
    public static string? Locator(string region)
    {
        const float Height = 88;
        var borders = RegionMap.Borders(0, 0, Height);
        if (borders.All(border => border.Code != region))
        {
            return null;
        }

        var svg = new Drawing(Height * RegionMap.Aspect, Height);
        foreach (var (code, points) in borders)
        {
            svg.Polygon(points, code == region ? Inks.Strong : Inks.Rule);
        }

        return svg.ToString();
    }

    public static string Arrow()
    {
        var svg = new Drawing(24, 10);
        svg.Line(0, 5, 17, 5, Inks.Mark, 1.6f);
        svg.Triangle(16, 0.5f, 16, 9.5f, 24, 5, Inks.Mark);
        return svg.ToString();
    }

    /// <summary>The shares of the options one after the other. What stays white is suppressed or preferred not to say.</summary>
    public static string Shares(FeedbackResult result, float width, float height)
    {
        var svg = new Drawing(width, height);
        var whole = Math.Max(1, result.Options.Sum(option => option.Share?.Position ?? 0));
        var x = 0f;
        for (var i = 0; i < result.Options.Length; i++)
        {
            if (result.Options[i].Share is { } share)
            {
                var part = (float)(share.Position / whole * width);
                svg.Box(x, 0, part, height, Ink(result, i));
                x += part;
            }
        }

        svg.Frame(width, height);
        return svg.ToString();
    }

    /// <summary>The colour of an option: darker along the scale, white beside it.</summary>
    public static SKColor Ink(FeedbackResult result, int option) =>
        !result.Options[option].OnScale ? Inks.Paper
        : Ramp[(int)Math.Round(
            result.Options.Take(option).Count(other => other.OnScale) * (Ramp.Length - 1.0)
            / Math.Max(1, result.Options.Count(other => other.OnScale) - 1))];

    private sealed class Drawing(float width, float height)
    {
        private readonly StringBuilder shapes = new();

        public void Line(float x1, float y1, float x2, float y2, SKColor ink, float stroke) =>
            Add($"""<path d="M{x1} {y1}L{x2} {y2}" stroke="{Hex(ink)}" stroke-width="{stroke}"/>""");

        /// <summary>A circle where both ends are the same, otherwise a long mark with round ends.</summary>
        public void Bar(float from, float to, float y, float radius, SKColor ink) => Add(
            $"""<rect x="{Math.Min(from, to) - radius}" y="{y - radius}" width="{Math.Abs(to - from) + (2 * radius)}" height="{2 * radius}" rx="{radius}" fill="{Hex(ink)}"/>""");

        public void Disc(float x, float y, float radius, SKColor ink) =>
            Add($"""<circle cx="{x}" cy="{y}" r="{radius}" fill="{Hex(ink)}"/>""");

        public void Ring(float x, float y, float radius) =>
            Add($"""<circle cx="{x}" cy="{y}" r="{radius}" fill="{Hex(Inks.Paper)}" stroke="{Hex(Inks.Quiet)}" stroke-width="1.3"/>""");

        public void Triangle(float x1, float y1, float x2, float y2, float x3, float y3, SKColor ink) =>
            Add($"""<path d="M{x1} {y1}L{x2} {y2}L{x3} {y3}Z" fill="{Hex(ink)}"/>""");

        public void Polygon(SKPoint[] points, SKColor ink) => Add(
            $"""<path d="M{string.Join('L', points.Select(point => Invariant($"{point.X} {point.Y}")))}Z" fill="{Hex(ink)}" stroke="{Hex(Inks.Paper)}" stroke-width="0.7"/>""");

        public void Box(float x, float y, float boxWidth, float boxHeight, SKColor ink) =>
            Add($"""<rect x="{x}" y="{y}" width="{boxWidth}" height="{boxHeight}" fill="{Hex(ink)}" stroke="{Hex(Inks.Paper)}" stroke-width="0.6"/>""");

        public void Frame(float frameWidth, float frameHeight) =>
            Add($"""<rect x="0.25" y="0.25" width="{frameWidth - 0.5f}" height="{frameHeight - 0.5f}" fill="none" stroke="{Hex(Inks.Mark)}" stroke-width="0.5"/>""");

        public override string ToString() => Invariant(
            $"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{shapes}</svg>""");

        private void Add(FormattableString shape) => shapes.Append(Invariant(shape));

        private static string Hex(SKColor ink) => $"#{ink.Red:x2}{ink.Green:x2}{ink.Blue:x2}";
    }
}
