using System.Collections.Immutable;
using CsCheck;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Figures;
using Surveys.Questionnaires;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Tests.Figures;

public sealed class ReleaseFiguresTests
{
    private const string Item = "whoMayCall";

    private static readonly Questionnaire Questionnaire = QuestionnaireCatalog.Embedded.Latest(Audience.Pupils9To12);

    private static readonly Item Knowledge = Questionnaire.Items[Questionnaire.IndexOf(Item)];

    private static readonly Item Scale = Questionnaire.Items[Questionnaire.IndexOf("putPhoneAway")];

    /// <summary>Everything of 1,000 schools, 100 regions and 100 nations.</summary>
    private static void Check(Action<ReleaseFigures, ScopeKind, string, string> check) => Gen.Int.Sample(
        seed =>
        {
            var (scope, most) = (seed % 6) switch
            {
                0 => (Scope.OfRegion("AL-10"), 900),
                1 => (Scope.Nation, 9000),
                _ => (Scope.OfSchool("a"), 90),
            };
            var release = RandomRelease.Of(seed, scope, most, [Audience.Pupils9To12]);
            var figures = new ReleaseFigures(release.Questionnaires[0], Questionnaire, scope.Kind);
            Assert.All(figures.Groups.Prepend(("", "")), group => check(figures, scope.Kind, group.Item1, group.Item2));
        },
        iter: 1200,
        threads: 1);

    [Fact]
    public void Before_after_and_change_agree_in_the_printed_digits() => Check((figures, _, by, group) =>
    {
        foreach (var item in Questionnaire.Items)
        {
            if (item.Kind == ItemKind.Knowledge && figures.Change(item, by, group) is { } change)
            {
                Assert.Equal(change.After.Percent - change.Before.Percent, change.Change.Points);
                Assert.Equal(change.Before.Base, change.After.Base);
            }

            if (figures.Sign(item, by, group) is { } sign && item.Kind == ItemKind.Scale)
            {
                Assert.Equal(sign.Up.Percent - sign.Down.Percent, sign.Change.Points);
            }
        }

        if (figures.Score(by, group) is { Change: { } points } score)
        {
            Assert.Equal(score.AfterPercent - score.BeforePercent, points.Points);
        }
    });

    [Fact]
    public void Where_an_interval_is_printed_it_is_the_verdict_holds_the_change_and_has_a_width() => Check((figures, _, by, group) =>
    {
        var changes = Questionnaire.KnowledgeItems.Select(item => figures.Change(item, by, group)?.Change)
            .Append(figures.Sign(Scale, by, group)?.Change)
            .Append(figures.ScoreSign(by, group)?.Change)
            .Append(figures.Score(by, group)?.Change);
        foreach (var change in changes.OfType<PointChange>())
        {
            if (change.Range is var (lower, upper))
            {
                Assert.True(lower < upper);
                Assert.InRange(change.Points, lower, upper);
                Assert.Equal(lower > 0 ? Verdict.More : upper < 0 ? Verdict.Fewer : Verdict.NoClearChange, change.Verdict);
            }
        }
    });

    [Fact]
    public void Intervals_stand_where_they_are_promised() => Check((figures, kind, by, group) =>
    {
        var isSchool = kind == ScopeKind.School;
        foreach (var item in Questionnaire.Items.Where(item => item.Kind != ItemKind.Demographic))
        {
            Assert.All(figures.Options(item, Basis.Post, by, group), option => Assert.Equal(
                isSchool || option.Share.Base == 0, option.Share.Interval is null));
            if (figures.Mean(item, Basis.Post, by, group) is { } mean)
            {
                Assert.Equal(isSchool, mean.Interval is null);
            }

            if (item.Kind == ItemKind.Knowledge && figures.Change(item, by, group) is { } change)
            {
                Assert.Equal(!isSchool && change.Before.Base >= Verdicts.FewestForTest, change.Change.Range is not null);
            }
        }

        if (figures.Score(by, group) is { Change: { } score, Pairs: { } pairs })
        {
            var table = figures.Release.Find(new TableId(TableId.Score, Basis.Pairs, by, group))!;
            Assert.Equal(table.Spread is not null && pairs >= Verdicts.FewestForTest, score.Range is not null);
        }
    });

    [Fact]
    public void Options_add_up_to_their_base() => Check((figures, _, by, group) =>
    {
        foreach (var item in Questionnaire.Items.Where(item => item.Kind != ItemKind.Demographic))
        {
            foreach (var basis in (Basis[])[Basis.Pre, Basis.Post])
            {
                var options = figures.Options(item, basis, by, group);
                Assert.All(options, option => Assert.Equal(options.Sum(other => other.Share.Count), option.Share.Base));
                Assert.All(options, option => Assert.InRange(option.Share.Value, 0, 1));
            }
        }
    });

