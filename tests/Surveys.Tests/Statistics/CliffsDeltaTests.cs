using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class CliffsDeltaTests
{
    private static readonly Gen<(long[] Before, long[] After)> Answers =
        Gen.Select(Gen.Long[0, 9].Array[5], Gen.Long[0, 9].Array[5]).Where(a => a.Item1.Sum() > 1 && a.Item2.Sum() > 1);

    // Computed in Python 3 with fractions from the full matrix of signs. The first is the example of K. Y. Hogarty and J. D. Kromrey,
    // Using SAS to calculate tests of Cliff's delta (SUGI 24, 1999); its variances of rows, columns and cells, 0.2669753, 0.447 and
    // 1.0055556 (as quoted in the R package effsize), are those of this computation.
    [Theory]
    [InlineData(new long[] { 1, 1, 1, 2, 1 }, new long[] { 2, 3, 3, 1, 1 }, -0.25, -0.7125350951153084, 0.3639998950359781)]
    [InlineData(new long[] { 9, 14, 11, 6 }, new long[] { 2, 5, 12, 21 }, 0.51, 0.27980909214115635, 0.6847400988009029)]
    [InlineData(new long[] { 6, 4, 2, 0, 1 }, new long[] { 3, 0, 1, 8, 5 }, 0.6153846153846154, 0.18208084306066757, 0.8485499540695642)]
    [InlineData(new long[] { 0, 12 }, new long[] { 0, 12 }, 0, -0.16174234888328273, 0.16174234888328273)]
    public void It_gives_the_reference_values(long[] before, long[] after, double delta, double lower, double upper) =>
        Near.Equal(CliffsDelta.Of(before, after), delta, lower, upper, decimals: 12);

    // (n − z²) / (n + z²) with n = 10, Feng and Cliff (2004), equation 8.
    [Fact]
    public void All_above_is_1_with_a_lower_end_below()
    {
        Near.Equal(CliffsDelta.Of([10, 0, 0], [0, 5, 9]), 1, 0.4449344, 1, decimals: 7);
        Near.Equal(CliffsDelta.Of([0, 5, 9], [10, 0, 0]), -1, -1, -0.4449344, decimals: 7);
    }

    [Fact]
    public void Fewer_than_two_answers_are_no_estimate()
    {
        Assert.Null(CliffsDelta.Of([], []));
        Assert.Null(CliffsDelta.Of([0, 1], [5, 9]));
        Assert.Null(CliffsDelta.Of([5, 9], [1, 0]));
    }

    [Fact]
    public void Options_must_match() => Assert.Throws<ArgumentOutOfRangeException>(() => CliffsDelta.Of([1, 2], [1, 2, 3]));

    [Fact]
    public void It_holds_delta_and_stays_between_minus_1_and_1() =>
        Answers.Sample(a => CliffsDelta.Of(a.Before, a.After) is { } delta && Near.IsWithin(delta, -1, 1));

    [Fact]
    public void Swapping_before_and_after_mirrors() =>
        Answers.Sample(a => Near.To(CliffsDelta.Of(a.Before, a.After)!.Value, -CliffsDelta.Of(a.After, a.Before)!.Value));

    [Fact]
    public void Turning_the_options_round_mirrors() =>
        Answers.Sample(a => Near.To(CliffsDelta.Of(a.Before, a.After)!.Value, -CliffsDelta.Of([.. a.Before.Reverse()], [.. a.After.Reverse()])!.Value));

    [Fact]
    public void An_option_nobody_chose_changes_nothing() =>
        Answers.Sample(a => Near.To(CliffsDelta.Of(a.Before, a.After)!.Value, CliffsDelta.Of([.. a.Before[..2], 0, .. a.Before[2..]], [.. a.After[..2], 0, .. a.After[2..]])!.Value));

    [Fact]
    public void A_design_effect_widens() =>
        Answers.Sample(a => CliffsDelta.Of(a.Before, a.After, 2)!.Value.AtLeastAsWideAs(CliffsDelta.Of(a.Before, a.After)!.Value) == CliffsDelta.Of(a.Before, a.After, 2));
}
