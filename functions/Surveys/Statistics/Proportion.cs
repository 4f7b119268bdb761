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
    /// With a design effect the effective size n / designEffect takes the place of n:
    /// C. Franco et al., Comparative study of confidence intervals for proportions in complex sample surveys,
    /// Journal of Survey Statistics and Methodology 7 (2019) 334–364.
    /// </remarks>
    /// <param name="successes">Persons with the answer, 0 to <paramref name="n"/>.</param>
    /// <param name="n">Persons who answered.</param>
    /// <param name="designEffect">At least 1; 1 where the persons of one session are asked about. See <see cref="Clustering"/>.</param>
    public static Interval? Wilson(long successes, long n, double designEffect = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(successes);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(successes, n);
        ArgumentOutOfRangeException.ThrowIfLessThan(designEffect, 1);
        if (n == 0)
        {
            return null;
        }

        const double z2 = Quantile.Z * Quantile.Z;
        var size = n / designEffect;
        var p = (double)successes / n;
        var center = (p + z2 / (2 * size)) / (1 + z2 / size);
        var margin = Quantile.Z / (1 + z2 / size) * Math.Sqrt(p * (1 - p) / size + z2 / (4 * size * size));
        return new Interval(
            p,
            successes == 0 ? 0 : Math.Clamp(center - margin, 0, p),
            successes == n ? 1 : Math.Clamp(center + margin, p, 1));
    }
}
