using System.Collections.Immutable;
using System.Globalization;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Questionnaires;

namespace Surveys.Reports;

/// <summary>Writes one report, a section a method.</summary>
internal sealed class SchoolReportWriter(
    School school,
    IReadOnlyList<Session> sessions,
    Release? release,
    Surroundings surroundings,
    QuestionnaireCatalog catalog,
    ReportWords words)
{
    private const int NextTopics = 3;
    private const int SuppressedNames = 6;

    private readonly ReportFormat format = words.Format;
    private readonly LanguageTexts texts = catalog.FindLanguage(words.Language) ?? catalog.DefaultLanguage;
    private readonly FigureWords own = new(new FigureIndex(release), words);
    private readonly FigureWords region = new(new FigureIndex(surroundings.Region), words);
    private readonly FigureWords nation = new(new FigureIndex(surroundings.Nation), words);

    // A release without a single figure says no more than none.
    private bool TooLittle => release is null || release.Figures.IsEmpty;

    public SchoolReport Write() => new(
        words,
        school.Name,
        school.Region,
        Place(),
        sessions.Count > 0 ? format.Dates(sessions.Select(session => session.Date)) : words.NoDate,
        Participation(),
        TooLittle ? Notice() : null,
        Audiences(TooLittle ? region : own),
        TooLittle ? [] : Next(),
        TooLittle ? [] : Suppressed(),
        HowToRead(),
        Publication());

    private string RegionName => Region.Find(school.Region) is { } found
        ? words.Language == "en" ? found.English : found.Albanian
        : school.Region;

    private string Place() =>
        $"{ReportFormat.Fill(words.InRegion, RegionName)} · {words.Levels[school.Level]} · {words.Areas[school.Area]}";

    private Participation Participation()
    {
        var total = sessions.Aggregate(Headcount.None, (sum, session) => sum + session.Headcount);
        return new Participation(
            [
                Count(sessions.Count, words.Sessions),
                .. Present((total.Girls, words.Girls), (total.Boys, words.Boys), (total.Adults, words.Adults)),
            ],
            Present(
                (total.Parents, words.Parents),
                (total.Teachers, words.Teachers),
                (total.Psychologists, words.Psychologists),
                (total.SecurityOfficers, words.SecurityOfficers),
                (total.ChildProtectionWorkers, words.ChildProtectionWorkers)),
            TooLittle
                ? []
                :
                [
                    Answers(release!.RespondentsPre, words.AnswersBefore),
                    Answers(release.RespondentsPost, words.AnswersAfter),
                    Answers(release.Pairs, words.Pairs),
                ]);

        ImmutableArray<Count> Present(params (int Number, Counted Word)[] people) =>
            [.. people.Where(kind => kind.Number > 0).Select(kind => Count(kind.Number, kind.Word))];

        Count Count(int number, Counted word) => new(format.Count(number), word.For(number));

        Count Answers(int? number, string label) => new(number is { } n ? format.Count(n) : "\u2013", label);
    }

    private Notice Notice() => new(
        words.TooLittleTitle,
        [words.TooLittleText, words.TooLittleThanks],
        region.Figures.Questionnaires.Any() ? ReportFormat.Fill(words.RegionInstead, RegionName) : null);

    private ImmutableArray<AudienceResult> Audiences(FigureWords writer)
    {
        var ids = writer.Figures.Questionnaires.ToList();
        return
        [
            .. ids.Select(id =>
            {
                var audience = For(writer);
                return writer == own ? audience.Write(Beside(audience)) : audience.WriteScore();

                AudienceWriter For(FigureWords scope) => new(catalog[id], texts[id], Title(id), scope, words);

                ImmutableArray<Compared> Beside(AudienceWriter school)
                {
                    ImmutableArray<Compared> around =
                    [
                        .. new[]
                        {
                            For(region).Score(RegionLabel, Behind(surroundings.RegionSchools)),
                            For(nation).Score(words.Nation, Behind(surroundings.NationSchools)),
                        }.Where(score => score.Before is not null || score.After is not null),
                    ];
                    return around.IsEmpty ? [] : [school.Score(words.ThisSchool), .. around];
                }
            }),
        ];

        // Two versions of one audience's questionnaire are told apart by their number.
        string Title(QuestionnaireId id) => ids.Count(other => other.Audience == id.Audience) == 1
            ? words.Audiences[id.Audience]
            : $"{words.Audiences[id.Audience]} (v{id.Version.ToString(CultureInfo.InvariantCulture)})";
    }

    private string RegionLabel => ReportFormat.Fill(words.InRegion, RegionName);

    private string Behind(int schools) =>
        schools > 0 ? ReportFormat.Fill(words.SchoolsBehind.For(schools), format.Count(schools)) : "";

    /// <summary>The least known topics of the pupils' questionnaires, each once.</summary>
    private ImmutableArray<NextTopic> Next() =>
    [
        .. (from id in own.Figures.Questionnaires
            where id.Audience != Audience.Adults
            from item in catalog[id].KnowledgeItems
            let after = own.Figures.Find(id, Basis.Post, item.Id, Figure.Right)
            where after is { Value: < AudienceWriter.WellKnown }
            orderby after.Value
            select (item.Topic, texts[id].Items[item.Id].Label, after))
        .DistinctBy(weak => weak.Topic)
        .Take(NextTopics)
        .Select(weak => new NextTopic(
            AudienceWriter.TopicName(words, weak.Topic),
            ReportFormat.Fill(words.NextReason, weak.Label, format.Percent(weak.after.Value)),
            words.Topics.GetValueOrDefault(weak.Topic)?.Suggestion ?? words.OtherSuggestion)),
    ];

    private ImmutableArray<SuppressedFigures> Suppressed() =>
    [
        .. release!.Suppressions
            .GroupBy(suppression => words.SuppressionReasons.GetValueOrDefault(suppression.Rule) ?? words.OtherSuppressionReason)
            .Select(reason => new SuppressedFigures(
                reason.Key,
                [
                    .. reason.GroupBy(suppression => suppression.Questionnaire.Audience)
                        .OrderBy(audience => audience.Key)
                        .Select(audience => $"{words.Audiences[audience.Key]}: {Names([.. audience])}"),
                ])),
    ];

    private string Names(IReadOnlyCollection<Suppression> suppressions)
    {
        // Of everybody, each item by its name; of a group, which mostly misses as a whole, the group.
        var names = suppressions.Where(suppression => suppression.By.Length == 0)
            .GroupBy(Item, suppression => Phase(suppression.Basis))
            .Select(item => $"{item.Key} ({string.Join(", ", item.Distinct())})")
            .Concat(suppressions.Where(suppression => suppression.By.Length > 0)
                .Select(suppression => ReportFormat.Fill(words.OfGroup, Group(suppression)))
                .Distinct())
            .ToList();
        return names.Count <= SuppressedNames
            ? string.Join("; ", names)
            : $"{string.Join("; ", names.Take(SuppressedNames))} {ReportFormat.Fill(words.AndMore, names.Count - SuppressedNames)}";
    }

    private string Item(Suppression suppression) =>
        texts[suppression.Questionnaire].Items.GetValueOrDefault(suppression.Item)?.Label ?? words.Score;

    private string Group(Suppression suppression) =>
        texts[suppression.Questionnaire].Items.GetValueOrDefault(suppression.By) is { } by
            ? by.Options.GetValueOrDefault(suppression.Group) ?? by.Label
            : suppression.Group;

    private string Phase(Basis basis) => basis switch
    {
        Basis.Pre => words.Before,
        Basis.Post => words.After,
        _ => words.Change,
    };

    /// <summary>A page that shows no items need not explain what is said of them.</summary>
    private ImmutableArray<string> HowToRead() => !TooLittle ? words.HowToRead
        : region.Figures.Questionnaires.Any() ? [words.HowToRead[0], words.NoEffect]
        : [];

    private Publication Publication()
    {
        if (release is null)
        {
            var none = $"{school.Id}.0";
            return new Publication(none, words.NotPublished, ReportFormat.Fill(words.Quote, none), null);
        }

        var identifier = $"{school.Id}.{release.Version.ToString(CultureInfo.InvariantCulture)}";
        return new Publication(
            identifier,
            ReportFormat.Fill(words.Published, release.Version, format.Date(DateOnly.FromDateTime(release.AsOf.UtcDateTime))),
            ReportFormat.Fill(words.Quote, identifier),
            release.AsOf);
    }
}
