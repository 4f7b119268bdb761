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
    [InlineData("basis=post", "basis", "Post")]
    [InlineData("basis=pairs", "basis", "Pairs")]
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
        var page = await Campaign.OkAsync(await campaign.AnalystAsync("api/aggregates?scope=region,nation&item=score&basis=Pairs"));
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
    public async Task The_columns_are_those_of_the_page_on_rows_in_its_order()
    {
        using var csv = await campaign.AnalystAsync("api/aggregates?format=csv&limit=1");
        var columns = (await csv.Content.ReadAsStringAsync(Cancel)).Split("\r\n")[0].Split(',');
        var page = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "docs", "rows.md"), Cancel);
        Assert.Equal(
            page.SkipWhile(line => !line.StartsWith("| column |", StringComparison.Ordinal)).Skip(2)
                .TakeWhile(line => line.StartsWith('|')).SelectMany(line => line.Split('|')[1].Split(',')).Select(name => name.Trim()),
            columns);
    }

    [Fact]
    public async Task Only_headcounts_and_sessions_are_exact()
    {
        var rows = await RowsAsync("");
        Assert.NotEmpty(rows);
        foreach (var row in rows.Where(row => row.TryGetProperty("value", out _)))
        {
            var (item, measure, unit) = (Text(row, "item"), Text(row, "measure"), Text(row, "unit"));
            var value = row.GetProperty("value").GetDouble();
            if (unit == "Count")
            {
                var isExact = item is "headcount" or "sessions";
                Assert.Equal(isExact ? null : 3, Number(row, "rounding"));
                Assert.True(isExact || value % 3 == 0, row.ToString());
            }
            else
            {
                Assert.Null(Number(row, "rounding"));
                double[] numbers = [value, Number(row, "lower") ?? 0, Number(row, "upper") ?? 0];
                var grid = unit switch { "Share" => 100, "Points" => 1, "Steps" or "Factor" => 10, "Items" => 2, _ => 0 };
                Assert.True(grid > 0, $"{item} {measure}: {unit}");
                Assert.All(numbers, number => Assert.Equal(Math.Round(number * grid), number * grid, 1e-9));
            }

            var isOfHeadcount = item is "headcount" or "sessions" || measure == "responseRate";
            Assert.True(isOfHeadcount || Number(row, "base") % 3 == 0, row.ToString());
        }
    }

    [Fact]
    public async Task A_change_is_what_comes_after_less_what_came_before()
    {
        var rows = (await RowsAsync("?basis=pairs")).Where(row => Text(row, "measure") is "before" or "after" or "change")
            .GroupBy(row => (Text(row, "scope"), Text(row, "id"), Text(row, "item"), Text(row, "by"), Text(row, "group")))
            .Select(table => table.ToDictionary(row => Text(row, "measure")!, row => row.GetProperty("value").GetDouble()))
            .Where(table => table.Count == 3).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, table => Assert.Equal(table["change"], (table["after"] - table["before"]) * 100, 1e-9));
    }

    [Fact]
    public async Task What_is_suppressed_has_a_rule_and_no_number()
    {
        var rows = await RowsAsync("");
        Assert.Contains(rows, row => Text(row, "suppressed") is not null);
        Assert.All(rows, row => Assert.NotEqual(row.TryGetProperty("value", out _), row.TryGetProperty("suppressed", out _)));
    }

    [Fact]
    public async Task A_publication_is_of_an_hour()
    {
        var page = await Campaign.OkAsync(await campaign.AnalystAsync("api/aggregates"));
        Assert.Equal(TimeSpan.Zero, TimeSpan.FromTicks(page.GetProperty("asOf").GetDateTimeOffset().Ticks % TimeSpan.TicksPerHour));
    }

    [Fact]
    public async Task The_ledger_has_the_respondents_of_the_nations_release()
    {
        var ledger = await Campaign.OkAsync(await campaign.AnalystAsync("api/campaign"));
        foreach (var (basis, name) in new[] { ("Pre", "responsesPre"), ("Post", "responsesPost"), ("Pairs", "pairs") })
        {
            var rows = await RowsAsync($"?scope=nation&item=respondents&by=none&basis={basis}");
            var published = rows.Where(row => Text(row, "unit") == "Count").Sum(row => row.GetProperty("value").GetDouble());
            Assert.True(published > 0);
            Assert.Equal(published, ledger.GetProperty(name).GetDouble());
        }
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

    private async Task<IReadOnlyList<System.Text.Json.JsonElement>> RowsAsync(string query) =>
        [.. (await Campaign.OkAsync(await campaign.AnalystAsync($"api/aggregates{query}"))).GetProperty("rows").EnumerateArray()];

    private static string? Text(System.Text.Json.JsonElement row, string column) =>
        row.TryGetProperty(column, out var value) ? value.GetString() : null;

    private static double? Number(System.Text.Json.JsonElement row, string column) =>
        row.TryGetProperty(column, out var value) ? value.GetDouble() : null;
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
