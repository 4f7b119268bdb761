using System.Collections.Immutable;
using SkiaSharp;
using Surveys.Documents;

namespace Surveys.Benchmarks;

/// <summary>A picture in 24 bits, row by row.</summary>
internal sealed record Raster(int Width, int Height, SKColor[] Pixels);

/// <summary>Pages of a report as pictures: drawn by the same calls that write the PDF.</summary>
internal static class PageImage
{
    /// <param name="height">Of a page in pixels.</param>
    public static ImmutableArray<Raster> Of(ReportLayout layout, int height)
    {
        var pages = layout.Pages();
        using var pen = new Pen();
        ReportPdf.Draw(layout, pages, pen, _ => { });
        pen.Begin();
        var scale = height / A4.Height;
        var bitmaps = pages.Select(
            _ => new SKBitmap((int)Math.Round(A4.Width * scale), height, SKColorType.Rgba8888, SKAlphaType.Opaque)).ToList();
        var canvases = bitmaps.ConvertAll(bitmap => new SKCanvas(bitmap));
        ReportPdf.Draw(layout, pages, pen, page =>
        {
            canvases[page].Clear(SKColors.White);
            canvases[page].Scale(scale);
            pen.MoveTo(canvases[page]);
        });
        ImmutableArray<Raster> rasters = [.. bitmaps.Select(bitmap => new Raster(bitmap.Width, bitmap.Height, bitmap.Pixels))];
        canvases.ForEach(canvas => canvas.Dispose());
        bitmaps.ForEach(bitmap => bitmap.Dispose());
        return rasters;
    }
}
