using System.Net.Mime;
using System.Text;
using Microsoft.Net.Http.Headers;
using Surveys.Documents;
using Surveys.Storage;
using Surveys.Tallies;

namespace Surveys.App.Publish;

/// <summary>Reports that were rendered before, with their conditions and ranges.</summary>
public sealed class StoredReports(SurveyStorage storage)
{
    /// <param name="key">The key that the page's own links are to carry; null where they carry none.</param>
    public async Task<IResult> ShowAsync(
        HttpRequest request, Scope scope, string language, ReportForm form, string? key, CancellationToken cancel)
    {
        var reports = storage.Reports;
        if (await reports.ReadAsync(reports.NameOf(scope, language, form), cancel) is not { } report)
        {
            return LinkRefusal.NoReportYet;
        }

        if (form == ReportForm.Html)
        {
            return new ReportPageResult(ReportPage.WithKey(Encoding.UTF8.GetString(report.Content.Span), key), IsKept: true);
        }

        var headers = request.HttpContext.Response.Headers;
        ReportPageResult.KeepPrivate(headers);
        headers.CacheControl = ReportPageResult.AskAgain;
        headers.ContentDisposition = report.Disposition;
        return TypedResults.Bytes(
            report.Content,
            MediaTypeNames.Application.Pdf,
            enableRangeProcessing: true,
            lastModified: report.LastModified,
            entityTag: new EntityTagHeaderValue(report.ETag));
    }
}
