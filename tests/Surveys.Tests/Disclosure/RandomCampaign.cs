using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.Responses;
using Surveys.Tallies;

namespace Surveys.Tests.Disclosure;

/// <summary>One publication of a random campaign: what everybody can read, and the exact counts of that moment.</summary>
/// <param name="Schools">In the order of their ids, with what their releases tell by now.</param>
internal sealed record Published(
    DateTimeOffset At, ImmutableArray<SchoolPart> Schools, ImmutableDictionary<Scope, Protection> Scopes);

/// <summary>
/// A campaign of schools with 3 to 60 pupils in up to three regions: sessions close in any order, phones bring answers late, and releases
/// are made in between. The same seed, the same campaign.
/// </summary>
internal sealed class RandomCampaign
{
    private static readonly DateOnly FirstDay = new(2025, 3, 3);

    private readonly Random random;
    private readonly List<(Session Session, School School, List<(DateTimeOffset Arrives, Response Response)> Responses)> sessions = [];

    public RandomCampaign(int seed)
    {
        random = new Random(seed);
        var knows = new[] { Skewed(), Skewed() };
        var regions = random.Next(1, 4);
        var schools = random.Next(4, 11);
        for (var number = 0; number < schools; number++)
        {
            var school = new School(
                $"s{number:00}",
                "Shkolla",
                Region.All[random.Next(regions)].Code,
                random.Next(4) == 0 ? SchoolLevel.Secondary : SchoolLevel.Primary,
                random.Next(3) == 0 ? Area.Rural : Area.Urban);
            var pupils = random.Next(2) == 0 ? random.Next(3, 15) : random.Next(15, 61);
            for (var left = pupils; left > 0;)
            {
                var size = random.Next(3) == 0 ? Math.Min(left, random.Next(3, 31)) : left;
                left -= size;
                AddSession(school, size, knows);
            }
        }
    }

    /// <summary>One knowledge item, one scale item, gender and grade band.</summary>
    public static Questionnaire Questionnaire { get; } = new(
        new QuestionnaireId(Audience.Pupils9To12, 1),
        [
            new Item("knows", "topic", ItemKind.Knowledge, [Phase.Pre, Phase.Post], ["correct", "wrong", "dontKnow"], 0),
            new Item("dares", "topic", ItemKind.Scale, [Phase.Pre, Phase.Post], ["no", "maybe", "yes"], null),
            new Item("gender", "", ItemKind.Demographic, [Phase.Pre, Phase.Post], ["girl", "boy", "other"], null),
            new Item("gradeBand", "", ItemKind.Demographic, [Phase.Pre, Phase.Post], ["low", "high"], null),
        ]);

    public static TallyLayout Layout { get; } = TallyLayout.Of(Questionnaire);

    public static DisclosureKey Key { get; } = DisclosureKey.Parse(new string('k', 43));

    /// <summary>The responses that are in at a moment, session by session.</summary>
    public IEnumerable<(Session Session, School School, List<Response> Responses)> At(DateTimeOffset moment) =>
        sessions.Select(
            entry => (entry.Session, entry.School, entry.Responses.Where(r => r.Arrives <= moment).Select(r => r.Response).ToList()));

    /// <summary>All publications in their order, regions and the nation with each.</summary>
    /// <param name="before">How many there are before two last ones, when most and then all has come in.</param>
    public List<Published> Publish(DisclosureRules rules, int before = 6)
    {
        var days = Enumerable.Range(0, before).Select(_ => random.Next(1, 40)).Append(45).Append(70).Distinct().Order();
        var published = new List<Published>();
        foreach (var day in days)
        {
            var now = new DateTimeOffset(FirstDay.AddDays(day), new TimeOnly(12, 0), TimeSpan.Zero);
            published.Add(Publish(Counted(now), published.LastOrDefault(), published.Count + 1, now, rules));
        }

        return published;
    }

    /// <summary>The next publication of these schools.</summary>
    public static Published Publish(
        IEnumerable<SchoolTallies> schools, Published? before, int version, DateTimeOffset now, DisclosureRules rules)
    {
        var known = before?.Scopes ?? ImmutableDictionary<Scope, Protection>.Empty;
        var made = schools.Select(school => (School: school, Protection: DisclosureControl.OfSchool(
            school, MemoryOf(Scope.OfSchool(school.School.Id)), Key, version, now, rules))).ToList();
        var parts = made.Select(school => new SchoolPart(school.School, school.Protection.Memory)).ToImmutableArray();
        var totals = DisclosureControl.OfTotals(
            parts, known.ToDictionary(scope => scope.Key, scope => scope.Value.Memory), Key, version, now, rules);
        return new Published(
            now,
            parts,
            made.Select(school => school.Protection).Concat(totals).ToImmutableDictionary(scope => scope.Release.Scope));

        ReleaseMemory MemoryOf(Scope scope) => known.TryGetValue(scope, out var told) ? told.Memory : ReleaseMemory.NoneOf(scope);
    }

    private IEnumerable<SchoolTallies> Counted(DateTimeOffset now) =>
        from entry in At(now)
        where entry.Responses.Count > 0
        group entry by entry.School into school
        orderby school.Key.Id
        let counted = SchoolTallies.ClosedAt(
            now, school.Key, school.Select(entry => new SessionLeaf(entry.Session, SessionTally.Of(Layout, entry.Responses))))
        where counted.Tallies.Length > 0
        select counted;

    /// <summary>Often near 0 or 1: what everybody knows, or nobody.</summary>
    private double Skewed() =>
        random.Next(3) switch { 0 => random.NextDouble() * 0.15, 1 => 1 - random.NextDouble() * 0.15, _ => random.NextDouble() };

    private void AddSession(School school, int pupils, double[] knows)
    {
        var date = FirstDay.AddDays(random.Next(20));
        var session = new Session(
            new SessionId((ulong)sessions.Count), school.Id, date, Audience.Pupils9To12, 5, 1, Headcount.None);
        var band = random.Next(2) == 0 ? "low" : "high";
        var responses = new List<(DateTimeOffset, Response)>();
        for (var pupil = 0; pupil < pupils; pupil++)
        {
            var gender = random.NextDouble() switch { < 0.46 => "girl", < 0.92 => "boy", < 0.95 => "other", _ => null };
            var namesBand = random.NextDouble() > 0.03;
            foreach (var phase in Enum.GetValues<Phase>().Where(_ => random.NextDouble() > 0.05))
            {
                var answers = new Dictionary<string, string>();
                if (gender is not null)
                {
                    answers["gender"] = gender;
                }

                if (namesBand)
                {
                    answers["gradeBand"] = band;
                }

                if (random.NextDouble() > 0.05)
                {
                    answers["knows"] = random.NextDouble() < knows[(int)phase] ? "correct" : random.Next(2) == 0 ? "wrong" : "dontKnow";
                }

                if (random.NextDouble() > 0.05)
                {
                    answers["dares"] = Questionnaire.Items[1].Options[random.Next(3)];
                }

                var late = random.NextDouble() < 0.15 ? random.Next(1, 25) : 0;
                responses.Add((
                    session.Opens.AddHours(9).AddDays(late),
                    new Response(Guid.NewGuid(), phase, Survey.Sheet(Questionnaire, phase, answers), $"token-{session.Id}-{pupil}")));
            }
        }

        sessions.Add((session, school, responses));
    }
}
