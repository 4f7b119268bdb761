using System.Collections.Immutable;
using Surveys.Aggregates;
using Surveys.Questionnaires;
using Surveys.Statistics;

namespace Surveys.Disclosure;

/// <summary>Computes the figures of one tally, leaving out those whose base is too small.</summary>
internal sealed class FigureWriter(Tally tally, int deepest)
{
    private readonly ImmutableArray<Figure>.Builder figures = ImmutableArray.CreateBuilder<Figure>();
    private readonly ImmutableArray<Suppression>.Builder suppressions = ImmutableArray.CreateBuilder<Suppression>();
    private readonly Questionnaire questionnaire = tally.Questionnaire;
    private readonly int knowledgeItems = tally.Questionnaire.KnowledgeItems.Count();

    /// <param name="tally">The exact counts.</param>
    /// <param name="deepest">By how many demographics at once figures are broken down: 0 to 2.</param>
    public static (ImmutableArray<Figure> Figures, ImmutableArray<Suppression> Suppressions) Write(Tally tally, int deepest)
    {
        var writer = new FigureWriter(tally, deepest);
        writer.Write();
        return (writer.figures.ToImmutable(), writer.suppressions.ToImmutable());
    }

    private void Write()
    {
        for (var slice = 0; slice < tally.Layout.Slices.Length; slice++)
        {
            if (tally.Layout.Slices[slice].Depth > deepest)
            {
                continue;
            }

            if (knowledgeItems > 0)
            {
                WriteScore(slice);
            }

            for (var item = 0; item < questionnaire.Items.Length; item++)
            {
                if (questionnaire.Items[item].Kind != ItemKind.Demographic)
                {
                    WriteItem(slice, item);
                }
            }
        }
    }

    private void WriteScore(int slice)
    {
        var (pre, post, difference) = (tally.Score(Phase.Pre, slice), tally.Score(Phase.Post, slice), tally.ScoreDifference(slice));
        Add(slice, Basis.Pre, Figure.Score, Figure.Mean, pre.Count, Means.Of(pre) / knowledgeItems);
        Add(slice, Basis.Post, Figure.Score, Figure.Mean, post.Count, Means.Of(post) / knowledgeItems);
        AddChange(
            slice,
            Figure.Score,
            Figure.Mean,
            (difference.Count, Means.Of(difference) / knowledgeItems),
            (pre.Count, post.Count, Means.Difference(pre, post) / knowledgeItems));
    }

    private void WriteItem(int slice, int index)
    {
        var item = questionnaire.Items[index];
        foreach (var phase in item.Phases)
        {
            WriteOptions(slice, index, phase);
        }

        if (!TallyLayout.IsPaired(item))
        {
            return;
        }

        var difference = tally.ItemDifference(index, slice);
        if (item.Right is { } right)
        {
            var pre = tally.OptionCounts(Phase.Pre, index, slice);
            var post = tally.OptionCounts(Phase.Post, index, slice);
            var (before, after) = (Total(pre), Total(post));
            AddChange(
                slice,
                item.Id,
                Figure.Right,
                (difference.Count, PairedChange.Of(tally.PairedTable(index, slice), difference)),
                (before, after, ProportionDifference.Unpaired(pre[right], before, post[right], after)));
        }
        else
        {
            var (pre, post) = (Scored(Phase.Pre, index, slice), Scored(Phase.Post, index, slice));
            AddChange(
                slice,
                item.Id,
                Figure.Mean,
                (difference.Count, Means.Of(difference)),
                (pre.Count, post.Count, Means.Difference(pre, post)));
        }
    }

    private void WriteOptions(int slice, int index, Phase phase)
    {
        var item = questionnaire.Items[index];
        var counts = tally.OptionCounts(phase, index, slice);
        var (n, basis) = (Total(counts), phase == Phase.Pre ? Basis.Pre : Basis.Post);
        if (item.Right is { } right)
        {
            Add(slice, basis, item.Id, Figure.Right, n, Proportion.Wilson(counts[right], n));
        }

        if (tally.Layout.Slices[slice].Depth > 0)
        {
            return;
        }

        for (var option = 0; option < counts.Length && n >= DisclosureControl.MinimumBase; option++)
        {
            Add(slice, basis, item.Id, item.Options[option], n, Proportion.Wilson(counts[option], n));
        }

        if (item.Kind == ItemKind.Scale)
        {
            var scored = Scored(phase, index, slice);
            Add(slice, basis, item.Id, Figure.Mean, scored.Count, Means.OverPersons(scored));
        }
    }

    /// <summary>The sums of a scale item over all persons of a phase, from its option counts.</summary>
    private ClusteredSums Scored(Phase phase, int index, int slice)
    {
        var item = questionnaire.Items[index];
        var counts = tally.OptionCounts(phase, index, slice);
        long n = 0, sum = 0, squares = 0;
        for (var option = 0; option < counts.Length; option++)
        {
            if (item.Score(option) is { } score)
            {
                n += counts[option];
                sum += counts[option] * score;
                squares += counts[option] * score * score;
            }
        }

        return new ClusteredSums(n, sum, squares, n > 0 ? 1 : 0, n * n, sum * sum, n * sum, 0);
    }

    private void AddChange(
        int slice, string item, string option, (long Pairs, Interval? Change) paired, (long Pre, long Post, Interval? Change) unpaired)
    {
        if (paired.Pairs >= DisclosureControl.MinimumBase || Math.Min(unpaired.Pre, unpaired.Post) < DisclosureControl.MinimumBase)
        {
            Add(slice, Basis.PairedChange, item, option, paired.Pairs, paired.Change);
        }
        else
        {
            Add(slice, Basis.UnpairedChange, item, option, Math.Min(unpaired.Pre, unpaired.Post), unpaired.Change);
        }
    }

    private void Add(int slice, Basis basis, string item, string option, long n, Interval? interval)
    {
        var (by, group) = Names(tally.Layout.Slices[slice]);
        if (n >= DisclosureControl.MinimumBase && interval is { } value)
        {
            figures.Add(new Figure(
                questionnaire.Id, basis, item, option, by, group, DisclosureControl.RoundBase(n),
                Round(value.Estimate), Round(value.Lower), Round(value.Upper)));
        }
        else if (n > 0 || tally.Layout.Slices[slice].Depth == 0)
        {
            suppressions.Add(new Suppression(questionnaire.Id, basis, item, by, group, DisclosureControl.TooFewRespondents));
        }
    }

    private static (string By, string Group) Names(Slice slice) => slice.Depth < 2
        ? (slice.By, slice.Group)
        : ($"{slice.By}+{slice.By2}", $"{slice.Group}+{slice.Group2}");

    private static long Total(ReadOnlySpan<long> counts)
    {
        long total = 0;
        foreach (var count in counts)
        {
            total += count;
        }

        return total;
    }

    private static double Round(double value) => Math.Round(value, 4);
}
