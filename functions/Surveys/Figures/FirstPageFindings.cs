using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Statistics;

namespace Surveys.Figures;

/// <summary>
/// What the sentences of a report's first page may pick: findings that hold all together with an error of 5 %. Rows of tables hold each for
/// themselves.
/// </summary>
public sealed class FirstPageFindings
{
    /// <summary>From this share on a question needs no further lesson.</summary>
    public const double WellKnown = 0.8;

    private readonly HashSet<(QuestionnaireId, string)> changed = [];
    private readonly HashSet<(QuestionnaireId, string)> littleKnown = [];

    /// <param name="results">The results of every audience on the page.</param>
    public FirstPageFindings(IEnumerable<ReleaseFigures> results)
    {
        var findings = (
            from result in results
            from item in result.Questionnaire.KnowledgeItems
            from finding in new[]
            {
                (Set: changed, Item: item, result.Questionnaire.Id, P: result.PValueOfChange(item)),
                (Set: littleKnown, Item: item, result.Questionnaire.Id, P: result.PValueOfLess(item, WellKnown)),
            }
            where finding.P is not null
            select finding).ToImmutableArray();
        var holds = Holm.Holds([.. findings.Select(finding => finding.P!.Value)]);
        for (var i = 0; i < findings.Length; i++)
        {
            if (holds[i])
            {
                findings[i].Set.Add((findings[i].Id, findings[i].Item.Id));
            }
        }
    }

    /// <summary>Whether the page may say that more, or fewer, know an item than before.</summary>
    public bool HasChanged(QuestionnaireId id, Item item) => changed.Contains((id, item.Id));

    /// <summary>Whether the page may say that an item is known by fewer than <see cref="WellKnown"/>.</summary>
    public bool IsLittleKnown(QuestionnaireId id, Item item) => littleKnown.Contains((id, item.Id));
}
