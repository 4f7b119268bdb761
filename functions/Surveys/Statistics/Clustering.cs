
namespace Surveys.Statistics;

/// <summary>How alike persons of one session are, and what that costs: 40 alike pupils tell less than 40 independent ones.</summary>
public static class Clustering
{
    /// <summary>
    /// The intraclass correlation ρ, at most 1, by analysis of variance: (MSB − MSW) / (MSB + (n₀ − 1)·MSW). Below 0 where sessions are
    /// more alike than chance (below −1 even, where most are of one person); then read it as 0. 1 where sessions differ and nobody within
    /// them does. Null below 2 sessions, where no session has two persons, and where all persons are equal.
    /// </summary>
    /// <remarks>
    /// A. Donner, A review of inference procedures for the intraclass correlation coefficient in the one-way random effects model,
    /// International Statistical Review 54 (1986) 67–82. n₀ = (N − Σn_k²/N) / (k − 1).
    /// </remarks>
    public static double? IntraclassCorrelation(ClusteredSums sums)
    {
        double k = sums.Clusters, n = sums.Count;
        if (k < 2 || n <= k)
        {
            return null;
        }

        var betweenSquares = (double)sums.ClusterMeanSquares / ClusteredSums.Unit;
        var between = Math.Max(0, betweenSquares - sums.Sum / n * sums.Sum) / (k - 1);
        var within = Math.Max(0, sums.SumOfSquares - betweenSquares) / (n - k);
        var size = (n - sums.ClusterCountSquares / n) / (k - 1);
        var total = between + (size - 1) * within;
        return total > 0 ? Math.Min(1, (between - within) / total) : null;
    }

    /// <summary>
    /// How many times the variance of a mean exceeds that of independent persons: 1 + (m − 1)·ρ, at least 1.
    /// </summary>
    /// <remarks>
    /// L. Kish, Survey Sampling (1965), chapter 5. A negative ρ counts as 0: it is noise here, and must not make intervals narrower
    /// (A. Donner and N. Klar, Design and Analysis of Cluster Randomization Trials, 2000).
    /// </remarks>
    /// <param name="personsPerSession">m, at least 1; where sessions differ in size, <see cref="PersonsPerSession"/>.</param>
    /// <param name="correlation">ρ, at most 1.</param>
    public static double DesignEffect(double personsPerSession, double correlation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(personsPerSession, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(correlation, 1);
        return 1 + (personsPerSession - 1) * Math.Max(0, correlation);
    }

    /// <summary>The design effect with ρ and m of the scope itself; 1 where ρ cannot be estimated.</summary>
    public static double DesignEffect(ClusteredSums sums) =>
        IntraclassCorrelation(sums) is { } correlation ? DesignEffect(PersonsPerSession(sums)!.Value, correlation) : 1;

    /// <summary>
    /// The size of the session that a person is in, on average: Σn_k² / N. At least the mean size, and the m that the design effect needs
    /// where sizes differ (S. M. Eldridge, D. Ashby, S. Kerry, International Journal of Epidemiology 35 (2006) 1292–1300). Null at N = 0.
    /// </summary>
    public static double? PersonsPerSession(ClusteredSums sums) =>
        sums.Count > 0 ? (double)sums.ClusterCountSquares / sums.Count : null;
}
