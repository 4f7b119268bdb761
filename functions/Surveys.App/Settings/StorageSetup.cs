using Surveys.Storage;

namespace Surveys.App.Settings;

/// <summary>
/// Makes the tables where they are missing, beside the start: behind the Functions host, where they are there but for the very first
/// start, a class is not kept waiting.
/// </summary>
public sealed class StorageSetup(IServiceProvider services, ILogger<StorageSetup> log) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        // On another thread from its first line: setting up the storage client would keep the server from listening.
        _ = Task.Run(
            async () =>
            {
                try
                {
                    await services.GetRequiredService<SurveyStorage>().EnsureCreatedAsync(CancellationToken.None);
                }
#pragma warning disable CA1031 // Requests will say what is wrong with the storage; health/ready too.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    Log.NotReady(log, e.GetType().Name);
                }
            },
            CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
