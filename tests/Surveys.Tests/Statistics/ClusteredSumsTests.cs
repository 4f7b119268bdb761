using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class ClusteredSumsTests
{
    private static readonly Gen<int[][]> Scopes = Gen.Int[-3, 3].Array[1, 20].Array[2, 25];

    // R: n, S of each session; v <- k/(k−1)·sum((S − n·T/N)²)/N²; sd(x); v/(var(x)/N)
    [Fact]
    public void Shares_give_the_reference_values()
    {
        var sums = Sessions.Of([1, 1, 0, 1], [0, 0, 0], [1, 0, 1, 1, 1], [0, 0, 1, 0]);
        Assert.Equal(0.516397779494, sums.StandardDeviation!.Value, 10);
        Assert.Equal(2.03125, sums.DesignEffect!.Value, 10);
    }

    // The standard errors are those of equations 1 to 4 of N. A. Obuchowski (1998), from R 4.2.2: both margins' variances less twice
    // their covariance.
    [Theory]
    [InlineData(true, 0.0632060381030)]
    [InlineData(false, 0.0672908621086)]
    public void Published_pairs_give_the_standard_error_of_their_change(bool areThyroids, double error)
    {
        var sums = Sessions.Of(areThyroids ? PublishedClusters.Thyroids : PublishedClusters.Psychiatry);
        Assert.Equal(error, Math.Sqrt(sums.DesignEffect!.Value / sums.Count) * sums.StandardDeviation!.Value, 10);
    }

    [Fact]
    public void Sessions_that_agree_by_luck_are_no_better_than_persons()
    {
        var sums = Sessions.Of([1, 0, 0], [0, 1, 0], [0, 0, 1]);
        Assert.Equal(1, sums.DesignEffect);
        Assert.Equal(0.5, sums.StandardDeviation);
    }

    [Fact]
    public void Where_all_answer_alike_there_is_no_effect()
    {
        var sums = Sessions.Of([2, 2, 2], [2, 2]);
        Assert.Equal((0, 1), (sums.StandardDeviation, sums.DesignEffect));
    }

    [Fact]
    public void Too_few_are_no_estimate()
    {
        Assert.Null(default(ClusteredSums).StandardDeviation);
        Assert.Null(Sessions.Of([4]).StandardDeviation);
        Assert.Null(Sessions.Of([1, 2, 3]).DesignEffect);
        Assert.Null(default(ClusteredSums).Mean);
    }

    [Fact]
    public void The_spread_is_that_of_all_persons() => Scopes.Where(scope => scope.Sum(s => s.Length) > 1).Sample(scope =>
    {
        var all = scope.SelectMany(session => session).ToArray();
        var variance = all.Sum(x => Math.Pow(x - all.Average(), 2)) / (all.Length - 1);
        return Near.To(Sessions.Of(scope).StandardDeviation!.Value, Math.Sqrt(variance), 1e-8);
    });

    [Fact]
    public void The_effect_is_the_variance_between_sessions_over_that_of_persons() => Scopes.Sample(scope =>
    {
        var all = scope.SelectMany(session => session).ToArray();
        double k = scope.Length, n = all.Length, mean = all.Average();
        var between = k / (k - 1) * scope.Sum(session => Math.Pow(session.Sum() - session.Length * mean, 2)) / n / n;
        var persons = all.Sum(x => Math.Pow(x - mean, 2)) / (n - 1) / n;
        return Near.To(Sessions.Of(scope).DesignEffect!.Value, persons > 0 ? Math.Max(1, between / persons) : 1, 1e-8);
    });

    [Fact]
    public void The_order_of_sessions_does_not_matter() => Scopes.Sample(scope =>
        Sessions.Of(scope).DesignEffect == Sessions.Of([.. scope.Reverse()]).DesignEffect);

    [Fact]
    public void A_whole_nation_overflows_nothing()
    {
        // 4,000 sessions of 50, each as good as the other.
        var sums = new ClusteredSums(200_000, 1_000_000, 6_000_000, 4_000, 10_000_000, 250_000_000, 50_000_000);
        Assert.Equal((5, 1), (sums.Mean, sums.DesignEffect));
    }
}
