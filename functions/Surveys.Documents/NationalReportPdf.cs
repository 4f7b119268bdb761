namespace Surveys.Documents;

/// <summary>
/// The report of the whole campaign as a PDF: A4, PDF/A-2b, vector charts, text that can be searched and copied, bookmarks.
/// The same report gives the same bytes. Safe to call from several threads at once.
/// </summary>
public static class NationalReportPdf
{
    public static byte[] Render(NationalReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return ReportPdf.Render(new NationalReportLayout(report));
    }
}
