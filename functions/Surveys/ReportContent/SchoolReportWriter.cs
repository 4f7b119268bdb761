using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Languages;
using Surveys.Questionnaires;

namespace Surveys.ReportContent;

/// <summary>Writes one school's report, a section a method.</summary>
internal sealed class SchoolReportWriter(
    School school,
    IReadOnlyList<Session> sessions,
    Release? release,
    Surroundings surroundings,
    QuestionnaireCatalog catalog,
    LanguageTexts texts)
{
    /// <summary>As many topics as leave a report without figures one page.</summary>
    private const int NextInstead = 2;

    private readonly ReportWords words = texts.Report;
    private readonly TextFormat format = texts.Format;
    private readonly ReleaseWriter own = new(release, catalog, texts);
    private readonly ReleaseWriter region = new(surroundings.Region, catalog, texts);
    private readonly ReleaseWriter nation = new(surroundings.Nation, catalog, texts);

    public SchoolReport Write() => own.IsEmpty ? WithoutFigures() : new(
        texts,
        school.Name,
        school.Region,
        Place,
        Dates,
        texts.Participation(sessions, own.Answers(), withGroups: true),
        null,
        [.. own.Questionnaires.Select(id => own.Audience(id).Write(Beside(id)))],
        words.NextCaption,
        own.Next(own.Questionnaires),
        own.Suppressed(),
        words.Reading.Sentences(),
        own.Wall(school.Name, Dates),
        own.Imprint(school.Id));

    /// <summary>Too few answered: the page shows the region instead, or the nation where the region is hidden too.</summary>
    private SchoolReport WithoutFigures()
    {
        var asked = sessions.Select(session => session.Questionnaire).ToHashSet();
        var (instead, heading, caption, schools) = Shown(region).Any()
            ? (region, TextFormat.Fill(words.RegionInstead, RegionName), words.RegionInsteadCaption, surroundings.RegionSchools)
            : (nation, words.NationInstead, words.NationInsteadCaption, surroundings.NationSchools);
        var ids = Shown(instead).ToList();
        return new SchoolReport(
            texts,
            school.Name,
            school.Region,
            Place,
            Dates,
            texts.Participation(sessions, [], withGroups: false),
            ids.Count > 0
                ? new Notice(words.TooLittleTitle, [words.TooLittleText, words.TooLittleThanks], heading, caption)
                : new Notice(words.TooLittleTitle, [words.TooLittleText, words.TooLittleThanks], null, ""),
            [.. ids.Select(id => instead.Audience(id).WriteScore(Behind(schools)))],
            words.NextCaptionElsewhere,
            [.. instead.Next(ids).Take(NextInstead)],
            [],
            ids.Count > 0 ? [words.Reading.Rounding, words.Reading.NoComparison] : [],
            null,
            own.Imprint(school.Id));

        // Only what this school was asked as well; what nobody was asked here says nothing to it.
        IEnumerable<QuestionnaireId> Shown(ReleaseWriter scope) =>
            scope.Questionnaires.Where(
                id => asked.Contains(id) && scope.Audience(id).Score("") is { Before: not null } or { After: not null });
    }

    private string RegionName => texts.RegionName(school.Region);

    private string RegionLabel => TextFormat.Fill(words.InRegion, RegionName);

    private string Place => $"{RegionLabel} · {words.Levels[school.Level]} · {words.Areas[school.Area]}";

    private string Dates => sessions.Count > 0 ? format.Dates(sessions.Select(session => session.Date)) : words.NoDate;

    private ImmutableArray<Compared> Beside(QuestionnaireId id)
    {
        ImmutableArray<Compared> around =
        [
            .. new[]
            {
                region.FindAudience(id)?.Score(RegionLabel, Behind(surroundings.RegionSchools)),
                nation.FindAudience(id)?.Score(words.Nation, Behind(surroundings.NationSchools)),
            }.OfType<Compared>().Where(score => score.Before is not null || score.After is not null),
        ];
        return around.IsEmpty ? [] : [own.Audience(id).Score(words.ThisSchool), .. around];
    }

    private string Behind(int schools) =>
        schools > 0 ? TextFormat.Fill(words.SchoolsBehind.For(schools), format.Count(schools)) : "";
}
