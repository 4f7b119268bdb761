using QuestPDF.Fluent;
using QuestPDF.Infrastructure;
using SkiaSharp;

namespace Surveys.Documents.QuestPdf;

/// <summary>The texts of the report over QuestPDF: sizes in points, the inks of the other layout.</summary>
internal static class QuestStyles
{
    public const string Family = "Noto Sans";

    public static Color Color(this SKColor ink) => new((uint)ink);

    public static void Title(this IContainer container, string text) => container.SemanticHeader1().Set(text, 23, Inks.Text, bold: true);

    public static void Heading(this IContainer container, string text) => container.SemanticHeader2().Set(text, 13, Inks.Text, bold: true);

    public static void Subheading(this IContainer container, string text) =>
        container.SemanticHeader3().Set(text, 10, Inks.Text, bold: true);

    public static void Lead(this IContainer container, string text) => container.Set(text, 10.5f, Inks.Text);

    public static void Body(this IContainer container, string text) => container.Set(text, 9.25f, Inks.Text);

    public static void Strong(this IContainer container, string text) => container.Set(text, 9.25f, Inks.Text, bold: true);

    public static void Note(this IContainer container, string text) => container.Set(text, 8, Inks.Quiet);

    public static void NoteStrong(this IContainer container, string text) => container.Set(text, 8, Inks.Text, bold: true);

    public static void Small(this IContainer container, string text) => container.Set(text, 7.25f, Inks.Quiet);

    public static void Set(this IContainer container, string text, float size, SKColor ink, bool bold = false)
    {
        // A text without a character is still a line high.
        if (text.Length == 0)
        {
            return;
        }

        var span = container.Text(text).FontSize(size).FontColor(ink.Color());
        if (bold)
        {
            span.Bold();
        }
    }
}
