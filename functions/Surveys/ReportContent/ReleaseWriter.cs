using System.Collections.Immutable;
using System.Globalization;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Languages;
using Surveys.Questionnaires;

namespace Surveys.ReportContent;

/// <summary>Writes what one release says: of a school, a region or the nation. A missing release says nothing.</summary>
internal sealed class ReleaseWriter
{
    private const int NextTopics = 3;
    private const int SuppressedNames = 6;

    private readonly Release? release;
    private readonly QuestionnaireCatalog catalog;
    private readonly LanguageTexts texts;
    private readonly ReportWords words;
    private readonly FigureWords figures;

    public ReleaseWriter(Release? release, QuestionnaireCatalog catalog, LanguageTexts texts)
    {
        (this.release, this.catalog, this.texts) = (release, catalog, texts);
        words = texts.Report;
        figures = new FigureWords(FigureIndex.Of(release), texts);
    }

    /// <summary>A release without a single figure says no more than none.</summary>
    public bool IsEmpty => release is null || release.Figures.IsEmpty;

    /// <summary>The questionnaires that have figures.</summary>
    public ImmutableArray<QuestionnaireId> Questionnaires => figures.Figures.Questionnaires;

    public AudienceWriter Audience(QuestionnaireId id) => new(catalog[id], Title(id), figures, texts);

    /// <summary>Before, after and pairs of all audiences; none where nothing is published.</summary>
    public ImmutableArray<Count> Answers()
    {
        return IsEmpty
            ? []
            :
            [
                Answer(release!.RespondentsPre, words.AnswersBefore),
                Answer(release.RespondentsPost, words.AnswersAfter),
                Answer(release.Pairs, words.Pairs),
            ];

        Count Answer(int? number, string label) => new(number is { } n ? texts.Format.Count(n) : TextFormat.Missing, label);
    }

    /// <summary>The least known topics of the pupils' questionnaires, each once.</summary>
    /// <param name="of">The questionnaires asked.</param>
    public ImmutableArray<NextTopic> Next(IEnumerable<QuestionnaireId> of) =>
    [
        .. (from id in of
            where id.Audience != Surveys.Campaigns.Audience.Adults
            from item in catalog[id].KnowledgeItems
            let after = figures.Figures.Find(id, Basis.Post, item.Id, Figure.Right)
            where after is { Value: < AudienceWriter.WellKnown }
            orderby after.Value
            select (item.Topic, texts[id].Items[item.Id].Label, after))
        .DistinctBy(weak => weak.Topic)
        .Take(NextTopics)
        .Select(weak => new NextTopic(
            words.Topics[weak.Topic].Name,
            TextFormat.Fill(words.NextReason, weak.Label, figures.Share(weak.after)!.Text),
            words.Topics[weak.Topic].Suggestion)),
    ];

    /// <summary>What the report would show and may not. Groups by two things at once it never shows.</summary>
    public ImmutableArray<SuppressedFigures> Suppressed() => release is null
        ? []
        :
        [
            .. release.Suppressions
                .Where(suppression => !FigureIndex.IsCrossed(suppression.By))
                .GroupBy(suppression => words.SuppressionReason(suppression.Rule))
                .Select(reason => new SuppressedFigures(
                    reason.Key,
                    [
                        .. reason.GroupBy(suppression => suppression.Questionnaire)
                            .OrderBy(id => id.Key.Audience).ThenBy(id => id.Key.Version)
                            .Select(id => $"{Title(id.Key)}: {Names([.. id])}"),
                    ])),
        ];

    /// <param name="of">The id that goes before the version.</param>
    public Publication Publication(string of)
    {
        if (release is null)
        {
            var none = $"{of}.0";
            return new Publication(none, words.NotPublished, TextFormat.Fill(words.Quote, none), null);
        }

        var identifier = $"{of}.{release.Version.ToString(CultureInfo.InvariantCulture)}";
        return new Publication(
            identifier,
            TextFormat.Fill(words.Published, release.Version, texts.Format.Date(DateOnly.FromDateTime(release.AsOf.UtcDateTime))),
            TextFormat.Fill(words.Quote, identifier),
            release.AsOf);
    }

    /// <summary>Two versions of one audience's questionnaire are told apart by their number.</summary>
    private string Title(QuestionnaireId id) => Questionnaires.Any(other => other.Audience == id.Audience && other.Version != id.Version)
        ? $"{words.Audiences[id.Audience]} (v{id.Version.ToString(CultureInfo.InvariantCulture)})"
        : words.Audiences[id.Audience];

    private string Names(IReadOnlyCollection<Suppression> suppressions)
    {
        // Of everybody, each item by its name; of a group, which mostly misses as a whole, the group.
        var names = suppressions.Where(suppression => suppression.By.Length == 0)
            .GroupBy(Item)
            .Select(item => item.All(suppression => suppression.Item == Figure.Pairing)
                ? item.Key
                : $"{item.Key} ({string.Join(", ", item.Select(suppression => Phase(suppression.Basis)).Distinct())})")
            .Concat(suppressions.Where(suppression => suppression.By.Length > 0)
                .Select(suppression => suppression.Group.Length == 0
                    ? words.BreakdownHeading(texts[suppression.Questionnaire], suppression.By)
                    : TextFormat.Fill(words.OfGroup, words.Group(texts[suppression.Questionnaire], suppression.By, suppression.Group)))
                .Distinct())
            .ToList();
        return names.Count <= SuppressedNames
            ? string.Join("; ", names)
            : $"{string.Join("; ", names.Take(SuppressedNames))} {TextFormat.Fill(words.AndMore, names.Count - SuppressedNames)}";
    }

    private string Item(Suppression suppression) =>
        suppression.Item == Figure.Pairing ? words.PairingQuality
        : texts[suppression.Questionnaire].Items.GetValueOrDefault(suppression.Item)?.Label ?? words.Score;

    private string Phase(Basis basis) => basis switch
    {
        Basis.Pre => words.Before,
        Basis.Post => words.After,
        _ => words.Change,
    };
}
