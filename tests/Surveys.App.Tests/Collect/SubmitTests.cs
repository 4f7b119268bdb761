using System.Net;
using System.Text;
using Surveys.Campaigns;
using Surveys.Responses;
using Surveys.Testing;

namespace Surveys.App.Tests.Collect;

public sealed class SubmitTests(AppFixture app, AzuriteFixture azurite) : IClassFixture<AppFixture>
{
    private readonly Campaign campaign = new(app);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_response_sent_twenty_times_at_once_is_stored_once()
    {
        var session = await campaign.RegisterAsync();
        var id = Guid.NewGuid();
        var responses = await Task.WhenAll(Enumerable.Range(0, 20)
            .Select(_ => campaign.SubmitAsync(session.Pre, id, session.Answers(Phase.Pre, right: true))));
        Assert.Equal(1, responses.Count(response => response.StatusCode == HttpStatusCode.Created));
        Assert.Equal(19, responses.Count(response => response.StatusCode == HttpStatusCode.OK));
        Assert.Equal((1, 0), await campaign.Storage.Responses.CountAsync(session.SessionId, Cancel));
    }

    [Fact]
    public async Task Other_answers_under_the_same_id_are_a_conflict_and_the_first_stay()
    {
        var session = await campaign.RegisterAsync();
        var id = Guid.NewGuid();
        await Campaign.OkAsync(await campaign.SubmitAsync(session.Pre, id, session.Answers(Phase.Pre, right: true)));
        await Campaign.ProblemAsync(
            await campaign.SubmitAsync(
                session.Pre, id, session.Answers(Phase.Pre, right: false)), HttpStatusCode.Conflict, "other-answers");
        var stored = Assert.Single(await campaign.Storage.Responses.OfSessionAsync(session.SessionId, session.Questionnaire, Cancel));
        Assert.True(
            AnswerSheet.Check(session.Questionnaire, Phase.Pre, session.Answers(Phase.Pre, right: true)).TryGet(out var first, out _));
        Assert.Equal(first, stored.Answers);
    }

