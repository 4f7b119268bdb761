using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class ClusteringTests
{
    private static readonly Gen<int[][]> Scores = Gen.Int[0, 6].Array[1, 15].Array[0, 10];

    // R data "InsectSprays" (6 sprays of 12 plots); R 4.2.2: anova(lm(count ~ spray)), MSB 533.7667, MSW 15.38131.
    [Fact]
    public void Insect_sprays_have_the_reference_correlation() => Assert.Equal(0.737431054637, Clustering.IntraclassCorrelation(Sessions.Of(
        [10, 7, 20, 14, 14, 12, 10, 23, 17, 20, 14, 13],
        [11, 17, 21, 11, 16, 14, 17, 17, 19, 21, 7, 13],
        [0, 1, 7, 2, 3, 1, 2, 1, 3, 0, 1, 4],
        [3, 5, 12, 6, 4, 3, 5, 5, 5, 5, 2, 4],
        [3, 5, 3, 5, 3, 6, 1, 1, 3, 2, 6, 4],
        [11, 9, 15, 22, 15, 16, 13, 10, 26, 26, 24, 13]))!.Value, 6);

    [Fact]
    public void A_class_of_43_7_with_correlation_0_05_costs_3_13() => Assert.Equal(3.135, Clustering.DesignEffect(43.7, 0.05), 12);

    [Fact]
    public void A_negative_correlation_never_makes_intervals_narrower() => Assert.Equal(1, Clustering.DesignEffect(30, -0.02));

    // By hand: MSB = 0, MSW = 2, n₀ = (4 − 6/4)/2 = 1.25, so −2 / (0.25 · 2).
    [Fact]
    public void It_may_fall_below_minus_1_where_most_sessions_are_of_one_person()
    {
        var sums = Sessions.Of([0], [0], [-1, 1]);
        Assert.Equal(-4, Clustering.IntraclassCorrelation(sums)!.Value, 9);
        Assert.Equal(1, Clustering.DesignEffect(sums));
    }

    [Fact]
    public void What_cannot_be_estimated_is_null()
    {
        Assert.Null(Clustering.IntraclassCorrelation(default));
        Assert.Null(Clustering.IntraclassCorrelation(Sessions.Of([1, 2, 3])));
        Assert.Null(Clustering.IntraclassCorrelation(Sessions.Of([1], [2], [3])));
        Assert.Null(Clustering.IntraclassCorrelation(Sessions.Of([2, 2], [2, 2, 2])));
        Assert.Null(Clustering.PersonsPerSession(default));
        Assert.Equal(1, Clustering.DesignEffect(Sessions.Of([1, 2, 3])));
    }

    [Fact]
    public void Sessions_that_differ_only_from_each_other_have_correlation_1() =>
        Assert.Equal(1, Clustering.IntraclassCorrelation(Sessions.Of([2, 2], [5, 5, 5], [3, 3]))!.Value, 9);

    [Fact]
    public void It_is_the_analysis_of_variance_of_the_persons() =>
        Scores.Sample(sessions =>
        {
            var rho = Clustering.IntraclassCorrelation(Sessions.Of(sessions));
            var expected = Anova(sessions);
            return rho is null == expected is null && (rho is null || Math.Abs(rho.Value - expected!.Value) < 1e-4);
        });

    private static double? Anova(int[][] sessions)
    {
        var all = sessions.SelectMany(s => s).ToArray();
        double k = sessions.Length, n = all.Length;
        if (k < 2 || n <= k || all.Distinct().Count() == 1)
        {
            return null;
        }

        var between = sessions.Sum(s => s.Length * Math.Pow(s.Average() - all.Average(), 2)) / (k - 1);
        var within = sessions.Sum(s => s.Sum(x => Math.Pow(x - s.Average(), 2))) / (n - k);
        var size = (n - sessions.Sum(s => s.Length * s.Length) / n) / (k - 1);
        return (between - within) / (between + (size - 1) * within);
    }
}
