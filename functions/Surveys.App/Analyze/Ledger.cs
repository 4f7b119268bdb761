using System.Text.Json;
using System.Text.Json.Serialization;
using Surveys.App.Publish;
using Surveys.App.Settings;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Storage;

namespace Surveys.App.Analyze;

/// <summary>The schools visited, by level and area.</summary>
public sealed record SchoolCounts(int Total, int Primary, int Secondary, int Combined, int Urban, int Rural);

/// <summary>The campaign's ledger: what took place until now, summed from the registered sessions.</summary>
/// <param name="Target">How many people the campaign wants to reach.</param>
/// <param name="Regions">Regions with at least one session; of 12.</param>
/// <param name="Headcount">The people met, as staff counted them.</param>
/// <param name="ResponsesPre">Responses of the current national release, rounded; null before there is one.</param>
/// <param name="AsOf">When that release was published.</param>
public sealed record Ledger(
    string Campaign,
    int Target,
    SchoolCounts Schools,
    int Regions,
    int Sessions,
    [property: JsonConverter(typeof(HeadcountTotals))] Headcount Headcount,
    int? ResponsesPre,
    int? ResponsesPost,
    int? Pairs,
    DateTimeOffset? AsOf);

/// <summary>A headcount on one level: pupils, girls, boys, adults, and each role.</summary>
public sealed class HeadcountTotals : JsonConverter<Headcount>
{
    public override Headcount Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var totals = document.RootElement;
        return new Headcount(Number("girls"), Number("boys"), role => Number(role.Field()));

        int Number(string name) => totals.TryGetProperty(name, out var number) ? number.GetInt32() : 0;
    }

    public override void Write(Utf8JsonWriter writer, Headcount value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("pupils", value.Pupils);
        writer.WriteNumber("girls", value.Girls);
        writer.WriteNumber("boys", value.Boys);
        writer.WriteNumber("adults", value.Adults);
        foreach (var role in AdultRoles.All)
        {
            writer.WriteNumber(role.Field(), value[role]);
        }

        writer.WriteEndObject();
    }
}

/// <summary>Sums the ledger. Sessions whose day has not come do not count.</summary>
public sealed class LedgerReader(SurveyStorage storage, ReleaseReader releases, SurveySettings settings, TimeProvider clock)
{
    public async Task<Ledger> ReadAsync(CancellationToken cancel)
    {
        await storage.EnsureCreatedAsync(CancellationToken.None);
        var now = clock.GetUtcNow();
        var reading = storage.Schools.AllAsync(cancel);
        var held = (await storage.Sessions.AllAsync(cancel)).Select(registered => registered.Session)
            .Where(session => session.StateAt(now) != SessionState.Planned).ToList();
        var visitedIds = held.Select(session => session.SchoolId).ToHashSet();
        var visited = (await reading).Where(school => visitedIds.Contains(school.Id)).ToList();
        var sum = held.Aggregate(Headcount.None, (total, session) => total + session.Headcount);
        var publication = await releases.CurrentAsync(cancel);
        var nation = publication?.Releases.GetValueOrDefault(Surveys.Tallies.Scope.Nation);
        return new Ledger(
            settings.CampaignId,
            settings.CampaignTarget,
            new SchoolCounts(
                visited.Count,
                visited.Count(school => school.Level == SchoolLevel.Primary),
                visited.Count(school => school.Level == SchoolLevel.Secondary),
                visited.Count(school => school.Level == SchoolLevel.Combined),
                visited.Count(school => school.Area == Area.Urban),
                visited.Count(school => school.Area == Area.Rural)),
            visited.Select(school => school.Region).Distinct().Count(),
            held.Count,
            sum,
            Sum(Basis.Pre),
            Sum(Basis.Post),
            Sum(Basis.Pairs),
            nation?.AsOf);

        int? Sum(Basis basis) => nation?.Questionnaires.Select(asked => asked.Find(new TableId(TableId.Respondents, basis))?.Base)
            .Aggregate((int?)null, (sum, number) => sum is null ? number : sum + (number ?? 0));
    }
}
