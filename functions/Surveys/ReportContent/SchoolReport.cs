using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Languages;
using Surveys.Questionnaires;

namespace Surveys.ReportContent;

/// <summary>
/// Everything a school's report says: every figure and every sentence, in one language and in reading order.
/// A layout adds headings from <see cref="Texts"/> and ink, nothing else. Two layouts of one report say the same.
/// </summary>
/// <param name="School">The school's name.</param>
/// <param name="Region">Its region's ISO code, for a map.</param>
/// <param name="Place">Region, level and area in words.</param>
/// <param name="Dates">The days of its sessions in words.</param>
/// <param name="Notice">Set where too few answered: the report then holds no figure of the school's own but the headcounts.</param>
/// <param name="Audiences">The results, one for each questionnaire; where there is a notice, the scores it announces.</param>
/// <param name="NextCaption">Whose weakest topics <paramref name="Next"/> are.</param>
/// <param name="Next">What to talk about in class next, the least known first.</param>
/// <param name="Suppressed">What is not shown, and why.</param>
/// <param name="HowToRead">What a reader needs to know to read it right.</param>
/// <param name="Wall">The page to hang up; null where too few answered.</param>
public sealed record SchoolReport(
    LanguageTexts Texts,
    string School,
    string Region,
    string Place,
    string Dates,
    Participation Participation,
    Notice? Notice,
    ImmutableArray<AudienceResult> Audiences,
    string NextCaption,
    ImmutableArray<NextTopic> Next,
    ImmutableArray<SuppressedFigures> Suppressed,
    ImmutableArray<string> HowToRead,
    WallPage? Wall,
    Imprint Imprint)
{
    /// <summary>The languages a report can be written in: those whose file has the words of reports.</summary>
    public static ImmutableArray<string> Languages { get; } = [.. LanguageCatalog.Embedded.WithReports.Select(texts => texts.Language)];

    public string Title => TextFormat.Fill(Texts.Report.DocumentTitle, School);

    /// <summary>
    /// Writes a school's report. Figures come from releases only, so what they suppress cannot be said here;
    /// headcounts come from the sessions.
    /// </summary>
    /// <param name="sessions">The school's sessions, in any order.</param>
    /// <param name="release">The school's release, or null where it has none: too few answered.</param>
    /// <param name="language">One of <see cref="Languages"/>; any other gets the first of them.</param>
    /// <param name="surroundings">The releases of its region and the nation, where there are any.</param>
    public static SchoolReport Create(
        School school,
        IReadOnlyList<Session> sessions,
        Release? release,
        QuestionnaireCatalog catalog,
        string language,
        Surroundings? surroundings = null) =>
        new SchoolReportWriter(
            school, sessions, release, surroundings ?? Surroundings.Unknown, catalog, LanguageCatalog.Embedded.ForReport(language)).Write();
}

/// <summary>What lies around a school: the releases it may be set beside, and how many schools are behind each.</summary>
public sealed record Surroundings(Release? Region, int RegionSchools, Release? Nation, int NationSchools)
{
    public static Surroundings Unknown { get; } = new(null, 0, null, 0);
}
