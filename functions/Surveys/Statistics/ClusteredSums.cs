namespace Surveys.Statistics;

/// <summary>
/// Sums of an integer quantity x over the persons of a scope, and over its sessions (the clusters).
/// With n_k persons and sum S_k in session k.
/// </summary>
/// <param name="Count">N = Σ n_k.</param>
/// <param name="Sum">Σ x.</param>
/// <param name="SumOfSquares">Σ x².</param>
/// <param name="Clusters">Sessions with n_k &gt; 0.</param>
/// <param name="ClusterCountSquares">Σ n_k².</param>
/// <param name="ClusterSumSquares">Σ S_k².</param>
/// <param name="ClusterCross">Σ n_k·S_k.</param>
public readonly record struct ClusteredSums(
    long Count,
    long Sum,
    long SumOfSquares,
    long Clusters,
    long ClusterCountSquares,
    long ClusterSumSquares,
    long ClusterCross)
{
    /// <summary>The mean of x; null without persons.</summary>
    public double? Mean => Count > 0 ? (double)Sum / Count : null;

    /// <summary>The sample standard deviation of x between persons; null below 2 persons.</summary>
    public double? StandardDeviation => Variance is { } variance ? Math.Sqrt(variance) : null;

    /// <summary>
    /// How many times the variance of the mean exceeds that of as many independent persons; at least 1. 1 where all persons are equal,
    /// null below 2 sessions.
    /// </summary>
    /// <remarks>
    /// The mean T / N is a ratio of two sums over sessions; its linearised variance is k/(k − 1) · Σ(S_k − n_k·T/N)² / N² (W. G. Cochran,
    /// Sampling Techniques, 3rd ed. 1977, chapter 9A; for paired shares equations 1 to 4 of N. A. Obuchowski, Statistics in Medicine 17
    /// (1998) 1495–1507). It assumes nothing about the correlation within sessions. The design effect divides it by s² / N (L. Kish,
    /// Survey Sampling, 1965, chapter 5). Below 1 it is noise, and must not make intervals narrower.
    /// </remarks>
    public double? DesignEffect
    {
        get
        {
            if (Clusters < 2 || Variance is not { } variance)
            {
                return null;
            }

            // N²·Σ(S_k − n_k·T/N)² in whole numbers: equal sessions give exactly 0, and nothing is lost to cancellation.
            Int128 n = Count, t = Sum;
            var squares = n * n * ClusterSumSquares - 2 * n * t * ClusterCross + t * t * ClusterCountSquares;
            var between = Clusters / (Clusters - 1.0) * (double)squares / Math.Pow(Count, 4);
            return variance > 0 ? Math.Max(1, between / (variance / Count)) : 1;
        }
    }

    private double? Variance => Count < 2
        ? null
        : (double)((Int128)Count * SumOfSquares - (Int128)Sum * Sum) / ((double)Count * (Count - 1));
}
