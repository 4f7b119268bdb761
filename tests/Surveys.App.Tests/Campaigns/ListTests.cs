using System.Net;
using System.Text.Json;
using Surveys.Testing;

namespace Surveys.App.Tests.Campaigns;

/// <summary>What the facilitator's page lists.</summary>
public sealed class ListTests(AppFixture app) : IClassFixture<AppFixture>
{
    private readonly Campaign campaign = new(app);

    [Fact]
    public async Task Sessions_come_in_the_order_of_their_days_with_the_day_of_the_server()
    {
        var later = await campaign.RegisterAsync("lists", inDays: 2);
        var earlier = await campaign.RegisterAsync("lists");
        var farOff = await campaign.RegisterAsync("lists", inDays: 15);

        var usual = await ListAsync("");
        Assert.Equal("2025-05-05", usual.GetProperty("today").GetString());
        Assert.Equal(("2025-04-21", "2025-05-19"), (usual.GetProperty("from").GetString(), usual.GetProperty("to").GetString()));
        Assert.Equal([earlier.Id, later.Id], Ids(usual));
        Assert.Equal([later.Id, farOff.Id], Ids(await ListAsync("?from=2025-05-07&to=2025-05-20")));
        Assert.Equal([later.Id], Ids(await ListAsync("?from=2025-05-07&to=2025-05-07")));

        var one = usual.GetProperty("sessions").EnumerateArray().First(session => session.GetProperty("id").GetString() == earlier.Id);
        Assert.Equal(("lists", "Open", earlier.Pre), (
            one.GetProperty("school").GetString(), one.GetProperty("state").GetString(), one.GetProperty("pre").GetProperty("code")
                .GetString()));
    }

    [Theory]
    [InlineData("?from=yesterday", "from")]
    [InlineData("?from=2025-13-01", "from")]
    [InlineData("?to=1.5.2025", "to")]
    [InlineData("?from=2025-05-07&to=2025-05-06", "to")]
    [InlineData("?from=2024-01-01&to=2025-05-06", "to")]
    public async Task Days_that_cannot_be_are_refused_with_their_field(string query, string field)
    {
        var problem = await Campaign.ProblemAsync(
            await campaign.StaffAsync(HttpMethod.Get, "api/sessions" + query), HttpStatusCode.BadRequest, "invalid-days");
        Assert.Equal(field, problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task The_register_of_schools_is_listed_as_it_was_sent()
    {
        await Campaign.OkAsync(await campaign.StaffAsync(
            HttpMethod.Put, "api/schools/listed", """{"name":"Shkolla «Naim» ë","region":"AL-06","level":"Combined","area":"Rural"}"""));
        var list = await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Get, "api/schools"));
        Assert.Contains(
            """{"id":"listed","name":"Shkolla «Naim» ë","region":"AL-06","level":"Combined","area":"Rural"}""",
            list.GetProperty("schools").EnumerateArray().Select(school => school.ToString()));
    }

    [Fact]
    public async Task Progress_counts_the_heads_of_those_who_answer()
    {
        await campaign.RegisterAsync("heads");
        var people = """{"girls":9,"boys":1,"adults":{"parents":4,"teachers":2}}""";
        foreach (var (id, who, heads) in new[] { ("0000000000gr", "\"grade\":6", 10), ("0000000000ad", "\"audience\":\"Adults\"", 6) })
        {
            await Campaign.OkAsync(await campaign.StaffAsync(
                HttpMethod.Put, $"api/sessions/{id}", $$"""{"school":"heads","date":"2025-05-30",{{who}},"headcount":{{people}}}"""));
            var progress = await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Get, $"api/sessions/{id}/progress"));
            Assert.Equal(heads, progress.GetProperty("headcount").GetInt32());
        }
    }

    private async Task<JsonElement> ListAsync(string query) =>
        await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Get, "api/sessions" + query));

    private static IEnumerable<string> Ids(JsonElement list) =>
        list.GetProperty("sessions").EnumerateArray().Where(session => session.GetProperty("school").GetString() == "lists")
            .Select(session => session.GetProperty("id").GetString()!);
}
