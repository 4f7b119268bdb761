using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

public sealed class PairedChangeTests
{
    [Fact]
    public void One_to_three_sessions_speak_by_persons() =>
        ClusterRobustTests.Session.Array[1, PairedChange.FewestSessions - 1].Sample(tables =>
        {
            var (table, sums) = (Sessions.Total(tables), Sessions.Of(tables));
            return PairedChange.Of(table, sums) == ProportionDifference.Paired(table);
        });

    [Fact]
    public void More_speak_by_sessions_and_never_claim_more_than_persons_would() =>
        ClusterRobustTests.Session.Array[PairedChange.FewestSessions, 25].Sample(tables =>
        {
            var (table, sums) = (Sessions.Total(tables), Sessions.Of(tables));
            var (change, sessions, persons) =
                (
                    PairedChange.Of(table, sums)!.Value,
                    ClusterRobust.PairedDifference(sums)!.Value,
                    ProportionDifference.Paired(table)!.Value);
            return Near.IsWithin(change, -1, 1)
                && change.Lower == Math.Min(sessions.Lower, persons.Lower) && change.Upper == Math.Max(sessions.Upper, persons.Upper);
        });

    [Fact]
    public void Sessions_that_agree_by_luck_keep_a_width()
    {
        var tables = Enumerable.Repeat(new PairedTable(10, 5, 1, 4), 4).ToArray();
        Assert.Equal(0, ClusterRobust.PairedDifference(Sessions.Of(tables))!.Value.Width);
        Assert.Equal(ProportionDifference.Paired(Sessions.Total(tables)), PairedChange.Of(Sessions.Total(tables), Sessions.Of(tables)));
    }

    [Fact]
    public void Without_pairs_there_is_nothing_to_say() => Assert.Null(PairedChange.Of(default, default));

    [Fact]
    public void A_table_and_sums_of_other_pairs_are_refused() =>
        Assert.Throws<ArgumentException>(() => PairedChange.Of(new(5, 4, 1, 3), Sessions.Of(new PairedTable(5, 3, 1, 4))));
}
