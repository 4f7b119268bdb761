using System.Collections.Concurrent;
using Surveys.Campaigns;
using Surveys.Storage;

namespace Surveys.App.Campaigns;

/// <summary>
/// Remembers sessions for some seconds, so that the answers of a class cost one read and not thirty.
/// That is also how long another instance may go on taking answers after staff closed a session.
/// </summary>
internal sealed class SessionCache(SurveyStorage storage, TimeProvider clock)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    /// <summary>Links are signed, so only real sessions get here; a store of more than this many in five seconds is not ours.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<SessionId, (RegisteredSession Session, long At)> sessions = new();

    public async ValueTask<RegisteredSession?> FindAsync(SessionId id, CancellationToken cancel)
    {
        if (sessions.TryGetValue(id, out var entry) && clock.GetElapsedTime(entry.At) < Lifetime)
        {
            return entry.Session;
        }

        var at = clock.GetTimestamp();
        var found = await storage.Sessions.FindAsync(id, cancel);
        if (sessions.Count >= Most)
        {
            sessions.Clear();
        }

        if (found is not null)
        {
            sessions[id] = (found, at);
        }

        return found;
    }

    public void Forget(SessionId id) => sessions.TryRemove(id, out _);
}
