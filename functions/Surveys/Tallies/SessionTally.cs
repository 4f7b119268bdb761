using System.Collections.Immutable;
using Surveys.Campaigns;
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

        for (var slice = 0; slice < layout.Slices.Length; slice++)
        {
            CloseCluster(layout, sums, slice);
        }

        return new Tally(layout, ImmutableArray.Create(sums));
    }

    private static void AddResponse(TallyLayout layout, long[] sums, Response response)
    {
        var questionnaire = layout.Questionnaire;
        foreach (var slice in layout.SlicesOf(response.Answers))
        {
            sums[layout.PhaseStart(slice, response.Phase)]++;
            AddTo(sums, layout.PhaseScore(slice, response.Phase), response.Answers.KnowledgeScore(questionnaire));
            for (var item = 0; item < questionnaire.Items.Length; item++)
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
                AddTo(sums, layout.PairScore(slice, PairedScore.Pre), before);
                AddTo(sums, layout.PairScore(slice, PairedScore.Post), after);
                AddTo(sums, layout.PairScore(slice, PairedScore.Difference), after - before);
            }

            for (var i = 0; i < questionnaire.Items.Length; i++)
            {
                var item = questionnaire.Items[i];
                if (TallyLayout.IsPaired(item)
                    && pair.Pre[i] is { } pre && item.Score(pre) is { } x
                    && pair.Post[i] is { } post && item.Score(post) is { } y)
                {
                    var start = layout.ItemPairs(slice, i);
                    AddTo(sums, start, y - x);
                    if (item.Kind == ItemKind.Knowledge)
                    {
                        sums[start + TallyLayout.ClusteredLength + Cell(x, y)]++;
                    }
                }
            }
        }
    }

    private static int Cell(int before, int after) => (before, after) switch
    {
        (1, 1) => 0,
        (0, 1) => 1,
        (1, 0) => 2,
        _ => 3,
    };

    private static void AddTo(long[] sums, int start, int? x)
    {
        if (x is { } value)
        {
            sums[start]++;
            sums[start + 1] += value;
            sums[start + 2] += (long)value * value;
        }
    }

    private static void CloseCluster(TallyLayout layout, long[] sums, int slice)
    {
        Close(layout.PhaseScore(slice, Phase.Pre));
        Close(layout.PhaseScore(slice, Phase.Post));
        Close(layout.PairScore(slice, PairedScore.Pre));
        Close(layout.PairScore(slice, PairedScore.Post));
        Close(layout.PairScore(slice, PairedScore.Difference));
        for (var item = 0; item < layout.Questionnaire.Items.Length; item++)
        {
            if (TallyLayout.IsPaired(layout.Questionnaire.Items[item]))
            {
                Close(layout.ItemPairs(slice, item));
            }
        }

        void Close(int start)
        {
            var (n, sum) = (sums[start], sums[start + 1]);
            sums[start + 3] = n > 0 ? 1 : 0;
            sums[start + 4] = n * n;
            sums[start + 5] = sum * sum;
            sums[start + 6] = n * sum;
            sums[start + 7] = n > 0 ? (long)Math.Round((decimal)(sum * sum * ClusteredSums.Unit) / n) : 0;
        }
    }
}
