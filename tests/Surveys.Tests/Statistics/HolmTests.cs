using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class HolmTests
{
    // R: p.adjust(p, "holm") <= 0.05
    [Theory]
    [InlineData(new[] { 0.01, 0.04, 0.03, 0.005 }, new[] { true, false, false, true })]
    [InlineData(new[] { 0.0125, 0.0167, 0.025, 0.05 }, new[] { true, false, false, false })]
    [InlineData(new[] { 0.001, 0.02, 0.03, 0.9, 0.04 }, new[] { true, false, false, false, false })]
    [InlineData(new[] { 0.06, 0.2 }, new[] { false, false })]
    [InlineData(new[] { 0.05 }, new[] { true })]
    [InlineData(new double[0], new bool[0])]
    public void Holds_as_the_adjusted_p_values_say(double[] p, bool[] holds) => Assert.Equal(holds, Holm.Holds(p));

    [Fact]
    public void All_hold_where_the_greatest_p_is_small() =>
        Gen.Double[0, 0.004].Array[1, 12].Sample(p => Holm.Holds(p).All(holds => holds));

    /// <summary>p.adjust of R: the greatest of (m − i + 1)·p of all p up to the i-th.</summary>
    [Fact]
    public void Holds_as_adjusting_by_hand_says() => Gen.Double[0, 0.1].Array[1, 12].Sample(p => Holm.Holds(p, 0.05).SequenceEqual(
        p.Select(own => p.Order().Select((value, i) => (value, adjusted: value * (p.Length - i))).Where(e => e.value <= own)
            .Max(e => e.adjusted) <= 0.05)));

    // R: 2 * pnorm(-0.2 / 0.08)
    [Fact]
    public void P_of_a_normal_interval_is_that_of_its_test() =>
        Assert.Equal(0.0124193307, Holm.P(confidence => Around(0.2, Quantile.Z(confidence) * 0.08)), 6);

    // R: 2 * pt(-0.15 / sqrt(0.25^2 / 24 + 4 / 24^2 / 6), 23)
    [Fact]
    public void P_of_Students_interval_is_that_of_his_test() => Assert.Equal(
        0.0225257295, Holm.P(confidence => MeanChange.OfRounded(0.15, 0.25, 24, 4.0 / 24 / 24 / 6, Design.Persons, confidence)), 6);

    [Fact]
    public void Nothing_clear_has_p_1()
    {
        Assert.Equal(1, Holm.P(_ => null));
        Assert.Equal(1, Holm.P(confidence => SignChange.OfRounded(6, 12, 6, Design.Persons, confidence)));
    }

    [Fact]
    public void Two_pairs_that_agree_have_a_p() =>
        Assert.InRange(Holm.P(confidence => MeanChange.OfRounded(0.5, 0, 2, 1e-18, Design.Persons, confidence)), 0, 1e-6);

    [Fact]
    public void P_is_at_most_5_percent_where_the_interval_of_95_leaves_0_out() => Gen.Select(
        Designs.Count, Designs.Count, Designs.Count, Designs.Any).Where((a, b, c, _) => a + b + c > 0).Sample((rose, same, fell, design) =>
            Holm.P(confidence => SignChange.OfRounded(rose, same, fell, design, confidence)) is var p
            && SignChange.OfRounded(rose, same, fell, design)!.Value is var change
            && (Math.Abs(p - 0.05) < 1e-6 || p < 0.05 == !change.Contains(0)));

    [Fact]
    public void Less_and_more_have_the_same_p() =>
        Gen.Select(Gen.Int[0, 20], Gen.Int[1, 20], Gen.Int[0, 20]).Sample((rose, same, fell) => Near.To(
            Holm.P(confidence => SignChange.OfRounded(rose, same, fell, Design.Persons, confidence)),
            Holm.P(confidence => SignChange.OfRounded(fell, same, rose, Design.Persons, confidence)),
            1e-6));

    private static Interval Around(double estimate, double margin) => new(estimate, estimate - margin, estimate + margin);
}
