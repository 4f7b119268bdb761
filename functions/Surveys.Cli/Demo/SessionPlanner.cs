using System.Collections.Immutable;
using Surveys.Campaigns;

namespace Surveys.Cli.Demo;

/// <summary>Plans the visits: one day for each school, rooms of 25 to 40 pupils, and talks for adults in some of them.</summary>
internal static class SessionPlanner
{
    private const int LeastPupils = 25;
    private const int MostPupils = 40;
    private const double PupilsPerRoom = 32.5;
    private const int MostRooms = 3;

    private const int AdultSessions = 26;
    private const int LeastAdults = 15;
    private const int MostAdults = 40;

    private const int LongestTrip = 5;

    private static readonly double[] RoleWeights = [.. AdultRoles.All.Select(Weight)];

    public static ImmutableArray<PlannedSession> Plan(ImmutableArray<PlannedSchool> schools, Dice dice)
    {
        var visits = Order(schools, dice);
        var rooms = Rooms(visits, dice);
        var adults = Adults(visits, dice);
        var sessions = new List<PlannedSession>();
        foreach (var (i, visit) in visits.Index())
        {
            var day = SchoolDays.All[i * SchoolDays.All.Length / visits.Count];
            var grades = dice.Shuffled(Enumerable.Range(
                visit.School.Level == SchoolLevel.Primary ? 4 : 10, visit.School.Level == SchoolLevel.Primary ? 6 : 3));
            foreach (var (room, headcount) in rooms[visit].Index())
            {
                var mixed = visit.Size != SchoolSize.Usual || dice.Chance(0.06);
                var grade = grades[room % grades.Count];
                sessions.Add(new PlannedSession(
                    Id(dice), visit.School, day, Session.AudienceOf(grade), mixed ? null : grade, headcount));
            }

            if (adults.TryGetValue(visit, out var present))
            {
                sessions.Add(new PlannedSession(Id(dice), visit.School, day, Audience.Adults, null, present));
            }
        }

        var last = sessions.Where(session => session.Date == sessions[^1].Date).MaxBy(session => session.Headcount.Pupils)!;
        sessions.Remove(last);
        return [.. sessions, last with { StaysOpen = true }];
    }

    /// <summary>How many of 100 adults have a role; the rare ones are about as many.</summary>
    private static double Weight(AdultRole role) => role switch
    {
        AdultRole.Parent => 52,
        AdultRole.Teacher => 30,
        AdultRole.Psychologist => 7,
        AdultRole.SecurityOfficer => 6,
        _ => 5,
    };

    private static SessionId Id(Dice dice) => new(dice.Next() >> (64 - SessionId.Bits));

    /// <summary>The schools in the order they are visited: trips of a few days into one region, then into another.</summary>
    private static List<PlannedSchool> Order(ImmutableArray<PlannedSchool> schools, Dice dice)
    {
        var trips = schools.GroupBy(school => school.School.Region).SelectMany(region => dice.Shuffled(region).Chunk(LongestTrip));
        return [.. dice.Shuffled(trips).SelectMany(trip => trip)];
    }

    private static Dictionary<PlannedSchool, List<Headcount>> Rooms(List<PlannedSchool> visits, Dice dice)
    {
        var few = visits.Where(visit => visit.Size != SchoolSize.Usual)
            .Select(visit => (Visit: visit, Pupils: visit.Size == SchoolSize.Tiny ? dice.Between(5, 8) : dice.Between(12, 22))).ToList();
        var rest = CampaignTotals.Pupils - few.Sum(room => room.Pupils);
        var places = Full(visits, (int)Math.Round(rest / PupilsPerRoom), dice);
        var sizes = places.Select(_ => dice.Between(LeastPupils, MostPupils)).ToArray();
        Settle(sizes, rest, _ => (LeastPupils, MostPupils), dice);

        places.AddRange(few.Select(room => room.Visit));
        sizes = [.. sizes, .. few.Select(room => room.Pupils)];
        var share = (double)CampaignTotals.Girls / CampaignTotals.Pupils;
        var girls = sizes.Select(size => Math.Clamp((int)Math.Round(size * (share + 0.06 * dice.Normal())), size / 4, size - size / 4))
            .ToArray();
        Settle(girls, CampaignTotals.Girls, room => (sizes[room] / 4, sizes[room] - sizes[room] / 4), dice);

        return places.Index().GroupBy(place => place.Item).ToDictionary(
            school => school.Key, school => school.Select(
                place => new Headcount(girls[place.Index], sizes[place.Index] - girls[place.Index])).ToList());
    }

    /// <summary>The school of each full room: one for every usual school, the others where more pupils are.</summary>
    private static List<PlannedSchool> Full(List<PlannedSchool> visits, int count, Dice dice)
    {
        var usual = visits.Where(visit => visit.Size == SchoolSize.Usual).ToList();
        var weights = usual.Select(visit => visit.School.Area == Area.Urban ? 3.0 : 1.0).ToArray();
        var rooms = new int[usual.Count];
        Array.Fill(rooms, 1);
        for (var more = count - usual.Count; more > 0; more--)
        {
            var at = dice.Weighted(weights);
            if (++rooms[at] == MostRooms)
            {
                weights[at] = 0;
            }
        }

        return [.. usual.SelectMany((visit, i) => Enumerable.Repeat(visit, rooms[i]))];
    }

    private static Dictionary<PlannedSchool, Headcount> Adults(List<PlannedSchool> visits, Dice dice)
    {
        var hosts = dice.Shuffled(visits.Where(visit => visit.Size == SchoolSize.Usual)).Take(AdultSessions).ToList();
        var sizes = hosts.Select(_ => dice.Between(LeastAdults, MostAdults)).ToArray();
        Settle(sizes, CampaignTotals.Adults + dice.Between(3, 24), _ => (LeastAdults, MostAdults), dice);
        return hosts.Index().ToDictionary(host => host.Item, host =>
        {
            var roles = new int[RoleWeights.Length];
            for (var i = 0; i < sizes[host.Index]; i++)
            {
                roles[dice.Weighted(RoleWeights)]++;
            }

            return new Headcount(0, 0, role => roles[(int)role]);
        });
    }

    /// <summary>Changes numbers one by one, within their limits, until they sum to the total.</summary>
    private static void Settle(int[] numbers, int total, Func<int, (int Least, int Most)> limits, Dice dice)
    {
        for (var missing = total - numbers.Sum(); missing != 0;)
        {
            var at = dice.Below(numbers.Length);
            var (least, most) = limits(at);
            var step = Math.Sign(missing);
            if (numbers[at] + step >= least && numbers[at] + step <= most)
            {
                numbers[at] += step;
                missing -= step;
            }
        }
    }
}
