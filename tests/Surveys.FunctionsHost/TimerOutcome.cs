namespace Surveys.FunctionsHost;

/// <summary>How a timer's run ended.</summary>
/// <param name="Error">The exception's message, or that the worker went away; null after a success.</param>
public sealed record TimerOutcome(bool Succeeded, string? Error);
