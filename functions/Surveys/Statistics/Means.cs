
namespace Surveys.Statistics;

/// <summary>
/// Means of an integer quantity, in its own units: the knowledge score in items, or its change in pairs.
/// Divide by the number of knowledge items to report a share of items.
/// </summary>
public static class Means
{
    /// <summary>
    /// The published mean. Up to three sessions <see cref="OverPersons"/>; from <see cref="PairedChange.FewestSessions"/> on
    /// <see cref="ClusterRobust.Mean"/> with t at sessions − 1, never narrower than the persons' interval.
    /// Null below 2 persons. Not cut to the range of the score.
    /// </summary>
    /// <remarks>
    /// Every person weighs the same (ratio estimator), so the mean over a region is the mean over its pupils. The plain mean
    /// of session means would let a room of 5 weigh as much as a room of 40, and would not add up from tallies.
    /// With sessions of equal size the two are the same, and so are their intervals.
    /// </remarks>
    public static Interval? Of(ClusteredSums sums) =>
        OverPersons(sums) is not { } persons ? null
        : sums.Clusters < PairedChange.FewestSessions ? persons
        : ClusterRobust.Mean(sums)?.AtLeastAsWideAs(persons);

    /// <summary>
    /// The mean with Student's interval, t at persons − 1, persons taken as independent. Null below 2 persons.
    /// Where all have the same value the interval has no width.
    /// </summary>
    /// <remarks>Student, The probable error of a mean, Biometrika 6 (1908) 1–25.</remarks>
    public static Interval? OverPersons(ClusteredSums sums) =>
        Variance(sums) is { } variance
            ? Interval.Around(sums.Mean!.Value, Quantile.T(sums.Count - 1) * Math.Sqrt(variance / sums.Count))
            : null;

    /// <summary>
    /// Mean after − mean before of answers that are not linked, or of paired and unpaired persons. Null where one side has fewer than 2.
    /// Where both sides are all equal, the interval has no width.
    /// </summary>
    /// <remarks>
    /// B. L. Welch, The generalization of 'Student's' problem when several different population variances are involved,
    /// Biometrika 34 (1947) 28–35. Each side's variance is the greater of that between persons and, from
    /// <see cref="PairedChange.FewestSessions"/> sessions on, that between sessions, with the degrees of freedom that belong to it.
    /// As in <see cref="ProportionDifference.Unpaired"/>, the same persons on both sides make it wider than need be.
    /// </remarks>
    public static Interval? Difference(ClusteredSums before, ClusteredSums after)
    {
        if (MeanError(before) is not var (first, df1) || MeanError(after) is not var (second, df2))
        {
            return null;
        }

        var difference = after.Mean!.Value - before.Mean!.Value;
        var variance = first + second;
        return variance == 0
            ? Interval.Around(difference, 0)
            : Interval.Around(
                difference, Quantile.T(variance * variance / (first * first / df1 + second * second / df2)) * Math.Sqrt(variance));
    }

    /// <summary>The sample variance between persons, or null below 2.</summary>
    internal static double? Variance(ClusteredSums sums) =>
        sums.Count < 2
            ? null
            : (double)((Int128)sums.Count * sums.SumOfSquares - (Int128)sums.Sum * sums.Sum) / ((double)sums.Count * (sums.Count - 1));

    /// <summary>The variance of the mean and its degrees of freedom, or null below 2 persons.</summary>
    internal static (double Variance, double DegreesOfFreedom)? MeanError(ClusteredSums sums) =>
        Variance(sums) is not { } variance ? null
        : sums.Clusters >= PairedChange.FewestSessions && ClusterRobust.MeanVariance(sums) is { } between && between > variance / sums.Count
            ? (between, sums.Clusters - 1)
            : (variance / sums.Count, sums.Count - 1);
}
