using CsCheck;
using Surveys.Aggregates;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.Responses;

namespace Surveys.Tests.Disclosure;

public sealed class DisclosureControlTests
{
    private static readonly DateTimeOffset Now = new(2025, 6, 20, 12, 34, 56, TimeSpan.Zero);
    private static readonly TallyLayout Layout = TallyLayout.Of(Survey.Questionnaire);

    [Fact]
    public void Nine_respondents_are_not_released_and_ten_are()
    {
        Assert.Empty(DisclosureControl.Protect(Tree(9), 1, Now));
        Assert.Equal(
            [ScopeKind.Nation, ScopeKind.Region, ScopeKind.School, ScopeKind.Session],
            DisclosureControl.Protect(Tree(10), 1, Now).Select(release => release.Scope.Kind));
    }

    [Fact]
    public void No_figure_rests_on_fewer_than_ten() =>
        Survey.Session.Array[1, 4].Sample(sessions =>
        {
            var tree = new AggregateTree(sessions.Select((responses, i) => Leaf(responses, i)));
            return DisclosureControl.Protect(tree, 1, Now).SelectMany(release => release.Figures)
                .All(figure => figure.N >= 10 && figure.N % 5 == 0 && figure.Lower <= figure.Value && figure.Value <= figure.Upper);
        });

    [Fact]
    public void The_moment_of_a_release_is_kept_to_the_hour() =>
        Assert.All(
            DisclosureControl.Protect(Tree(12), 3, Now),
            release => Assert.Equal((3, new DateTimeOffset(2025, 6, 20, 12, 0, 0, TimeSpan.Zero)), (release.Version, release.AsOf)));

    [Fact]
    public void What_is_withheld_is_said_with_its_rule()
    {
        var release = DisclosureControl.Protect(Tree(10), 1, Now).First();
        Assert.Contains(release.Suppressions, suppression => suppression is { Basis: Basis.Post, Rule: DisclosureControl.TooFewRespondents });
        Assert.DoesNotContain(release.Figures, figure => figure.Basis == Basis.Post);
    }

    private static AggregateTree Tree(int respondents) => new(
        [Leaf([.. Enumerable.Range(0, respondents).Select(_ => new Response(Guid.NewGuid(), Phase.Pre, Survey.Knows(Phase.Pre, right: true)))], 0)]);

    private static SessionLeaf Leaf(IReadOnlyCollection<Response> responses, int number) => new(
        new Session(new SessionId((ulong)number), $"s{number % 2}", new DateOnly(2025, 6, 1), Audience.Pupils9To12, 5, 1, Headcount.None),
        new School($"s{number % 2}", "Shkolla", "AL-11", SchoolLevel.Primary, Area.Urban),
        SessionTally.Of(Layout, responses));
}
