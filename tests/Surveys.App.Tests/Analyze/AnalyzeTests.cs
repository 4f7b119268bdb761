using System.Net;
using Surveys.Testing;

namespace Surveys.App.Tests.Analyze;

public sealed class AnalyzeTests(PublishedCampaign published) : IClassFixture<PublishedCampaign>
{
    private readonly Campaign campaign = published.Campaign;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_ledger_is_summed_from_the_sessions()
    {
        var ledger = await Campaign.OkAsync(await campaign.AnalystAsync("api/campaign"));
        Assert.Equal(4, ledger.GetProperty("schools").GetProperty("total").GetInt32());
        Assert.Equal(2, ledger.GetProperty("regions").GetInt32());
        Assert.Equal((60, 52, 112), (
            ledger.GetProperty("headcount").GetProperty("girls").GetInt32(),
            ledger.GetProperty("headcount").GetProperty("boys").GetInt32(),
            ledger.GetProperty("headcount").GetProperty("pupils").GetInt32()));
    }

    [Theory]
    [InlineData("scope=nation", "scope", "Nation")]
    [InlineData("scope=school&region=AL-11", "region", "AL-11")]
    [InlineData("school=shkolla-2", "school", "shkolla-2")]
    [InlineData("phase=post", "phase", "Post")]
    [InlineData("audience=pupils9to12", "audience", "Pupils9To12")]
    [InlineData("item=score", "item", "score")]
    [InlineData("by=gender", "by", "gender")]
    [InlineData("scope=school&level=primary&area=urban", "level", "Primary")]
    public async Task A_filter_takes_only_what_it_names(string query, string column, string value)
    {
        var page = await Campaign.OkAsync(await campaign.AnalystAsync($"api/aggregates?{query}"));
        var rows = page.GetProperty("rows").EnumerateArray().ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal(value, row.GetProperty(column).GetString()));
    }

    [Fact]
    public async Task A_comma_separated_filter_takes_each_that_it_names()
    {
        var page = await Campaign.OkAsync(await campaign.AnalystAsync("api/aggregates?scope=region,nation&item=score&phase=Pre"));
        Assert.Equal(
            ["Nation", "Region"],
            page.GetProperty("rows").EnumerateArray().Select(row => row.GetProperty("scope").GetString()).Distinct());
    }

    [Theory]
    [InlineData("scope=galaxy", "scope")]
    [InlineData("region=AL-13", "region")]
    [InlineData("colour=red", "colour")]
    [InlineData("limit=0", "limit")]
    [InlineData("offset=-1", "offset")]
    [InlineData("format=xml", "format")]
    public async Task A_filter_that_cannot_be_read_is_named(string query, string field)
    {
        var problem = await Campaign.ProblemAsync(
            await campaign.AnalystAsync($"api/aggregates?{query}"), HttpStatusCode.BadRequest, "invalid-filter");
        Assert.Equal(field, problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task Pages_followed_to_the_end_are_all_rows_once()
    {
        var whole = await Campaign.OkAsync(await campaign.AnalystAsync("api/aggregates"));
        var total = whole.GetProperty("total").GetInt32();
        var rows = new List<string>();
        var next = $"api/aggregates?limit={total / 3}";
        while (next is not null)
        {
            var page = await Campaign.OkAsync(await campaign.AnalystAsync(next));
            rows.AddRange(page.GetProperty("rows").EnumerateArray().Select(row => row.ToString()));
            next = page.TryGetProperty("next", out var link) ? link.GetString() : null;
        }

        Assert.Equal(whole.GetProperty("rows").EnumerateArray().Select(row => row.ToString()), rows);
    }

    [Fact]
    public async Task Csv_has_the_rows_of_json()
    {
        var json = await Campaign.OkAsync(await campaign.AnalystAsync("api/aggregates?scope=nation"));
        using var csv = await campaign.AnalystAsync("api/aggregates?scope=nation&format=csv");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        var lines = (await csv.Content.ReadAsStringAsync(Cancel)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(json.GetProperty("total").GetInt32(), lines.Length - 1);
        var columns = lines[0].Split(',').Length;
        Assert.All(lines, line => Assert.Equal(columns, line.Split(',').Length));
    }

    [Fact]
    public async Task What_was_pulled_already_is_not_sent_again()
    {
        using var first = await campaign.AnalystAsync("api/aggregates");
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/aggregates");
        request.Headers.Authorization = new("Bearer", await campaign.KeyAsync(Surveys.Storage.AccessRole.Analyst));
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await published.App.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }
}

/// <summary>A small campaign, closed, counted and published.</summary>
public sealed class PublishedCampaign(AzuriteFixture azurite) : IAsyncLifetime
{
    internal AppFixture App { get; private set; } = null!;

    internal Campaign Campaign { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await AppFixture.StartAsync(azurite);
        Campaign = new Campaign(App);
        for (var school = 1; school <= 4; school++)
        {
            await Campaign.RunSessionAsync(App, $"shkolla-{school}", 25, school < 4 ? "AL-11" : "AL-02");
        }

        await Campaign.PublishAsync();
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
