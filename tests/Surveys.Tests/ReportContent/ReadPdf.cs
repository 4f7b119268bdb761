using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Surveys.Tests.ReportContent;

/// <summary>Reads a PDF back with another library than the one that wrote it.</summary>
internal static class ReadPdf
{
    public static List<Page> Pages(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return [.. document.GetPages()];
    }

    /// <summary>All letters in the order they are drawn, without spaces: a line's end is not one.</summary>
    public static string Text(byte[] pdf) =>
        Dense(string.Concat(Pages(pdf).SelectMany(page => page.Letters).Select(letter => letter.Value)));

    public static string Dense(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
