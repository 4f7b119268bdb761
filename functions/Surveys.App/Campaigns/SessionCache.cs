using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Internal;
using Surveys.Campaigns;
using Surveys.Storage;

namespace Surveys.App.Campaigns;

/// <summary>
/// Remembers sessions for some seconds, so that the answers of a class cost one read and not thirty, also where all come at once.
/// That is also how long another instance may go on taking answers after staff closed a session.
/// </summary>
public sealed class SessionCache(SurveyStorage storage, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    /// <summary>Links are signed, so only real sessions get here; a store of more than this many in five seconds is not ours.</summary>
    private const int Most = 10_000;

    private readonly MemoryCache sessions = new(new MemoryCacheOptions { SizeLimit = Most, Clock = new CacheClock(clock) });
    private readonly Lock turn = new();

    /// <summary>The session, or null where there is none. Who comes while it is read waits for the same read.</summary>
    public async Task<RegisteredSession?> FindAsync(SessionId id, CancellationToken cancel)
    {
        var reading = Reading(id);
        try
        {
            var found = await reading.WaitAsync(cancel);
            if (found is null)
            {
                Forget(id);
            }

            return found;
        }
        catch when (reading.IsFaulted)
        {
            Forget(id);
            throw;
        }
    }

    public void Forget(SessionId id) => sessions.Remove(id);

    public void Dispose() => sessions.Dispose();

    private Task<RegisteredSession?> Reading(SessionId id)
    {
        lock (turn)
        {
            if (sessions.TryGetValue(id, out Task<RegisteredSession?>? known))
            {
                return known!;
            }

            // Read for everybody, so no caller's end cancels it.
            var reading = storage.Sessions.FindAsync(id, CancellationToken.None);
            return sessions.Set(id, reading, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Lifetime, Size = 1 });
        }
    }

    private sealed class CacheClock(TimeProvider clock) : ISystemClock
    {
        public DateTimeOffset UtcNow => clock.GetUtcNow();
    }
}
