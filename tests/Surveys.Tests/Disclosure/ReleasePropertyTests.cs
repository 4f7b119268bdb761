using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Responses;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Tests.Disclosure;

/// <summary>What holds for every release, whatever was answered.</summary>
public sealed class ReleasePropertyTests
{
    private const int Campaigns = 40;

    private static readonly DateTimeOffset Held = new(2025, 6, 1, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Every_figure_is_in_range_within_its_interval_and_rests_on_at_least_ten()
    {
        foreach (var figure in Releases().SelectMany(release => release.Figures))
        {
            Assert.True(figure.N >= 10 && figure.N % 5 == 0, $"{figure}");
            Assert.True(figure.Lower <= figure.Value && figure.Value <= figure.Upper, $"{figure}");
            var isChange = figure.Basis is Basis.PairedChange or Basis.UnpairedChange;
            var top = figure is { Item: "dares", Option: Figure.Mean } ? 2 : 1;
            if (figure.Option != Figure.EffectSize)
            {
                Assert.InRange(figure.Lower, isChange ? -top : 0, top);
                Assert.InRange(figure.Upper, isChange ? -top : 0, top);
                Assert.Equal(isChange, figure.Verdict is not null);
            }

            Assert.True(!isChange || figure.N >= 20 || figure.Verdict is null or Verdict.TooFewToSay, $"{figure}");
        }
    }

    [Fact]
    public void Nothing_is_shown_and_withheld_at_once()
    {
        foreach (var release in Releases())
        {
            var shown = release.Figures.Where(figure => figure.Item != Figure.Pairing)
                .Select(figure => (figure.Questionnaire, figure.Basis, figure.Item, figure.By, figure.Group)).ToHashSet();
            Assert.DoesNotContain(
                release.Suppressions, cell => shown.Contains((cell.Questionnaire, cell.Basis, cell.Item, cell.By, cell.Group)));
        }
    }

    [Fact]
    public void The_order_of_sessions_and_answers_changes_nothing()
    {
        for (var seed = 0; seed < Campaigns; seed++)
        {
            var campaign = new RandomCampaign(seed);
            var at = Held.AddYears(1);
            var rooms = campaign.At(at).Where(room => room.Responses.Count > 0).ToList();
            var shuffled = new Random(seed);
            var inOrder = Protect(rooms.Select(room => Leaf(room, room.Responses)), at);
            var other = Protect(
                rooms.OrderBy(_ => shuffled.Next()).Select(room => Leaf(room, [.. room.Responses.OrderBy(_ => shuffled.Next())])), at);
            Assert.Equal(inOrder.Releases.Select(Content), other.Releases.Select(Content));
        }

        static SessionLeaf Leaf((Session Session, School School, List<Response> Responses) room, IReadOnlyCollection<Response> responses) =>
            new(room.Session, room.School, SessionTally.Of(RandomCampaign.Layout, responses));
    }

    [Fact]
    public void What_was_published_stays_word_for_word_until_something_arrives()
    {
        for (var seed = 0; seed < Campaigns; seed++)
        {
            var last = new RandomCampaign(seed).Publish(DisclosureRules.All)[^1];
            var again = DisclosureControl.Protect(last.Tree, last.Admissions, 99, last.At);
            Assert.Equal(last.Releases.Select(Content), again.Releases.Select(Content));
            Assert.True(again.Admissions.SameAs(last.Admissions));
        }
    }

    [Fact]
    public void What_a_school_shows_grows_by_at_least_ten_or_not_at_all()
    {
        var cells = Cell.Of(RandomCampaign.Layout);
        var grown = 0;
        for (var seed = 0; seed < Campaigns; seed++)
        {
            var before = Admissions.None;
            foreach (var publication in new RandomCampaign(seed).Publish(DisclosureRules.All))
            {
                foreach (var admitted in publication.Admissions.All)
                {
                    foreach (var cell in cells)
                    {
                        var step = Base(admitted, cell) - Base(before.Find(admitted.School.Id, admitted.Questionnaire), cell);
                        Assert.True(step == 0 || step >= 10, $"{seed}: {admitted.School.Id} {cell} grew by {step}");
                        grown += step > 0 ? 1 : 0;
                    }
                }

                before = publication.Admissions;
            }
        }

        Assert.True(grown > Campaigns);

        static long Base(Admitted? admitted, Cell cell) =>
            admitted?.Sums[Admitted.Place(Stage.Everybody, ScopeKind.School)] is { } sums ? cell.Base(
                sums.AsSpan(cell.Start, cell.Length)) : 0;
    }

    /// <summary>
    /// All tables of so many pairs where few or none knew it before, published: whoever reads both shares and the change still has five
    /// possible counts of those who knew wherever that share is coded.
    /// </summary>
    [Theory]
    [InlineData(10, 12)]
    [InlineData(20, 21)]
    public void A_change_never_gives_a_coded_share_away(int smallest, int largest)
    {
        const int Few = 5;
        var possible = new Dictionary<string, HashSet<int>>();
        for (var n = smallest; n <= largest; n++)
        {
            for (var before = 0; before <= Few; before++)
            {
                for (var (both, gained) = (0, 0); both <= before; (both, gained) = gained < n - before ? (both, gained + 1) : (both + 1, 0))
                {
                    var figures = School(new PairedTable(both, gained, before - both, n - before - gained)).Figures
                        .Where(figure => figure is { Item: "knows", By: "" }).ToList();
                    if (figures.Any(figure => figure is { Basis: Basis.Pre, Option: Figure.Right, Bound: Bound.AtMost }))
                    {
                        var read = string.Join('\n', figures);
                        possible.TryAdd(read, []);
                        possible[read].Add(before);
                    }
                }
            }
        }

        Assert.NotEmpty(possible);
        Assert.All(possible, entry => Assert.True(entry.Value.Count >= 5, $"{string.Join(' ', entry.Value)} possible: {entry.Key}"));
    }

    private static IEnumerable<Release> Releases() =>
        Enumerable.Range(0, Campaigns).SelectMany(seed => new RandomCampaign(seed).Publish(DisclosureRules.All))
            .SelectMany(published => published.Releases);

    private static Protection Protect(IEnumerable<SessionLeaf> leaves, DateTimeOffset at) =>
        DisclosureControl.Protect(new AggregateTree(leaves), Admissions.None, 1, at);

    private static Release School(PairedTable table)
    {
        var responses = new List<Response>();
        Add(table.Both, true, true);
        Add(table.Gained, false, true);
        Add(table.Lost, true, false);
        Add(table.Neither, false, false);
        var session = new Session(new SessionId(1), "s", DateOnly.FromDateTime(Held.Date), Audience.Pupils9To12, 5, 1, Headcount.None);
        var school = new School("s", "Shkolla", "AL-11", SchoolLevel.Primary, Area.Urban);
        return Protect([new SessionLeaf(session, school, SessionTally.Of(RandomCampaign.Layout, responses))], Held.AddDays(2))
            .Releases.Single(release => release.Scope.Kind == ScopeKind.School);

        void Add(long persons, bool before, bool after)
        {
            for (var person = 0; person < persons; person++)
            {
                var token = $"token-{responses.Count}";
                foreach (var (phase, isRight) in new[] { (Phase.Pre, before), (Phase.Post, after) })
                {
                    var answers = new Dictionary<string, string> { ["knows"] = isRight ? "correct" : "wrong" };
                    responses.Add(new Response(Guid.NewGuid(), phase, Survey.Sheet(RandomCampaign.Questionnaire, phase, answers), token));
                }
            }
        }
    }

    private static (Scope, int?, int?, int?, string, string) Content(Release release) => (
        release.Scope, release.RespondentsPre, release.RespondentsPost, release.Pairs,
        string.Join('\n', release.Figures), string.Join('\n', release.Suppressions));
}
