using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class ProportionTests
{
    private static readonly Gen<(int X, int N)> Share = Gen.Int[1, 400].SelectMany(n => Gen.Int[0, n].Select(x => (x, n)));

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
        Near.Equal(Proportion.Wilson(x, n), (double)x / n, lower, upper, decimals: 10);

    [Fact]
    public void Nobody_asked_is_no_estimate() => Assert.Null(Proportion.Wilson(0, 0));

    [Fact]
    public void Impossible_counts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Wilson(-1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Wilson(11, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.Wilson(1, 10, 0.9));
    }

    [Fact]
    public void The_interval_holds_the_share_and_stays_between_0_and_1() =>
        Share.Sample(s => Near.IsWithin(Proportion.Wilson(s.X, s.N)!.Value, 0, 1) && Proportion.Wilson(s.X, s.N)!.Value.Width > 0);

    [Fact]
    public void Wrong_answers_mirror_right_ones() =>
        Share.Sample(s => Proportion.Wilson(s.X, s.N)!.Value is var right && Proportion.Wilson(s.N - s.X, s.N)!.Value is var wrong
            && Near.To(right.Lower, 1 - wrong.Upper) && Near.To(right.Upper, 1 - wrong.Lower));

    [Fact]
    public void One_right_answer_more_moves_both_ends_up() =>
        Share.Where(s => s.X < s.N)
            .Sample(s => Proportion.Wilson(s.X, s.N)!.Value is var less && Proportion.Wilson(s.X + 1, s.N)!.Value is var more
            && less.Lower < more.Lower && less.Upper < more.Upper);

    [Fact]
    public void A_design_effect_of_2_is_half_the_persons() =>
        Share.Sample(s => Near.To(Proportion.Wilson(2 * s.X, 2 * s.N, 2)!.Value, Proportion.Wilson(s.X, s.N)!.Value));
}
