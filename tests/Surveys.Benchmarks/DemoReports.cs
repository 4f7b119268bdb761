using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.ReportContent;
using Surveys.Tallies;

namespace Surveys.Benchmarks;

/// <summary>The reports of the demo campaign, straight from its responses.</summary>
internal sealed class DemoReports
{
    private const int Target = 20_000;

    private readonly QuestionnaireCatalog catalog = QuestionnaireCatalog.Embedded;
    private readonly DemoCampaign campaign = new();
    private readonly Dictionary<Scope, Release> releases;
    private readonly Dictionary<string, int> schoolsOf;
    private readonly ILookup<string, Session> sessions;

    public DemoReports()
    {
        releases = new DemoReleases(campaign, campaign.Count()).All.ToDictionary(release => release.Scope);
        schoolsOf = campaign.Schools.CountBy(school => school.Region).ToDictionary();
        sessions = campaign.Sessions.Select(held => held.Session).ToLookup(session => session.SchoolId);
    }

    /// <summary>Those with least figures first.</summary>
    public IReadOnlyList<School> Schools =>
        [
            .. campaign.Schools.OrderBy(school => ReleaseOf(school)?.Questionnaires.Sum(asked => asked.Tables.Length) ?? 0)
                .ThenBy(school => school.Id, StringComparer.Ordinal),
        ];

    public SchoolReport Of(School school, string language) => SchoolReport.Create(
        school,
        [.. sessions[school.Id]],
        ReleaseOf(school),
        catalog,
        language,
        new Surroundings(
            releases.GetValueOrDefault(Scope.OfRegion(school.Region)),
            schoolsOf[school.Region],
            releases.GetValueOrDefault(Scope.Nation),
            campaign.Schools.Count));

    public NationalReport National(string language) => NationalReport.Create(
        campaign.Schools, [.. sessions.SelectMany(school => school)], releases.GetValueOrDefault(Scope.Nation), Target, catalog, language);

    private Release? ReleaseOf(School school) => releases.GetValueOrDefault(Scope.OfSchool(school.Id));
}
