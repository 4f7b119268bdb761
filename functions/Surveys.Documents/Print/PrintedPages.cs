using SkiaSharp;

namespace Surveys.Documents;

/// <summary>One page of a document that is not a report: its name among the bookmarks, and how it is drawn.</summary>
internal sealed record PrintedPage(string Bookmark, Action<Pen> Draw);

/// <summary>Makes a PDF of some pages. The same pages give the same bytes.</summary>
internal static class PrintedPages
{
    public static byte[] Render(string title, LanguageTexts texts, IReadOnlyList<PrintedPage> pages) => ReportPdf.Write(
        new SKDocumentPdfMetadata(SKDocument.DefaultRasterDpi)
        {
            Title = title,
            Author = texts.Report.Author,
            Subject = texts.Report.Campaign,
            Creator = "Surveys",
            Producer = "Surveys",
            PdfA = true,
        },
        texts.Language,
        [.. pages.Select((page, i) => new PdfBookmark(page.Bookmark, i, A4.Height - A4.Top))],
        (pen, begin) =>
        {
            for (var i = 0; i < pages.Count; i++)
            {
                begin(i);
                pages[i].Draw(pen);
            }
        });
}
