using System.Collections.Immutable;
using System.Globalization;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Figures;
using Surveys.Languages;
using Surveys.Questionnaires;
using Surveys.Tallies;

namespace Surveys.ReportContent;

/// <summary>Writes what one release says: of a school, a region or the nation. A missing release says nothing.</summary>
internal sealed class ReleaseWriter
{
    private const int NextTopics = 3;
    private const int SuppressedNames = 6;
    private const int WallFindings = 3;

    private readonly Release? release;
    private readonly LanguageTexts texts;
    private readonly ReportWords words;
    private readonly FigureWords writer;
    private readonly ImmutableDictionary<QuestionnaireId, ReleaseFigures> figures;
    private readonly FirstPageFindings firstPage;

    public ReleaseWriter(Release? release, QuestionnaireCatalog catalog, LanguageTexts texts)
    {
        (this.release, this.texts, words) = (release, texts, texts.Report);
        writer = new FigureWords(texts, release?.Scope.Kind == ScopeKind.School);
        Questionnaires = [.. (release?.Questionnaires ?? []).Where(asked => !asked.Tables.IsEmpty).Select(asked => asked.Questionnaire)];
        figures = (release?.Questionnaires ?? []).ToImmutableDictionary(
            asked => asked.Questionnaire, asked => new ReleaseFigures(asked, catalog[asked.Questionnaire], release!.Scope.Kind));
        firstPage = new FirstPageFindings(Questionnaires.Select(id => figures[id]));
    }

    /// <summary>A release without a single table says no more than none.</summary>
    public bool IsEmpty => Questionnaires.IsEmpty;

    /// <summary>The questionnaires that have tables, in the order of audience and version.</summary>
    public ImmutableArray<QuestionnaireId> Questionnaires { get; }

    /// <param name="id">One of <see cref="Questionnaires"/>.</param>
    public AudienceWriter Audience(QuestionnaireId id) => new(figures[id], firstPage, Title(id), writer, texts);

    /// <summary>The same, or null where nothing of the questionnaire is published.</summary>
    public AudienceWriter? FindAudience(QuestionnaireId id) => Questionnaires.Contains(id) ? Audience(id) : null;

    /// <summary>Before, after and pairs of all audiences; none where nothing is published.</summary>
    public ImmutableArray<Count> Answers()
    {
        return IsEmpty
            ? []
            : [Answer(Basis.Pre, words.AnswersBefore), Answer(Basis.Post, words.AnswersAfter), Answer(Basis.Pairs, words.Pairs)];

        Count Answer(Basis basis, string label)
        {
            var numbers = figures.Values.Select(asked => asked.Respondents(basis)).OfType<int>().ToList();
            return new(numbers.Count > 0 ? texts.Format.Count(numbers.Sum()) : TextFormat.Missing, label);
        }
    }

    /// <summary>The least known topics of the pupils' questionnaires, each once.</summary>
    /// <param name="of">The questionnaires asked.</param>
    public ImmutableArray<NextTopic> Next(IEnumerable<QuestionnaireId> of) =>
    [
        .. (from id in of
            where id.Audience != Campaigns.Audience.Adults && figures.ContainsKey(id)
            from item in figures[id].Questionnaire.KnowledgeItems
            let after = figures[id].Known(item)
            where after is { Value: < FirstPageFindings.WellKnown }
            orderby after.Value.Value
            select (item.Topic, texts[id].Items[item.Id].Label, After: after.Value))
        .DistinctBy(weak => weak.Topic)
        .Take(NextTopics)
        .Select(weak => new NextTopic(
            words.Topics[weak.Topic].Name,
            TextFormat.Fill(words.NextReason, weak.Label, writer.Share(weak.After).Number),
            words.Topics[weak.Topic].Suggestion)),
    ];

