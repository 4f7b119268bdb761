using System.Collections.Immutable;
using Surveys.Questionnaires;
using Surveys.Responses;
using Surveys.Statistics;

namespace Surveys.Tallies;

/// <summary>Counts the responses of one session. One session is one cluster.</summary>
public static class SessionTally
{
    /// <summary>The tally of these responses. Their order does not matter.</summary>
    public static Tally Of(TallyLayout layout, IReadOnlyCollection<Response> responses)
    {
        var sums = new long[layout.Length];
        foreach (var response in responses)
        {
            AddResponse(layout, sums, response);
        }

        foreach (var pair in Pairing.Pairs(responses))
        {
            AddPair(layout, sums, pair);
        }

        var counted = new Tally(layout, ImmutableArray.Create(sums));
        for (var slice = 0; slice < layout.Slices.Length; slice++)
        {
            CloseSession(counted, sums, slice);
        }

        return new Tally(layout, ImmutableArray.Create(sums));
    }

    private static void AddResponse(TallyLayout layout, long[] sums, Response response)
    {
        foreach (var slice in layout.SlicesOf(response.Answers))
        {
            sums[layout.PhaseStart(slice, response.Phase)]++;
            for (var item = 0; item < layout.Questionnaire.Items.Length; item++)
            {
                if (response.Answers[item] is { } option)
                {
                    sums[layout.ItemCounts(slice, response.Phase, item) + option]++;
                }
            }
        }
    }

    /// <remarks>A pair belongs to the groups the person named before the talk, or, where they named none then, after it.</remarks>
    private static void AddPair(TallyLayout layout, long[] sums, Pair pair)
    {
        var questionnaire = layout.Questionnaire;
        foreach (var slice in layout.SlicesOf(pair.Pre.WithDemographicsFrom(pair.Post, questionnaire)))
        {
            sums[layout.PairStart(slice)]++;
            if (pair.Pre.KnowledgeScore(questionnaire) is { } before && pair.Post.KnowledgeScore(questionnaire) is { } after)
            {
                var start = layout.PairScore(slice);
                sums[start + Place(after - before)]++;
                sums[start + TallyLayout.ScoreCells] += after - before;
                sums[start + TallyLayout.ScoreCells + 1] += (long)(after - before) * (after - before);
            }

            for (var i = 0; i < questionnaire.Items.Length; i++)
            {
                var item = questionnaire.Items[i];
                if (TallyLayout.IsPaired(item)
                    && pair.Pre[i] is { } pre && item.Score(pre) is { } x
                    && pair.Post[i] is { } post && item.Score(post) is { } y)
                {
                    sums[layout.ItemPairs(slice, i) + (item.Kind == ItemKind.Knowledge ? Cell(x, y) : Place(y - x))]++;
                }
            }
        }
    }

    /// <summary>The cell of a change: up, the same, down.</summary>
    private static int Place(int change) => 1 - Math.Sign(change);

    private static int Cell(int before, int after) => (before, after) switch
    {
        (1, 1) => 0,
        (0, 1) => 1,
        (1, 0) => 2,
        _ => 3,
    };

    private static void CloseSession(Tally counted, long[] sums, int slice)
    {
        var layout = counted.Layout;
        Close(counted.ScoreChange(slice), layout.PairScore(slice) + TallyLayout.ScoreCells + 2);
        for (var i = 0; i < layout.Questionnaire.Items.Length; i++)
        {
            var item = layout.Questionnaire.Items[i];
            foreach (var phase in item.Phases)
            {
                Close(counted.ItemScore(phase, i, slice), layout.ItemCounts(slice, phase, i) + item.Options.Length);
            }

            if (TallyLayout.IsPaired(item))
            {
                Close(counted.ItemChange(i, slice), layout.ItemPairs(slice, i) + TallyLayout.PairedCells(item));
            }
        }

        void Close(ClusteredSums session, int start)
        {
            var (n, sum) = (session.Count, session.Sum);
            sums[start] = n > 0 ? 1 : 0;
            sums[start + 1] = n * n;
            sums[start + 2] = sum * sum;
            sums[start + 3] = n * sum;
        }
    }
}
