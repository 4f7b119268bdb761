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
        if (await storage.Releases.CurrentAsync(cancel) is not { } head)
        {
            return null;
        }

        if (Loaded(head) is { } known)
        {
            return known;
        }

        await loading.WaitAsync(cancel);
        try
        {
            return Loaded(head) ?? (loaded = await storage.Releases.ReadAsync(head, cancel));
        }
        finally
        {
            loading.Release();
        }
    }

    public void Dispose() => loading.Dispose();

    /// <summary>With the head as it was just read: a publication that is confirmed keeps its revision and gets another tag.</summary>
    private Publication? Loaded(PublicationHead head) =>
        loaded is { } known && known.Head.Revision == head.Revision ? known with { Head = head } : null;
}
