using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker;
using Surveys.Functions.Hosting;

namespace Surveys.Functions.Isolated;

/// <summary>
/// The table of functions in the words of the isolated worker, whose build reads attributes: names, routes, methods and schedules
/// once more. What each does is said in <see cref="FunctionTable"/>; a test keeps the two equal.
/// </summary>
public static class IsolatedFunctions
{
    private const AuthorizationLevel Open = AuthorizationLevel.Anonymous;

    /// <summary>The address without a path: the host takes an empty route for the function's name, the worker cannot route "/".</summary>
    private const string Root = "{root:maxlength(0)?}";

    private static readonly Dictionary<string, Function> Table = FunctionTable.All.ToDictionary(function => function.Name);

    // Pupils
    [Function(nameof(SurveyPage))] public static Task<IResult> SurveyPage([HttpTrigger(Open, "GET", Route = "s/{code}")] HttpRequest request) => Answer(request);
    [Function(nameof(SurveyPageSubmit))] public static Task<IResult> SurveyPageSubmit([HttpTrigger(Open, "POST", Route = "s/{code}")] HttpRequest request) => Answer(request);
    [Function(nameof(SurveyPageThanks))] public static Task<IResult> SurveyPageThanks([HttpTrigger(Open, "GET", Route = "s/{code}/thanks")] HttpRequest request) => Answer(request);
    [Function(nameof(ServiceWorker))] public static Task<IResult> ServiceWorker([HttpTrigger(Open, "GET", Route = "sw.js")] HttpRequest request) => Answer(request);
    [Function(nameof(OfflinePage))] public static Task<IResult> OfflinePage([HttpTrigger(Open, "GET", Route = "offline")] HttpRequest request) => Answer(request);
    [Function(nameof(Survey))] public static Task<IResult> Survey([HttpTrigger(Open, "GET", Route = "api/surveys/{code}")] HttpRequest request) => Answer(request);
    [Function(nameof(SubmitResponse))] public static Task<IResult> SubmitResponse([HttpTrigger(Open, "PUT", Route = "api/surveys/{code}/responses/{id}")] HttpRequest request) => Answer(request);

    // Anyone
    [Function(nameof(Home))] public static Task<IResult> Home([HttpTrigger(Open, "GET", Route = Root)] HttpRequest request) => Answer(request);

    // Schools
    [Function(nameof(SchoolReportPdf))] public static Task<IResult> SchoolReportPdf([HttpTrigger(Open, "GET", Route = "schools/{id}/report.pdf")] HttpRequest request) => Answer(request);
    [Function(nameof(SchoolReportPage))] public static Task<IResult> SchoolReportPage([HttpTrigger(Open, "GET", Route = "schools/{id}/report")] HttpRequest request) => Answer(request);

    // Analysts
    [Function(nameof(Campaign))] public static Task<IResult> Campaign([HttpTrigger(Open, "GET", Route = "api/campaign")] HttpRequest request) => Answer(request);
    [Function(nameof(Aggregates))] public static Task<IResult> Aggregates([HttpTrigger(Open, "GET", Route = "api/aggregates")] HttpRequest request) => Answer(request);
    [Function(nameof(NationalReportPdf))] public static Task<IResult> NationalReportPdf([HttpTrigger(Open, "GET", Route = "api/campaign/report.pdf")] HttpRequest request) => Answer(request);
    [Function(nameof(NationalReportPage))] public static Task<IResult> NationalReportPage([HttpTrigger(Open, "GET", Route = "api/campaign/report")] HttpRequest request) => Answer(request);

