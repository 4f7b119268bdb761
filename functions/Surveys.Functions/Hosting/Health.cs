using Azure;
using Azure.Identity;
using Surveys.Storage;

namespace Surveys.Functions.Hosting;

/// <summary>What an operator's probe asks.</summary>
internal static class Health
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static Task<IResult> Live(HttpContext context) => Task.FromResult(Results.Text("live\n", "text/plain"));

    /// <summary>Ready means that storage answers.</summary>
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

            return Results.Text("ready\n", "text/plain");
        }
        catch (Exception e) when (e is RequestFailedException or AuthenticationFailedException or OperationCanceledException or AggregateException)
        {
            Log.NotReady(context.RequestServices.GetRequiredService<ILogger<SurveyApp>>(), e.GetType().Name);
            return Problems.Create(503, "storage-unavailable", "The storage does not answer. Try again in a minute.");
        }
    }
}
