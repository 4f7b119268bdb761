using System.Collections.Immutable;
using SkiaSharp;

namespace Surveys.Reports;

/// <summary>Pages of a report as pictures: for tests and the docs.</summary>
internal static class PageImage
{
    /// <summary>Each page as a PNG.</summary>
    /// <param name="height">In pixels.</param>
    public static ImmutableArray<byte[]> Of(ReportLayout layout, int height)
    {
        var pages = layout.Pages();
        var images = ImmutableArray.CreateBuilder<byte[]>();
        using var pen = new Pen();
        ReportPdf.Draw(layout, pages, pen, _ => { });
        pen.Begin();
        var scale = height / Sheet.Height;
        var surfaces = pages.Select(_ => SKSurface.Create(new SKImageInfo((int)Math.Round(Sheet.Width * scale), height, SKColorType.Rgb888x))).ToList();
        ReportPdf.Draw(layout, pages, pen, page =>
        {
            var canvas = surfaces[page].Canvas;
            canvas.Clear(SKColors.White);
            canvas.Scale(scale);
            pen.MoveTo(canvas);
        });
        foreach (var surface in surfaces)
        {
            using var image = surface.Snapshot();
            using var data = image.Encode(SKEncodedImageFormat.Png, 100);
            images.Add(data.ToArray());
            surface.Dispose();
        }

        return images.ToImmutable();
    }
}
