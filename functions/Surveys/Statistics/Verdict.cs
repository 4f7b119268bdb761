namespace Surveys.Statistics;

/// <summary>What a sentence may say of a change. The words are the report's.</summary>
public enum Verdict
{
    /// <summary>The base is too small for a test, or nothing can be estimated.</summary>
    TooFewToSay,

    /// <summary>The whole interval is below 0.</summary>
    Fewer,

    /// <summary>The interval holds 0, at its end too.</summary>
    NoClearChange,

    /// <summary>The whole interval is above 0.</summary>
    More,
}

/// <summary>From an interval to a verdict.</summary>
public static class Verdicts
{
    /// <summary>The least base of a test (rule 1 of disclosure control): pairs, or answers of the smaller phase.</summary>
    public const int FewestForTest = 20;

    /// <summary>The verdict on a change. An end at exactly 0 is no clear change: 0 is then still among the plausible values.</summary>
    /// <param name="change">After − before with its interval; null where nothing could be estimated.</param>
    /// <param name="n">The base: pairs, or answers of the smaller phase.</param>
    public static Verdict Of(Interval? change, long n) => change switch
    {
        null => Verdict.TooFewToSay,
        _ when n < FewestForTest => Verdict.TooFewToSay,
        { Lower: > 0 } => Verdict.More,
        { Upper: < 0 } => Verdict.Fewer,
        _ => Verdict.NoClearChange,
    };
}
