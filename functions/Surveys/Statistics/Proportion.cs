namespace Surveys.Statistics;

/// <summary>A share of persons, 0 to 1.</summary>
public static class Proportion
{
    /// <summary>
    /// The Wilson score interval. It never leaves 0 to 1 and has a width above 0 even where all answers agree.
    /// Null at n = 0; at 0 successes the lower end is exactly 0, at n successes the upper end exactly 1.
    /// </summary>
    /// <remarks>
    /// E. B. Wilson, Probable inference, the law of succession, and statistical inference, JASA 22 (1927) 209–212.
    /// Method 3 of R. G. Newcombe, Two-sided confidence intervals for the single proportion, Statistics in Medicine 17 (1998) 857–872.
    /// In a clustered sample the effective size takes the place of n: C. Franco et al., Comparative study of confidence intervals for
    /// proportions in complex sample surveys, Journal of Survey Statistics and Methodology 7 (2019) 334–364.
    /// </remarks>
    /// <param name="successes">Persons with the answer, 0 to <paramref name="n"/>.</param>
    /// <param name="n">Persons who answered.</param>
    public static Interval? Wilson(long successes, long n, Design design, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, n);
        if (n == 0)
        {
            return null;
        }

        return Score((double)successes / n, design.EffectiveSize(n, confidence), Quantile.Z(confidence));
    }

    /// <summary>Wilson's interval of a share of protected counts, with the variance of their rounding. Null where their sum is 0.</summary>
    /// <param name="count">The protected count of the answer.</param>
    /// <param name="n">The sum of the protected counts.</param>
    /// <param name="cells">How many counts the sum has; at least 2.</param>
    public static Interval? OfRounded(long count, long n, int cells, Design design, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(cells, 2);
        return Wilson(count, n, design, confidence) is { } wilson
            ? wilson.WithVariance(RandomRounding.OfShare(wilson.Estimate, cells, n), design.Critical(confidence)).Within(0, 1)
            : null;
    }

    /// <summary>The score interval of a share of so many independent persons, not always a whole number of them.</summary>
    internal static Interval Score(double p, double size, double critical)
    {
        var square = critical * critical / size;
        var center = (p + square / 2) / (1 + square);
        var margin = Math.Sqrt(square * (p * (1 - p) + square / 4)) / (1 + square);
        return new Interval(p, p == 0 ? 0 : Math.Clamp(center - margin, 0, p), p == 1 ? 1 : Math.Clamp(center + margin, p, 1));
    }
}
