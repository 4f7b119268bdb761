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
/// <param name="ClusterMeanSquares">Σ S_k² / n_k in units of 1 / <see cref="Unit"/>, each term rounded, so that adding stays exact.</param>
public readonly record struct ClusteredSums(
    long Count,
    long Sum,
    long SumOfSquares,
    long Clusters,
    long ClusterCountSquares,
    long ClusterSumSquares,
    long ClusterCross,
    long ClusterMeanSquares)
{
    public const long Unit = 1 << 16;

    public double? Mean => Count > 0 ? (double)Sum / Count : null;
}
