using Surveys.Storage;

namespace Surveys.App.Publish;

/// <summary>The current publication, kept in memory until the next one: a request costs one small read.</summary>
public sealed class ReleaseReader(SurveyStorage storage) : IDisposable
{
    private readonly SemaphoreSlim loading = new(1, 1);
    private Publication? loaded;

    /// <summary>One consistent view over all scopes, or null before anything was published.</summary>
    public async Task<Publication?> CurrentAsync(CancellationToken cancel)
    {
        var head = await storage.Releases.CurrentAsync(cancel);
        if (head is null || loaded?.Head.Edition == head.Edition)
        {
            return head is null ? null : loaded;
        }

        await loading.WaitAsync(cancel);
        try
        {
            return loaded?.Head.Edition == head.Edition ? loaded : loaded = await storage.Releases.ReadAsync(head, cancel);
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();
}
