using Surveys.Storage;

namespace Surveys.App.Settings;

/// <summary>
/// Makes the tables where they are missing. A standalone app waits for it; behind the Functions host, where the tables are there but
/// for the very first start, a class is not kept waiting.
/// </summary>
internal sealed class StorageSetup(SurveyStorage storage, bool waits, ILogger<StorageSetup> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) =>
        waits ? storage.EnsureCreatedAsync(cancellationToken) : StartBeside();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private Task StartBeside()
    {
        // On another thread from its first line: setting up the storage client would keep the server from listening.
        _ = Task.Run(async () =>
        {
            try
            {
                await storage.EnsureCreatedAsync(CancellationToken.None);
            }
#pragma warning disable CA1031 // Requests will say what is wrong with the storage; health/ready too.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Log.NotReady(logger, e.GetType().Name);
            }
        });
        return Task.CompletedTask;
    }
}
