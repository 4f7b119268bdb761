using Surveys.Disclosure;
using Surveys.Figures;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Tests.Disclosure;

/// <summary>What holds of every release of 1,000 random schools and 200 random campaigns.</summary>
public sealed class ReleasePropertyTests
{
    private static readonly Lazy<List<List<Published>>> Campaigns = new(() =>
    [
        .. Enumerable.Range(0, 200).AsParallel().AsOrdered().WithDegreeOfParallelism(2)
            .Select(seed => new RandomCampaign(seed).Publish(DisclosureRules.All, before: 0)),
    ]);

    private static readonly Lazy<List<QuestionnaireRelease>> Schools = new(() => [.. Enumerable.Range(0, 1000).Select(School)]);

    private static IEnumerable<Protection> Scopes =>
        Campaigns.Value.SelectMany(campaign => campaign).SelectMany(published => published.Scopes.Values);

    private static IEnumerable<(Scope Scope, QuestionnaireRelease Release)> Releases => Scopes
        .SelectMany(made => made.Release.Questionnaires.Select(release => (made.Release.Scope, release)))
        .Concat(Schools.Value.Select(release => (Scope.OfSchool("s"), release)));

    [Fact]
    public void After_less_before_is_the_change_in_the_printed_digits() => Assert.All(Figures(), figures =>
    {
        foreach (var (by, group) in figures.Groups.Append(("", "")))
        {
            if (figures.Change(Knows, by, group) is { } change)
            {
                Assert.Equal(change.After.Percent - change.Before.Percent, change.Change.Points);
                Assert.Equal(change.Before.Base, change.After.Base);
            }

            if (figures.Score(by, group) is { Change: { } points } score)
            {
                Assert.Equal(score.AfterPercent - score.BeforePercent, points.Points);
            }
        }
    });

    [Fact]
    public void Where_an_interval_is_printed_the_verdict_is_what_it_says_and_it_has_a_width() => Assert.All(Figures(), figures =>
    {
        foreach (var (by, group) in figures.Groups.Append(("", "")))
        {
            foreach (var change in new[]
            {
                figures.Change(Knows, by, group)?.Change, figures.Sign(Dares, by, group)?.Change, figures.Score(by, group)?.Change,
            })
            {
                if (change is { Range: var (lower, upper) } printed)
                {
                    Assert.True(lower < upper);
                    Assert.InRange(printed.Points, lower, upper);
                    Assert.Equal(lower > 0 ? Verdict.More : upper < 0 ? Verdict.Fewer : Verdict.NoClearChange, printed.Verdict);
                }
            }

            Assert.All(
                figures.Options(Knows, Basis.Pre, by, group),
                option => Assert.True(option.Share.Interval is not { } interval || interval.Upper > interval.Lower));
        }
    });

    [Fact]
    public void Counts_add_up_to_their_base_and_are_multiples_of_three() => Assert.All(Releases, entry => Assert.All(
        entry.Release.Tables,
        table =>
        {
            Assert.Equal(table.Values.Sum(), table.Base);
            Assert.All(table.Values, value => Assert.True(value >= 0 && value % 3 == 0));
        }));

    /// <summary>Both are rounded by themselves, so a group can seem two and two larger; never more.</summary>
    [Fact]
    public void A_group_is_never_larger_than_the_total_by_more_than_rounding() => Assert.All(Scopes, made =>
    {
        foreach (var memory in made.Memory.Questionnaires)
        {
            foreach (var table in memory.Tables.Where(table => !table.Id.IsEverybody))
            {
                if (memory.Find(table.Id with { By = "", Group = "" }) is { } whole && whole.Version >= table.Version
                    && whole.Published.Cells.SequenceEqual(table.Published.Cells))
                {
                    Assert.True(table.N <= whole.N);
                    Assert.All(table.Published.Values.Zip(whole.Published.Values), pair => Assert.True(pair.First <= pair.Second + 4));
                }
            }
        }
    });

    [Fact]
    public void A_total_s_base_is_at_most_two_off() => Assert.All(
        Scopes.Where(made => made.Release.Scope.Kind > ScopeKind.School),
        made => Assert.All(
            made.Memory.Questionnaires.SelectMany(memory => memory.Tables),
            table => Assert.InRange(table.Published.Base - table.N, -2, 2)));

    [Fact]
    public void The_bounds_that_are_remembered_hold_the_truth_and_three_values() => Assert.All(
        Scopes.Where(made => made.Release.Scope.Kind == ScopeKind.School),
        made => Assert.All(
            made.Memory.Questionnaires.SelectMany(memory => memory.Tables).Where(table => table.Id.Item != TableId.Respondents),
            table => Assert.All(table.Bounds, bounds => Assert.True(bounds.Values >= 3))));

    [Fact]
    public void A_table_changes_only_when_ten_more_stand_behind_it()
    {
        foreach (var campaign in Campaigns.Value)
        {
            foreach (var (earlier, later) in campaign.Zip(campaign.Skip(1)))
            {
                foreach (var (scope, protection) in later.Scopes)
                {
                    foreach (var table in protection.Memory.Questionnaires.SelectMany(memory => memory.Tables))
                    {
                        var before = earlier.Scopes.GetValueOrDefault(scope)?.Memory.Questionnaires[0].Find(table.Id);
                        Assert.True(before is null || before.Published.Equals(table.Published) || table.N >= before.N + 10);
                    }
                }
            }
        }
    }

    [Fact]
    public void Nothing_is_published_and_suppressed_at_once() => Assert.All(Releases, entry => Assert.All(
        entry.Release.Suppressions,
        suppression => Assert.DoesNotContain(
            entry.Release.Tables,
            table => (table.Id.By, table.Id.Group) == (suppression.By, suppression.Group)
                && (suppression.Item.Length == 0 || suppression.Item == table.Id.Item)
                && (suppression.Basis is null || suppression.Basis == table.Id.Basis))));

    private static Surveys.Questionnaires.Item Knows => RandomCampaign.Questionnaire.Items[0];

    private static Surveys.Questionnaires.Item Dares => RandomCampaign.Questionnaire.Items[1];

    private static IEnumerable<ReleaseFigures> Figures() =>
        Releases.Select(entry => new ReleaseFigures(entry.Release, RandomCampaign.Questionnaire, entry.Scope.Kind));

    private static QuestionnaireRelease School(int seed)
    {
        var random = new Random(seed);
        var pupils = random.Next(10, 61);
        int UpToAll() => random.Next(pupils + 1);
        var room = Planted.Room("s", pupils, UpToAll(), random.Next(4), UpToAll(), UpToAll(), UpToAll());
        return RandomCampaign.Publish(Planted.Schools(Planted.NextDay, room), null, 1, Planted.NextDay, DisclosureRules.All)
            .Scopes[Scope.OfSchool("s")].Release.Questionnaires[0];
    }
}
