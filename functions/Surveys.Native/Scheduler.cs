using System.Collections.Immutable;
using NCrontab;
using Surveys.App;
using Surveys.App.Http;

namespace Surveys.Native;

/// <summary>
/// Fires the timers where no Functions host does, with the host's habits: UTC, one run of a timer at a time,
/// one run after a pause however many ticks were missed, a failed run waits for the next tick.
/// </summary>
internal sealed class Scheduler(
    ImmutableArray<TimerFunction> timers, Func<TimerFunction, CancellationToken, Task> run, TimeProvider clock, ILogger log)
    : BackgroundService
{
    /// <summary>A delay may not be longer than 49 days.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    public static CrontabSchedule Parse(string schedule) =>
        CrontabSchedule.Parse(schedule, new CrontabSchedule.ParseOptions { IncludingSeconds = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await Task.WhenAll(timers.Select(timer => RepeatAsync(timer, stoppingToken)));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task RepeatAsync(TimerFunction timer, CancellationToken stop)
    {
        var schedule = Parse(timer.Schedule);
        var last = DateTime.MinValue;
        while (!stop.IsCancellationRequested)
        {
            var now = clock.GetUtcNow().UtcDateTime;

            // A delay can end a little early; counting from the last tick keeps it from firing twice.
            last = schedule.GetNextOccurrence(now > last ? now : last);
            while ((now = clock.GetUtcNow().UtcDateTime) < last)
            {
                var wait = last - now;
                await Task.Delay(wait < LongestWait ? wait : LongestWait, clock, stop);
            }

            await RunAsync(timer, stop);
        }
    }

    private async Task RunAsync(TimerFunction timer, CancellationToken stop)
    {
        try
        {
            await run(timer, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
        }
#pragma warning disable CA1031 // Whatever one run ended with, the timer goes on.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.TimerFailed(log, e, timer.Name);
        }
    }
}
