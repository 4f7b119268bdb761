using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class IntervalTests
{
    private static readonly Interval Some = new(0.5, 0.2, 0.9);

    [Fact]
    public void Widening_lengthens_both_margins() => Assert.True(Near.To(new(0.5, -0.1, 1.3), Some.Widened(2)));

    [Fact]
    public void An_independent_error_is_squared_and_added() =>
        Assert.True(Near.To(new(0.5, 0, 0.5 + 0.4 * Math.Sqrt(2)), Some.JoinedWith(0.4)));

    [Fact]
    public void A_variance_counts_with_its_multiplier() => Assert.Equal(Some.JoinedWith(0.4), Some.WithVariance(0.04, 2));

    [Fact]
    public void Without_variance_nothing_changes() => Assert.True(Near.To(Some, Some.WithVariance(0, 1.96)));

    [Fact]
    public void It_is_cut_to_the_possible_values() => Assert.Equal(new Interval(0.5, 0, 1), Some.Widened(3).Within(0, 1));

    [Fact]
    public void A_variance_never_narrows() => Gen.Double[0, 5].Sample(variance =>
        Some.WithVariance(variance, 1.96) is var wide && wide.Lower <= Some.Lower && wide.Upper >= Some.Upper);
}
