using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class SignChangeTests
{
    private static readonly Gen<(int Rose, int Same, int Fell)> Protected =
        Gen.Select(Designs.Count, Designs.Count, Designs.Count).Where((rose, same, fell) => rose + same + fell > 0);

    // R: x <- c(rep(1, rose + 1), rep(-1, fell + 1), rep(0, same)); m <- mean(x); margin <- qnorm·sqrt(mean((x − m)²)/length(x)), times
    // sqrt(e)·qt/qnorm from 4 sessions on: the first two limits, stretched to the estimate and cut to ±1; then ∓ sqrt(margin² + c²·4/n²)
    [Theory]
    [InlineData(12, 9, 3, 1, 1.0, 0.95, 0.065260358788, 0.627047333519, 0.024835120688, 0.675340899147)]
    [InlineData(0, 24, 0, 1, 1.0, 0.95, -0.106607986488, 0.106607986488, -0.195043739067, 0.195043739067)]
    [InlineData(12, 0, 0, 3, 1.0, 0.95, 0.587333063788, 1, 0.473690975085, 1)]
    [InlineData(90, 150, 30, 12, 1.4, 0.95, 0.120736360595, 0.320440109993, 0.119435125365, 0.321784065557)]
    [InlineData(90, 150, 30, 4, 1.0, 0.95, 0.098566786900, 0.342609683688, 0.096339797314, 0.344896013613)]
    [InlineData(12, 9, 3, 1, 1.0, 0.99, -0.023002771845, 0.715310464153, -0.077196724045, 0.777351690505)]
    public void Gives_the_reference_values(
        int rose,
        int same,
        int fell,
        int sessions,
        double effect,
        double confidence,
        double lower,
        double upper,
        double roundedLower,
        double roundedUpper)
    {
        var (design, change) = (new Design(sessions, effect), (double)(rose - fell) / (rose + same + fell));
        Near.Equal(SignChange.Of(rose, same, fell, design, confidence), change, lower, upper, decimals: 9);
        Near.Equal(SignChange.OfRounded(rose, same, fell, design, confidence), change, roundedLower, roundedUpper, decimals: 9);
    }

    [Fact]
    public void Without_pairs_there_is_nothing_to_say()
    {
        Assert.Null(SignChange.Of(0, 0, 0, Design.Persons));
        Assert.Null(SignChange.OfRounded(0, 0, 0, Design.Persons));
    }

    [Fact]
    public void Negative_counts_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => SignChange.Of(6, 3, -3, Design.Persons));

    [Fact]
    public void The_interval_holds_the_change_has_a_width_and_stays_between_minus_1_and_1() =>
        Gen.Select(Protected, Designs.Any).Sample((t, design) =>
            SignChange.Of(t.Rose, t.Same, t.Fell, design)!.Value is var exact && Near.IsWithin(exact, -1, 1) && exact.Width > 0
            && SignChange.OfRounded(t.Rose, t.Same, t.Fell, design)!.Value is var wide && Near.IsWithin(wide, -1, 1)
            && wide.Lower <= exact.Lower && wide.Upper >= exact.Upper);

    /// <summary>Bonett and Price's interval alone can lie beside the plain change: where nearly all rose, at little confidence.</summary>
    [Fact]
    public void The_interval_holds_the_change_at_any_confidence() => Gen.Select(Protected, Designs.Any, Gen.Double[0.001, 0.9]).Sample(
        (t, design, confidence) => Near.IsWithin(SignChange.Of(t.Rose, t.Same, t.Fell, design, confidence)!.Value, -1, 1));

    [Fact]
    public void Swapping_rose_and_fell_mirrors_the_interval() => Gen.Select(Protected, Designs.Any).Sample((t, design) => Near.To(
        SignChange.OfRounded(t.Rose, t.Same, t.Fell, design)!.Value,
        -SignChange.OfRounded(t.Fell, t.Same, t.Rose, design)!.Value));

    [Fact]
    public void More_confidence_is_a_wider_interval() => Gen.Select(Protected, Designs.Any, Designs.Confidences).Sample((t, design, c) =>
        SignChange.OfRounded(t.Rose, t.Same, t.Fell, design, c.Higher)!.Value is var wide
        && SignChange.OfRounded(t.Rose, t.Same, t.Fell, design, c.Lower)!.Value is var narrow
        && wide.Lower <= narrow.Lower && wide.Upper >= narrow.Upper);
}
