using SkiaSharp;

namespace Surveys.Documents;

/// <summary>What is drawn: a text; a thin line; a sign that nothing may cover; a ground that others may stand on.</summary>
internal enum MarkKind
{
    Text,
    Line,
    Shape,
    Ground,
}

/// <summary>Something drawn, and the room it takes.</summary>
internal readonly record struct Mark(MarkKind Kind, SKRect Box);

/// <summary>
/// Draws one document. Everything a report shows goes through here, twice: before <see cref="Begin"/> nothing is drawn
/// and the pen only learns which characters there will be, so that the fonts hold no others. Not shared between threads.
/// </summary>
internal sealed class Pen : IDisposable
{
    private readonly Dictionary<Face, HashSet<char>> characters = [];
    private readonly Dictionary<Face, SKTypeface> typefaces = [];
    private readonly Dictionary<(Face, float), SKFont> fonts = [];
    private readonly SKPaint fill = new() { IsAntialias = true, Style = SKPaintStyle.Fill };
    private readonly SKPaint stroke = new() { IsAntialias = true, Style = SKPaintStyle.Stroke };
    private SKCanvas? canvas;

    /// <summary>Where set, everything drawn is noted here, before <see cref="Begin"/> as well.</summary>
    public Action<Mark>? Noted { get; init; }

    /// <summary>Ends the first round: from here on there is a page to draw on.</summary>
    public void Begin()
    {
        foreach (var (face, used) in characters)
        {
            typefaces.Add(face, face.Cut(used));
        }
    }

    public void MoveTo(SKCanvas page) => canvas = page;

    /// <summary>One line of text whose left end is at <paramref name="x"/>.</summary>
    public void Text(string text, float x, float baseline, TextStyle style)
    {
        var clean = style.Face.Clean(text);
        if (clean.Length == 0)
        {
            return;
        }

        Note(MarkKind.Text, x, baseline - style.CapHeight, x + style.Width(clean), baseline + style.Descent);
        if (canvas is null)
        {
            Learn(clean, style.Face);
            return;
        }

        using var blob = SKTextBlob.CreateHorizontal(clean, Font(style), style.Face.Positions(clean, style.Size), 0);
        fill.Color = style.Ink;
        canvas.DrawText(blob, x, baseline, fill);
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

    /// <summary>The same with their right ends at <paramref name="x"/>.</summary>
    public void LinesRight(IEnumerable<string> lines, float x, float top, TextStyle style)
    {
        foreach (var line in lines)
        {
            TextRight(line, x, top + style.Ascent, style);
            top += style.Leading;
        }
    }

    public void Line(float x1, float y1, float x2, float y2, SKColor ink, float width = 0.6f)
    {
        Note(MarkKind.Line, Math.Min(x1, x2), Math.Min(y1, y2), Math.Max(x1, x2), Math.Max(y1, y2));
        canvas?.DrawLine(x1, y1, x2, y2, Stroke(ink, width, SKStrokeCap.Butt));
    }

    public void Box(float left, float top, float right, float bottom, SKColor ink)
    {
        Note(MarkKind.Ground, left, top, right, bottom);
        canvas?.DrawRect(new SKRect(left, top, right, bottom), Fill(ink));
    }

    /// <summary>A frame with round corners, whose outer edge is given.</summary>
    public void Frame(float left, float top, float right, float bottom, SKColor ink, float width)
    {
        Note(MarkKind.Ground, left, top, right, bottom);
        var half = width / 2;
        canvas?.DrawRoundRect(new SKRect(left + half, top + half, right - half, bottom - half), 6, 6, Stroke(ink, width, SKStrokeCap.Butt));
    }

    /// <summary>A full circle: a dot of a round pen, which takes a tenth of the bytes of a circle's curves.</summary>
    public void Disc(float x, float y, float radius, SKColor ink) => Bar(x, x, y, radius, ink);

    /// <summary>A level bar whose ends are round; a disc where they are the same.</summary>
    public void Bar(float from, float to, float y, float radius, SKColor ink)
    {
        Note(MarkKind.Shape, from - radius, y - radius, to + radius, y + radius);
        canvas?.DrawLine(from, y, Math.Max(to, from + 0.01f), y, Stroke(ink, 2 * radius, SKStrokeCap.Round));
    }

    /// <summary>A circle with paper inside.</summary>
    public void Ring(float x, float y, float radius, SKColor ink, float width = 1.2f)
    {
        Disc(x, y, radius, ink);
        Disc(x, y, radius - width, Inks.Paper);
    }

    public void Polygon(SKColor ink, params ReadOnlySpan<SKPoint> points) => Path(MarkKind.Shape, points, Fill(ink));

    /// <summary>A polygon that texts may stand on.</summary>
    public void Ground(SKColor ink, params ReadOnlySpan<SKPoint> points) => Path(MarkKind.Ground, points, Fill(ink));

    /// <summary>The border of a polygon, half inside and half outside.</summary>
    public void Outline(SKColor ink, float width, params ReadOnlySpan<SKPoint> points)
    {
        var paint = Stroke(ink, width, SKStrokeCap.Butt);
        paint.StrokeJoin = SKStrokeJoin.Round;
        Path(MarkKind.Ground, points, paint);
    }

    /// <summary>Makes a rectangle lead to an address.</summary>
    public void Link(Uri address, float left, float top, float right, float bottom)
    {
        if (canvas is not null)
        {
            using var annotation = canvas.DrawUrlAnnotation(new SKRect(left, top, right, bottom), address.AbsoluteUri);
        }
    }

    public void Dispose()
    {
        foreach (var font in fonts.Values)
        {
            font.Dispose();
        }

        foreach (var typeface in typefaces.Values)
        {
            typeface.Dispose();
        }

        fill.Dispose();
        stroke.Dispose();
    }

    private void Path(MarkKind kind, ReadOnlySpan<SKPoint> points, SKPaint paint)
    {
        var (left, top, right, bottom) = (points[0].X, points[0].Y, points[0].X, points[0].Y);
        foreach (var point in points)
        {
            (left, top) = (Math.Min(left, point.X), Math.Min(top, point.Y));
            (right, bottom) = (Math.Max(right, point.X), Math.Max(bottom, point.Y));
        }

        Note(kind, left, top, right, bottom);
        if (canvas is null)
        {
            return;
        }

        using var path = new SKPathBuilder();
        path.MoveTo(points[0]);
        foreach (var point in points[1..])
        {
            path.LineTo(point);
        }

        path.Close();
        using var polygon = path.Detach();
        canvas.DrawPath(polygon, paint);
    }

    private void Note(MarkKind kind, float left, float top, float right, float bottom) =>
        Noted?.Invoke(new Mark(kind, new SKRect(left, top, right, bottom)));

    private void Learn(string text, Face face)
    {
        if (!characters.TryGetValue(face, out var used))
        {
            characters.Add(face, used = []);
        }

        used.UnionWith(text);
    }

    private SKFont Font(TextStyle style)
    {
        if (!fonts.TryGetValue((style.Face, style.Size), out var font))
        {
            font = new SKFont(typefaces[style.Face], style.Size)
            {
                Hinting = SKFontHinting.None,
                LinearMetrics = true,
                Subpixel = true,
            };
            fonts.Add((style.Face, style.Size), font);
        }

        return font;
    }

    private SKPaint Fill(SKColor ink)
    {
        fill.Color = ink;
        return fill;
    }

    private SKPaint Stroke(SKColor ink, float width, SKStrokeCap cap)
    {
        stroke.Color = ink;
        stroke.StrokeWidth = width;
        stroke.StrokeCap = cap;
        return stroke;
    }
}
