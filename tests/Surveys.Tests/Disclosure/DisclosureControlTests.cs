using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Tests.Disclosure;

/// <summary>An example for each rule.</summary>
public sealed class DisclosureControlTests
{
    private static readonly DateTimeOffset NextDay = Planted.NextDay;
    private static readonly DateTimeOffset Later = NextDay.AddDays(1);

    [Fact]
    public void Nine_answers_are_suppressed_and_ten_are_published()
    {
        var nine = Release(Planted.Room("s", 9));
        Assert.Empty(nine.Tables);
        Assert.Contains(new Suppression("", null, "", "", SuppressionRules.TooFewRespondents), nine.Suppressions);
        var ten = Release(Planted.Room("s", 10));
        Assert.InRange(ten.Find(new TableId("knows", Basis.Pre))!.Base, 6, 16);
        Assert.InRange(ten.Find(new TableId(TableId.Respondents, Basis.Pre))!.Base, 9, 12);
    }

    [Fact]
    public void An_open_session_counts_nothing() =>
        Assert.Empty(Planted.Schools(Planted.Held.AddHours(2), Planted.Room("s", 30)).Single().Tallies);

    [Fact]
    public void A_release_knows_its_version_and_its_hour()
    {
        var release = Protect(null, Planted.Room("s", 12)).Scopes[Scope.OfSchool("s")].Release;
        Assert.Equal((1, new DateTimeOffset(2025, 6, 2, 12, 0, 0, TimeSpan.Zero)), (release.Version, release.AsOf));
    }

    [Fact]
    public void Every_count_is_a_multiple_of_three_at_most_two_off()
    {
        var (school, leaf) = Planted.Room("s", 47, 23, 2, right: 19, rightAfter: 40);
        var release = Release((school, leaf));
        Assert.All(release.Tables.SelectMany(table => table.Values), value => Assert.Equal(0, value % 3));
        var pre = release.Find(new TableId("knows", Basis.Pre))!;
        Assert.Equal(["correct", "wrong", "dontKnow"], pre.Cells);
        Assert.InRange(pre["correct"]!.Value, 17, 21);
        Assert.InRange(pre["wrong"]!.Value, 26, 30);
        var pairs = release.Find(new TableId("knows", Basis.Pairs))!;
        Assert.InRange(pairs[Counts.Gained]!.Value, 19, 23);
    }

    [Theory]
    [InlineData(20, 10, true)]
    [InlineData(20, 11, false)]
    [InlineData(25, 9, false)]
    public void Girls_are_published_where_they_and_the_rest_are_ten_or_more(int pupils, int girls, bool isPublished)
    {
        // One more did not say: part of the rest.
        var release = Release(Planted.Room("s", pupils, girls, silent: 1));
        Assert.Equal(isPublished, release.Find(new TableId(TableId.Respondents, Basis.Pre, "gender", "girl")) is not null);
    }

    [Fact]
    public void A_group_that_is_everybody_is_not_published() =>
        Assert.DoesNotContain(Release(Planted.Room("s", 30, 30)).Tables, table => !table.Id.IsEverybody);

    [Fact]
    public void A_region_needs_three_schools_fifty_respondents_and_none_with_more_than_four_fifths()
    {
        Assert.Equal(SuppressionRules.TooFewSchools, RegionRule(Planted.Room("a", 40), Planted.Room("b", 40)));
        Assert.Equal(
            SuppressionRules.TooFewInScope, RegionRule(Planted.Room("a", 16), Planted.Room("b", 16), Planted.Room("c", 16)));
        Assert.Equal(
            SuppressionRules.OneSchoolDominates, RegionRule(Planted.Room("a", 120), Planted.Room("b", 14), Planted.Room("c", 14)));
        Assert.Null(RegionRule(Planted.Room("a", 40), Planted.Room("b", 14), Planted.Room("c", 14)));
    }

    [Fact]
    public void Every_respondent_counts_in_the_region_whatever_the_size_of_the_school()
    {
        (School, SessionLeaf)[] rooms = [Planted.Room("a", 40), Planted.Room("b", 40), Planted.Room("c", 5), Planted.Room("d", 1)];
        Assert.InRange(Region(Protect(null, rooms)).Find(new TableId(TableId.Respondents, Basis.Pre))!.Base, 84, 88);
    }

