using Surveys.Storage;

namespace Surveys.Functions.Hosting;

/// <summary>
/// Makes the tables where they are missing. A standalone app waits for it; behind the Functions host, where the tables are there but
/// for the very first start, a class is not kept waiting.
/// </summary>
internal sealed class StorageSetup(SurveyStorage storage, bool waits) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        var created = storage.EnsureCreatedAsync(CancellationToken.None);
        return waits ? created : Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
