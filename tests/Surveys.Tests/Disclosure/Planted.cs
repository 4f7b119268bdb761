using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Responses;
using Surveys.Tallies;

namespace Surveys.Tests.Disclosure;

/// <summary>Rooms of pupils whose answers are chosen, and campaigns made of them to be attacked.</summary>
internal static class Planted
{
    public static readonly DateTimeOffset Held = new(2025, 6, 1, 9, 0, 0, TimeSpan.Zero);
    public static readonly DateTimeOffset NextDay = new(2025, 6, 2, 12, 34, 56, TimeSpan.Zero);

    /// <summary>One closed session.</summary>
    /// <param name="silent">How many do not say their gender; the last ones.</param>
    /// <param name="right">How many are right before; without a number every second.</param>
    /// <param name="rightAfter">How many are right after; without a number as many as before.</param>
    public static (School School, SessionLeaf Leaf) Room(
        string school,
        int pupils,
        int girls = 0,
        int silent = 0,
        int? right = null,
        int? rightAfter = null,
        int? paired = null,
        string region = "AL-11",
        string band = "low",
        ulong session = 0)
    {
        var responses = new List<Response>();
        for (var pupil = 0; pupil < pupils; pupil++)
        {
            foreach (var phase in Enum.GetValues<Phase>())
            {
                var rights = phase == Phase.Post ? rightAfter ?? right : right;
                var answers = new Dictionary<string, string>
                {
                    ["knows"] = (rights is { } number ? pupil < number : pupil % 2 == 0) ? "correct" : "wrong",
                    ["dares"] = pupil % 3 == 0 ? "no" : "yes",
                };
                answers["gradeBand"] = band;
                if (pupil < pupils - silent)
                {
                    answers["gender"] = pupil < girls ? "girl" : "boy";
                }

                var token = pupil < (paired ?? pupils) ? $"token-{pupil}" : null;
                responses.Add(new Response(Guid.NewGuid(), phase, Survey.Sheet(RandomCampaign.Questionnaire, phase, answers), token));
            }
        }

        return (
            new School(school, "Shkolla", region, SchoolLevel.Primary, Area.Urban),
            new SessionLeaf(
                new Session(
                    new SessionId(session + (ulong)school[0]),
                    school,
                    DateOnly.FromDateTime(Held.Date),
                    Audience.Pupils9To12,
                    5,
                    1,
                    new Headcount(girls, pupils - girls)),
                SessionTally.Of(RandomCampaign.Layout, responses)));
    }

    public static IEnumerable<SchoolTallies> Schools(DateTimeOffset now, params IEnumerable<(School School, SessionLeaf Leaf)> rooms) =>
        rooms.GroupBy(room => room.School).Select(school => SchoolTallies.ClosedAt(now, school.Key, school.Select(room => room.Leaf)));

    /// <summary>A campaign of this kind; the seed varies its sizes.</summary>
    public static Published Publish(string kind, int seed)
    {
        var random = new Random(seed);
        int Size(int least, int most) => random.Next(least, most + 1);
        IEnumerable<(School, SessionLeaf)> rooms = kind switch
        {
            "all alike" => Each("abcd", n => (n, n / 2, 0, n)),
            "one boy among girls" => Each("abcd", n => (n, n - 1, n - 1, n - 1)),
            "schools of 5, 6 and 7 of one grade in a region of three more" =>
            [
                Room("a", 5, 2, right: 5, band: "high"),
                Room("b", 6, 3, right: 0, band: "high"),
                Room("c", 7, 3, right: 6, band: "high"),
                .. "def".Select(school => Room($"{school}", Size(14, 40), 7)),
            ],
            "one school in a region" =>
            [
                Room("a", Size(50, 80), 25, right: Size(0, 50)),
                .. "bcd".Select(school => Room($"{school}", 30, 15, region: "AL-02")),
            ],
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
        };
        return RandomCampaign.Publish(Schools(NextDay, rooms), null, 1, NextDay, DisclosureRules.All);

        List<(School, SessionLeaf)> Each(string schools, Func<int, (int Pupils, int Girls, int Right, int RightAfter)> of) =>
        [
            .. schools.Select(school =>
            {
                var (pupils, girls, right, rightAfter) = of(Size(11, 40));
                return Room($"{school}", pupils, girls, right: right, rightAfter: rightAfter);
            }),
        ];
    }
}
