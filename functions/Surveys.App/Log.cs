namespace Surveys.App;

/// <summary>Every message of the app, in one place. An event id names one message.</summary>
public static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Route} failed.")]
    internal static partial void RequestFailed(ILogger logger, Exception exception, string method, string route);

    [LoggerMessage(2, LogLevel.Error, "The timer {Name} failed; it comes again with its next tick.")]
    public static partial void TimerFailed(ILogger logger, Exception exception, string name);

    [LoggerMessage(3, LogLevel.Warning, "Storage does not answer: {Reason}")]
    internal static partial void NotReady(ILogger logger, string reason);

    /// <remarks>The alert on the age of the data waits for this sentence: infra/monitoring.bicep.</remarks>
    [LoggerMessage(4, LogLevel.Information, "The timer {Name} took {Milliseconds} ms.")]
    public static partial void TimerRan(ILogger logger, string name, long milliseconds);

    [LoggerMessage(5, LogLevel.Warning, "The first page could not be made beforehand: {Reason}")]
    public static partial void FirstPageNotMade(ILogger logger, string reason);

    [LoggerMessage(20, LogLevel.Information, "Counted {Sessions} sessions.")]
    internal static partial void Aggregated(ILogger logger, int sessions);

    [LoggerMessage(21, LogLevel.Information, "Sealed {Sessions} sessions; deleted the raw responses of {Emptied} sealed before.")]
    internal static partial void Sealed(ILogger logger, int sessions, int emptied);

    [LoggerMessage(
        30, LogLevel.Information, "Publication {Version}: {Releases} releases changed, {Reports} reports rendered, {Failed} failed.")]
    internal static partial void Published(ILogger logger, int version, int releases, int reports, int failed);

    [LoggerMessage(31, LogLevel.Error, "The report of {Scope} in {Language} failed; it comes again with the next tick.")]
    internal static partial void ReportFailed(ILogger logger, Exception exception, string scope, string language);

    [LoggerMessage(32, LogLevel.Information, "{Reports} reports rendered until now.")]
    internal static partial void Rendering(ILogger logger, int reports);
}
