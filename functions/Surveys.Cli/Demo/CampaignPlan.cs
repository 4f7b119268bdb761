using System.Collections.Immutable;
using Surveys.Campaigns;

namespace Surveys.Cli.Demo;

/// <summary>The campaign's published totals, which every plan has exactly; adults are at least so many.</summary>
internal static class CampaignTotals
{
    public const int Regions = 12;
    public const int Primary = 118;
    public const int Secondary = 52;
    public const int Schools = Primary + Secondary;
    public const int Girls = 3690;
    public const int Boys = 3731;
    public const int Pupils = Girls + Boys;
    public const int Adults = 680;
}

/// <summary>A session that is going to be held.</summary>
/// <param name="Grade">Null for adults and where grades sit together.</param>
/// <param name="StaysOpen">The last one: nobody closes it, so that its page can be looked at afterwards.</param>
internal sealed record PlannedSession(
    SessionId Id, School School, DateOnly Date, Audience Audience, int? Grade, Headcount Headcount, bool StaysOpen = false);

/// <summary>
/// The 2025 campaign as a seed has it: made-up schools in all regions, and sessions from January to June on school days
/// whose headcounts sum to the <see cref="CampaignTotals"/>. The same seed, the same plan.
/// </summary>
/// <param name="Schools">In the order of their ids.</param>
/// <param name="Sessions">In the order of their days; the last one stays open.</param>
internal sealed record CampaignPlan(int Seed, ImmutableArray<School> Schools, ImmutableArray<PlannedSession> Sessions)
{
    /// <summary>The days with at least one session, in order.</summary>
    public ImmutableArray<DateOnly> Days { get; } = [.. Sessions.Select(session => session.Date).Distinct().Order()];

    public static CampaignPlan Create(int seed)
    {
        var schools = SchoolPlanner.Plan(Dice.Of(seed, "schools"));
        return new CampaignPlan(
            seed, [.. schools.Select(planned => planned.School)], SessionPlanner.Plan(schools, Dice.Of(seed, "sessions")));
    }
}
