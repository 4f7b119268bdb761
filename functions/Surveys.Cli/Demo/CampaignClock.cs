namespace Surveys.Cli.Demo;

/// <summary>A clock that goes as fast as the system's, and can be moved on to a later moment.</summary>
internal sealed class CampaignClock(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan origin = start - System.GetUtcNow();
    private long skipped;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + origin + TimeSpan.FromTicks(Interlocked.Read(ref skipped));

    /// <remarks>What was remembered for five seconds is forgotten when the clock has moved on by a day.</remarks>
    public override long GetTimestamp() =>
        base.GetTimestamp() + (long)(Interlocked.Read(ref skipped) * ((double)TimestampFrequency / TimeSpan.TicksPerSecond));

    /// <summary>Moves on to an hour of a day in UTC, where that is later than now.</summary>
    public void MoveTo(DateOnly day, int hour)
    {
        var ahead = new DateTimeOffset(day, new TimeOnly(hour, 0), TimeSpan.Zero) - GetUtcNow();
        if (ahead > TimeSpan.Zero)
        {
            Interlocked.Add(ref skipped, ahead.Ticks);
        }
    }
}