    [Fact]
    public void Rates_are_shares_however_hurriedly_staff_counted() => Check((figures, _, _, _) =>
    {
        foreach (var basis in (Basis[])[Basis.Pre, Basis.Post])
        {
            Assert.True(figures.ResponseRate(basis) is null or (>= 0 and <= 1));
            Assert.Equal(figures.Release.Headcount == 0 || figures.Respondents(basis) is null, figures.ResponseRate(basis) is null);
            Assert.All(Questionnaire.Items, item => Assert.True(figures.LeftOut(item, basis) is null or (>= 0 and <= 1)));
        }
    });

    [Fact]
    public void A_knowledge_item_is_worked_out_from_its_pairs()
    {
        var figures = School(Paired(Item, 6, 12, 3, 3, Verdict.More));
        var change = figures.Change(Knowledge)!;
        Assert.Equal((9, 18, 24), (change.Before.Count, change.After.Count, change.After.Base));
        Assert.Equal((38, 75), (change.Before.Percent, change.After.Percent));
        Assert.Equal(new PointChange(37, null, Verdict.More), change.Change);
    }

    /// <summary>15 of 33, then 21 of 33: 18.2 points more, but 45 % → 64 % is printed.</summary>
    [Fact]
    public void The_change_is_the_difference_of_what_is_printed()
    {
        var change = School(Paired(Item, 12, 9, 3, 9, Verdict.NoClearChange)).Change(Knowledge)!;
        Assert.Equal((45, 64, 19), (change.Before.Percent, change.After.Percent, change.Change.Points));
        Assert.Equal(18.18, 100 * (change.After.Value - change.Before.Value), 2);
    }

    [Fact]
    public void In_a_region_the_interval_is_rounded_outward_and_says_the_verdict()
    {
        var table = Paired(Item, 120, 90, 45, 60, null) with { DesignEffect = 1.5 };
        var change = Region(table).Change(Knowledge)!.Change;
        var interval = PairedChange.OfRounded(new PairedTable(120, 90, 45, 60), new Design(9, 1.5))!.Value;
        Assert.Equal(((int)Math.Floor(100 * interval.Lower), (int)Math.Ceiling(100 * interval.Upper)), change.Range);
        Assert.Equal(interval.Lower > 0.01 ? Verdict.More : Verdict.NoClearChange, change.Verdict);
    }

    /// <summary>An end at 0.4 points is printed as 0: no clear change, whatever lies behind. The change itself is within.</summary>
    [Theory]
    [InlineData(10, 0.004, 0.2, 0, 20, Verdict.NoClearChange)]
    [InlineData(10, 0.0101, 0.2, 1, 20, Verdict.More)]
    [InlineData(-10, -0.2, -0.004, -20, 0, Verdict.NoClearChange)]
    [InlineData(-10, -0.2, -0.0101, -20, -1, Verdict.Fewer)]
    [InlineData(21, 0.11, 0.204, 11, 21, Verdict.More)]
    [InlineData(22, 0.11, 0.204, 11, 22, Verdict.More)]
    public void The_printed_interval_decides(int points, double from, double to, int lower, int upper, Verdict verdict) => Assert.Equal(
        new PointChange(points, (lower, upper), verdict),
        PointChange.Of(points, new Interval((from + to) / 2, from, to), Verdict.TooFewToSay));

    [Fact]
    public void A_table_of_too_few_pairs_has_no_verdict_anywhere()
    {
        Assert.Equal(new PointChange(34, null, Verdict.TooFewToSay), Region(Paired(Item, 6, 6, 0, 6, null)).Change(Knowledge)!.Change);
        Assert.Equal(new PointChange(34, null, Verdict.TooFewToSay), School(Paired(Item, 6, 6, 0, 6, null)).Change(Knowledge)!.Change);
    }

    [Fact]
    public void What_is_not_published_or_empty_is_null()
    {
        var none = School();
        Assert.Null(none.Change(Knowledge));
        Assert.Null(none.Right(Knowledge, Basis.Pre));
        Assert.Null(none.Sign(Scale));
        Assert.Null(none.Mean(Scale, Basis.Pre));
        Assert.Null(none.Score());
        Assert.Null(none.Respondents(Basis.Pairs));
        Assert.Null(none.ResponseRate(Basis.Pre));
        Assert.Null(none.LeftOut(Scale, Basis.Pre));
        Assert.Empty(none.Options(Scale, Basis.Pre));
        Assert.Empty(none.Groups);
        Assert.Null(School(Paired(Item, 0, 0, 0, 0, null)).Change(Knowledge));
    }

    [Fact]
    public void The_right_option_is_found_in_merged_counts_too()
    {
        Assert.Equal(15, School(Table(Item, Basis.Post, [Counts.Right, Counts.NotRight], 15, 9)).Right(Knowledge, Basis.Post)!.Value.Count);
        Assert.Equal(12, School(Table(Item, Basis.Post, Knowledge.Options, 3, 6, 12, 0)).Right(Knowledge, Basis.Post)!.Value.Count);
    }