    [Fact]
    public async Task An_answer_to_an_item_that_does_not_exist_is_named()
    {
        var session = await campaign.RegisterAsync();
        var problem = await Campaign.ProblemAsync(
            await campaign.SubmitAsync(session.Pre, Guid.NewGuid(), new Dictionary<string, string> { ["shoeSize"] = "37" }),
            HttpStatusCode.BadRequest,
            "invalid-answers");
        Assert.Equal("answers.shoeSize", problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task An_answer_to_an_item_of_the_other_phase_is_refused()
    {
        var session = await campaign.RegisterAsync();
        var postOnly = session.Questionnaire.Items.First(item => !item.IsAskedIn(Phase.Pre));
        await Campaign.ProblemAsync(
            await campaign.SubmitAsync(session.Pre, Guid.NewGuid(), new Dictionary<string, string> { [postOnly.Id] = postOnly.Options[0] }),
            HttpStatusCode.BadRequest,
            "invalid-answers");
    }

    [Fact]
    public async Task Every_item_can_be_left_out()
    {
        var session = await campaign.RegisterAsync();
        await Campaign.OkAsync(await campaign.SubmitAsync(session.Pre, Guid.NewGuid(), new Dictionary<string, string>()));
        Assert.Equal((1, 0), await campaign.Storage.Responses.CountAsync(session.SessionId, Cancel));
    }

    [Fact]
    public async Task A_body_of_one_megabyte_is_too_large()
    {
        var session = await campaign.RegisterAsync();
        var response = await campaign.SendAsync(
            HttpMethod.Put, $"api/surveys/{session.Pre}/responses/{Guid.NewGuid()}", new string(' ', 1024 * 1024));
        await Campaign.ProblemAsync(response, HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task A_forged_code_is_refused_before_storage_is_asked()
    {
        var session = await campaign.RegisterAsync();
        var last = session.Pre[^1] == '0' ? '1' : '0';
        await Campaign.ProblemAsync(
            await campaign.SubmitAsync(session.Pre[..^1] + last, Guid.NewGuid(), session.Answers(Phase.Pre, right: true)),
            HttpStatusCode.NotFound,
            "no-such-code");
    }

    [Fact]
    public async Task The_wrong_content_type_is_named()
    {
        var session = await campaign.RegisterAsync();
        await Campaign.ProblemAsync(
            await campaign.SendAsync(HttpMethod.Put, $"api/surveys/{session.Pre}/responses/{Guid.NewGuid()}", "{}", "text/plain"),
            HttpStatusCode.UnsupportedMediaType,
            "wrong-content-type");
    }

    [Theory]
    [InlineData("""{"answers":{"gender":"gi""")]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"answers":{"gender":1}}""")]
    [InlineData("""{"answers":{"gender":"girl","gender":"boy"}}""")]
    [InlineData("""{"answers":{},"name":"Ana"}""")]
    [InlineData("\u0000")]
    public async Task A_body_that_is_not_the_json_asked_for_is_said_so(string body)
    {
        var session = await campaign.RegisterAsync();
        await Campaign.ProblemAsync(
            await campaign.SendAsync(HttpMethod.Put, $"api/surveys/{session.Pre}/responses/{Guid.NewGuid()}", body),
            HttpStatusCode.BadRequest,
            "invalid-json");
    }

    [Fact]
    public async Task An_id_that_is_no_uuid_is_refused()
    {
        var session = await campaign.RegisterAsync();
        await Campaign.ProblemAsync(
            await campaign.SendAsync(HttpMethod.Put, $"api/surveys/{session.Pre}/responses/42", """{"answers":{}}"""),
            HttpStatusCode.BadRequest,
            "invalid-response-id");
    }

    [Fact]
    public async Task After_closing_only_an_answer_with_a_ticket_is_taken_and_only_for_fourteen_days()
    {
        await using var own = await AppFixture.StartAsync(azurite);
        var there = new Campaign(own);
        var session = await there.RegisterAsync();
        var ticket = await there.TicketAsync(session.Post);
        await Campaign.OkAsync(await there.StaffAsync(HttpMethod.Post, $"api/sessions/{session.Id}/close"));
        own.Clock.Advance(TimeSpan.FromMinutes(1));

        var answers = session.Answers(Phase.Post, right: true);
        await Campaign.ProblemAsync(await there.SubmitAsync(session.Post, Guid.NewGuid(), answers), HttpStatusCode.Gone, "closed");
        await Campaign.ProblemAsync(
            await there.SubmitAsync(
                session.Pre, Guid.NewGuid(), session.Answers(Phase.Pre, right: true), ticket), HttpStatusCode.Gone, "closed");
        await Campaign.OkAsync(await there.SubmitAsync(session.Post, Guid.NewGuid(), answers, ticket));

        own.Clock.Advance(TimeSpan.FromDays(14));
        await Campaign.ProblemAsync(await there.SubmitAsync(session.Post, Guid.NewGuid(), answers, ticket), HttpStatusCode.Gone, "closed");
        Assert.Equal((0, 1), await there.Storage.Responses.CountAsync(session.SessionId, Cancel));
    }

    [Fact]
    public async Task Before_its_day_a_session_takes_nothing()
    {
        var session = await campaign.RegisterAsync();
        var tomorrow = app.Clock.GetUtcNow().AddDays(1).ToString("yyyy-MM-dd", null);
        var body = $$$"""{"school":"{{{session.School}}}","date":"{{{tomorrow}}}","grade":5,"headcount":{"girls":1}}""";
        var planned = await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Put, "api/sessions/0123456789ab", body));
        await Campaign.ProblemAsync(
            await campaign.SubmitAsync(
                planned.GetProperty("pre").GetProperty("code").GetString()!, Guid.NewGuid(), new Dictionary<string, string>()),
            HttpStatusCode.Conflict,
            "not-yet-open");
    }

    [Fact]
    public async Task Nothing_stored_tells_who_sent_it_or_when_or_in_which_language()
    {
        var session = await campaign.RegisterAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/surveys/{session.Pre}/responses/{Guid.NewGuid()}");
        request.Content = new StringContent(
            """{"answers":{"gender":"girl"},"pair":"0123456789abcdef","language":"mk"}""", Encoding.UTF8, "application/json");
        request.Headers.Add("User-Agent", "Cracked Phone 3000");
        request.Headers.Add("X-Forwarded-For", "203.0.113.7");
        await Campaign.OkAsync(await app.Client.SendAsync(request, Cancel));

        var table = new Azure.Data.Tables.TableClient(app.Connection, "responses");
        var rows = table.QueryAsync<Azure.Data.Tables.TableEntity>($"PartitionKey eq '{session.Id}'", cancellationToken: Cancel);
        var row = await rows.SingleAsync(Cancel);
        Assert.Equal(
            ["PartitionKey", "RowKey", "Timestamp", "answers", "odata.etag", "pair"],
            row.Keys.Order(StringComparer.Ordinal));
        Assert.DoesNotContain("0123456789abcdef", row.GetString("pair"), StringComparison.Ordinal);
    }
}