    // Staff
    [Function(nameof(StaffPage))] public static Task<IResult> StaffPage([HttpTrigger(Open, "GET", Route = "staff")] HttpRequest request) => Answer(request);
    [Function(nameof(Schools))] public static Task<IResult> Schools([HttpTrigger(Open, "GET", Route = "api/schools")] HttpRequest request) => Answer(request);
    [Function(nameof(PutSchool))] public static Task<IResult> PutSchool([HttpTrigger(Open, "PUT", Route = "api/schools/{id}")] HttpRequest request) => Answer(request);
    [Function(nameof(ImportSchools))] public static Task<IResult> ImportSchools([HttpTrigger(Open, "POST", Route = "api/schools/import")] HttpRequest request) => Answer(request);
    [Function(nameof(Sessions))] public static Task<IResult> Sessions([HttpTrigger(Open, "GET", Route = "api/sessions")] HttpRequest request) => Answer(request);
    [Function(nameof(PutSession))] public static Task<IResult> PutSession([HttpTrigger(Open, "PUT", Route = "api/sessions/{id}")] HttpRequest request) => Answer(request);
    [Function(nameof(CloseSession))] public static Task<IResult> CloseSession([HttpTrigger(Open, "POST", Route = "api/sessions/{id}/close")] HttpRequest request) => Answer(request);
    [Function(nameof(SessionProgress))] public static Task<IResult> SessionProgress([HttpTrigger(Open, "GET", Route = "api/sessions/{id}/progress")] HttpRequest request) => Answer(request);
    [Function(nameof(SessionQrSvg))] public static Task<IResult> SessionQrSvg([HttpTrigger(Open, "GET", Route = "api/sessions/{id}/qr/{phase}.svg")] HttpRequest request) => Answer(request);
    [Function(nameof(SessionQrPng))] public static Task<IResult> SessionQrPng([HttpTrigger(Open, "GET", Route = "api/sessions/{id}/qr/{phase}.png")] HttpRequest request) => Answer(request);
    [Function(nameof(SessionPoster))] public static Task<IResult> SessionPoster([HttpTrigger(Open, "GET", Route = "api/sessions/{id}/poster.pdf")] HttpRequest request) => Answer(request);
    [Function(nameof(SchoolLetter))] public static Task<IResult> SchoolLetter([HttpTrigger(Open, "POST", Route = "api/schools/{id}/letter.pdf")] HttpRequest request) => Answer(request);
    [Function(nameof(RegionReports))] public static Task<IResult> RegionReports([HttpTrigger(Open, "GET", Route = "api/regions/{region}/reports.zip")] HttpRequest request) => Answer(request);
    [Function(nameof(ReportStatus))] public static Task<IResult> ReportStatus([HttpTrigger(Open, "GET", Route = "api/reports")] HttpRequest request) => Answer(request);

    // Operators
    [Function(nameof(HealthLive))] public static Task<IResult> HealthLive([HttpTrigger(Open, "GET", Route = "health/live")] HttpRequest request) => Answer(request);
    [Function(nameof(HealthReady))] public static Task<IResult> HealthReady([HttpTrigger(Open, "GET", Route = "health/ready")] HttpRequest request) => Answer(request);

    // The clock
    [Function(nameof(Aggregate))] public static Task Aggregate([TimerTrigger("0 * * * * *")] TimerInfo timer, FunctionContext context) => Run(context);
    [Function(nameof(Publish))] public static Task Publish([TimerTrigger("30 */5 * * * *")] TimerInfo timer, FunctionContext context) => Run(context);
    [Function(nameof(Rebuild))] public static Task Rebuild([TimerTrigger("0 15 2 * * *")] TimerInfo timer, FunctionContext context) => Run(context);
    [Function(nameof(Seal))] public static Task Seal([TimerTrigger("0 45 1 * * *")] TimerInfo timer, FunctionContext context) => Run(context);

    private static async Task<IResult> Answer(HttpRequest request, [CallerMemberName] string name = "")
    {
        var function = (HttpFunction)Table[name];
        var context = request.HttpContext;
        context.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(function), name));
        await SurveyApp.Guard(context, inner => SurveyApp.Call(function, inner));
        return Results.Empty;
    }

    private static Task Run(FunctionContext context, [CallerMemberName] string name = "") =>
        ((TimerFunction)Table[name]).Handler(context.InstanceServices, context.CancellationToken);
}
