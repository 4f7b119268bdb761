namespace Surveys.Documents;

/// <summary>
/// A school's report as a PDF: A4, PDF/A-2b, vector charts, text that can be searched and copied, bookmarks.
/// The same report gives the same bytes. Safe to call from several threads at once.
/// </summary>
public static class SchoolReportPdf
{
    public static byte[] Render(SchoolReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ReportPdf.Render(new SchoolReportLayout(report));
    }
}
