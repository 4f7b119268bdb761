using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Languages;
using Surveys.Questionnaires;

namespace Surveys.ReportContent;

/// <summary>Writes the report of the whole campaign, a section a method.</summary>
internal sealed class NationalReportWriter
{
    /// <summary>The least number of pupils of each shade of the map but the first, which is for none.</summary>
    private static readonly ImmutableArray<int> ClassStarts = [1, 250, 500, 1000];

    private readonly IReadOnlyList<Session> sessions;
    private readonly int target;
    private readonly LanguageTexts texts;
    private readonly ReportWords words;
    private readonly NationalWords national;
    private readonly TextFormat format;
    private readonly ReleaseWriter nation;
    private readonly Headcount total;

    /// <summary>The schools with a session, each with its sessions.</summary>
    private readonly List<(School School, List<Session> Sessions)> visited;

    public NationalReportWriter(
        IReadOnlyList<School> schools,
        IReadOnlyList<Session> sessions,
        Release? nation,
        int target,
        QuestionnaireCatalog catalog,
        LanguageTexts texts)
    {
        (this.sessions, this.target, this.texts) = (sessions, target, texts);
        (words, national, format) = (texts.Report, texts.National, texts.Format);
        this.nation = new ReleaseWriter(nation, catalog, texts);
        total = sessions.Aggregate(Headcount.None, (sum, session) => sum + session.Headcount);
        var held = sessions.ToLookup(session => session.SchoolId);
        visited = [.. schools.Where(school => held.Contains(school.Id)).Select(school => (school, held[school.Id].ToList()))];
    }

    public NationalReport Write()
    {
        ImmutableArray<AudienceResult> audiences = [.. nation.Questionnaires.Select(id => nation.Audience(id).Write([]))];
        var regions = Regions();
        return new NationalReport(
            texts,
            Dates(),
            Headlines(audiences, regions.Count(region => region.Class > 0)),
            Target(),
            Schools(),
            texts.Participation(sessions, nation.Answers(), withGroups: true),
            regions,
            Classes(),
            nation.IsEmpty ? new Notice(words.TooLittleTitle, [national.TooLittleText], null, "") : null,
            audiences,
            nation.Next(nation.Questionnaires),
            nation.Suppressed(),
            nation.IsEmpty ? [] : words.Reading.Sentences(),
            nation.Wall(words.Nation, Dates()),
            nation.Imprint(Tallies.Scope.Nation.Id));
    }

    private string Dates() => sessions.Count == 0
        ? words.NoDate
        : format.Span(sessions.Min(session => session.Date), sessions.Max(session => session.Date));

    private TargetProgress Target()
    {
        var share = Math.Min(1, (double)total.Pupils / target);
        var (pupils, wanted) = (format.Count(total.Pupils), format.Count(target));
        return new TargetProgress(
            pupils,
            wanted,
            share,
            TextFormat.Fill(national.TargetSentence, pupils, wanted, format.Percent((double)total.Pupils / target)));
    }

    private ImmutableArray<Count> Schools()
    {
        IEnumerable<(int Number, string Words)> groups =
        [
            .. Enum.GetValues<SchoolLevel>()
                .Select(level => (visited.Count(school => school.School.Level == level), words.LevelGroups[level])),
            .. Enum.GetValues<Area>().Select(area => (visited.Count(school => school.School.Area == area), words.AreaGroups[area])),
        ];
        return
        [
            new Count(format.Count(visited.Count), national.Schools.For(visited.Count)),
            .. groups.Where(group => group.Number > 0)
                .Select(group => new Count(format.Count(group.Number), TextFormat.Continued(group.Words))),
        ];
    }

    private ImmutableArray<RegionCoverage> Regions() =>
    [
        .. from region in Region.All
           let here = visited.Where(school => school.School.Region == region.Code).ToList()
           let met = here.SelectMany(school => school.Sessions).ToList()
           let pupils = met.Sum(session => session.Headcount.Pupils)
           let name = texts.RegionName(region.Code)
           orderby name
           select new RegionCoverage(
               region.Code,
               name,
               format.Count(here.Count),
               format.Count(met.Count),
               format.Count(pupils),
               ClassStarts.Count(start => pupils >= start)),
    ];

    private ImmutableArray<string> Classes() =>
    [
        format.Count(0),
        .. ClassStarts.Select((start, i) => i + 1 < ClassStarts.Length
            ? $"{format.Count(start)}\u2013{format.Count(ClassStarts[i + 1] - 1)}"
            : TextFormat.Fill(national.OrMore, format.Count(start))),
    ];

    private ImmutableArray<string> Headlines(ImmutableArray<AudienceResult> audiences, int regions)
    {
        if (sessions.Count == 0)
        {
            return [];
        }

        return
        [
            TextFormat.Fill(
                national.VisitedSentence,
                Dates(),
                format.Count(visited.Count),
                national.Schools.For(visited.Count),
                regions,
                Region.All.Length),
            TextFormat.Fill(
                national.MetSentence, format.Count(total.Pupils), format.Count(total.Girls), format.Count(total.Boys), format
                    .Count(total.Adults)),
            Target().Text,
            .. audiences.Where(audience => audience.Score is { Before: not null, After: not null })
                .Select(audience => $"{audience.Title}: {TextFormat.Continued(audience.Sentences[0])}"),
        ];
    }
}
