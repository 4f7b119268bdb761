using Surveys.Disclosure;
using Surveys.Questionnaires;

namespace Surveys.Reports;

/// <summary>The figures of one release by what they are of. Of two figures of the same thing the first counts.</summary>
internal sealed class FigureIndex
{
    private readonly Dictionary<(QuestionnaireId, Basis, string Item, string Option, string By, string Group), Figure> figures = [];

    public FigureIndex(Release? release)
    {
        foreach (var figure in release?.Figures ?? [])
        {
            figures.TryAdd((figure.Questionnaire, figure.Basis, figure.Item, figure.Option, figure.By, figure.Group), figure);
        }
    }

    /// <summary>The questionnaires that have figures, in the order of audience and version.</summary>
    public IEnumerable<QuestionnaireId> Questionnaires =>
        figures.Keys.Select(key => key.Item1).Distinct().OrderBy(id => id.Audience).ThenBy(id => id.Version);

    /// <summary>The groups of all breakdowns that an item's figures are given by, each once.</summary>
    public IEnumerable<(string By, string Group)> Groups(QuestionnaireId questionnaire, string item) =>
        figures.Keys.Where(key => key.Item1 == questionnaire && key.Item == item && key.By.Length > 0)
            .Select(key => (key.By, key.Group))
            .Distinct();

    public Figure? Find(QuestionnaireId questionnaire, Basis basis, string item, string option, string by = "", string group = "") =>
        figures.GetValueOrDefault((questionnaire, basis, item, option, by, group));

    /// <summary>The change between pairs where it is published, otherwise that between all answers.</summary>
    public Figure? FindChange(QuestionnaireId questionnaire, string item, string option, string by = "", string group = "") =>
        Find(questionnaire, Basis.PairedChange, item, option, by, group)
        ?? Find(questionnaire, Basis.UnpairedChange, item, option, by, group);
}
