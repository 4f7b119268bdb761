using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class ProportionDifferenceTests
{
    private static readonly Gen<PairedTable> Table =
        Gen.Select(Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 60], Gen.Int[0, 60], (a, b, c, d) => new PairedTable(a, b, c, d))
            .Where(t => t.Pairs > 0);

    // Computed with a separate implementation in R 4.2.2 (prop.test limits joined by hand). (59, 6, 16, 80) is Cavo et al. 2012 in
    // M. W. Fagerland, S. Lydersen, P. Laake, Statistical Analysis of Contingency Tables (2017), chapter 8: −0.0621 (−0.1186, −0.0046).
    [Theory]
    [InlineData(36, 12, 2, 0, 0.2, 0.0569295840032, 0.3404276029749)]
    [InlineData(20, 12, 2, 16, 0.2, 0.0561564248417, 0.3292069954001)]
    [InlineData(1, 1, 7, 12, -0.2857142857143, -0.5069202266861, -0.0255591241649)]
    [InlineData(59, 6, 16, 80, -0.06211180124224, -0.11862119563871, -0.00462511393305)]
    [InlineData(18, 14, 0, 18, 0.28, 0.144082616157, 0.396325281733)]
    [InlineData(14, 0, 0, 22, 0, -0.0560123577742, 0.0560123577742)]
    [InlineData(43, 0, 1, 0, -0.0227272727273, -0.1180770969821, 0.0597180083509)]
    [InlineData(0, 30, 0, 0, 1, 0.839467819862, 1)]
    [InlineData(1, 30, 30, 2, 0, -0.233955782111, 0.233955782111)]
    [InlineData(2, 14, 12, 1, 0.0689655172414, -0.2617654079147, 0.3844169776709)]
    [InlineData(800, 350, 120, 730, 0.115, 0.0942529059555, 0.1355386020110)]
    public void Paired_gives_the_reference_values(
        int both, int gained, int lost, int neither, double estimate, double lower, double upper) =>
        Near.Equal(ProportionDifference.Paired(new(both, gained, lost, neither)), estimate, lower, upper, decimals: 10);

    // The counts are the eight examples of Newcombe (1998), Statistics in Medicine 17:873; the limits were computed with R 4.2.2
    // (prop.test limits joined by hand).
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524314724024, 0.3338726540369)]
    [InlineData(9, 10, 3, 10, 0.170522723935, 0.809017973535)]
    [InlineData(6, 7, 2, 7, 0.0582279274823, 0.8062496375242)]
    [InlineData(5, 56, 0, 29, -0.0381371479035, 0.1925600138551)]
    [InlineData(0, 10, 0, 20, -0.161125158053, 0.277532799863)]
    [InlineData(0, 10, 0, 10, -0.277532799863, 0.277532799863)]
    [InlineData(10, 10, 0, 20, 0.679086037142, 1)]
    [InlineData(10, 10, 0, 10, 0.607509350431, 1)]
    public void Unpaired_gives_the_reference_values(int after, int nAfter, int before, int nBefore, double lower, double upper) =>
        Near.Equal(
            ProportionDifference.Unpaired(before, nBefore, after, nAfter),
            (double)after / nAfter - (double)before / nBefore,
            lower,
            upper,
            decimals: 10);

    [Fact]
    public void Nobody_is_no_estimate()
    {
        Assert.Null(ProportionDifference.Paired(default));
        Assert.Null(ProportionDifference.Unpaired(0, 0, 3, 5));
        Assert.Null(ProportionDifference.Unpaired(3, 5, 0, 0));
    }

    [Fact]
    public void Negative_counts_are_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ProportionDifference.Paired(new(5, -1, 2, 3)));

    [Fact]
    public void The_interval_holds_the_difference_and_stays_between_minus_1_and_1() =>
        Table.Sample(t => Near.IsWithin(ProportionDifference.Paired(t)!.Value, -1, 1));

    [Fact]
    public void Swapping_gained_and_lost_mirrors_the_interval() =>
        Table.Sample(
            t =>
                Near.To(
                    ProportionDifference.Paired(t)!.Value,
                    -ProportionDifference.Paired(t with { Gained = t.Lost, Lost = t.Gained })!.Value));

    [Fact]
    public void Swapping_right_and_wrong_everywhere_mirrors_the_interval() =>
        Table.Sample(
            t =>
                Near.To(
                    ProportionDifference.Paired(t)!.Value, -ProportionDifference.Paired(new(t.Neither, t.Lost, t.Gained, t.Both))!.Value));

    [Fact]
    public void Four_times_the_pairs_about_halve_the_interval() =>
        Table.Where(t => t is { Both: > 9, Gained: > 9, Lost: > 9, Neither: > 9 }).Sample(t =>
            ProportionDifference.Paired(new(4 * t.Both, 4 * t.Gained, 4 * t.Lost, 4 * t.Neither))!.Value.Width
                / ProportionDifference.Paired(t)!.Value.Width is > 0.4 and < 0.6);

    [Fact]
    public void Pairs_that_agree_tell_more_than_unlinked_answers() =>
        Table.Where(t => (double)t.Both * t.Neither - (double)t.Gained * t.Lost > t.Pairs / 2.0).Sample(t =>
            ProportionDifference.Paired(t)!.Value.Width
                < ProportionDifference.Unpaired(t.Both + t.Lost, t.Pairs, t.Both + t.Gained, t.Pairs)!.Value.Width);

    [Fact]
    public void Unpaired_holds_the_difference_and_mirrors() =>
        Gen.Select(Gen.Int[1, 90], Gen.Int[1, 90], Gen.Double[0, 1], Gen.Double[0, 1]).Sample((n1, n2, p1, p2) =>
        {
            var (x1, x2) = ((int)(p1 * n1), (int)(p2 * n2));
            var there = ProportionDifference.Unpaired(x1, n1, x2, n2)!.Value;
            return Near.IsWithin(there, -1, 1) && Near.To(there, -ProportionDifference.Unpaired(x2, n2, x1, n1)!.Value);
        });
}
