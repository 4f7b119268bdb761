using SkiaSharp;

namespace Surveys.Reports;

/// <summary>
/// A school's report as a PDF: A4, PDF/A-2b, vector charts, text that can be searched and copied, bookmarks.
/// The same report gives the same bytes. Safe to call from several threads at once.
/// </summary>
public static class SchoolReportPdf
{
    public static byte[] Render(SchoolReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var layout = new SchoolReportLayout(report);
        var pages = layout.Pages();
        using var buffer = new SKDynamicMemoryWStream();
        using (var pen = new Pen())
        using (var document = SKDocument.CreatePdf(buffer, Metadata(report)))
        {
            Draw(() => { });
            pen.Begin();
            Draw(() => pen.MoveTo(document.BeginPage(Sheet.Width, Sheet.Height)));
            document.Close();

            void Draw(Action begin)
            {
                for (var i = 0; i < pages.Count; i++)
                {
                    begin();
                    foreach (var placed in pages[i])
                    {
                        placed.Block.Draw(pen, placed.Top);
                    }

                    layout.Footer(pen, i + 1, pages.Count);
                }
            }
        }

        using var data = buffer.DetachAsData();
        return PdfFile.Complete(data.ToArray(), report.Words.Language, Bookmarks(pages));
    }

    private static SKDocumentPdfMetadata Metadata(SchoolReport report)
    {
        // The moment of the release, never of the rendering: the same release must give the same file.
        var moment = report.Publication.AsOf?.UtcDateTime;
        return new SKDocumentPdfMetadata(SKDocument.DefaultRasterDpi)
        {
            Title = report.Title,
            Author = report.Words.Author,
            Subject = report.Words.Campaign,
            Keywords = report.Publication.Identifier,
            Creator = "Surveys",
            Producer = "Surveys",
            Creation = moment,
            Modified = moment,
            PdfA = true,
        };
    }

    private static List<PdfBookmark> Bookmarks(List<List<Placed>> pages) =>
    [
        .. pages.SelectMany((page, i) => page
            .Where(placed => placed.Block.Bookmark is not null)
            .Select(placed => new PdfBookmark(placed.Block.Bookmark!, i, Sheet.Height - placed.Top + 6))),
    ];
}
