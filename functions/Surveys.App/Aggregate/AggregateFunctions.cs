using Microsoft.Azure.Functions.Worker;

namespace Surveys.App.Aggregate;

/// <summary>Counting, by the clock.</summary>
public sealed class AggregateFunctions(Aggregator aggregator, Sealer sealer)
{
    [Function("Aggregate"), EndpointSummary("Counts the sessions with new answers.")]
    public Task Aggregate([TimerTrigger("0 * * * * *")] TimerInfo timer, CancellationToken cancel) => aggregator.RunAsync(cancel);

    [Function("Rebuild"), EndpointSummary("Marks every session for counting again.")]
    public Task Rebuild([TimerTrigger("0 15 2 * * *")] TimerInfo timer, CancellationToken cancel) => aggregator.MarkAllAsync(cancel);

    [Function("Seal"), EndpointSummary("Deletes the raw responses of sessions that closed long ago.")]
    public Task Seal([TimerTrigger("0 45 1 * * *")] TimerInfo timer, CancellationToken cancel) => sealer.RunAsync(cancel);
}
