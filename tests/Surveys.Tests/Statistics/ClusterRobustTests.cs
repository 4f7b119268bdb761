using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class ClusterRobustTests
{
    internal static readonly Gen<PairedTable> Session =
        Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20], Gen.Int[0, 20], Gen.Int[1, 20], (a, b, c, d) => new PairedTable(a, b, c, d));

    private static readonly Gen<PairedTable[]> Tables = Session.Array[2, 25];

    // From a separate implementation in R 4.2.2 that takes both margins' variances and their covariance (equations 1 to 4).
    [Fact]
    public void Thyroid_glands_give_the_reference_values() => Near.Equal(
        ClusterRobust.PairedDifference(
            Sessions.Of(PublishedClusters.Thyroids)), 0.1176470588235, -0.0141984263058, 0.2494925439528, decimals: 10);

    [Fact]
    public void Psychiatrists_give_the_reference_values() => Near.Equal(
        ClusterRobust.PairedDifference(
            Sessions.Of(PublishedClusters.Psychiatry)), 0.21481481481481, 0.07697573229390, 0.35265389733573, decimals: 10);

    [Fact]
    public void Fewer_than_two_sessions_are_no_sample_of_sessions()
    {
        var one = Sessions.Of(new PairedTable(5, 4, 1, 3));
        Assert.Null(ClusterRobust.Mean(one));
        Assert.Null(ClusterRobust.Mean(default));
        Assert.Null(ClusterRobust.PairedDifference(one));
    }

    [Fact]
    public void Sessions_without_any_change_have_no_width()
    {
        var sums = Sessions.Of(new PairedTable(5, 0, 0, 3), new PairedTable(2, 0, 0, 9));
        Assert.Equal(new Interval(0, 0, 0), ClusterRobust.PairedDifference(sums));
    }

    [Fact]
    public void The_variance_is_that_of_both_shares_less_twice_their_covariance() =>
        Tables.Sample(tables => Near.To(
            ClusterRobust.Mean(Sessions.Of(tables))!.Value.Width,
            2 * T(tables.Length - 1) * Math.Sqrt(Obuchowski(tables)), 1e-8));

    [Fact]
    public void Twice_every_session_halves_the_variance() =>
        Tables.Sample(tables =>
        {
            // k/(k − 1) is the only part that does not halve: (2k/(2k − 1)) / (k/(k − 1)) stays to be taken out.
            double k = tables.Length;
            var ratio = Variance([.. tables, .. tables]) / Variance(tables);
            return Variance(tables) == 0 || Near.To(ratio, 0.5 * (2 * k - 2) / (2 * k - 1), 1e-8);
        });

    [Fact]
    public void The_order_of_sessions_does_not_matter() =>
        Tables.Sample(tables => ClusterRobust.Mean(Sessions.Of(tables)) == ClusterRobust.Mean(Sessions.Of([.. tables.Reverse()])));

    [Fact]
    public void The_interval_holds_the_difference_and_mirrors() =>
        Tables.Sample(tables =>
        {
            var there = ClusterRobust.PairedDifference(Sessions.Of(tables))!.Value;
            var back = ClusterRobust.PairedDifference(
                Sessions.Of([.. tables.Select(t => t with { Gained = t.Lost, Lost = t.Gained })]))!.Value;
            return Near.IsWithin(there, -1, 1) && Near.To(there, -back);
        });

    [Fact]
    public void Sessions_of_equal_size_give_the_t_interval_of_their_means() =>
        Gen.Int[-3, 3].Array[8].Array[2, 12].Sample(sessions =>
        {
            var means = sessions.Select(s => s.Average()).ToArray();
            var error = Math.Sqrt(means.Sum(m => Math.Pow(m - means.Average(), 2)) / (means.Length - 1) / means.Length);
            var interval = ClusterRobust.Mean(Sessions.Of(sessions))!.Value;
            return Near.To(interval.Estimate, means.Average()) && Near.To(interval.Width, 2 * T(means.Length - 1) * error, 1e-8);
        });

    private static double Variance(PairedTable[] tables) =>
        Math.Pow(ClusterRobust.Mean(Sessions.Of(tables))!.Value.Width / 2 / T(tables.Length - 1), 2);

    private static double T(double df) => MathNet.Numerics.Distributions.StudentT.InvCDF(0, 1, df, 0.975);

    /// <summary>Equations 1 to 4 of Obuchowski (1998), margin by margin.</summary>
    private static double Obuchowski(PairedTable[] tables)
    {
        double k = tables.Length, n = tables.Sum(t => t.Pairs);
        var p1 = tables.Sum(t => t.Both + t.Lost) / n;
        var p2 = tables.Sum(t => t.Both + t.Gained) / n;
        double v1 = 0, v2 = 0, covariance = 0;
        foreach (var t in tables)
        {
            var e1 = t.Both + t.Lost - t.Pairs * p1;
            var e2 = t.Both + t.Gained - t.Pairs * p2;
            (v1, v2, covariance) = (v1 + e1 * e1, v2 + e2 * e2, covariance + e1 * e2);
        }

        return k / (k - 1) * (v1 + v2 - 2 * covariance) / (n * n);
    }
}
