using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

/// <summary>The worked examples of docs/statistics.md, to the digits given there.</summary>
public sealed class WorkedExampleTests
{
    private static readonly ClusteredSums FourSessions = new(80, 18, 18, 4, 1650, 86, 355, 0);

    [Fact]
    public void Wilson()
    {
        Near.Equal(Proportion.Wilson(8, 10), 0.8, 0.4902, 0.9433, 4);
        Near.Equal(Proportion.Wilson(0, 10), 0, 0, 0.2775, 4);
    }

    [Fact]
    public void Newcombe()
    {
        Near.Equal(ProportionDifference.Paired(new(36, 12, 2, 0)), 0.2, 0.0569, 0.3404, 4);
        Near.Equal(ProportionDifference.Paired(new(20, 12, 2, 16)), 0.2, 0.0562, 0.3292, 4);
        Near.Equal(ProportionDifference.Unpaired(48, 80, 56, 70), 0.2, 0.0524, 0.3339, 4);
    }

    [Fact]
    public void McNemar_mid_p()
    {
        Assert.Equal(0.0129, McNemar.Exact(12, 2)!.Value, 4);
        Assert.Equal(0.0074, McNemar.MidP(12, 2)!.Value, 4);
    }

    [Fact]
    public void Four_sessions()
    {
        Near.Equal(ClusterRobust.PairedDifference(FourSessions), 0.225, 0.081, 0.369, 3);
        Assert.Equal(2.83, ClusterRobust.ObuchowskiTest(FourSessions)!.Value.Statistic, 2);
        Assert.Equal(0.093, ClusterRobust.ObuchowskiTest(FourSessions)!.Value.P, 3);
        var durkalski = ClusterRobust.DurkalskiTest(4, 6 / 20.0 + 3 / 25.0 + 4 / 15.0 + 5 / 20.0, 0.09 + 0.0144 + 16 / 225.0 + 0.0625)!.Value;
        Assert.Equal(3.69, durkalski.Statistic, 2);
        Assert.Equal(0.055, durkalski.P, 3);
    }

    [Fact]
    public void Score_change()
    {
        var change = Means.Of(new ClusteredSums(22, 33, 91, 1, 22 * 22, 33 * 33, 22 * 33, 0));
        Near.Equal(change, 1.5, 0.877, 2.123, 3);
        Near.Equal(change / 10, 0.15, 0.088, 0.212, 3);
    }

    [Fact]
    public void Cliff() => Near.Equal(CliffsDelta.Of([9, 14, 11, 6], [2, 5, 12, 21]), 0.51, 0.28, 0.68, 2);

    [Fact]
    public void Correlation_of_two_sessions()
    {
        var sums = Sessions.Of([1, 2, 3], [3, 4, 5]);
        Assert.Equal(0.625, Clustering.IntraclassCorrelation(sums)!.Value, 9);
        Assert.Equal(2.25, Clustering.DesignEffect(sums), 9);
        Assert.Equal(2.67, Clustering.EffectiveSize(6, 2.25), 2);
    }
}
