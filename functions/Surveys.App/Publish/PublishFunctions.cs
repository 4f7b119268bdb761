using Microsoft.Azure.Functions.Worker;
using Surveys.App.Http;
using Surveys.Storage;

namespace Surveys.App.Publish;

/// <summary>Publishing, by the clock, and how the last run of it ended.</summary>
public sealed class PublishFunctions(Publisher publisher, SurveyStorage storage)
{
    [Function("Publish"), EndpointSummary("Releases what changed and renders the reports.")]
    public Task Publish([TimerTrigger("30 */5 * * * *")] TimerInfo timer, CancellationToken cancel) => publisher.RunAsync(cancel);

    [Function("ReportStatus"), EndpointSummary("How the last run of Publish ended."), Access(AccessRole.Staff)]
    public async Task<IResult> ShowStatus(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/reports")] HttpRequest request, CancellationToken cancel) =>
        await storage.Reports.StatusAsync(cancel) is { } status
            ? TypedResults.Json(status, PublishJson.Readable.ReportStatus)
            : Problems.Create(StatusCodes.Status404NotFound, "not-published-yet", "Publish has not run yet. It runs every five minutes.");
}
