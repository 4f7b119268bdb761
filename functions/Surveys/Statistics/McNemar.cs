using MathNet.Numerics.Distributions;

namespace Surveys.Statistics;

/// <summary>
/// Whether as many pairs lost as gained: two-sided p-values, 0 to 1, given the number of pairs that changed.
/// Null where no pair changed, since there is nothing to test. Treats pairs as independent.
/// </summary>
public static class McNemar
{
    /// <summary>The exact conditional test: twice the smaller binomial tail, at most 1.</summary>
    /// <remarks>Q. McNemar, Note on the sampling error of the difference between correlated proportions, Psychometrika 12 (1947) 153–157.</remarks>
    public static double? Exact(long gained, long lost) =>
        Changed(gained, lost) is var n and > 0 ? Math.Min(1, 2 * Binomial.CDF(0.5, n, Math.Min(gained, lost))) : null;

    /// <summary>The mid-p test: the exact p-value less the probability of what was seen; never above <see cref="Exact"/>.</summary>
    /// <remarks>
    /// M. W. Fagerland, S. Lydersen, P. Laake, The McNemar test for binary matched-pairs data: mid-p and asymptotic are better than
    /// exact conditional, BMC Medical Research Methodology 13 (2013) 91. Equal gains and losses give 1 − half that probability.
    /// </remarks>
    public static double? MidP(long gained, long lost)
    {
        var n = Changed(gained, lost);
        if (n == 0)
        {
            return null;
        }

        var seen = Binomial.PMF(0.5, n, (int)Math.Min(gained, lost));
        return gained == lost ? 1 - seen / 2 : 2 * Binomial.CDF(0.5, n, Math.Min(gained, lost)) - seen;
    }

    private static int Changed(long gained, long lost)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(gained);
        ArgumentOutOfRangeException.ThrowIfNegative(lost);
        return checked((int)(gained + lost));
    }
}
