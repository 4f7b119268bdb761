using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class McNemarTests
{
    private static readonly Gen<(int, int)> Changes = Gen.Select(Gen.Int[0, 80], Gen.Int[0, 80]).Where(c => c.Item1 + c.Item2 > 0);

    // Computed with R 4.2.2: binom.test(b, b + c)$p.value, and 2 pbinom − dbinom. (1, 7) is Bentur et al. 2009 in
    // Fagerland, Lydersen and Laake (2013): exact 0.070, mid-p 0.039.
    [Theory]
    [InlineData(12, 2, 0.01293945312500, 0.00738525390625)]
    [InlineData(1, 7, 0.0703125, 0.0390625)]
    [InlineData(6, 16, 0.0524787902832, 0.0346896648407)]
    [InlineData(5, 5, 1, 0.876953125)]
    [InlineData(1, 0, 1, 0.5)]
    [InlineData(10, 0, 0.0019531250, 0.0009765625)]
    [InlineData(2600, 2500, 0.165655878428, 0.161463977744)]
    public void The_tests_give_the_reference_values(int gained, int lost, double exact, double midP)
    {
        Assert.Equal(exact, McNemar.Exact(gained, lost)!.Value, 10);
        Assert.Equal(midP, McNemar.MidP(gained, lost)!.Value, 10);
    }

    [Fact]
    public void Very_small_values_keep_their_digits()
    {
        Assert.Equal(1, McNemar.Exact(350, 120)!.Value / 3.82633132679e-27, 7);
        Assert.Equal(1, McNemar.MidP(350, 120)!.Value / 2.56352550492e-27, 7);
    }

    [Fact]
    public void Where_nobody_changed_there_is_nothing_to_test()
    {
        Assert.Null(McNemar.Exact(0, 0));
        Assert.Null(McNemar.MidP(0, 0));
    }

    [Fact]
    public void Mid_p_is_positive_and_never_above_the_exact_p() =>
        Changes.Sample((gained, lost) => McNemar.MidP(gained, lost) is > 0 and var p && p <= McNemar.Exact(gained, lost) && McNemar.Exact(gained, lost) <= 1);

    [Fact]
    public void Gained_and_lost_may_be_swapped() =>
        Changes.Sample((gained, lost) => McNemar.MidP(gained, lost) == McNemar.MidP(lost, gained) && McNemar.Exact(gained, lost) == McNemar.Exact(lost, gained));

    [Fact]
    public void A_more_lopsided_split_has_a_smaller_p() =>
        Changes.Where(c => c.Item1 < c.Item2 && c.Item1 > 0).Sample((few, many) => McNemar.MidP(few - 1, many + 1) < McNemar.MidP(few, many));
}
