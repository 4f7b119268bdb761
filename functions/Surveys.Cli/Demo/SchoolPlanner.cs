using System.Collections.Immutable;
using System.Globalization;
using Surveys.Campaigns;

namespace Surveys.Cli.Demo;

/// <summary>How many of its pupils a visit meets.</summary>
internal enum SchoolSize
{
    /// <summary>One to three full rooms.</summary>
    Usual,

    /// <summary>A village school with one room that is not full.</summary>
    Small,

    /// <summary>A mountain school with fewer than ten pupils: nothing of its own may be published.</summary>
    Tiny,
}

internal sealed record PlannedSchool(School School, SchoolSize Size);

/// <summary>Makes up the schools: as many as the campaign visited, spread over the regions as pupils are.</summary>
internal static class SchoolPlanner
{
    private const int Small = 8;
    private const int Tiny = 4;

    public static ImmutableArray<PlannedSchool> Plan(Dice dice)
    {
        var primary = Apportion(CampaignTotals.Primary, [.. Places.All.Select(place => place.Weight)]);
        var secondary = Apportion(CampaignTotals.Secondary, [.. Places.All.Select(place => place.Weight)]);
        var schools = new List<School>();
        foreach (var (i, place) in Places.All.Index())
        {
            for (var n = 0; n < primary[i] + secondary[i]; n++)
            {
                schools.Add(Make(schools.Count + 1, place, n < primary[i] ? SchoolLevel.Primary : SchoolLevel.Secondary, dice));
            }
        }

        var villages = dice.Shuffled(schools.Where(school => school is { Level: SchoolLevel.Primary, Area: Area.Rural }));
        var tiny = villages.Take(Tiny).ToHashSet();
        var small = villages.Skip(Tiny).Take(Small).ToHashSet();
        return
        [
            .. schools.Select(school => new PlannedSchool(
                school,
                tiny.Contains(school) ? SchoolSize.Tiny : small.Contains(school) ? SchoolSize.Small : SchoolSize.Usual)),
        ];
    }

    /// <summary>Whole shares that sum to the total, by largest remainder.</summary>
    private static int[] Apportion(int total, double[] weights)
    {
        var sum = weights.Sum();
        var exact = weights.Select(weight => total * weight / sum).ToArray();
        var shares = exact.Select(share => (int)share).ToArray();
        foreach (var i in Enumerable.Range(0, weights.Length).OrderByDescending(i => exact[i] - shares[i]).Take(total - shares.Sum()))
        {
            shares[i]++;
        }

        return shares;
    }

    private static School Make(int number, Places place, SchoolLevel level, Dice dice)
    {
        var area = dice.Chance(level == SchoolLevel.Primary ? 0.45 : 0.8) ? Area.Urban : Area.Rural;
        var town = dice.Pick(area == Area.Urban ? place.Towns : place.Villages);
        var kind = level == SchoolLevel.Primary ? "Shkolla 9-vjeçare"
            : dice.Chance(0.75) ? "Gjimnazi"
            : "Shkolla profesionale";
        var written = number.ToString("D3", CultureInfo.InvariantCulture);
        return new School($"shembull-{written}", $"{kind} \"Shembull {written}\", {town}", place.Region, level, area);
    }
}
