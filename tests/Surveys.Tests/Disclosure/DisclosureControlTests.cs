using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Responses;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Tests.Disclosure;

/// <summary>One example for each rule.</summary>
public sealed class DisclosureControlTests
{
    private static readonly DateTimeOffset Held = new(2025, 6, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset NextDay = new(2025, 6, 2, 12, 34, 56, TimeSpan.Zero);
    private static readonly DateTimeOffset MonthLater = NextDay.AddDays(30);

    [Fact]
    public void Nine_answers_are_withheld_and_ten_are_shown()
    {
        var nine = School(Protect(NextDay, Room("s", 9)));
        Assert.Empty(nine.Figures);
        Assert.Null(nine.RespondentsPre);
        Assert.Contains(nine.Suppressions, s => s is { Basis: Basis.Pre, Item: "knows", Rule: DisclosureControl.TooFewRespondents });
        var ten = School(Protect(NextDay, Room("s", 10)));
        Assert.Contains(ten.Figures, f => f is { Basis: Basis.Pre, Item: "knows", Option: Figure.Right, By: "", N: 10 });
        Assert.Equal(10, ten.RespondentsPre);
    }

    [Fact]
    public void An_open_session_counts_nothing() =>
        Assert.Empty(Protect(Held.AddHours(2), Room("s", 30)).Releases);

    [Fact]
    public void Sessions_have_no_releases() =>
        Assert.Equal(
            [ScopeKind.Nation, ScopeKind.Region, ScopeKind.School],
            Protect(NextDay, Room("s", 30)).Releases.Select(release => release.Scope.Kind));

    [Fact]
    public void A_release_knows_its_version_and_its_hour() =>
        Assert.All(
            Protect(NextDay, Room("s", 12)).Releases,
            release => Assert.Equal((1, new DateTimeOffset(2025, 6, 2, 12, 0, 0, TimeSpan.Zero)), (release.Version, release.AsOf)));

    [Theory]
    [InlineData(20, 10, true)]
    [InlineData(20, 11, false)]
    [InlineData(25, 9, false)]
    public void Girls_are_shown_where_everybody_else_is_ten_or_more(int pupils, int girls, bool shown)
    {
        // One more did not say: part of the rest.
        var school = School(Protect(NextDay, Room("s", pupils, girls, silent: 1)));
        Assert.Equal(shown, school.Figures.Any(f => f is { By: "gender", Group: "girl", Option: Figure.Right, Basis: Basis.Pre }));
        Assert.Equal(shown, school.Figures.Any(f => f is { By: "gender", Group: Figure.Others, Option: Figure.Right, Basis: Basis.Pre }));
        Assert.Equal(
            !shown,
            school.Suppressions.Any(s => s is { By: "gender", Item: "knows", Basis: Basis.Pre, Rule: DisclosureControl.RestTooSmall }));
    }

    [Fact]
    public void Boys_are_never_shown_beside_girls_of_one_school() =>
        Assert.DoesNotContain(School(Protect(NextDay, Room("s", 60, 30, silent: 10))).Figures, f => f.Group == "boy");

    [Fact]
    public void A_region_needs_three_schools_fifty_answers_and_none_with_more_than_four_fifths()
    {
        Assert.Equal(DisclosureControl.TooFewSchools, RegionRule(Room("a", 40), Room("b", 40)));
        Assert.Equal(DisclosureControl.TooFewInScope, RegionRule(Room("a", 16), Room("b", 16), Room("c", 16)));
        Assert.Equal(DisclosureControl.OneSchoolDominates, RegionRule(Room("a", 120), Room("b", 14), Room("c", 14)));
        Assert.Null(RegionRule(Room("a", 40), Room("b", 14), Room("c", 14)));
    }

    [Fact]
    public void A_small_school_is_in_its_region_only_in_a_pool_that_hides_it()
    {
        SessionLeaf[] large = [Room("a", 40), Room("b", 40), Room("c", 40)];
        Assert.Equal(120, RegionBase(MonthLater, [.. large, Room("d", 8)]));
        Assert.Equal(120, RegionBase(MonthLater, [.. large, Room("d", 9), Room("e", 9)]));
        Assert.Equal(132, RegionBase(MonthLater, [.. large, Room("d", 6), Room("e", 6)]));
        Assert.Equal(120, RegionBase(NextDay, [.. large, Room("d", 6), Room("e", 6)]));
        Assert.Equal(120, RegionBase(MonthLater, [.. large, Room("d", 6, right: 6), Room("e", 6, right: 6)]));
    }

    [Fact]
    public void Nine_late_answers_wait_and_ten_enter()
    {
        var first = Protect(NextDay, Room("s", 20));
        Assert.Equal(20, RightBase(first));
        var nine = DisclosureControl.Protect(Tree(Room("s", 29)), first.Admissions, 2, NextDay.AddDays(1));
        Assert.Equal(first.Releases.Select(Content), nine.Releases.Select(Content));
        var ten = DisclosureControl.Protect(Tree(Room("s", 30)), nine.Admissions, 3, NextDay.AddDays(2));
        Assert.Equal(30, RightBase(ten));
    }

    [Fact]
    public void Ten_late_answers_that_are_all_the_same_wait()
    {
        var first = Protect(NextDay, Room("s", 20, right: 10));
        var late = DisclosureControl.Protect(Tree(Room("s", 30, right: 20)), first.Admissions, 2, NextDay.AddDays(1));
        Assert.Equal(20, RightBase(late));
        Assert.Equal(30, School(late).RespondentsPre);
    }

    [Fact]
    public void Where_all_agree_the_figure_says_only_that_most_do()
    {
        var all = Right(Protect(NextDay, Room("s", 30, right: 30)));
        Assert.Equal((0.85, 1, Bound.AtLeast), (all.Value, all.Upper, all.Bound));
        Assert.Equal(all, Right(Protect(NextDay, Room("s", 30, right: 26))));
        var none = Right(Protect(NextDay, Room("s", 30, right: 0)));
        Assert.Equal((0.15, 0, Bound.AtMost), (none.Value, none.Lower, none.Bound));
    }

    [Fact]
    public void The_verdict_is_decided_before_rounding()
    {
        var change = School(Protect(NextDay, Room("s", 40, right: 10, rightAfter: 20))).Figures
            .Single(f => f is { Basis: Basis.PairedChange, Item: "knows", By: "" });
        Assert.Equal((Verdict.More, 0.25), (change.Verdict, change.Value));
        Assert.All(
            School(Protect(NextDay, Room("s", 15))).Figures.Where(f => f.Basis == Basis.PairedChange),
            figure => Assert.Equal(Verdict.TooFewToSay, figure.Verdict));
    }

    [Fact]
    public void How_many_are_paired_and_how_they_differ_is_said()
    {
        var school = School(Protect(NextDay, Room("s", 60, paired: 30)));
        Assert.Equal(
            [Figure.Matched, Figure.PairedScore, Figure.UnpairedScore],
            school.Figures.Where(f => f is { Item: Figure.Pairing, By: "" }).Select(f => f.Option));
        Assert.Equal(0.5, school.Figures.First(f => f.Option == Figure.Matched).Value);
        Assert.Equal(
            [Figure.Matched],
            School(Protect(NextDay, Room("s", 60, paired: 51))).Figures.Where(f => f is { Item: Figure.Pairing }).Select(f => f.Option));
    }

    [Fact]
    public void An_effect_size_stands_on_twenty_pairs()
    {
        Assert.Contains(School(Protect(NextDay, Room("s", 20))).Figures, f => f.Option == Figure.EffectSize);
        Assert.DoesNotContain(School(Protect(NextDay, Room("s", 19))).Figures, f => f.Option == Figure.EffectSize);
    }

    [Fact]
    public void A_school_keeps_the_region_its_first_answers_entered_in()
    {
        var first = Protect(NextDay, Room("s", 20));
        var leaf = Room("s", 20);
        var moved = leaf with { School = leaf.School with { Region = "AL-02" } };
        var after = DisclosureControl.Protect(Tree(moved), first.Admissions, 2, NextDay);
        Assert.Equal(["AL-11"], after.Releases.Where(r => r.Scope.Kind == ScopeKind.Region).Select(r => r.Scope.Id));
    }

    /// <summary>A session of one school: girls first, then boys, the silent last.</summary>
    private static SessionLeaf Room(
        string school, int pupils, int girls = 0, int silent = 0, int? right = null, int? rightAfter = null, int? paired = null)
    {
        var responses = new List<Response>();
        for (var pupil = 0; pupil < pupils; pupil++)
        {
            foreach (var phase in Enum.GetValues<Phase>())
            {
                var rights = phase == Phase.Post ? rightAfter ?? right : right;
                var answers = new Dictionary<string, string>
                {
                    // Without a number every second is right, and among any ten late ones too.
                    ["knows"] = (rights is { } number ? pupil < number : pupil % 2 == 0) ? "correct" : "wrong",
                    ["dares"] = pupil % 3 == 0 ? "no" : "yes",
                };
                if (pupil < pupils - silent)
                {
                    answers["gender"] = pupil < girls ? "girl" : "boy";
                }

                var token = pupil < (paired ?? pupils) ? $"token-{pupil}" : null;
                responses.Add(new Response(Guid.NewGuid(), phase, Survey.Sheet(RandomCampaign.Questionnaire, phase, answers), token));
            }
        }

        return new SessionLeaf(
            new Session(
                new SessionId((ulong)school[0]), school, DateOnly.FromDateTime(Held.Date), Audience.Pupils9To12, 5, 1, Headcount.None),
            new School(school, "Shkolla", "AL-11", SchoolLevel.Primary, Area.Urban),
            SessionTally.Of(RandomCampaign.Layout, responses));
    }

    private static AggregateTree Tree(params SessionLeaf[] rooms) => new(rooms);

    private static Protection Protect(DateTimeOffset now, params SessionLeaf[] rooms) =>
        DisclosureControl.Protect(Tree(rooms), Admissions.None, 1, now);

    private static Release School(Protection protection) => protection.Releases.Single(release => release.Scope.Kind == ScopeKind.School);

    private static Figure Right(Protection protection) =>
        School(protection).Figures.Single(f => f is { Basis: Basis.Pre, Item: "knows", Option: Figure.Right, By: "" });

    private static int RightBase(Protection protection) => Right(protection).N;

    private static string? RegionRule(params SessionLeaf[] rooms) =>
        Protect(NextDay, rooms).Releases.Single(release => release.Scope.Kind == ScopeKind.Region).Suppressions
            .FirstOrDefault(s => s is { Basis: Basis.Pre, Item: "knows", By: "" })?.Rule;

    /// <summary>The exact number of answers before the talk that the region's figure of the knowledge item rests on.</summary>
    private static long RegionBase(DateTimeOffset now, params SessionLeaf[] rooms)
    {
        var cell = Cell.Of(RandomCampaign.Layout).Single(c => c is { Kind: CellKind.Options, Item: 0, Phase: Phase.Pre });
        return Protect(now, rooms).Admissions.All.Sum(admitted =>
            new[] { ScopeKind.School, ScopeKind.Region }.Sum(level =>
                admitted.Sums[Admitted.Place(0, level)] is { } sums ? cell.Base(sums.AsSpan(cell.Start, cell.Length)) : 0));
    }

    private static (Scope, int?, int?, int?, ImmutableArray<Figure>, ImmutableArray<Suppression>) Content(Release release) =>
        (release.Scope, release.RespondentsPre, release.RespondentsPost, release.Pairs, release.Figures, release.Suppressions);
}
