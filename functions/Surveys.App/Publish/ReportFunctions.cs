using Microsoft.Azure.Functions.Worker;
using Surveys.App.Http;
using Surveys.Storage;
using Surveys.Tallies;

namespace Surveys.App.Publish;

/// <summary>Reports over HTTP: a school's for whoever has its link, the national one for staff and analysts.</summary>
public sealed class ReportFunctions(StoredReports reports, SchoolLink link)
{
    [Function("SchoolReportPdf"), EndpointSummary("The school's report.")]
    public Task<IResult> ShowPdf(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "schools/{id}/report.pdf")] HttpRequest request,
        string id,
        CancellationToken cancel) =>
        ForSchool(request, id, ReportForm.Pdf, cancel);

    [Function("SchoolReportPage"), EndpointSummary("The same report as a web page.")]
    public Task<IResult> ShowPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "schools/{id}/report")] HttpRequest request,
        string id,
        CancellationToken cancel) =>
        ForSchool(request, id, ReportForm.Html, cancel);

    [Function("NationalReportPdf"), EndpointSummary("The report of the whole campaign."), Access(AccessRole.Analyst)]
    public Task<IResult> ShowNationalPdf(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/campaign/report.pdf")] HttpRequest request,
        CancellationToken cancel) =>
        ForNation(request, ReportForm.Pdf, cancel);

    [Function("NationalReportPage"), EndpointSummary("The same report as a web page."), Access(AccessRole.Analyst)]
    public Task<IResult> ShowNationalPage(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/campaign/report")] HttpRequest request,
        CancellationToken cancel) =>
        ForNation(request, ReportForm.Html, cancel);

    private async Task<IResult> ForSchool(HttpRequest request, string school, ReportForm form, CancellationToken cancel) =>
        !(await link.CheckAsync(request, school, cancel)).TryGet(out var key, out var refusal) ? refusal
        : RequestLanguage.TryReport(request, out var language) ? await reports
            .ShowAsync(request, Scope.OfSchool(school), language, form, key, cancel)
        : LinkRefusal.NoSuchLanguage;

    private async Task<IResult> ForNation(HttpRequest request, ReportForm form, CancellationToken cancel) =>
        RequestLanguage.TryReport(request, out var language)
            ? await reports.ShowAsync(request, Scope.Nation, language, form, null, cancel)
            : LinkRefusal.NoSuchLanguage;
}
