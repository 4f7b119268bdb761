using QuestPDF;
using QuestPDF.Drawing;
using QuestPDF.Fluent;
using QuestPDF.Infrastructure;

namespace Surveys.Documents.QuestPdf;

/// <summary>
/// A school's report as a PDF: A4, PDF/A-2a and PDF/UA-1 with tags, vector charts, text that can be searched and copied, bookmarks.
/// Safe to call from several threads at once.
/// </summary>
public static class SchoolReportPdf
{
    static SchoolReportPdf()
    {
        // The licence must be declared. Who may not use this one, a public-sector body for instance, buys another and says so here.
        Settings.License = LicenseType.Community;
        Settings.UseEnvironmentFonts = false;
        foreach (var font in (string[])["fonts/NotoSans-Regular.ttf", "fonts/NotoSans-Bold.ttf"])
        {
            using var file = typeof(SchoolReportPdf).Assembly.GetManifestResourceStream(font)
                ?? throw new InvalidOperationException($"The font {font} is not in the assembly.");
            FontManager.RegisterFontWithCustomName(QuestStyles.Family, file);
        }
    }

    public static byte[] Render(SchoolReport report)
    {
        ArgumentNullException.ThrowIfNull(report);

        // The moment of the release, never of the rendering.
        var moment = report.Imprint.AsOf ?? DateTimeOffset.UnixEpoch;
        return Document.Create(new QuestLayout(report).Compose)
            .WithMetadata(new DocumentMetadata
            {
                Title = report.Title,
                Author = report.Texts.Report.Author,
                Subject = report.Texts.Report.Campaign,
                Keywords = report.Imprint.Identifier,
                Language = report.Texts.Language,
                Creator = "Surveys",
                Producer = "Surveys",
                CreationDate = moment,
                ModifiedDate = moment,
            })
            .WithSettings(new DocumentSettings
            {
                PDFA_Conformance = PDFA_Conformance.PDFA_2A,
                PDFUA_Conformance = PDFUA_Conformance.PDFUA_1,
            })
            .GeneratePdf();
    }
}
