using SkiaSharp;

namespace Surveys.Reports;

/// <summary>Draws on one document. Everything a report shows goes through here. Not shared between threads.</summary>
internal sealed class Pen : IDisposable
{
    private readonly Dictionary<(Face, float), SKFont> fonts = [];
    private readonly SKPaint fill = new() { IsAntialias = true, Style = SKPaintStyle.Fill };
    private readonly SKPaint stroke = new() { IsAntialias = true, Style = SKPaintStyle.Stroke };
    private SKCanvas? canvas;

    private SKCanvas Canvas => canvas ?? throw new InvalidOperationException("No page has begun.");

    public void MoveTo(SKCanvas page) => canvas = page;

    /// <summary>One line of text whose left end is at <paramref name="x"/>.</summary>
    public void Text(string text, float x, float baseline, TextStyle style)
    {
        if (!fonts.TryGetValue((style.Face, style.Size), out var font))
        {
            // One glyph a character, no shaping: ligatures would break the text that is read back from the file.
            font = new SKFont(style.Face.Typeface, style.Size)
            {
                Hinting = SKFontHinting.None,
                LinearMetrics = true,
                Subpixel = true,
            };
            fonts.Add((style.Face, style.Size), font);
        }

        fill.Color = style.Ink;
        Canvas.DrawText(style.Face.Clean(text), x, baseline, SKTextAlign.Left, font, fill);
    }

    /// <summary>One line of text whose right end is at <paramref name="x"/>.</summary>
    public void TextRight(string text, float x, float baseline, TextStyle style) =>
        Text(text, x - style.Width(text), baseline, style);

    /// <summary>Lines of text, the first one's top at <paramref name="top"/>.</summary>
    public void Lines(IEnumerable<string> lines, float x, float top, TextStyle style)
    {
        foreach (var line in lines)
        {
            Text(line, x, top + style.Ascent, style);
            top += style.Leading;
        }
    }

    public void Line(float x1, float y1, float x2, float y2, SKColor ink, float width = 0.6f)
    {
        stroke.Color = ink;
        stroke.StrokeWidth = width;
        Canvas.DrawLine(x1, y1, x2, y2, stroke);
    }

    public void Box(float left, float top, float right, float bottom, SKColor ink)
    {
        fill.Color = ink;
        Canvas.DrawRect(new SKRect(left, top, right, bottom), fill);
    }

    public void Frame(float left, float top, float right, float bottom, SKColor ink, float width)
    {
        stroke.Color = ink;
        stroke.StrokeWidth = width;
        Canvas.DrawRoundRect(new SKRect(left + (width / 2), top + (width / 2), right - (width / 2), bottom - (width / 2)), 6, 6, stroke);
    }

    public void Disc(float x, float y, float radius, SKColor ink)
    {
        fill.Color = ink;
        Canvas.DrawCircle(x, y, radius, fill);
    }

    /// <summary>A circle with paper inside.</summary>
    public void Ring(float x, float y, float radius, SKColor ink, float width = 1.2f)
    {
        Disc(x, y, radius, Inks.Paper);
        stroke.Color = ink;
        stroke.StrokeWidth = width;
        Canvas.DrawCircle(x, y, radius - (width / 2), stroke);
    }

    public void Polygon(SKColor ink, params ReadOnlySpan<SKPoint> points)
    {
        using var path = new SKPathBuilder();
        path.MoveTo(points[0]);
        foreach (var point in points[1..])
        {
            path.LineTo(point);
        }

        path.Close();
        using var polygon = path.Detach();
        fill.Color = ink;
        Canvas.DrawPath(polygon, fill);
    }

    public void Dispose()
    {
        foreach (var font in fonts.Values)
        {
            font.Dispose();
        }

        fill.Dispose();
        stroke.Dispose();
    }
}
