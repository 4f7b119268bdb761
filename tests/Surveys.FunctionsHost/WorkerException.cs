namespace Surveys.FunctionsHost;

/// <summary>The worker did not start, could not load its functions, or went away in the middle of something.</summary>
public sealed class WorkerException(string message, Exception? cause = null) : Exception(message, cause);
