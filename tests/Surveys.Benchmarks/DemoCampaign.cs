using Surveys.Campaigns;
using Surveys.Cli.Demo;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.Responses;
using Surveys.Tallies;

namespace Surveys.Benchmarks;

/// <summary>The responses of the demo campaign, as they are stored at its end: 261 sessions in 170 schools.</summary>
internal sealed class DemoCampaign
{
    private const int Seed = 2025;

    public DemoCampaign()
    {
        var plan = CampaignPlan.Create(Seed);
        Schools = plan.Schools;
        Sessions = [.. plan.Sessions.Select(planned =>
        {
            var questionnaire = QuestionnaireCatalog.Embedded.Latest(planned.Audience);
            var session = new Session(
                planned.Id, planned.School.Id, planned.Date, planned.Audience, planned.Grade, questionnaire.Id.Version, planned.Headcount);
            var responses = Crowd.Of(Seed, planned, questionnaire)
                .Select(sheet => new Response(sheet.Id, sheet.Phase, sheet.Answers, sheet.Pair)).ToList();
            return new DemoSession(session, planned.School, TallyLayout.Of(questionnaire), responses);
        })];
    }

    public IReadOnlyList<School> Schools { get; }

    public IReadOnlyList<DemoSession> Sessions { get; }

    /// <summary>When the last session has been over for long enough that nothing waits for it.</summary>
    public DateTimeOffset End => Sessions.Max(held => held.Session.Closes).AddDays(30);

    /// <summary>The exact counts of every school at the end; counted anew each time.</summary>
    public IReadOnlyList<SchoolTallies> Count() =>
    [
        .. Sessions.GroupBy(held => held.School).OrderBy(school => school.Key.Id, StringComparer.Ordinal).Select(school =>
            SchoolTallies.ClosedAt(
                End, school.Key, school.Select(held => new SessionLeaf(held.Session, SessionTally.Of(held.Layout, held.Responses))))),
    ];
}

/// <summary>The first releases of the demo campaign, under a key that stays the same from run to run.</summary>
internal sealed class DemoReleases
{
    private static readonly DisclosureKey Key = DisclosureKey.Parse(new string('k', 43));

    public DemoReleases(DemoCampaign campaign, IReadOnlyList<SchoolTallies> schools)
    {
        Schools = [.. schools.Select(school => DisclosureControl.OfSchool(
            school, ReleaseMemory.NoneOf(Scope.OfSchool(school.School.Id)), Key, 1, campaign.End))];
        Totals = DisclosureControl.OfTotals(
            [.. schools.Zip(Schools, (school, made) => new SchoolPart(school, made.Memory))],
            new Dictionary<Scope, ReleaseMemory>(),
            Key,
            1,
            campaign.End);
    }

    public IReadOnlyList<Protection> Schools { get; }

    public IReadOnlyList<Protection> Totals { get; }

    public IEnumerable<Release> All => Schools.Concat(Totals).Select(made => made.Release);
}

internal sealed record DemoSession(Session Session, School School, TallyLayout Layout, IReadOnlyList<Response> Responses);
