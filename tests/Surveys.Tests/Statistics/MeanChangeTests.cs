using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class MeanChangeTests
{
    private static readonly Gen<(double Mean, double Spread, int Pairs, double Variance)> Any =
        Gen.Select(Gen.Double[-1, 1], Gen.Double[0, 1], Gen.Int[2, 400], Gen.Double[1e-6, 0.1]);

    // R: c <- qt((1 + conf) / 2, n − 1), from 4 sessions on max(c, qt((1 + conf) / 2, k − 1)); m ∓ c·sqrt(e·s²/n + v), e = 1 below 4
    [Theory]
    [InlineData(0.15, 0.25, 24, 4.0 / 24 / 24 / 6, 1, 1.0, 0.95, 0.023125768545, 0.276874231455)]
    [InlineData(0.15, 0.25, 24, 0.0, 1, 1.0, 0.95, 0.044434258374, 0.255565741626)]
    [InlineData(0.1, 0.2, 300, 4.0 / 300 / 300 / 8, 12, 1.6, 0.95, 0.067436657830, 0.132563342170)]
    [InlineData(0.1, 0.2, 300, 4.0 / 300 / 300 / 8, 4, 1.0, 0.95, 0.062494510613, 0.137505489387)]
    [InlineData(0.1, 0.2, 300, 4.0 / 300 / 300 / 8, 3, 9.0, 0.95, 0.076807726435, 0.123192273565)]
    [InlineData(-0.3, 0.0, 2, 0.01, 1, 1.0, 0.95, -1.570620473617, 0.970620473617)]
    [InlineData(0.1, 0.2, 12, 0.0, 40, 1.0, 0.95, -0.027073937466, 0.227073937466)]
    [InlineData(0.15, 0.25, 24, 4.0 / 24 / 24 / 6, 1, 1.0, 0.99, -0.022178593268, 0.322178593268)]
    public void Gives_the_reference_values(
        double mean,
        double spread,
        int pairs,
        double variance,
        int sessions,
        double effect,
        double confidence,
        double lower,
        double upper) => Near.Equal(
            MeanChange.OfRounded(mean, spread, pairs, variance, new Design(sessions, effect), confidence), mean, lower, upper, decimals: 9);

    [Fact]
    public void One_pair_tells_nothing_of_others() => Assert.Null(MeanChange.OfRounded(0.1, 0.2, 1, 0.01, Design.Persons));

    [Fact]
    public void Impossible_spreads_and_variances_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanChange.OfRounded(0.1, -0.2, 24, 0.01, Design.Persons));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanChange.OfRounded(0.1, 0.2, 24, -0.01, Design.Persons));
    }

    [Fact]
    public void The_interval_is_even_about_the_mean_and_has_a_width() => Gen.Select(Any, Designs.Any).Sample((c, design) =>
        MeanChange.OfRounded(c.Mean, c.Spread, c.Pairs, c.Variance, design)!.Value is var change
        && change.Width > 0 && Near.To(change.Upper - c.Mean, c.Mean - change.Lower));

    [Fact]
    public void The_rounding_widens_it() => Gen.Select(Any, Designs.Any).Sample((c, design) =>
        MeanChange.OfRounded(c.Mean, c.Spread, c.Pairs, c.Variance, design)!.Value.Width
            > MeanChange.OfRounded(c.Mean, c.Spread, c.Pairs, 0, design)!.Value.Width);

    [Fact]
    public void Sessions_never_tell_more_than_persons() => Gen.Select(Any, Designs.OfSessions).Sample((c, design) =>
        MeanChange.OfRounded(c.Mean, c.Spread, c.Pairs, c.Variance, design)!.Value.Width
            >= MeanChange.OfRounded(c.Mean, c.Spread, c.Pairs, c.Variance, Design.Persons)!.Value.Width);

    [Fact]
    public void More_confidence_is_a_wider_interval() => Gen.Select(Any, Designs.Any, Designs.Confidences).Sample((c, design, confidence) =>
        MeanChange.OfRounded(c.Mean, c.Spread, c.Pairs, c.Variance, design, confidence.Higher)!.Value.Width
            > MeanChange.OfRounded(c.Mean, c.Spread, c.Pairs, c.Variance, design, confidence.Lower)!.Value.Width);
}
