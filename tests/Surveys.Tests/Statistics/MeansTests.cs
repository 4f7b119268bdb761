using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class MeansTests
{
    private static readonly Gen<int[][]> Scores = Gen.Int[0, 12].Array[2, 30].Array[1, 12];

    // Student's sleep data (Biometrika 1908) in tenths of an hour, R data "sleep": extra sleep with drug 1 and drug 2 of ten patients.
    private static readonly int[] Drug1 = [7, -16, -2, -12, -1, 34, 37, 8, 0, 20];
    private static readonly int[] Drug2 = [19, 8, 11, 1, -1, 44, 55, 16, 46, 34];

    // R data "airquality": Ozone by Month, May to September, missing days left out. Of each month n, Σx; over all Σx² = 331029.
    private static readonly ClusteredSums Ozone = new(116, 4887, 331029, 5,
        ClusterCountSquares: 26 * 26 + 9 * 9 + 26 * 26 + 26 * 26 + 29 * 29,
        ClusterSumSquares: 614L * 614 + 265 * 265 + 1537 * 1537 + 1559 * 1559 + 912 * 912,
        ClusterCross: 26 * 614 + 9 * 265 + 26 * 1537 + 26 * 1559 + 29 * 912,
        ClusterMeanSquares: (long)Math.Round(
            (614.0 * 614 / 26 + 265.0 * 265 / 9 + 1537.0 * 1537 / 26 + 1559.0 * 1559 / 26 + 912.0 * 912 / 29) * ClusteredSums.Unit));

    // R 4.2.2: t.test(extra[11:20], extra[1:10], paired = TRUE), in hours.
    [Fact]
    public void One_session_gives_the_paired_t_interval() =>
        Near.Equal(
            Means.Of(Sessions.Of([.. Drug2.Zip(Drug1, (after, before) => after - before)])) / 10,
            1.58,
            0.700114236723,
            2.459885763277,
            decimals: 9);

    // R 4.2.2: t.test(extra[11:20], extra[1:10]), Welch.
    [Fact]
    public void Unlinked_answers_give_the_Welch_interval() =>
        Near.Equal(Means.Difference(Sessions.Of(Drug1), Sessions.Of(Drug2)) / 10, 1.58, -0.205483230712, 3.365483230712, decimals: 9);

    // R 4.2.2: lm(Ozone ~ 1) with the cluster sandwich variance by matrices, times 5/4, and qt(0.975, 4).
    [Fact]
    public void Many_sessions_give_the_sandwich_interval() =>
        Near.Equal(Means.Of(Ozone), 42.1293103448, 18.9437806493, 65.3148400404, decimals: 8);

    // R 4.2.2: (MSB − MSW) / (MSB + (n₀ − 1) MSW) from anova(lm(Ozone ~ factor(Month))).
    [Fact]
    public void Months_of_ozone_have_the_reference_correlation()
    {
        Assert.Equal(0.249706559481, Clustering.IntraclassCorrelation(Ozone)!.Value, 7);
        Assert.Equal(25.431034482759, Clustering.PersonsPerSession(Ozone)!.Value, 10);
    }

    // By hand: session means 0, 2, 4, 6 have variance 20/3, their mean 5/3, t(3) = 3.18244630528; the other side adds nothing.
    // Sessions of equal means have none between them: 8 · 9 / 7 / 8 by persons, t(7) = 2.36462425159.
    [Fact]
    public void The_greater_of_both_variances_speaks_with_its_own_degrees_of_freedom()
    {
        Near.Equal(Means.Difference(Sessions.Of([5, 5, 5]), Sessions.Of([0, 0], [2, 2], [4, 4], [6, 6])),
            -2, -2 - 3.18244630528 * Math.Sqrt(5.0 / 3), -2 + 3.18244630528 * Math.Sqrt(5.0 / 3), decimals: 8);
        Near.Equal(Means.Difference(Sessions.Of([5, 5, 5]), Sessions.Of([0, 6], [0, 6], [0, 6], [0, 6])),
            -2, -2 - 2.36462425159 * Math.Sqrt(9.0 / 7), -2 + 2.36462425159 * Math.Sqrt(9.0 / 7), decimals: 8);
    }

    [Fact]
    public void Fewer_than_two_persons_have_no_interval()
    {
        Assert.Null(Means.Of(default));
        Assert.Null(Means.Of(Sessions.Of([3])));
        Assert.Null(Means.Difference(Sessions.Of([3]), Sessions.Of([3, 4])));
        Assert.Null(Means.Difference(Sessions.Of([3, 4]), default));
    }

    [Fact]
    public void Persons_who_are_all_equal_have_no_width()
    {
        Assert.Equal(new Interval(3, 3, 3), Means.Of(Sessions.Of([3, 3, 3])));
        Assert.Equal(new Interval(1, 1, 1), Means.Difference(Sessions.Of([3, 3, 3]), Sessions.Of([4, 4])));
    }

    [Fact]
    public void The_interval_holds_the_mean_and_is_never_narrower_than_by_persons() =>
        Scores.Sample(sessions => Means.Of(Sessions.Of(sessions)) is { } mean
            && Means.OverPersons(Sessions.Of(sessions)) is { } persons
            && mean.Contains(mean.Estimate) && mean.Lower <= persons.Lower && mean.Upper >= persons.Upper
            && Near.To(mean.Estimate, sessions.SelectMany(s => s).Average()));

    [Fact]
    public void The_order_of_persons_and_sessions_does_not_matter() =>
        Scores.Sample(
            sessions =>
                Means.Of(Sessions.Of(sessions)) == Means.Of(Sessions.Of([.. sessions.Reverse().Select(s => s.Reverse().ToArray())])));

    [Fact]
    public void One_point_more_for_everybody_moves_the_interval_by_one() =>
        Scores.Sample(sessions => Means.Of(Sessions.Of(sessions)) is { } mean
            && Means.Of(Sessions.Of([.. sessions.Select(s => s.Select(x => x + 1).ToArray())])) is { } more
            && Near.To(more, new Interval(mean.Estimate + 1, mean.Lower + 1, mean.Upper + 1), 1e-8));

    [Fact]
    public void Before_and_after_may_be_swapped() =>
        Gen.Select(Scores, Scores).Sample((a, b) =>
            Near.To(Means.Difference(Sessions.Of(a), Sessions.Of(b))!.Value, -Means.Difference(Sessions.Of(b), Sessions.Of(a))!.Value));
}
