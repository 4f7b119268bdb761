namespace Surveys.Statistics;

/// <summary>
/// How often an answer after is above an answer before, less how often it is below: P(after &gt; before) − P(after &lt; before), −1 to 1.
/// For ordered options of answers that are not linked. It needs the order of the options only, no scores.
/// </summary>
/// <remarks>
/// N. Cliff, Dominance statistics, Psychological Bulletin 114 (1993) 494–509, and Ordinal Methods for Behavioral Data Analysis (1996), p. 138:
/// the consistent variance, at least (1 − δ²) / (n₁·n₂ − 1). Asymmetric interval and its form at δ = ±1: D. Feng and N. Cliff, Monte Carlo
/// evaluation of ordinal d with improved confidence interval, Journal of Modern Applied Statistical Methods 3 (2004) 322–332.
/// </remarks>
public static class CliffsDelta
{
    /// <summary>
    /// Null where one side has fewer than 2 answers. Where all agree, before and after, δ is 0 and the least variance keeps the interval wide.
    /// </summary>
    /// <param name="before">Answers before by option, lowest option first.</param>
    /// <param name="after">Answers after, likewise.</param>
    /// <param name="designEffect">At least 1; multiplies the variance. See <see cref="Clustering"/>.</param>
    public static Interval? Of(ReadOnlySpan<long> before, ReadOnlySpan<long> after, double designEffect = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(after.Length, before.Length);
        ArgumentOutOfRangeException.ThrowIfLessThan(designEffect, 1);
        double n1 = Total(before), n2 = Total(after);
        if (n1 < 2 || n2 < 2)
        {
            return null;
        }

        var delta = 0.0;
        for (var i = 0; i < after.Length; i++)
        {
            delta += after[i] / n2 * Dominance(i, before) / n1;
        }

        if (Math.Abs(delta) >= 1)
        {
            var z2 = Quantile.Z * Quantile.Z * designEffect;
            var inner = (Math.Min(n1, n2) - z2) / (Math.Min(n1, n2) + z2);
            return delta > 0 ? new Interval(1, inner, 1) : new Interval(-1, -1, -inner);
        }

        var variance = designEffect * Math.Max(Variance(before, after, n1, n2, delta), (1 - delta * delta) / (n1 * n2 - 1));
        var rest = 1 - delta * delta;
        var z2s2 = Quantile.Z * Quantile.Z * variance;
        var margin = Math.Sqrt(z2s2 * (rest * rest + z2s2));
        return new Interval(delta, (delta * rest - margin) / (rest + z2s2), (delta * rest + margin) / (rest + z2s2));
    }

    /// <summary>((n₁ − 1)·s²(rows) + (n₂ − 1)·s²(columns) + s²(cells)) / (n₁·n₂), over the matrix of signs after against before.</summary>
    private static double Variance(ReadOnlySpan<long> before, ReadOnlySpan<long> after, double n1, double n2, double delta)
    {
        double rows = 0, columns = 0, cells = 0;
        for (var i = 0; i < after.Length; i++)
        {
            rows += after[i] * Square(Dominance(i, before) / n1 - delta);
            columns += before[i] * Square(-Dominance(i, after) / n2 - delta);
            for (var j = 0; j < before.Length; j++)
            {
                cells += (double)after[i] * before[j] * Square(Math.Sign(i - j) - delta);
            }
        }

        return ((n1 - 1) * rows / (n2 - 1) + (n2 - 1) * columns / (n1 - 1) + cells / ((n1 - 1) * (n2 - 1))) / (n1 * n2);
    }

    /// <summary>Answers below the option less answers above it.</summary>
    private static double Dominance(int option, ReadOnlySpan<long> answers)
    {
        var sum = 0L;
        for (var j = 0; j < answers.Length; j++)
        {
            sum += answers[j] * Math.Sign(option - j);
        }

        return sum;
    }

    private static long Total(ReadOnlySpan<long> counts)
    {
        var total = 0L;
        foreach (var count in counts)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(count, nameof(counts));
            total += count;
        }

        return total;
    }

    private static double Square(double x) => x * x;
}
