using Surveys.Disclosure;

namespace Surveys.Reports;

/// <summary>What the interval of a change says. It is the interval that speaks, never the difference alone.</summary>
public enum Verdict
{
    /// <summary>No change is published: too few answers.</summary>
    TooFew,

    /// <summary>The whole interval lies above zero.</summary>
    More,

    /// <summary>The interval contains zero.</summary>
    NoClearChange,

    /// <summary>The whole interval lies below zero.</summary>
    Fewer,
}

/// <summary>From a figure of change to a verdict.</summary>
public static class Verdicts
{
    public static Verdict Of(Figure? change) => change switch
    {
        null => Verdict.TooFew,
        { Lower: > 0 } => Verdict.More,
        { Upper: < 0 } => Verdict.Fewer,
        { Lower: <= 0, Upper: >= 0 } => Verdict.NoClearChange,
        _ => Verdict.TooFew, // not a number
    };
}
