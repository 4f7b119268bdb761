using System.Collections.Immutable;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Surveys.App.Analyze;
using Surveys.App.Campaigns;
using Surveys.Campaigns;

namespace Surveys.Cli.Demo;

/// <summary>What people with a key do over HTTP.</summary>
internal sealed class Staff(HttpClient http, string staffKey, string analystKey)
{
    public async Task ImportAsync(ImmutableArray<School> schools, CancellationToken cancel)
    {
        var csv = new StringBuilder("id,name,region,level,area\r\n");
        foreach (var (id, name, region, level, area) in schools)
        {
            csv.Append(null, $"{id},\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{region},{level},{area}\r\n");
        }

        var imported = await SendAsync(
            HttpMethod.Post, "/api/schools/import", new StringContent(csv.ToString(), Encoding.UTF8, "text/csv"),
            staffKey, DemoJson.Default.ImportResult, cancel);
        if (imported.Schools != schools.Length)
        {
            throw new DemoException($"{schools.Length} schools were sent, but {imported.Schools} were imported.");
        }
    }

    public Task<SessionView> RegisterAsync(PlannedSession session, CancellationToken cancel)
    {
        var body = new SessionBody(
            session.School.Id, session.Date, HeadcountBody.Of(session.Headcount), session.Audience, session.Grade);
        var content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, CampaignsJson.Readable.SessionBody));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return SendAsync(HttpMethod.Put, $"/api/sessions/{session.Id}", content, staffKey, DemoJson.Default.SessionView, cancel);
    }

    public Task CloseAsync(PlannedSession session, CancellationToken cancel) =>
        SendAsync(HttpMethod.Post, $"/api/sessions/{session.Id}/close", null, staffKey, DemoJson.Default.SessionView, cancel);

    public Task<Ledger> LedgerAsync(CancellationToken cancel) =>
        SendAsync(HttpMethod.Get, "/api/campaign", null, analystKey, DemoJson.Default.Ledger, cancel);

    public async Task<int> AggregatesAsync(string query, CancellationToken cancel) =>
        (await SendAsync(HttpMethod.Get, $"/api/aggregates?{query}", null, analystKey, DemoJson.Default.AggregatePage, cancel)).Total;

    private async Task<T> SendAsync<T>(
        HttpMethod method, string address, HttpContent? content, string key, JsonTypeInfo<T> type, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, address) { Content = content };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await http.SendAsync(request, cancel);
        var body = await response.Content.ReadAsByteArrayAsync(cancel);
        return response.IsSuccessStatusCode && JsonSerializer.Deserialize(body, type) is { } value
            ? value
            : throw new DemoException($"{method} {address} was answered {(int)response.StatusCode}: {Encoding.UTF8.GetString(body)}");
    }
}
