using Surveys.App.Campaigns;
using Surveys.App.Settings;
using Surveys.Storage;

namespace Surveys.App.Aggregate;

/// <summary>
/// Retention: seals sessions whose time has passed, and deletes their raw responses, pair tokens and salt. Their tallies stand.
/// </summary>
/// <remarks>
/// Sealing and deleting are nights apart: an aggregator that read the session before it was sealed has long ended when the first
/// response goes, and cannot count what is left as if it were all. The salt goes last and says that nothing is left, so a run that
/// dies is made up for by the next.
/// </remarks>
public sealed class Sealer(SurveyStorage storage, SessionCache cache, SurveySettings settings, TimeProvider clock, ILogger<Sealer> log)
{
    /// <summary>From the beginning of the day of sealing: at least an hour after it. A function runs ten minutes at most.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromHours(25);

    /// <summary>Never before the last late answer was taken.</summary>
    private TimeSpan Kept => TimeSpan.FromDays(Math.Max(settings.RetentionDays, settings.TicketDays + 1));

    public async Task RunAsync(CancellationToken cancel)
    {
        await storage.EnsureCreatedAsync(cancel);
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var uncounted = (await storage.Dirty.AllAsync(cancel)).Select(marker => marker.Session).ToHashSet();
        int sealedNow = 0, emptied = 0;
        foreach (var registered in await storage.Sessions.AllAsync(cancel))
        {
            var session = registered.Session;
            switch (session.SealedOn)
            {
                case null when now >= session.Closes + Kept && !uncounted.Contains(session.Id):
                    sealedNow += await ReplaceAsync(registered with { Session = session with { SealedOn = today } }, cancel);
                    break;
                case { } day when registered.Salt.Length > 0 && now >= new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero) + Quiet:
                    await storage.Responses.DeleteSessionAsync(session.Id, cancel);
                    emptied += await ReplaceAsync(registered with { Salt = [] }, cancel);
                    break;
                default:
                    break;
            }
        }

        if (sealedNow + emptied > 0)
        {
            Log.Sealed(log, sealedNow, emptied);
        }
    }

    /// <summary>1, or 0 where somebody else changed the session meanwhile: then the next run does it.</summary>
    private async Task<int> ReplaceAsync(RegisteredSession changed, CancellationToken cancel)
    {
        var isReplaced = await storage.Sessions.ReplaceAsync(changed, cancel);
        cache.Forget(changed.Session.Id);
        return isReplaced ? 1 : 0;
    }
}
