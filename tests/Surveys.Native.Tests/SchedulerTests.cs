using System.Threading.Channels;
using Microsoft.Extensions.Logging.Abstractions;
using Surveys.App;
using Surveys.App.Http;
using Surveys.Testing;

namespace Surveys.Native.Tests;

public sealed class SchedulerTests
{
    private static readonly DateTimeOffset Start = new(2025, 5, 5, 8, 0, 0, TimeSpan.Zero);

    private readonly StepClock clock = new(Start);
    private readonly Channel<DateTimeOffset> runs = Channel.CreateUnbounded<DateTimeOffset>();

    [Fact]
    public async Task A_timer_fires_at_the_times_of_its_schedule()
    {
        using var scheduler = await StartAsync("0 */5 * * * *", _ => Task.CompletedTask);
        Assert.Equal(
            [At(8, 5), At(8, 10), At(8, 15)],
            [await NextRunAsync(), await NextRunAsync(), await NextRunAsync()]);
        await scheduler.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Schedules_are_utc_wherever_the_machine_is()
    {
        clock.SetLocalTimeZone(TimeZoneInfo.CreateCustomTimeZone("Tirana", TimeSpan.FromHours(2), "Tirana", "Tirana"));
        using var scheduler = await StartAsync("0 15 2 * * *", _ => Task.CompletedTask);
        Assert.Equal(new DateTimeOffset(2025, 5, 6, 2, 15, 0, TimeSpan.Zero), await NextRunAsync());
        await scheduler.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_run_that_takes_long_is_not_overtaken_and_what_it_missed_is_not_made_up()
    {
        var go = new TaskCompletionSource();
        using var scheduler = await StartAsync("0 * * * * *", _ => go.Task);
        Assert.Equal(At(8, 1), await NextRunAsync());

        clock.Advance(TimeSpan.FromMinutes(10));
        await Task.Delay(50, Cancellation);
        Assert.False(clock.IsWaitedFor);
        Assert.False(runs.Reader.TryRead(out _));

        go.SetResult();
        Assert.Equal(At(8, 12), await NextRunAsync());
        await scheduler.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_failed_run_waits_for_the_next_tick()
    {
        using var scheduler = await StartAsync("0 * * * * *", _ => throw new InvalidOperationException());
        Assert.Equal([At(8, 1), At(8, 2)], [await NextRunAsync(), await NextRunAsync()]);
        await scheduler.StopAsync(Cancellation);
    }

    [Fact]
    public async Task Stopping_cancels_a_run()
    {
        using var scheduler = await StartAsync("0 * * * * *", stop => Task.Delay(Timeout.Infinite, stop));
        await NextRunAsync();
        await scheduler.StopAsync(Cancellation);
        Assert.True(scheduler.ExecuteTask!.IsCompleted);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static DateTimeOffset At(int hour, int minute) => new(2025, 5, 5, hour, minute, 0, TimeSpan.Zero);

    private async Task<Scheduler> StartAsync(string schedule, Func<CancellationToken, Task> work)
    {
        var declared = AllFunctions.Declared.OfType<TimerFunction>().First() with { Schedule = schedule };
        var scheduler = new Scheduler(
            [declared],
            (_, stop) =>
            {
                runs.Writer.TryWrite(clock.GetUtcNow());
                return work(stop);
            },
            clock,
            NullLogger.Instance);
        await scheduler.StartAsync(Cancellation);
        return scheduler;
    }

    /// <summary>Moves the clock to the end of the wait and gives the time of the run.</summary>
    private async Task<DateTimeOffset> NextRunAsync()
    {
        await clock.StepAsync();
        return await runs.Reader.ReadAsync(Cancellation);
    }
}
