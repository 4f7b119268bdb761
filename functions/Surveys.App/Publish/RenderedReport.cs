using Surveys.Documents;
using Surveys.ReportContent;

namespace Surveys.App.Publish;

/// <summary>A report in both of its forms. The page is written at once, the PDF when it is wanted.</summary>
internal sealed record RenderedReport(string Title, string Page, Func<byte[]> Pdf)
{
    public static RenderedReport Of(SchoolReport report, SchoolReportEngine engine) =>
        new(report.Title, SchoolReportHtml.Render(report), () => engine(report));

    public static RenderedReport Of(NationalReport report) =>
        new(report.Title, NationalReportHtml.Render(report), () => NationalReportPdf.Render(report));
}
