using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class MeanOfScaleTests
{
    private static readonly Gen<long[]> Protected =
        Designs.Count.Select(count => (long)count).Array[2, 7].Where(counts => counts.Sum() > 0);

    // R: x <- rep(seq_along(counts) − 1, counts); m, s of x; c <- qt of n − 1, from 4 sessions on the greater one of k − 1;
    // Student m ∓ c·s·sqrt(e/n); score: uniroot of (p − x)² = c²·x(1 − x)/N, p <- m/top, N <- p(1 − p)/(se/top)², n/e where p is 0 or 1;
    // the farther ends; then ∓ sqrt(margin² + c²·sum((0:top − m)²)·2/n²), cut to 0..top
    [Theory]
    [InlineData(new long[] { 3, 6, 12, 6, 3 }, 1, 1.0, 0.95, 2, 1.484206495332, 2.515793504668)]
    [InlineData(new long[] { 0, 0, 0, 3, 27 }, 1, 1.0, 0.95, 3.9, 3.355548680179, 4)]
    [InlineData(new long[] { 0, 0, 0, 0, 30 }, 1, 1.0, 0.95, 4, 3.279962238685, 4)]
    [InlineData(new long[] { 0, 0, 12, 0, 0 }, 1, 1.0, 0.95, 2, 1.179741260761, 2.820258739239)]
    [InlineData(new long[] { 0, 3, 9, 30, 258 }, 12, 1.8, 0.95, 3.81, 3.687042987913, 3.914056322840)]
    [InlineData(new long[] { 30, 60, 90, 60, 30 }, 4, 1.2, 0.95, 2, 1.748963604158, 2.251036395842)]
    [InlineData(new long[] { 0, 0, 0, 0, 300 }, 12, 2.0, 0.95, 4, 3.862559922977, 4)]
    [InlineData(new long[] { 3, 6, 12, 6, 3 }, 1, 1.0, 0.99, 2, 1.304857549401, 2.695142450599)]
    [InlineData(new long[] { 3, 0 }, 1, 1.0, 0.95, 0, 0, 1)]
    public void Gives_the_reference_values(
        long[] counts, int sessions, double effect, double confidence, double mean, double lower, double upper) =>
        Near.Equal(MeanOfScale.OfRounded(counts, new Design(sessions, effect), confidence), mean, lower, upper, decimals: 8);

    [Fact]
    public void Fewer_than_two_answers_tell_nothing()
    {
        Assert.Null(MeanOfScale.OfRounded([0L, 0, 0], Design.Persons));
        Assert.Null(MeanOfScale.OfRounded([0L, 1, 0], Design.Persons));
    }

    [Fact]
    public void Impossible_scales_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanOfScale.OfRounded([3L, -3, 6], Design.Persons));
        Assert.Throws<ArgumentOutOfRangeException>(() => MeanOfScale.OfRounded([3L], Design.Persons));
    }

    [Fact]
    public void Counts_of_either_width_say_the_same() => Assert.Equal(
        MeanOfScale.OfRounded([3L, 6, 12, 6, 3], Design.Persons), MeanOfScale.OfRounded([3, 6, 12, 6, 3], Design.Persons));

    [Fact]
    public void The_interval_holds_the_mean_has_a_width_and_stays_on_the_scale() =>
        Gen.Select(Protected, Designs.Any).Sample((counts, design) =>
            MeanOfScale.OfRounded(counts, design)!.Value is var mean && Near.IsWithin(mean, 0, counts.Length - 1) && mean.Width > 0);

    [Fact]
    public void Turning_the_scale_round_mirrors_the_interval() => Gen.Select(Protected, Designs.Any).Sample((counts, design) =>
        MeanOfScale.OfRounded(counts, design)!.Value is var there
        && -MeanOfScale.OfRounded([.. counts.Reverse()], design)!.Value is var back
        && counts.Length - 1 is var top
        && Near.To(there, new Interval(back.Estimate + top, back.Lower + top, back.Upper + top)));

    [Fact]
    public void It_is_never_narrower_than_Students_interval() => Gen.Select(Protected, Designs.Any).Sample((counts, design) =>
    {
        var mean = MeanOfScale.OfRounded(counts, design)!.Value;
        double n = counts.Sum();
        var spread = Math.Sqrt(counts.Select((count, step) => count * Math.Pow(step - mean.Estimate, 2)).Sum() / (n - 1));
        var student = MeanChange.OfRounded(mean.Estimate, spread, counts.Sum(), 0, design)!.Value.Within(0, counts.Length - 1);
        return mean.Lower <= student.Lower + 1e-9 && mean.Upper >= student.Upper - 1e-9;
    });

    [Fact]
    public void More_confidence_is_a_wider_interval() =>
        Gen.Select(Protected, Designs.Any, Designs.Confidences).Sample((counts, design, confidence) =>
            MeanOfScale.OfRounded(counts, design, confidence.Higher)!.Value is var wide
            && MeanOfScale.OfRounded(counts, design, confidence.Lower)!.Value is var narrow
            && wide.Lower <= narrow.Lower && wide.Upper >= narrow.Upper);
}
