namespace Surveys.App.Tests.Storage;

/// <summary>Every timer is due at once.</summary>
internal sealed class Hurried : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        base.CreateTimer(callback, state, TimeSpan.Zero, period);
}
