using Surveys.App.Publish;

namespace Surveys.App.Aggregate;

/// <summary>What the clock calls.</summary>
internal static class Timers
{
    public static Task Aggregate(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<Aggregator>().RunAsync(cancel);

    public static Task Publish(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<Publisher>().RunAsync(cancel);

    public static Task Rebuild(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<Aggregator>().MarkAllAsync(cancel);

    public static Task Seal(IServiceProvider services, CancellationToken cancel) =>
        services.GetRequiredService<Sealer>().RunAsync(cancel);
}
