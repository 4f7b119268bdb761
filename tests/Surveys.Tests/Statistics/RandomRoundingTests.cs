using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class RandomRoundingTests
{
    [Fact]
    public void No_count_has_more_than_this_variance() => Assert.All(Enumerable.Range(0, 30), count =>
    {
        // A count with the remainder r goes up by 3 − r with probability r / 3, else down by r.
        double r = count % 3;
        var variance = r / 3 * (3 - r) * (3 - r) + (1 - r / 3) * r * r;
        Assert.Equal(r == 0 ? 0 : RandomRounding.Variance, variance, 12);
    });

    [Fact]
    public void Shares_changes_and_means_are_weighted_sums_of_counts()
    {
        // d(x/n)/dx = (1 − p)/n and d(x/n)/dother = −p/n, each squared and times 2.
        Assert.Equal(2 * (0.25 * 0.25 + 3 * 0.75 * 0.75) / (24 * 24), RandomRounding.OfShare(0.75, 4, 24), 15);
        Assert.Equal(4.0 / (24 * 24), RandomRounding.OfChange(24), 15);
        Assert.Equal(2 * (4.0 + 1 + 0 + 1 + 4) / (30 * 30), RandomRounding.OfMean([0, 1, 2, 3, 4], 2, 30), 15);
    }

    [Fact]
    public void A_share_is_the_mean_of_zeros_and_ones() => Gen.Select(Gen.Double[0, 1], Gen.Int[2, 8]).Sample((p, cells) =>
    {
        int[] scores = [1, .. Enumerable.Repeat(0, cells - 1)];
        return Near.To(RandomRounding.OfShare(p, cells, 24), RandomRounding.OfMean(scores, p, 24));
    });

    [Fact]
    public void A_drawn_share_varies_no_more_than_the_formula_says()
    {
        var draws = new Draws(20);
        var (sum, squares) = (0.0, 0.0);
        const int times = 40_000;
        for (var i = 0; i < times; i++)
        {
            var counts = draws.Rounded([20, 10, 16, 5]);
            var p = (double)counts[0] / counts.Sum();
            (sum, squares) = (sum + p, squares + p * p);
        }

        var variance = squares / times - sum / times * (sum / times);
        Assert.InRange(variance / RandomRounding.OfShare(20.0 / 51, 4, 51), 0.95, 1.05);
        Assert.Equal(20.0 / 51, sum / times, 2);
    }
}
