using Surveys.Campaigns;

namespace Surveys.Tallies;

/// <summary>
/// Level and area of schools: the strata in which regions and the nation are kept, so that their totals can be split by both.
/// </summary>
public readonly record struct Stratum(SchoolLevel Level, Area Area)
{
    public static Stratum Of(School school) => new(school.Level, school.Area);
}
