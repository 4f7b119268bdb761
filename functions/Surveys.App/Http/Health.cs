using Azure;
using Azure.Identity;
using Surveys.Storage;

namespace Surveys.App.Http;

/// <summary>What an operator's probe asks.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static Task<IResult> Live(HttpContext context) => Task.FromResult(Results.Text("live\n", "text/plain"));

    /// <summary>
    /// Ready means that storage answers. Reports that failed in the last run of Publish are counted, but do not make the app less ready:
    /// pupils do not wait for reports. <c>GET /api/reports</c> names them to staff.
    /// </summary>
    public static async Task<IResult> Ready(HttpContext context)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        patience.CancelAfter(Patience);
        try
        {
            var tables = context.RequestServices.GetRequiredService<StorageAccount>().Tables;
            await foreach (var _ in tables.QueryAsync(maxPerPage: 1, cancellationToken: patience.Token))
            {
                break;
            }

            var reports = await context.RequestServices.GetRequiredService<SurveyStorage>().Reports.StatusAsync(patience.Token);
            return Results.Text(reports is { Failed.Count: > 0 and var failed } ? $"ready\nreports failed: {failed}\n" : "ready\n", "text/plain");
        }
        catch (Exception e) when (e is RequestFailedException or AuthenticationFailedException or OperationCanceledException or AggregateException)
        {
            Log.NotReady(context.RequestServices.GetRequiredService<ILogger<StorageAccount>>(), e.GetType().Name);
            return Problems.Create(503, "storage-unavailable", "The storage does not answer. Try again in a minute.");
        }
    }
}
