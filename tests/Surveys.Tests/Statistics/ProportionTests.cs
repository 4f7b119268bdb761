using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class ProportionTests
{
    private static readonly Gen<(int X, int N)> Share = Gen.Int[1, 400].SelectMany(n => Gen.Int[0, n].Select(x => (x, n)));

    private static readonly Gen<(int X, int N)> Protected =
        Gen.Int[1, 130].SelectMany(n => Gen.Int[0, n].Select(x => (3 * x, 3 * n)));

    // Computed with R 4.2.2, prop.test(x, n, correct = FALSE)$conf.int. 81/263, 15/148, 0/20 and 1/29
    // are the examples of Newcombe (1998), Statistics in Medicine 17:857.
    [Theory]
    [InlineData(8, 10, 0.490162471537, 0.943317848546)]
    [InlineData(0, 10, 0, 0.277532799863)]
    [InlineData(10, 10, 0.722467200137, 1)]
    [InlineData(81, 263, 0.255288519878, 0.366209576983)]
    [InlineData(15, 148, 0.0623863995307, 0.1604872417233)]
    [InlineData(0, 20, 0, 0.161125158053)]
    [InlineData(1, 29, 0.00611321429276, 0.17175521879320)]
    [InlineData(3710, 7421, 0.488559672638, 0.511305644352)]
    public void Wilson_gives_the_reference_values(int x, int n, double lower, double upper) =>
        Near.Equal(Proportion.Wilson(x, n, Design.Persons), (double)x / n, lower, upper, decimals: 10);

    // R: c <- qnorm or qt((1 + conf) / 2, k − 1); l, u: roots of (p − x)² = c²·x(1 − x)/(n/e) by uniroot;
    // v <- ((1−p)² + p²(m−1))·2/n²; p − sqrt((p−l)² + c²v), p + sqrt((u−p)² + c²v)
    [Theory]
    [InlineData(18, 24, 4, 1, 1.0, 0.95, 0.499119580544, 0.950608687601)]
    [InlineData(0, 24, 4, 1, 1.0, 0.95, 0, 0.179932853419)]
    [InlineData(24, 24, 4, 2, 1.0, 0.95, 0.756992532820, 1)]
    [InlineData(9, 12, 2, 3, 1.0, 0.95, 0.413782363878, 0.993486720145)]
    [InlineData(450, 999, 5, 12, 1.7, 0.95, 0.405744019753, 0.495964981086)]
    [InlineData(300, 300, 4, 4, 1.0, 0.95, 0.958266301186, 1)]
    [InlineData(120, 240, 3, 6, 1.2, 0.99, 0.361370061922, 0.638629938078)]
    public void Protected_counts_give_the_reference_values(
        int x, int n, int cells, int sessions, double effect, double confidence, double lower, double upper) => Near.Equal(
            Proportion.OfRounded(x, n, cells, new Design(sessions, effect), confidence), (double)x / n, lower, upper, decimals: 9);

    [Fact]
    public void Nobody_asked_is_no_estimate()
    {
        Assert.Null(Proportion.Wilson(0, 0, Design.Persons));
        Assert.Null(Proportion.OfRounded(0, 0, 4, Design.Persons));
    }

    [Fact]
    public void Impossible_counts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Wilson(-1, 10, Design.Persons));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Wilson(11, 10, Design.Persons));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.OfRounded(12, 9, 4, Design.Persons));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.OfRounded(9, 12, 1, Design.Persons));
    }

    [Fact]
    public void The_interval_holds_the_share_and_stays_between_0_and_1() => Gen.Select(Share, Designs.Any).Sample((s, design) =>
        Near.IsWithin(Proportion.Wilson(s.X, s.N, design)!.Value, 0, 1) && Proportion.Wilson(s.X, s.N, design)!.Value.Width > 0);

    [Fact]
    public void Wrong_answers_mirror_right_ones() => Gen.Select(Protected, Designs.Any).Sample((s, design) =>
        Proportion.OfRounded(s.X, s.N, 2, design)!.Value is var right && Proportion.OfRounded(s.N - s.X, s.N, 2, design)!.Value is var wrong
            && Near.To(right.Lower, 1 - wrong.Upper) && Near.To(right.Upper, 1 - wrong.Lower));

    [Fact]
    public void One_right_answer_more_moves_both_ends_up() => Share.Where(s => s.X < s.N).Sample(s =>
        Proportion.Wilson(s.X, s.N, Design.Persons)!.Value is var less && Proportion.Wilson(s.X + 1, s.N, Design.Persons)!.Value is var more
            && less.Lower < more.Lower && less.Upper < more.Upper);

    [Fact]
    public void Protected_counts_give_a_wider_interval_than_exact_ones() => Gen.Select(Protected, Designs.Any).Sample((s, design) =>
        Proportion.OfRounded(s.X, s.N, 4, design)!.Value is var wide && Proportion.Wilson(s.X, s.N, design)!.Value is var exact
            && Near.IsWithin(wide, 0, 1) && wide.Width >= exact.Width && wide.Lower <= exact.Lower && wide.Upper >= exact.Upper);

    [Fact]
    public void More_confidence_is_a_wider_interval() => Gen.Select(Protected, Designs.Any, Designs.Confidences).Sample((s, design, c) =>
        Proportion.OfRounded(s.X, s.N, 4, design, c.Higher)!.Value is var wide
        && Proportion.OfRounded(s.X, s.N, 4, design, c.Lower)!.Value is var narrow
        && wide.Lower <= narrow.Lower && wide.Upper >= narrow.Upper);

    [Fact]
    public void Sessions_never_tell_more_than_persons() => Gen.Select(Protected, Designs.OfSessions).Sample((s, design) =>
        Proportion.OfRounded(s.X, s.N, 4, design)!.Value is var ofSessions
        && Proportion.OfRounded(s.X, s.N, 4, Design.Persons)!.Value is var ofPersons
        && ofSessions.Lower <= ofPersons.Lower && ofSessions.Upper >= ofPersons.Upper);
}
