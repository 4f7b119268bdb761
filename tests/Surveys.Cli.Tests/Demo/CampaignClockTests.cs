using Surveys.Cli.Demo;

namespace Surveys.Cli.Tests.Demo;

public sealed class CampaignClockTests
{
    private static readonly DateTimeOffset Start = new(2025, 1, 8, 8, 0, 0, TimeSpan.Zero);

    [Fact]
    public void It_starts_where_it_is_told_and_goes_on()
    {
        var clock = new CampaignClock(Start);
        Assert.InRange(clock.GetUtcNow() - Start, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Assert.True(SpinWait.SpinUntil(() => clock.GetUtcNow() - Start > TimeSpan.FromMilliseconds(5), TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public void Moving_it_on_makes_what_was_remembered_old()
    {
        var clock = new CampaignClock(Start);
        var before = clock.GetTimestamp();
        clock.MoveTo(new DateOnly(2025, 1, 9), 8);
        Assert.Equal(new DateOnly(2025, 1, 9), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        Assert.InRange(clock.GetElapsedTime(before), TimeSpan.FromHours(23.9), TimeSpan.FromHours(24.1));
    }

    [Fact]
    public void It_never_goes_back()
    {
        var clock = new CampaignClock(Start);
        clock.MoveTo(new DateOnly(2025, 1, 7), 8);
        Assert.True(clock.GetUtcNow() >= Start);
    }
}
