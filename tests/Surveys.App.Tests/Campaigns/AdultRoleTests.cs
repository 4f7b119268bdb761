using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Microsoft.Extensions.DependencyInjection;
using Surveys.App.Analyze;
using Surveys.Campaigns;
using Surveys.Storage;
using Surveys.Testing;

namespace Surveys.App.Tests.Campaigns;

/// <summary>A role is a member of <see cref="AdultRole"/> and words: everything else follows from them.</summary>
public sealed class AdultRoleTests(AppFixture app) : IClassFixture<AppFixture>
{
    private const string Id = "0000000000r0";
    private static readonly Headcount Room = new(3, 4, role => 10 + (int)role);

    private readonly Campaign campaign = new(app);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_role_goes_from_the_body_to_the_table_the_view_and_the_ledger()
    {
        await campaign.RegisterAsync("roles");
        var before = (await app.Services.GetRequiredService<LedgerReader>().ReadAsync(Cancel)).Headcount;
        var view = (await PutAsync(Adults(role => Room[role]))).GetProperty("headcount").GetProperty("adults");
        var row = await new TableServiceClient(app.Connection).GetTableClient(StorageKeys.Sessions)
            .QueryAsync<TableEntity>($"RowKey eq '{Id}'", cancellationToken: Cancel).SingleAsync(Cancel);
        var ledger = (await Campaign.OkAsync(await campaign.AnalystAsync("api/campaign"))).GetProperty("headcount");
        var stored = await campaign.Storage.Sessions.FindAsync(SessionId.TryParse(Id, out var id) ? id : default, Cancel);

        Assert.Equal(Room, stored!.Session.Headcount);
        Assert.Equal(before.Adults + Room.Adults, ledger.GetProperty("adults").GetInt32());
        Assert.Equal(
            ["pupils", "girls", "boys", "adults", .. AdultRoles.All.Select(role => role.Field())],
            ledger.EnumerateObject().Select(each => each.Name));
        Assert.Equal(AdultRoles.All.Select(role => role.Field()), view.EnumerateObject().Select(each => each.Name));
        Assert.All(Enum.GetValues<AdultRole>(), role =>
        {
            Assert.Equal(Room[role], view.GetProperty(role.Field()).GetInt32());
            Assert.Equal(Room[role], row.GetInt32(role.Field()));
            Assert.Equal(before[role] + Room[role], ledger.GetProperty(role.Field()).GetInt32());
        });
    }

    [Fact]
    public async Task Every_role_has_a_field_in_both_forms_of_the_page()
    {
        var html = await app.Client.GetStringAsync("staff?lang=en", Cancel);
        var words = campaign.Languages.FindLanguage("en")!.Staff.Roles;
        Assert.All(Enum.GetValues<AdultRole>(), role => Assert.Equal(
            2, Regex.Count(html, $"""<label for="(new|change)-{role.Field()}">{words[role]}</label><input [^>]*name="{role.Field()}" """)));
    }

    [Fact]
    public void No_other_code_writes_the_field_of_a_role()
    {
        var fields = string.Join('|', AdultRoles.All.Select(role => role.Field()));
        var written = new Regex($"(?<!<c>)[\"'.]({fields})\\b");
        Assert.Matches(written, "row['psychologists']");
        Assert.Equal([], Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions"), "*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".js" && !Regex.IsMatch(file, "/(obj|bin|node_modules)/"))
            .Where(file => written.IsMatch(File.ReadAllText(file))).Select(Path.GetFileName));
    }

    [Theory]
    [InlineData("""{"astronauts":1}""", "headcount.adults.astronauts")]
    [InlineData("""{"Parents":1}""", "headcount.adults.Parents")]
    [InlineData("""{"0":1}""", "headcount.adults.0")]
    [InlineData("""{"parents":"many"}""", "headcount.adults.parents")]
    [InlineData("""{"parents":null}""", "headcount.adults.parents")]
    [InlineData("""{"parents":1.5}""", "headcount.adults.parents")]
    [InlineData("""{"parents":1,"parents":2}""", "headcount.adults.parents")]
    [InlineData("[]", "headcount.adults")]
    public async Task What_is_no_role_or_no_number_is_refused_by_its_place(string adults, string field)
    {
        var problem = await Campaign.ProblemAsync(
            await campaign.StaffAsync(HttpMethod.Put, $"api/sessions/{Id}", Body(adults)), HttpStatusCode.BadRequest, "invalid-json");
        Assert.Equal(field, problem.GetProperty("field").GetString());
    }

    private async Task<JsonElement> PutAsync(string adults) =>
        await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Put, $"api/sessions/{Id}", Body(adults)));

    private static string Adults(Func<AdultRole, int> count) =>
        $"{{{string.Join(',', AdultRoles.All.Select(role => $"\"{role.Field()}\":{count(role)}"))}}}";

    private static string Body(string adults) =>
        $$$"""{"school":"roles","date":"2025-05-05","audience":"Adults","headcount":{"girls":3,"boys":4,"adults":{{{adults}}}}}""";
}
