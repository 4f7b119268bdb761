using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Surveys.Campaigns;
using Surveys.Disclosure;

namespace Surveys.ReportContent;

/// <summary>The figures of one release by what they are of. Of two figures of the same thing the first counts.</summary>
internal sealed class FigureIndex
{
    private readonly Dictionary<(QuestionnaireId, Basis, string Item, string Option, string By, string Group), Figure> figures = [];

    private static readonly ConditionalWeakTable<Release, FigureIndex> Indexes = [];
    private static readonly FigureIndex Empty = new([]);

    private FigureIndex(ImmutableArray<Figure> published)
    {
        foreach (var figure in published)
        {
            figures.TryAdd((figure.Questionnaire, figure.Basis, figure.Item, figure.Option, figure.By, figure.Group), figure);
        }

        Questionnaires =
            [.. published.Select(figure => figure.Questionnaire).Distinct().OrderBy(id => id.Audience).ThenBy(id => id.Version)];
    }

    /// <summary>
    /// The figures of a release; none where it is missing. Made once for each: a region's and the nation's stand in many reports, and
    /// indexing them costs as much as laying out a report.
    /// </summary>
    public static FigureIndex Of(Release? release) =>
        release is null ? Empty : Indexes.GetValue(release, indexed => new FigureIndex(indexed.Figures));

    /// <summary>The questionnaires that have figures, in the order of audience and version.</summary>
    public ImmutableArray<QuestionnaireId> Questionnaires { get; }

    /// <summary>Whether a breakdown is by two things at once: those are for analysts, and in no report.</summary>
    public static bool IsCrossed(string by) => by.Contains('+', StringComparison.Ordinal);

    /// <summary>The groups of all breakdowns by one thing that an item's figures are given by, each once.</summary>
    public IEnumerable<(string By, string Group)> Groups(QuestionnaireId questionnaire, string item) =>
        figures.Keys.Where(key => key.Item1 == questionnaire && key.Item == item && key.By.Length > 0 && !IsCrossed(key.By))
            .Select(key => (key.By, key.Group))
            .Distinct();

    public Figure? Find(QuestionnaireId questionnaire, Basis basis, string item, string option, string by = "", string group = "") =>
        figures.GetValueOrDefault((questionnaire, basis, item, option, by, group));

    /// <summary>The change between pairs where it is published, otherwise that between all answers.</summary>
    public Figure? FindChange(QuestionnaireId questionnaire, string item, string option, string by = "", string group = "") =>
        Find(questionnaire, Basis.PairedChange, item, option, by, group)
        ?? Find(questionnaire, Basis.UnpairedChange, item, option, by, group);
}
