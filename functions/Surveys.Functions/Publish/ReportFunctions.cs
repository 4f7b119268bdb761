using Microsoft.Net.Http.Headers;
using Surveys.Campaigns;
using Surveys.Functions.Hosting;
using Surveys.Reports;
using Surveys.Storage;

namespace Surveys.Functions.Publish;

/// <summary>A school's report over HTTP.</summary>
internal static class ReportFunctions
{
    /// <summary>Streams the PDF to whoever has the school's link. A link opens one school and nothing else.</summary>
    public static async Task<IResult> ShowPdf(HttpContext context)
    {
        var id = (string)context.GetRouteValue("id")!;
        var query = context.Request.Query;
        if (!School.IsId(id) || await Access.FindAsync(context, AccessRole.School, query["key"].ToString()) is not { } key || key.School != id)
        {
            return Problems.Create(
                StatusCodes.Status401Unauthorized,
                "link-not-valid",
                "This link is not valid, or not any more. Ask ALO 116 111 for a new one.",
                "key");
        }

        var language = query["lang"].ToString() is { Length: > 0 } wanted ? wanted : SchoolReport.Languages[0];
        if (!SchoolReport.Languages.Contains(language))
        {
            return Problems.Create(
                StatusCodes.Status400BadRequest, "no-such-language", $"Reports are written in: {string.Join(", ", SchoolReport.Languages)}.", "lang");
        }

        var storage = context.RequestServices.GetRequiredService<SurveyStorage>();
        if (await storage.Reports.OpenAsync(storage.Reports.NameOf(id, language), context.RequestAborted) is not { } report)
        {
            return Problems.Create(
                StatusCodes.Status404NotFound, "no-report-yet", "The report of this school is made within some minutes after its first session. Try again later.");
        }

        context.Response.Headers.CacheControl = "private, no-cache";
        context.Response.Headers.ContentDisposition =
            new ContentDispositionHeaderValue("inline") { FileName = $"raporti-{id}-{language}.pdf" }.ToString();
        return Results.Stream(report.Content, "application/pdf", lastModified: report.LastModified, entityTag: new EntityTagHeaderValue(report.ETag));
    }
}