    [Fact]
    public void A_mean_is_of_the_steps_and_of_no_other_options()
    {
        Assert.Equal((1.25, 24), Value(School(Table("putPhoneAway", Basis.Post, Scale.Options, 6, 6, 12)).Mean(Scale, Basis.Post)));
        Assert.Null(School(Table("putPhoneAway", Basis.Post, [Counts.Upper, Counts.Rest], 12, 12)).Mean(Scale, Basis.Post));

        static (double, int) Value(MeanFigure? mean) => (mean!.Value, mean.Base);
    }

    /// <summary>Two items of 24 and 30 pairs: (9/24 + 12/30)/2 = 38.75 %, (18/24 + 18/30)/2 = 67.5 %.</summary>
    [Fact]
    public void The_score_is_the_mean_of_the_items_that_are_there()
    {
        var figures = School(
            Paired(Item, 6, 12, 3, 3, Verdict.More), Paired("prizeMessage", 9, 9, 3, 9, Verdict.NoClearChange), Score(24, 1.5));
        var score = figures.Score()!;
        Assert.Equal(0.3875, score.Before!.Value, 10);
        Assert.Equal(0.675, score.After!.Value, 10);
        Assert.Equal((39, 68, 29), (score.BeforePercent, score.AfterPercent, score.Change!.Value.Points));
        Assert.Equal((2, 7, 24), (score.Items, score.Of, score.Pairs));
    }

    /// <summary>
    /// R: k &lt;- 2; n &lt;- 24; m &lt;- ((12-3)/24 + (9-3)/30)/k; v &lt;- (4/24^2 + 4/30^2)/k^2; t &lt;- qt(.975, n-1);
    /// m + c(-1,1)*sqrt((t*1.5*sqrt(k/7)/k/sqrt(n))^2 + t^2*v) gives 0.0854 and 0.4896.
    /// </summary>
    [Fact]
    public void The_interval_of_the_score_is_that_of_its_spread_and_of_the_rounding()
    {
        var change = School(Paired(Item, 6, 12, 3, 3, Verdict.More), Paired("prizeMessage", 9, 9, 3, 9, null), Score(24, 1.5))
            .Score()!.Change!.Value;
        Assert.Equal((8, 49), change.Range);
    }

    [Fact]
    public void Without_pairs_the_score_is_of_all_answers_and_has_no_change()
    {
        var score = School(
            Table(Item, Basis.Pre, Knowledge.Options, 3, 6, 6, 9), Table(Item, Basis.Post, Knowledge.Options, 3, 3, 12, 6),
            Table("prizeMessage", Basis.Pre, [Counts.Right, Counts.NotRight], 3, 21)).Score()!;
        Assert.Equal((25, 50), (score.BeforePercent, score.AfterPercent));
        Assert.Null(score.Change);
        Assert.Null(score.Pairs);
        Assert.Equal(1, score.Items);
    }

    [Fact]
    public void Groups_by_places_and_by_two_things_are_named_once_each()
    {
        var release = RandomRelease.Of(1, Scope.Nation, 900, [Audience.Pupils9To12], missing: 0);
        var groups = new ReleaseFigures(release.Questionnaires[0], Questionnaire, ScopeKind.Nation).Groups.ToList();
        Assert.Equal(groups.Distinct(), groups);
        Assert.Contains(("level", "Primary"), groups);
        Assert.Contains(("gender+gradeBand", "girl+grades4to5"), groups);
    }

    private static ProtectedTable Paired(string item, int both, int gained, int lost, int neither, Verdict? verdict) =>
        Table(item, Basis.Pairs, [Counts.Both, Counts.Gained, Counts.Lost, Counts.Neither], both, gained, lost, neither) with
        {
            Verdict = verdict,
        };

    private static ProtectedTable Score(int pairs, double spread) =>
        Table(TableId.Score, Basis.Pairs, [Counts.Improved, Counts.Same, Counts.Fell], pairs, 0, 0) with { Spread = spread };

    private static ProtectedTable Table(string item, Basis basis, ImmutableArray<string> cells, params ImmutableArray<int> values) =>
        new(new TableId(item, basis), cells, values);

    private static ReleaseFigures School(params ImmutableArray<ProtectedTable> tables) => Figures(ScopeKind.School, 2, tables);

    private static ReleaseFigures Region(params ImmutableArray<ProtectedTable> tables) => Figures(ScopeKind.Region, 9, tables);

    private static ReleaseFigures Figures(ScopeKind kind, int sessions, ImmutableArray<ProtectedTable> tables) =>
        new(new QuestionnaireRelease(Questionnaire.Id, 40, sessions, tables, []), Questionnaire, kind);
}
