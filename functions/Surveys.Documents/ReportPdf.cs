using SkiaSharp;

namespace Surveys.Documents;

/// <summary>Writes a laid out report as a PDF.</summary>
internal static class ReportPdf
{
    public static byte[] Render(ReportLayout layout)
    {
        var pages = layout.Pages();
        return Write(Metadata(layout), layout.Language, Bookmarks(pages), (pen, begin) => Draw(layout, pages, pen, begin));
    }

    /// <summary>Writes pages of any kind.</summary>
    /// <param name="draw">Draws all pages, each after it called its second argument with the page's number from 0.</param>
    public static byte[] Write(
        SKDocumentPdfMetadata metadata, string language, IReadOnlyList<PdfBookmark> bookmarks, Action<Pen, Action<int>> draw)
    {
        using var buffer = new SKDynamicMemoryWStream();
        using (var pen = new Pen())
        using (var document = SKDocument.CreatePdf(buffer, metadata))
        {
            draw(pen, _ => { });
            pen.Begin();
            draw(pen, _ => pen.MoveTo(document.BeginPage(A4.Width, A4.Height)));
            document.Close();
        }

        using var data = buffer.DetachAsData();
        return PdfFile.Complete(data.ToArray(), language, bookmarks);
    }

    /// <summary>Draws all pages, each after <paramref name="begin"/> was called with its number from 0.</summary>
    public static void Draw(ReportLayout layout, List<List<Placed>> pages, Pen pen, Action<int> begin)
    {
        for (var i = 0; i < pages.Count; i++)
        {
            begin(i);
            foreach (var placed in pages[i])
            {
                placed.Block.Draw(pen, placed.Top);
            }

            layout.Footer(pen, i + 1, pages.Count);
        }
    }

    private static SKDocumentPdfMetadata Metadata(ReportLayout layout)
    {
        // The moment of the release, never of the rendering: the same release must give the same file.
        var moment = layout.Imprint.AsOf?.UtcDateTime;
        return new SKDocumentPdfMetadata(SKDocument.DefaultRasterDpi)
        {
            Title = layout.Title,
            Author = layout.Author,
            Subject = layout.Subject,
            Keywords = layout.Imprint.Identifier,
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
            .Select(placed => new PdfBookmark(placed.Block.Bookmark!, i, A4.Height - placed.Top + 6))),
    ];
}
