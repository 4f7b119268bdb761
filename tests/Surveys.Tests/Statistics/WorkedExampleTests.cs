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
    public void Four_sessions() => Near.Equal(ClusterRobust.PairedDifference(FourSessions), 0.225, 0.081, 0.369, 3);

    [Fact]
    public void Score_change()
    {
        var change = Means.Of(new ClusteredSums(22, 33, 91, 1, 22 * 22, 33 * 33, 22 * 33, 0));
        Near.Equal(change, 1.5, 0.877, 2.123, 3);
        Near.Equal(change / 10, 0.15, 0.088, 0.212, 3);
    }

    [Fact]
    public void Correlation_of_two_sessions()
    {
        var sums = Sessions.Of([1, 2, 3], [3, 4, 5]);
        Assert.Equal(0.625, Clustering.IntraclassCorrelation(sums)!.Value, 9);
        Assert.Equal(2.25, Clustering.DesignEffect(sums), 9);
    }
}
