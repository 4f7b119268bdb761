using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>The exact counts of one table of now, with what was published of it before.</summary>
/// <param name="Slice">Its place in <see cref="ScopeSlices.All"/>.</param>
/// <param name="Depth">0 for everybody, 1 for a group, 2 for a group by two demographics.</param>
/// <param name="Rule">The rule that keeps it from being published anew, or null where it may be: rules 1 to 4.</param>
internal sealed record CountedTable(
    TableId Id,
    int Slice,
    int Depth,
    ImmutableArray<string> Cells,
    ImmutableArray<long> Counts,
    double? DesignEffect,
    double? Spread,
    TableMemory? Before,
    string? Rule)
{
    public long N => Counts.Sum();

    /// <summary>Whether a new table may be published; otherwise the old one stands, where there is one.</summary>
    public bool MayChange => Rule is null;

    /// <summary>Whether such a table is published of no scope of this kind. Somebody may know all the same how many it counts.</summary>
    public bool IsNever => Rule == ScopeRules.Never;
}

/// <summary>Reads tables from tallies.</summary>
internal static class TallyTables
{
    private static readonly ImmutableArray<string> KnowledgeCells = [Counts.Both, Counts.Gained, Counts.Lost, Counts.Neither];
    private static readonly ImmutableArray<string> ScaleCells = [Counts.Rose, Counts.Same, Counts.Fell];
    private static readonly ImmutableArray<string> ScoreCells = [Counts.Improved, Counts.Same, Counts.Fell];

    /// <summary>The least step and the grid of a published spread, in items.</summary>
    private const double SpreadGrid = 0.5;

    /// <summary>The cells of every table of the questionnaire, by item and basis.</summary>
    public static IEnumerable<(string Item, Basis Basis)> Of(Questionnaire questionnaire)
    {
        foreach (var basis in Enum.GetValues<Basis>())
        {
            yield return (TableId.Respondents, basis);
        }

        yield return (TableId.Score, Basis.Pairs);
        foreach (var item in questionnaire.Items.Where(item => item.Kind != ItemKind.Demographic))
        {
            foreach (var phase in item.Phases.Order())
            {
                yield return (item.Id, phase == Phase.Pre ? Basis.Pre : Basis.Post);
            }

            if (TallyLayout.IsPaired(item))
            {
                yield return (item.Id, Basis.Pairs);
            }
        }
    }

    /// <summary>The same, the tables of one item together.</summary>
    public static IEnumerable<IGrouping<string, (string Item, Basis Basis)>> ByItem(Questionnaire questionnaire) =>
        Of(questionnaire).GroupBy(table => table.Item);

    public static ImmutableArray<string> Cells(Questionnaire questionnaire, string item, Basis basis) => (item, basis) switch
    {
        (TableId.Respondents, _) => [Counts.Number],
        (TableId.Score, _) => ScoreCells,
        (_, Basis.Pairs) => ItemOf(questionnaire, item).Kind == ItemKind.Knowledge ? KnowledgeCells : ScaleCells,
        _ => ItemOf(questionnaire, item).Options,
    };

    public static ImmutableArray<long> CountsOf(ScopeSlice slice, string item, Basis basis)
    {
        var (tally, at) = (slice.Tally, slice.Index);
        return (item, basis) switch
        {
            (TableId.Respondents, Basis.Pairs) => [tally.Pairs(at)],
            (TableId.Respondents, _) => [tally.Respondents(PhaseOf(basis), at)],
            (TableId.Score, _) => [.. tally.ScoreCells(at)],
            (_, Basis.Pairs) => [.. tally.PairedCells(tally.Questionnaire.IndexOf(item), at)],
            _ => [.. tally.OptionCounts(PhaseOf(basis), tally.Questionnaire.IndexOf(item), at)],
        };
    }

    /// <summary>The design effect of a table's figure as it is published; null below 4 sessions, and of respondents.</summary>
    public static double? DesignEffectOf(ScopeSlice slice, string item, Basis basis)
    {
        var (tally, at) = (slice.Tally, slice.Index);
        ClusteredSums? sums = (item, basis) switch
        {
            (TableId.Respondents, _) => null,
            (TableId.Score, _) => tally.ScoreChange(at),
            (_, Basis.Pairs) => tally.ItemChange(tally.Questionnaire.IndexOf(item), at),
            _ => tally.ItemScore(PhaseOf(basis), tally.Questionnaire.IndexOf(item), at),
        };
        return sums is { Clusters: >= Design.FewestSessions } known ? Math.Ceiling((known.DesignEffect ?? 1) * 10 - 1e-9) / 10 : null;
    }

    /// <summary>The spread of the change of the score as it is published; null below 20 pairs, and of other tables.</summary>
    public static double? SpreadOf(ScopeSlice slice, string item) =>
        item == TableId.Score && slice.Tally.ScoreChange(slice.Index) is { Count: >= Verdicts.FewestForTest, StandardDeviation: { } spread }
            ? Math.Max(SpreadGrid, Math.Ceiling(spread / SpreadGrid - 1e-9) * SpreadGrid)
            : null;

    public static Item ItemOf(Questionnaire questionnaire, string item) => questionnaire.Items[questionnaire.IndexOf(item)];

    private static Phase PhaseOf(Basis basis) => basis == Basis.Pre ? Phase.Pre : Phase.Post;
}
