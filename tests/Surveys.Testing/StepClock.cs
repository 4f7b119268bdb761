using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;

namespace Surveys.Testing;

/// <summary>A clock that stands still until a test moves it to the end of the next delay somebody waits for.</summary>
public sealed class StepClock(DateTimeOffset start) : FakeTimeProvider(start)
{
    private readonly Channel<DateTimeOffset> delays = Channel.CreateUnbounded<DateTimeOffset>();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        delays.Writer.TryWrite(GetUtcNow() + dueTime);
        return timer;
    }

    public bool IsWaitedFor => delays.Reader.TryPeek(out _);

    public async Task StepAsync() =>
        SetUtcNow(await delays.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask().WaitAsync(ChildProcess.Patience));
}
