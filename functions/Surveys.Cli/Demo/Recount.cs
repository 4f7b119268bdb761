using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Responses;
using Surveys.Storage;
using Surveys.Tallies;

namespace Surveys.Cli.Demo;

/// <summary>What the store really holds, read row by row and set against what the phones know and what the nation's tally says.</summary>
/// <param name="Stored">Rows of the table of responses.</param>
/// <param name="Duplicates">Rows whose response stands in another row too.</param>
/// <param name="Missing">Acknowledged sheets that are not stored.</param>
/// <param name="Unknown">Rows that no phone had acknowledged, rows of unknown sessions included.</param>
/// <param name="Altered">Rows that say something else than was sent.</param>
/// <param name="Pairs">Persons whose two sheets belong together.</param>
/// <param name="IsTallied">The nation's tally equals a flat recount of the raw responses, sum by sum.</param>
/// <param name="Hash">SHA-256 over session, phase, id, answers and whether there is a token, of all rows.</param>
internal sealed record Recount(
    int Stored, int Duplicates, int Missing, int Unknown, int Altered, long Pairs, bool IsTallied, string Hash)
{
    public static async Task<Recount> ReadAsync(
        SurveyStorage storage,
        CampaignPlan plan,
        QuestionnaireCatalog catalog,
        IReadOnlyDictionary<Guid, Sending> acknowledged,
        CancellationToken cancel)
    {
        var read = new ConcurrentBag<(PlannedSession Session, Questionnaire Questionnaire, IReadOnlyList<Response> Responses)>();
        await Parallel.ForEachAsync(
            plan.Sessions,
            new ParallelOptions { MaxDegreeOfParallelism = Replay.InFlight, CancellationToken = cancel },
            async (session, token) =>
            {
                var questionnaire = catalog.Latest(session.Audience);
                read.Add((session, questionnaire, await storage.Responses.OfSessionAsync(session.Id, questionnaire, token)));
            });
        var rows = read.SelectMany(entry => entry.Responses.Select(response => (entry.Session, Response: response))).ToList();
        var ids = rows.Select(row => row.Response.Id).ToHashSet();
        var stored = await storage.Responses.CountAllAsync(cancel);
        return new Recount(
            stored,
            rows.Count - ids.Count,
            acknowledged.Keys.Count(id => !ids.Contains(id)),
            stored - rows.Count + ids.Count(id => !acknowledged.ContainsKey(id)),
            rows.Count(row => acknowledged.TryGetValue(row.Response.Id, out var sheet) && !IsAsSent(sheet, row.Session, row.Response)),
            read.Sum(entry => Pairing.Pairs(entry.Responses).LongCount()),
            await IsTalliedAsync(storage, catalog, read.ToLookup(entry => entry.Questionnaire, entry => entry.Responses), cancel),
            Hashed(rows));
    }

    private static bool IsAsSent(Sending sheet, PlannedSession session, Response response) =>
        sheet.Session == session && sheet.Phase == response.Phase && sheet.Answers.Equals(response.Answers)
        && (sheet.Pair is null) == (response.PairToken is null);

    private static async Task<bool> IsTalliedAsync(
        SurveyStorage storage,
        QuestionnaireCatalog catalog,
        ILookup<Questionnaire, IReadOnlyList<Response>> responses,
        CancellationToken cancel)
    {
        var (totals, _) = await storage.Aggregates.TotalsAsync(
            Scope.Nation, id => TallyLayout.Of(catalog.All.First(known => known.Id.ToString() == id)), cancel);
        return totals.Select(total => total.Questionnaire.Id).ToHashSet().SetEquals(responses.Select(group => group.Key.Id))
            && responses.All(group => totals.Where(total => total.Questionnaire.Id == group.Key.Id).ToList() is [var first, .. var others]
                && Adds(others.Aggregate(first, (a, b) => a + b), [.. group]));
    }

    /// <summary>Every sum of the tally equals that of the sessions, and what can be counted without them is counted without them.</summary>
    private static bool Adds(Tally nation, List<IReadOnlyList<Response>> sessions)
    {
        var sum = sessions.Aggregate(
            Tally.Zero(nation.Layout), (total, responses) => total + SessionTally.Of(nation.Layout, responses));
        var all = sessions.SelectMany(responses => responses).ToList();
        return nation.Equals(sum)
            && nation.Pairs() == sessions.Sum(responses => Pairing.Pairs(responses).LongCount())
            && Enum.GetValues<Phase>().All(phase => IsCounted(nation, phase, [.. all.Where(response => response.Phase == phase)]));
    }

    private static bool IsCounted(Tally nation, Phase phase, List<Response> responses)
    {
        var items = nation.Questionnaire.Items;
        for (var item = 0; item < items.Length; item++)
        {
            var counts = new long[items[item].Options.Length];
            foreach (var response in responses)
            {
                if (response.Answers[item] is { } option)
                {
                    counts[option]++;
                }
            }

            if (!nation.OptionCounts(phase, item).SequenceEqual(counts))
            {
                return false;
            }
        }

        return nation.Respondents(phase) == responses.Count;
    }

    private static string Hashed(IEnumerable<(PlannedSession Session, Response Response)> rows)
    {
        var lines = rows.Select(row =>
            $"{row.Session.Id} {row.Response.Phase} {row.Response.Id} {row.Response.Answers} {row.Response.PairToken is not null}");
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Order(StringComparer.Ordinal)))));
    }
}
