using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class HedgesGTests
{
    private static readonly Gen<(int Before, int After)[][]> Pairs = Gen.Select(Gen.Int[0, 12], Gen.Int[0, 12]).Array[3, 20].Array[1, 8];

    // Example of ci.stdmean.ps(.05, 110.4, 102.1, 15.3, 14.6, .75, 25) in the R package statpsych, "unweighted standardizer" (Bonett 2008):
    // d = 0.5550319, 0.2394905 to 0.8705732, which J = 1 − 3/95 then multiplies. The sums are those moments times 10⁴.
    [Fact]
    public void Bonetts_interval_times_J()
    {
        const double j = 1 - 3.0 / 95;
        var vd = 15.3 * 15.3 + 14.6 * 14.6 - 2 * 0.75 * 15.3 * 14.6;
        var g = HedgesG.Of(Moments(102.1, 14.6 * 14.6), Moments(110.4, 15.3 * 15.3), Moments(8.3, vd));
        Near.Equal(g, j * 0.5550319, j * 0.2394905, j * 0.8705732, decimals: 6);

        static ClusteredSums Moments(double mean, double variance) =>
            new(25, (long)Math.Round(25e4 * mean), (long)Math.Round((24 * variance + 25 * mean * mean) * 1e8), 1, 625, 0, 0, 0);
    }

    // Computed in Python 3 with statistics and SciPy 1.10.1 (t.ppf) from the pairs: sessions that differ, and sessions that agree by luck.
    [Fact]
    public void Four_sessions_take_the_greater_variance_and_t()
    {
        Near.Equal(Of([[(3, 4), (5, 6)], [(2, 4), (6, 9)], [(1, 5), (4, 7), (4, 9)], [(7, 7), (3, 4)]]),
            1.0214748400446962, -0.43209187085556483, 2.4750415509449573, decimals: 9);
        Near.Equal(Of([[(3, 4), (5, 9)], [(2, 3), (6, 10)], [(1, 2), (4, 8)], [(7, 8), (3, 7)]]),
            0.8728270300886006, -0.09804270041021418, 1.8436967605874153, decimals: 9);
    }

    [Fact]
    public void Fewer_than_three_pairs_or_no_spread_are_no_estimate()
    {
        Assert.Null(Of([[]]));
        Assert.Null(Of([[(1, 3), (2, 5)]]));
        Assert.Null(Of([[(1, 3), (1, 3), (1, 3), (1, 3)]]));
    }

    [Fact]
    public void The_same_change_for_all_keeps_a_width() => Assert.True(Of([[(1, 3), (2, 4), (5, 7), (2, 4)]])!.Value.Width > 0);

    [Fact]
    public void Sums_of_other_pairs_are_refused() =>
        Assert.Throws<ArgumentException>(() => HedgesG.Of(Sessions.Of([1, 2, 3]), Sessions.Of([2, 3, 5]), Sessions.Of([1, 1, 1])));

    [Fact]
    public void The_interval_holds_g_and_mirrors() =>
        Pairs.Sample(sessions => Of(sessions) is not { } there
            || (there.Contains(there.Estimate)
                && Near.To(there, -Of([.. sessions.Select(s => s.Select(p => (p.After, p.Before)).ToArray())])!.Value)));

    [Fact]
    public void Another_scale_and_zero_point_change_nothing() =>
        Pairs.Sample(sessions => Of(sessions) is not { } there
            || Near.To(there, Of([.. sessions.Select(s => s.Select(p => (7 + 3 * p.Before, 7 + 3 * p.After)).ToArray())])!.Value, 1e-7));

    private static Interval? Of((int Before, int After)[][] sessions) => HedgesG.Of(
        Sessions.Of([.. sessions.Select(s => s.Select(p => p.Before).ToArray())]),
        Sessions.Of([.. sessions.Select(s => s.Select(p => p.After).ToArray())]),
        Sessions.Of([.. sessions.Select(s => s.Select(p => p.After - p.Before).ToArray())]));
}
