using Surveys.Campaigns;

namespace Surveys.Responses;

/// <summary>The answers of one person before and after the talk, joined without knowing who it is.</summary>
public readonly record struct Pair(AnswerSheet Pre, AnswerSheet Post);

/// <summary>Joins the Pre and the Post response of the same person within one session.</summary>
public static class Pairing
{
    /// <summary>What two responses of one person have in common, the surest first.</summary>
    private static readonly Func<Response, IEnumerable<string>>[] Signs =
    [
        response => response.PairToken is { } token ? [token] : [],
        response => response.PairPictures is { } marks ? PairPictures.SameOrder(marks) : [],
        response => response.PairPictures is { } marks ? PairPictures.AnyOrder(marks) : [],
        response => response.PairPictures is { } marks ? PairPictures.OneWrong(marks) : [],
    ];

    /// <summary>
    /// The pairs among the responses of one session, in no particular order. Two that fit are a pair only if neither fits another
    /// one as well (a phone that changed hands, two pupils with nearly the same pictures): a wrong pair is worse than none.
    /// </summary>
    public static IEnumerable<Pair> Pairs(IEnumerable<Response> responses)
    {
        var open = responses.ToDictionary(response => (response.Phase, response.Id));
        foreach (var signs in Signs)
        {
            foreach (var (pre, post) in OnlyFits(open.Values, signs).ToList())
            {
                open.Remove((Phase.Pre, pre.Id));
                open.Remove((Phase.Post, post.Id));
                yield return new Pair(pre.Answers, post.Answers);
            }
        }
    }

    private static IEnumerable<(Response Pre, Response Post)> OnlyFits(
        IEnumerable<Response> responses, Func<Response, IEnumerable<string>> signs)
    {
        var fits = new HashSet<(Response Pre, Response Post)>();
        var unclear = new HashSet<Response>();
        foreach (var same in responses.SelectMany(response => signs(response).Select(sign => (Sign: sign, Response: response)))
            .GroupBy(entry => entry.Sign, entry => entry.Response))
        {
            var phases = same.ToLookup(response => response.Phase);
            if (phases[Phase.Pre].Count() > 1 && phases[Phase.Post].Count() > 1)
            {
                // Not each with each: a flood of one token must not cost the square of its size.
                unclear.UnionWith(same);
                continue;
            }

            fits.UnionWith(phases[Phase.Pre].SelectMany(_ => phases[Phase.Post], (pre, post) => (pre, post)));
        }

        var pres = fits.CountBy(fit => fit.Pre).ToDictionary();
        var posts = fits.CountBy(fit => fit.Post).ToDictionary();
        return fits.Where(fit =>
            pres[fit.Pre] == 1 && posts[fit.Post] == 1 && !unclear.Contains(fit.Pre) && !unclear.Contains(fit.Post));
    }
}
