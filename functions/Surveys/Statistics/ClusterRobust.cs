
namespace Surveys.Statistics;

/// <summary>
/// Sessions, not persons, are what was sampled: pupils of one room heard one talk. The variance comes from the spread between sessions
/// and assumes nothing about the correlation within them. From k sessions with n_k persons and sums S_k (of a change or of any quantity).
/// </summary>
public static class ClusterRobust
{
    /// <summary>
    /// The mean per person, T / N with T = ΣS_k and N = Σn_k, in the units of the quantity. Sessions weigh by their persons.
    /// Null below 2 sessions. Where all sessions have the same mean, the interval has no width: see <see cref="Means.Of"/> for the guard.
    /// </summary>
    /// <remarks>
    /// T / N is a ratio of two sums over sessions; its linearised variance is k/(k − 1) · Σ(S_k − n_k·T/N)² / N².
    /// For S = gained − lost this is exactly var(p̂₁) + var(p̂₂) − 2 cov(p̂₁, p̂₂) of N. A. Obuchowski, On the comparison of correlated
    /// proportions for clustered data, Statistics in Medicine 17 (1998) 1495–1507, equations 1 to 4; in general, W. G. Cochran,
    /// Sampling Techniques (3rd ed. 1977), chapter 9A. The multiplier is Student's t with k − 1 degrees of freedom, since the variance
    /// is estimated from k numbers; in place of 95 %, z covers 69 % at 2 sessions, 85 % at 4 and 92 % at 12 (docs/statistics.md).
    /// </remarks>
    public static Interval? Mean(ClusteredSums sums) =>
        MeanVariance(sums) is { } variance
            ? Interval.Around((double)sums.Sum / sums.Count, Quantile.T(sums.Clusters - 1) * Math.Sqrt(variance))
            : null;

    /// <summary>
    /// The difference of two paired shares, −1 to 1: <see cref="Mean"/> of gained − lost, cut to what is possible. Null below 2 sessions.
    /// </summary>
    public static Interval? PairedDifference(ClusteredSums gainedLessLost) => Mean(gainedLessLost)?.Within(-1, 1);

    /// <summary>The variance of the mean per person, or null below 2 sessions.</summary>
    internal static double? MeanVariance(ClusteredSums sums)
    {
        if (sums.Clusters < 2)
        {
            return null;
        }

        // N²·Σ(S_k − n_k·T/N)² in whole numbers: equal sessions give exactly 0, and nothing is lost to cancellation.
        Int128 n = sums.Count, t = sums.Sum;
        var squares = n * n * sums.ClusterSumSquares - 2 * n * t * sums.ClusterCross + t * t * sums.ClusterCountSquares;
        return sums.Clusters / (sums.Clusters - 1.0) * (double)squares / Math.Pow(sums.Count, 4);
    }
}