    /// <summary>The page to hang up; null where there is nothing to say on it.</summary>
    public WallPage? Wall(string where, string dates)
    {
        // First what is the most important of each audience, so that none is left out for another's details.
        ImmutableArray<string> findings =
        [
            .. Questionnaires.SelectMany(id => Audience(id).WallSentences().Select((said, rank) => (
                    Rank: rank, Text: Questionnaires.Length == 1 ? said : $"{Title(id)}: {TextFormat.Continued(said)}")))
                .OrderBy(finding => finding.Rank)
                .Take(WallFindings)
                .Select(finding => finding.Text),
        ];
        return findings.IsEmpty
            ? null
            : new WallPage(words.WallTitle, where, dates, words.WallOpening, findings, words.WallClosing);
    }

    /// <summary>What the report would show and may not. Groups by two things at once it never shows.</summary>
    public ImmutableArray<SuppressedFigures> Suppressed() =>
    [
        .. (release?.Questionnaires ?? [])
            .SelectMany(asked => asked.Suppressions.Select(suppression => (asked.Questionnaire, Suppression: suppression)))
            .Where(entry => !TableId.IsCrossed(entry.Suppression.By))
            .GroupBy(entry => words.SuppressionReason(entry.Suppression.Rule))
            .Select(reason => new SuppressedFigures(
                reason.Key,
                [
                    .. reason.GroupBy(entry => entry.Questionnaire)
                        .OrderBy(id => id.Key.Audience).ThenBy(id => id.Key.Version)
                        .Select(id => $"{Title(id.Key)}: {Names(id.Key, [.. id.Select(entry => entry.Suppression)])}"),
                ])),
    ];

    /// <param name="of">The id that goes before the version.</param>
    public Imprint Imprint(string of)
    {
        if (release is null)
        {
            var none = $"{of}.0";
            return new Imprint(none, words.NotPublished, TextFormat.Fill(words.Quote, none), null);
        }

        var identifier = $"{of}.{release.Version.ToString(CultureInfo.InvariantCulture)}";
        return new Imprint(
            identifier,
            TextFormat.Fill(words.Published, release.Version, texts.Format.Date(DateOnly.FromDateTime(release.AsOf.UtcDateTime))),
            TextFormat.Fill(words.Quote, identifier),
            release.AsOf);
    }

    /// <summary>Two versions of one audience's questionnaire are told apart by their number.</summary>
    private string Title(QuestionnaireId id) => Questionnaires.Any(other => other.Audience == id.Audience && other.Version != id.Version)
        ? $"{words.Audiences[id.Audience]} (v{id.Version.ToString(CultureInfo.InvariantCulture)})"
        : words.Audiences[id.Audience];

    private string Names(QuestionnaireId id, IReadOnlyCollection<Suppression> suppressions)
    {
        // Of everybody, each item by its name; of a group, which mostly misses as a whole, the group.
        var names = suppressions.Where(suppression => suppression.By.Length == 0)
            .GroupBy(suppression => ItemName(id, suppression))
            .Select(item => item.Any(suppression => suppression.Basis is null)
                ? item.Key
                : $"{item.Key} ({string.Join(", ", item.Select(suppression => BasisName(suppression.Basis!.Value)).Distinct())})")
            .Concat(suppressions.Where(suppression => suppression.By.Length > 0)
                .Select(suppression => TextFormat.Fill(words.OfGroup, words.Group(texts[id], suppression.By, suppression.Group)))
                .Distinct())
            .ToList();
        return names.Count <= SuppressedNames
            ? string.Join("; ", names)
            : $"{string.Join("; ", names.Take(SuppressedNames))} {TextFormat.Fill(words.AndMore, names.Count - SuppressedNames)}";
    }

    private string ItemName(QuestionnaireId id, Suppression suppression) => suppression.Item switch
    {
        "" => words.Everything,
        TableId.Respondents => words.Respondents,
        TableId.Score => words.Score,
        _ => texts[id].Items[suppression.Item].Label,
    };

    private string BasisName(Basis basis) => basis switch
    {
        Basis.Pre => words.Before,
        Basis.Post => words.After,
        _ => words.Change,
    };
}
