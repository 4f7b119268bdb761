using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Tallies;

namespace Surveys.Disclosure;

internal enum CellKind
{
    /// <summary>How many answered a phase.</summary>
    Answers,

    /// <summary>How many chose each option of an item.</summary>
    Options,

    /// <summary>The knowledge score of a phase.</summary>
    Score,

    /// <summary>How many are paired.</summary>
    Pairs,

    /// <summary>Both scores of the pairs, and their difference.</summary>
    PairedScore,

    /// <summary>The change of one item over pairs.</summary>
    PairedItem,
}

/// <summary>
/// What enters releases as a whole: the sums of one item and basis, side by side in every slice of a tally. An answer that leaves
/// an item out is in no cell of it, so every cell has a base of its own.
/// </summary>
/// <param name="Start">Its place within a slice.</param>
/// <param name="Item">The index of its item, or −1.</param>
/// <param name="Right">The index of the right option, or −1.</param>
/// <param name="Top">The highest score that one answer can have; 0 where nothing is scored.</param>
internal sealed record Cell(CellKind Kind, Phase Phase, int Item, int Start, int Length, int Right = -1, int Top = 0)
{
    /// <summary>All cells of a questionnaire in the order of its items.</summary>
    public static ImmutableArray<Cell> Of(TallyLayout layout)
    {
        var questionnaire = layout.Questionnaire;
        var knowledge = questionnaire.KnowledgeItems.Count();
        var cells = ImmutableArray.CreateBuilder<Cell>();
        foreach (var phase in Enum.GetValues<Phase>())
        {
            cells.Add(new Cell(CellKind.Answers, phase, -1, layout.PhaseStart(0, phase), 1));
            cells.Add(new Cell(CellKind.Score, phase, -1, layout.PhaseScore(0, phase), TallyLayout.ClusteredLength, Top: knowledge));
        }

        cells.Add(new Cell(CellKind.Pairs, Phase.Post, -1, layout.PairStart(0), 1));
        cells.Add(new Cell(
            CellKind.PairedScore, Phase.Post, -1, layout.PairScore(0, PairedScore.Pre), 3 * TallyLayout.ClusteredLength, Top: knowledge));
        for (var i = 0; i < questionnaire.Items.Length; i++)
        {
            var item = questionnaire.Items[i];
            if (item.Kind == ItemKind.Demographic)
            {
                continue;
            }

            foreach (var phase in item.Phases)
            {
                cells.Add(
                    new Cell(
                        CellKind.Options, phase, i, layout.ItemCounts(0, phase, i), item.Options.Length, item.Right ?? -1, TopOf(item)));
            }

            if (TallyLayout.IsPaired(item))
            {
                var length = TallyLayout.ClusteredLength + (item.Kind == ItemKind.Knowledge ? 4 : 0);
                cells.Add(new Cell(CellKind.PairedItem, Phase.Post, i, layout.ItemPairs(0, i), length, Top: TopOf(item)));
            }
        }

        return cells.ToImmutable();
    }

    /// <summary>The highest score of an item's options: 1 for knowledge.</summary>
    public static int TopOf(Item item) => Enumerable.Range(0, item.Options.Length).Max(option => item.Score(option) ?? 0);

    /// <summary>How many persons these sums are of.</summary>
    public long Base(ReadOnlySpan<long> sums)
    {
        if (Kind != CellKind.Options)
        {
            return sums[0];
        }

        long total = 0;
        foreach (var count in sums)
        {
            total += count;
        }

        return total;
    }

    /// <summary>
    /// Whether at least so many would have to change their answer before all were the same: the right one or wrong ones,
    /// the most frequent option, the best or the worst score, everything gained or everything lost.
    /// </summary>
    public bool IsMixed(ReadOnlySpan<long> sums, long least)
    {
        var n = Base(sums);
        switch (Kind)
        {
            case CellKind.Options when Right >= 0:
                return sums[Right] >= least && n - sums[Right] >= least;
            case CellKind.Options:
                var most = 0L;
                foreach (var count in sums)
                {
                    most = Math.Max(most, count);
                }

                return n - most >= least;
            case CellKind.Score:
                return sums[1] >= least && Top * n - sums[1] >= least;
            case CellKind.PairedScore:
                return Top * n - Math.Abs(sums[2 * TallyLayout.ClusteredLength + 1]) >= least;
            case CellKind.PairedItem:
                return Top * n - Math.Abs(sums[1]) >= least;
            default:
                return true;
        }
    }
}
