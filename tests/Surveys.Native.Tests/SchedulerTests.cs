using System.Threading.Channels;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Surveys.App;
using Surveys.App.Http;
using Surveys.Testing;

namespace Surveys.Native.Tests;

public sealed class SchedulerTests(AzuriteFixture azurite)
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
        var (running, most) = (0, 0);
        using var scheduler = await StartAsync("0 * * * * *", async _ =>
        {
            most = Math.Max(most, ++running);
            await go.Task;
            running--;
        });
        Assert.Equal(At(8, 1), await NextRunAsync());
        clock.Advance(TimeSpan.FromMinutes(10));
        go.SetResult();
        Assert.Equal([At(8, 12), At(8, 13)], [await NextRunAsync(), await NextRunAsync()]);
        Assert.Equal(1, most);
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

    [Fact]
    public async Task A_standalone_app_fires_timers_by_itself()
    {
        await using var app = await StartAppAsync(TimerSource.Scheduler);
        await clock.StepAsync();
        Assert.Equal(Start.AddSeconds(1), await Timers.Runs.Reader.ReadAsync(Cancellation));
        await app.StopAsync(Cancellation);
    }

    /// <summary>Nothing that could fire waits for the clock.</summary>
    [Fact]
    public async Task An_app_behind_the_host_fires_none()
    {
        await using var app = await StartAppAsync(TimerSource.Host);
        Assert.DoesNotContain(app.Services.GetServices<IHostedService>(), service => service is Scheduler);
        Assert.False(clock.IsWaitedFor);
        await app.StopAsync(Cancellation);
    }

    public sealed class Timers(TimeProvider clock)
    {
        internal static Channel<DateTimeOffset> Runs { get; } = Channel.CreateUnbounded<DateTimeOffset>();

        [Function("EverySecond"), EndpointSummary("Notes the time.")]
        public async Task Note([TimerTrigger("* * * * * *")] TimerInfo timer) => await Runs.Writer.WriteAsync(clock.GetUtcNow());
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

    private async Task<WebApplication> StartAppAsync(TimerSource source)
    {
        var app = Server.Build(new ServerMode(0, source)
        {
            Clock = clock,
            Functions = [.. FunctionCatalog.Of<Timers>()],
            LogLevel = LogLevel.Critical,
            ReadsEnvironment = false,
            Settings = AppFixture.Settings(azurite.NewAccount()),
        });
        await app.StartAsync(Cancellation);
        return app;
    }

    /// <summary>Moves the clock to the end of the wait and gives the time of the run.</summary>
    private async Task<DateTimeOffset> NextRunAsync()
    {
        await clock.StepAsync();
        return await runs.Reader.ReadAsync(Cancellation);
    }
}
