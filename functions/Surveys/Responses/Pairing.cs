namespace Surveys.Responses;

/// <summary>The answers of one person before and after the talk, joined without knowing who it is.</summary>
public readonly record struct Pair(AnswerSheet Pre, AnswerSheet Post);

/// <summary>Joins the Pre and the Post response of the same person within one session.</summary>
public static class Pairing
{
    /// <summary>
    /// The pairs among the responses of one session, in no particular order. A token seen twice in one phase
    /// (a phone that changed hands) is ambiguous and pairs nothing: a wrong pair is worse than none.
    /// </summary>
    public static IEnumerable<Pair> Pairs(IEnumerable<Response> responses)
    {
        foreach (var sameToken in responses.Where(r => r.PairToken is not null).GroupBy(r => r.PairToken))
        {
            if (sameToken.Where(r => r.Phase == Questionnaires.Phase.Pre).ToList() is [var pre]
                && sameToken.Where(r => r.Phase == Questionnaires.Phase.Post).ToList() is [var post])
            {
                yield return new Pair(pre.Answers, post.Answers);
            }
        }
    }
}
