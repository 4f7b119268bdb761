using System.Threading.RateLimiting;
using Surveys.Campaigns;

namespace Surveys.App.Collect;

/// <summary>
/// Limits what one session sends to this instance. By session and not by address: a whole school shares one address.
/// A large hall may answer all at once; a script may not go on.
/// </summary>
public sealed class SessionLimiter : IDisposable
{
    private const int AtOnce = 600;
    private const int PerSecond = 20;

    private readonly PartitionedRateLimiter<SessionId> limiter = PartitionedRateLimiter.Create<SessionId, SessionId>(
        session => RateLimitPartition.GetTokenBucketLimiter(session, static _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = AtOnce,
            TokensPerPeriod = PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            AutoReplenishment = true,
            QueueLimit = 0,
        }));

    public bool Admits(SessionId session)
    {
        using var lease = limiter.AttemptAcquire(session);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
