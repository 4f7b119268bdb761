using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Languages;
using Surveys.Questionnaires;

namespace Surveys.ReportContent;

/// <summary>
/// Everything the report of the whole campaign says, in one language and in reading order. A layout adds headings from
/// <see cref="Texts"/> and ink, nothing else.
/// </summary>
/// <param name="Dates">From the first to the last day of the campaign's sessions in words.</param>
/// <param name="Headlines">The figures a press release quotes, a sentence each.</param>
/// <param name="Target">How far the campaign is.</param>
/// <param name="Schools">The schools visited: all, by level, by area; without those there are none of.</param>
/// <param name="Regions">All 12 in the order of the alphabet, those without a session too.</param>
/// <param name="RegionClasses">What the map's shades mean, from none to most: see <see cref="RegionCoverage.Class"/>.</param>
/// <param name="Notice">Set where too few answered.</param>
/// <param name="Wall">The page to hang up; null where too few answered.</param>
public sealed record NationalReport(
    LanguageTexts Texts,
    string Dates,
    ImmutableArray<string> Headlines,
    TargetProgress Target,
    ImmutableArray<Count> Schools,
    Participation Participation,
    ImmutableArray<RegionCoverage> Regions,
    ImmutableArray<string> RegionClasses,
    Notice? Notice,
    ImmutableArray<AudienceResult> Audiences,
    ImmutableArray<NextTopic> Next,
    ImmutableArray<SuppressedFigures> Suppressed,
    ImmutableArray<string> HowToRead,
    WallPage? Wall,
    Imprint Imprint)
{
    public string Title => Texts.National.Title;

    /// <summary>
    /// Writes the report of the campaign. Figures come from the nation's release only; the ledger is counted from the sessions.
    /// </summary>
    /// <param name="schools">The register; schools without a session do not count.</param>
    /// <param name="sessions">The sessions held until now, in any order.</param>
    /// <param name="nation">The nation's release, or null where there is none yet.</param>
    /// <param name="target">How many pupils the campaign wants to reach; at least 1.</param>
    /// <param name="language">One of <see cref="SchoolReport.Languages"/>; any other gets the first of them.</param>
    public static NationalReport Create(
        IReadOnlyList<School> schools,
        IReadOnlyList<Session> sessions,
        Release? nation,
        int target,
        QuestionnaireCatalog catalog,
        string language) =>
        new NationalReportWriter(schools, sessions, nation, target, catalog, LanguageCatalog.Embedded.ForReport(language)).Write();
}

/// <summary>The pupils met, and how many the campaign wants to reach.</summary>
/// <param name="Share">The first of the second, at most 1.</param>
/// <param name="Text">Both and the share in a sentence.</param>
public sealed record TargetProgress(string Pupils, string Target, double Share, string Text);

/// <summary>What took place in one region.</summary>
/// <param name="Code">Its ISO code, for a map.</param>
/// <param name="Class">The place of its pupils among <see cref="NationalReport.RegionClasses"/>: 0 where nobody was met.</param>
public sealed record RegionCoverage(string Code, string Name, string Schools, string Sessions, string Pupils, int Class);
