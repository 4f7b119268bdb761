namespace Surveys.FunctionsHost;

/// <summary>How a timer's run ended.</summary>
/// <param name="Error">What the worker says went wrong, with the exception's type and stack; null after a success.</param>
public sealed record TimerOutcome(bool Succeeded, string? Error);
