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

    /// <summary>An open circle before, a full one after, and a line from the one to the other, on an axis from 0 to 1.</summary>
    public static string Change(Compared row, int ticks, float width, float height)
    {
        const float Radius = 3.5f;
        var svg = new Drawing(width, height);
        for (var i = 0; i < ticks; i++)
        {
            svg.Line(X((double)i / (ticks - 1)), 0, X((double)i / (ticks - 1)), height, Inks.Grid, 0.6f);
        }

        var middle = height / 2;
        if (row is { Before: { } from, After: { } to })
        {
            svg.Line(X(from.Position), middle, X(to.Position), middle, Inks.Mark, 1.6f);
        }

        if (row.Before is { } pre)
        {
            svg.Ring(X(pre.Position), middle, Radius);
        }

        if (row.After is { } post)
        {
            svg.Disc(X(post.Position), middle, Radius, Inks.Strong);
        }

        return svg.ToString();

        float X(double position) => Margin + (float)(Math.Clamp(position, 0, 1) * (width - (2 * Margin)));
    }

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

    /// <summary>The shares one after the other. What stays white has no place on the scale.</summary>
    public static string Shares(BarResult result, float width, float height)
    {
        var svg = new Drawing(width, height);
        var x = 0f;
        for (var i = 0; i < result.Parts.Length; i++)
        {
            var part = (float)(result.Parts[i].Share.Position * width);
            svg.Box(x, 0, part, height, Ink(result, i));
            x += part;
        }

        svg.Frame(width, height);
        return svg.ToString();
    }

    /// <summary>The colour of a part: darker along the scale, white beside it.</summary>
    public static SKColor Ink(BarResult result, int part) =>
        !result.Parts[part].OnScale ? Inks.Paper
        : Ramp[(int)Math.Round(
            result.Parts.Take(part).Count(other => other.OnScale) * (Ramp.Length - 1.0)
            / Math.Max(1, result.Parts.Count(other => other.OnScale) - 1))];

    private sealed class Drawing(float width, float height)
    {
        private readonly StringBuilder shapes = new();

        public void Line(float x1, float y1, float x2, float y2, SKColor ink, float stroke) =>
            Add($"""<path d="M{x1} {y1}L{x2} {y2}" stroke="{Hex(ink)}" stroke-width="{stroke}"/>""");

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