    [Fact]
    public void Nine_late_answers_wait_and_ten_enter()
    {
        var first = Protect(null, Planted.Room("s", 30));
        var nine = Protect(first, Planted.Room("s", 30), Planted.Room("s", 9, session: 1));
        Assert.Equal(Tables(first), Tables(nine));
        var ten = Protect(nine, Planted.Room("s", 30), Planted.Room("s", 10, session: 1));
        Assert.NotEqual(Tables(first), Tables(ten));
        Assert.InRange(Tables(ten).Single(table => table.Id == new TableId(TableId.Respondents, Basis.Pre)).Base, 38, 42);

        static IEnumerable<ProtectedTable> Tables(Published published) =>
            published.Scopes[Scope.OfSchool("s")].Release.Questionnaires[0].Tables;
    }

    [Fact]
    public void A_school_s_release_looks_at_no_other_school()
    {
        var alone = Protect(null, Planted.Room("a", 33, 14));
        var together = Protect(null, Planted.Room("a", 33, 14), Planted.Room("b", 50), Planted.Room("c", 12));
        Assert.True(alone.Scopes[Scope.OfSchool("a")].Release.SaysTheSame(together.Scopes[Scope.OfSchool("a")].Release));
    }

    [Fact]
    public void The_same_counts_are_protected_the_same_way_in_a_rebuild()
    {
        var (first, again) = (Protect(null, Planted.Room("a", 33, 14)), Protect(null, Planted.Room("a", 33, 14)));
        Assert.True(first.Scopes[Scope.OfSchool("a")].Release.SaysTheSame(again.Scopes[Scope.OfSchool("a")].Release));
    }

    [Fact]
    public void A_verdict_needs_twenty_pairs_and_a_school()
    {
        Assert.Null(Pairs(Release(Planted.Room("s", 19, right: 2, rightAfter: 17))).Verdict);
        Assert.Equal(Verdict.More, Pairs(Release(Planted.Room("s", 30, right: 3, rightAfter: 27))).Verdict);
        Assert.Null(Pairs(Region(Protect(null, Planted.Room("a", 40), Planted.Room("b", 40), Planted.Room("c", 40)))).Verdict);

        static ProtectedTable Pairs(QuestionnaireRelease release) => release.Find(new TableId("knows", Basis.Pairs))!;
    }

    [Fact]
    public void A_spread_is_a_half_or_more_in_halves_and_needs_twenty_pairs()
    {
        Assert.Null(Release(Planted.Room("s", 19, right: 2, rightAfter: 17)).Find(new TableId(TableId.Score, Basis.Pairs))!.Spread);
        Assert.Equal(0.5, Release(Planted.Room("s", 30, right: 0)).Find(new TableId(TableId.Score, Basis.Pairs))!.Spread);
    }

    [Fact]
    public void The_headcount_is_that_of_the_closed_sessions_and_exact()
    {
        var release = Release(Planted.Room("s", 30, 12));
        Assert.Equal((30, 1), (release.Headcount, release.Sessions));
    }

    private static Published Protect(Published? before, params (School, SessionLeaf)[] rooms)
    {
        var now = before is null ? NextDay : Later;
        return RandomCampaign.Publish(Planted.Schools(now, rooms), before, before is null ? 1 : 2, now, DisclosureRules.All);
    }

    private static QuestionnaireRelease Release(params (School, SessionLeaf)[] rooms) =>
        Protect(null, rooms).Scopes[Scope.OfSchool("s")].Release.Questionnaires[0];

    private static QuestionnaireRelease Region(Published published) => published.Scopes[Scope.OfRegion("AL-11")].Release.Questionnaires[0];

    private static string? RegionRule(params (School, SessionLeaf)[] rooms)
    {
        var region = Region(Protect(null, rooms));
        return region.Suppressions.FirstOrDefault(s => s is { By: "", Item: "" or "knows" }).Rule;
    }
}
