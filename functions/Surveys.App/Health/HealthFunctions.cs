using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Surveys.App.Http;

namespace Surveys.App.Health;

/// <summary>What an operator's probe asks.</summary>
public sealed class HealthFunctions(HealthCheckService checks)
{
    [Function("HealthLive"), EndpointSummary("The process answers.")]
    public static IResult Live([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/live")] HttpRequest request) =>
        TypedResults.Text("live\n");

    /// <summary>Ready, with a line for each thing that is not as it should be; 503 where storage does not answer.</summary>
    [Function("HealthReady"), EndpointSummary("The storage answers too.")]
    public async Task<IResult> Ready(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "health/ready")] HttpRequest request, CancellationToken cancel)
    {
        var report = await checks.CheckHealthAsync(cancel);
        return report.Status == HealthStatus.Unhealthy
            ? Problems.Create(
                StatusCodes.Status503ServiceUnavailable, "storage-unavailable", "The storage does not answer. Try again in a minute.")
            : TypedResults.Text(string.Concat(
                report.Entries.Values.Where(entry => entry.Status == HealthStatus.Degraded).Select(entry => entry.Description + "\n")
                    .Prepend("ready\n")));
    }
}
