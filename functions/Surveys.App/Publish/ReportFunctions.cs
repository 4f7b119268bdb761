using System.Net.Mime;
using System.Text;
using Microsoft.Net.Http.Headers;
using Surveys.Tallies;
using Surveys.Documents;
using Surveys.ReportContent;
using Surveys.Storage;

namespace Surveys.App.Publish;

/// <summary>A school's report over HTTP, for whoever has its link.</summary>
internal static class ReportFunctions
{
    public static Task<IResult> ShowPdf(HttpContext context) => ForSchool(context, ReportForm.Pdf);

    public static Task<IResult> ShowPage(HttpContext context) => ForSchool(context, ReportForm.Html);

    /// <summary>The language asked for; Albanian where none is. False where reports are not written in it.</summary>
    public static bool TryLanguage(HttpContext context, out string language)
    {
        language = context.Request.Query["lang"].ToString() is { Length: > 0 } wanted ? wanted : SchoolReport.Languages[0];
        return SchoolReport.Languages.Contains(language);
    }

    /// <summary>A stored report, with its conditions and ranges.</summary>
    /// <param name="key">The key that the page's own links are to carry; null where they carry none.</param>
    public static async Task<IResult> ShowAsync(HttpContext context, Scope scope, string language, ReportForm form, string? key)
    {
        var reports = context.RequestServices.GetRequiredService<SurveyStorage>().Reports;
        if (await reports.ReadAsync(reports.NameOf(scope, language, form), context.RequestAborted) is not { } report)
        {
            return LinkRefusal.NoReportYet;
        }

        if (form == ReportForm.Html)
        {
            return new ReportPageResult(ReportPage.WithKey(Encoding.UTF8.GetString(report.Content.Span), key), IsKept: true);
        }

        var headers = context.Response.Headers;
        ReportPageResult.KeepPrivate(headers);
        headers.CacheControl = ReportPageResult.AskAgain;
        headers.ContentDisposition = report.Disposition;
        return Results.Bytes(
            report.Content,
            MediaTypeNames.Application.Pdf,
            enableRangeProcessing: true,
            lastModified: report.LastModified,
            entityTag: new EntityTagHeaderValue(report.ETag));
    }

    private static async Task<IResult> ForSchool(HttpContext context, ReportForm form)
    {
        var school = (string)context.GetRouteValue("id")!;
        var (key, refusal) = await SchoolLink.CheckAsync(context, school);
        return refusal
            ?? (TryLanguage(context, out var language)
                ? await ShowAsync(context, Scope.OfSchool(school), language, form, key)
                : LinkRefusal.NoSuchLanguage);
    }
}
