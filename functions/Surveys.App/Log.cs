namespace Surveys.App;

/// <summary>Every message of the hosting, in one place.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Error, "{Method} {Route} failed.")]
    public static partial void RequestFailed(ILogger logger, Exception exception, string method, string route);

    [LoggerMessage(2, LogLevel.Error, "The timer {Name} failed; it comes again with its next tick.")]
    public static partial void TimerFailed(ILogger logger, Exception exception, string name);

    [LoggerMessage(3, LogLevel.Warning, "Storage does not answer: {Reason}")]
    public static partial void NotReady(ILogger logger, string reason);

    /// <remarks>The alert on the age of the data waits for this sentence: infra/monitoring.bicep.</remarks>
    [LoggerMessage(EventId = 5, Message = "The timer {Name} took {Milliseconds} ms.")]
    public static partial void TimerRan(ILogger logger, LogLevel level, string name, long milliseconds);

    [LoggerMessage(20, LogLevel.Information, "Counted {Sessions} sessions.")]
    public static partial void Aggregated(ILogger logger, int sessions);

    [LoggerMessage(23, LogLevel.Information, "Sealed {Sessions} sessions; deleted the raw responses of {Emptied} sealed before.")]
    public static partial void Sealed(ILogger logger, int sessions, int emptied);

    [LoggerMessage(21, LogLevel.Information, "Publication {Version}: {Releases} releases changed, {Reports} reports rendered, {Failed} failed.")]
    public static partial void Published(ILogger logger, int version, int releases, int reports, int failed);

    [LoggerMessage(22, LogLevel.Error, "The report of {Scope} in {Language} failed; it comes again with the next tick.")]
    public static partial void ReportFailed(ILogger logger, Exception exception, string scope, string language);

    [LoggerMessage(23, LogLevel.Information, "{Reports} reports rendered until now.")]
    public static partial void Rendering(ILogger logger, int reports);
}
