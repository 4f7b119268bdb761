
namespace Surveys.Statistics;

/// <summary>A χ² statistic with one degree of freedom and its p-value.</summary>
public readonly record struct ChiSquare(double Statistic, double P);

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

    /// <summary>
    /// Tests that the mean of gained − lost is 0: (k − 1)/k · T² / ΣS_k². Null below 2 sessions, and where every S_k is 0.
    /// Never above k − 1, so it cannot reach 5 % with fewer than 5 sessions.
    /// </summary>
    /// <remarks>
    /// Obuchowski (1998), with the shares pooled under the hypothesis; in this form Z. Yang, X. Sun, J. W. Hardin,
    /// A note on the tests for clustered matched-pair binary data, Biometrical Journal 52 (2010) 638–652.
    /// </remarks>
    public static ChiSquare? ObuchowskiTest(ClusteredSums gainedLessLost)
    {
        var (k, sum, squares) = (gainedLessLost.Clusters, (double)gainedLessLost.Sum, (double)gainedLessLost.ClusterSumSquares);
        return k < 2 || squares == 0 ? null : Test((k - 1.0) / k * sum * sum / squares);
    }

    /// <summary>
    /// Tests the same with sessions of equal weight, whatever their size: (Σr_k)² / Σr_k² with r_k = S_k / n_k.
    /// Null below 2 sessions, and where every r_k is 0. Never above k.
    /// </summary>
    /// <remarks>
    /// V. L. Durkalski, Y. Y. Palesch, S. R. Lipsitz, P. F. Rust, Analysis of clustered matched-pair data,
    /// Statistics in Medicine 22 (2003) 2417–2428.
    /// </remarks>
    /// <param name="sessions">k.</param>
    /// <param name="sumOfRates">Σr_k.</param>
    /// <param name="sumOfSquaredRates">Σr_k².</param>
    public static ChiSquare? DurkalskiTest(long sessions, double sumOfRates, double sumOfSquaredRates) =>
        sessions < 2 || sumOfSquaredRates <= 0 ? null : Test(sumOfRates * sumOfRates / sumOfSquaredRates);

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

    private static ChiSquare Test(double statistic) => new(statistic, Quantile.ChiSquareTail(statistic));
}
