using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

/// <summary>The worked examples of docs/statistics.md, to the digits given there.</summary>
public sealed class WorkedExampleTests
{
    [Fact]
    public void Design_effect()
    {
        var sums = Sessions.Of([1, 1, 0, 1], [0, 0, 0], [1, 0, 1, 1, 1], [0, 0, 1, 0]);
        Assert.Equal(0.516, sums.StandardDeviation!.Value, 3);
        Assert.Equal(2.031, sums.DesignEffect!.Value, 3);
    }

    [Fact]
    public void Shares()
    {
        Near.Equal(Proportion.Wilson(18, 24, Design.Persons), 0.75, 0.551, 0.880, 3);
        Assert.Equal(0.006076, RandomRounding.OfShare(0.75, 4, 24), 6);
        Near.Equal(Proportion.OfRounded(18, 24, 4, Design.Persons), 0.75, 0.499, 0.951, 3);
        Near.Equal(Proportion.OfRounded(450, 999, 5, new Design(12, 1.7)), 0.450, 0.406, 0.496, 3);
    }

    [Fact]
    public void Change_of_the_share_right()
    {
        Near.Equal(PairedChange.Of(new(36, 12, 3, 0), Design.Persons), 0.176, 0.029, 0.319, 3);
        Near.Equal(PairedChange.OfRounded(new(36, 12, 3, 0), Design.Persons), 0.176, 0.010, 0.339, 3);
    }

    [Fact]
    public void Rose_less_fell()
    {
        Near.Equal(SignChange.Of(12, 9, 3, Design.Persons), 0.375, 0.065, 0.627, 3);
        Near.Equal(SignChange.OfRounded(12, 9, 3, Design.Persons), 0.375, 0.025, 0.675, 3);
    }

    [Fact]
    public void Mean_of_a_scale() => Near.Equal(MeanOfScale.OfRounded([0, 3, 9, 30, 258], new Design(12, 1.8)), 3.810, 3.687, 3.914, 3);

    [Fact]
    public void Change_of_the_score() =>
        Near.Equal(MeanChange.OfRounded(0.15, 0.25, 24, 6 * 4 / (24.0 * 24) / (6 * 6), Design.Persons), 0.150, 0.023, 0.277, 3);

    [Fact]
    public void Several_findings() => Assert.Equal([true, false, false, true], Holm.Holds([0.01, 0.04, 0.03, 0.005]));
}
