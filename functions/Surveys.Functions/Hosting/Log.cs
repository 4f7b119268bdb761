namespace Surveys.Functions.Hosting;

/// <summary>Every message of the hosting, in one place.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Route} failed.")]
    public static partial void RequestFailed(ILogger logger, Exception exception, string method, string route);

    [LoggerMessage(2, LogLevel.Error, "The timer {Name} failed; it comes again with its next tick.")]
    public static partial void TimerFailed(ILogger logger, Exception exception, string name);

    [LoggerMessage(3, LogLevel.Warning, "Storage does not answer: {Reason}")]
    public static partial void NotReady(ILogger logger, string reason);

    [LoggerMessage(5, LogLevel.Debug, "The timer {Name} took {Milliseconds} ms.")]
    public static partial void TimerRan(ILogger logger, string name, long milliseconds);
}
