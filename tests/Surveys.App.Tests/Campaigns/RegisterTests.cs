using System.Net;
using System.Text;
using Surveys.Campaigns;
using Surveys.Storage;
using Surveys.Testing;

namespace Surveys.App.Tests.Campaigns;

public sealed class RegisterTests(AppFixture app) : IClassFixture<AppFixture>
{
    private readonly Campaign campaign = new(app);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_csv_of_schools_is_stored_whole()
    {
        var csv = "Region;ID;Name;Area;Level\n"
            + "AL-06;korce-1;\"Shkolla; \"\"Naim\"\" ë ç\";Rural;combined\nAL-06;korce-2;Gjimnazi;urban;Secondary\n";
        await Campaign.OkAsync(await ImportAsync(csv));
        var school = await campaign.Storage.Schools.FindAsync("korce-1", Cancel);
        Assert.Equal("Shkolla; \"Naim\" ë ç", school!.Name);
        Assert.Equal(Surveys.Campaigns.SchoolLevel.Combined, school.Level);
        Assert.NotNull(await campaign.Storage.Schools.FindAsync("korce-2", Cancel));
    }

    [Fact]
    public async Task One_bad_line_stores_nothing_and_every_bad_line_is_named()
    {
        var csv = "id,name,region,level,area\n"
            + "good-1,Shkolla,AL-01,Primary,Urban\nbad 2,Shkolla,AL-99,Primary,Urban\ngood-1,,AL-01,Kindergarten,Sea\n";
        var problem = await Campaign.ProblemAsync(await ImportAsync(csv), HttpStatusCode.BadRequest, "invalid-schools");
        var detail = problem.GetProperty("detail").GetString()!;
        Assert.All(
            ["Line 3, id", "Line 3, region", "Line 4, name", "Line 4, level", "Line 4, area", "already"],
            expected => Assert.Contains(expected, detail, StringComparison.Ordinal));
        Assert.Null(await campaign.Storage.Schools.FindAsync("good-1", Cancel));
    }

    [Theory]
    [InlineData("", "id")]
    [InlineData("id,name\na,b\n", "region")]
    [InlineData("id,name,region,level,area\n", "no schools")]
    [InlineData("id,name,region,level,area\nonly-one\n", "Line 2")]
    [InlineData("id,name,region,level,area\n\"open,b,c,d,e\n", "line")]
    public async Task A_file_that_is_no_such_csv_is_said_so(string csv, string expected)
    {
        var problem = await Campaign.ProblemAsync(await ImportAsync(csv), HttpStatusCode.BadRequest, "invalid-schools");
        Assert.Contains(expected, problem.GetProperty("detail").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_csv_that_is_not_utf8_is_said_so()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/schools/import");
        request.Content = new ByteArrayContent(Encoding.Latin1.GetBytes("id,name,region,level,area\na,Shkolla ë,AL-01,Primary,Urban\n"));
        request.Content.Headers.ContentType = new("text/csv");
        request.Headers.Authorization = new("Bearer", await campaign.KeyAsync(AccessRole.Staff));
        var problem = await Campaign.ProblemAsync(
            await app.Client.SendAsync(request, Cancel), HttpStatusCode.BadRequest, "invalid-schools");
        Assert.Contains("UTF-8", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_sent_again_changes_its_headcount_and_keeps_its_codes()
    {
        var session = await campaign.RegisterAsync();
        var date = app.Clock.GetUtcNow().ToString("yyyy-MM-dd", null);
        var response = await campaign.StaffAsync(
            HttpMethod.Put,
            $"api/sessions/{session.Id}",
            $$$"""{"school":"{{{session.School}}}","date":"{{{date}}}","grade":6,"headcount":{"girls":20,"boys":1,"adults":{"teachers":2} } }""");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var body = await Campaign.OkAsync(response);
        Assert.Equal(session.Pre, body.GetProperty("pre").GetProperty("code").GetString());
        var stored = await campaign.Storage.Sessions.FindAsync(session.SessionId, Cancel);
        Assert.Equal(
            (20, 1, 2), (stored!.Session.Headcount.Girls, stored.Session.Headcount.Boys, stored.Session.Headcount[AdultRole.Teacher]));
    }

    [Fact]
    public async Task A_session_keeps_its_school_and_audience()
    {
        var session = await campaign.RegisterAsync();
        await campaign.RegisterAsync("shkolla-2");
        var problem = await Campaign.ProblemAsync(
            await campaign.StaffAsync(
                HttpMethod.Put, $"api/sessions/{session.Id}", """{"school":"shkolla-2","date":"2025-05-05","grade":5,"headcount":{}}"""),
            HttpStatusCode.Conflict,
            "session-is-fixed");
        Assert.Equal("school", problem.GetProperty("field").GetString());
    }

    [Theory]
    [InlineData("""{"school":"nowhere","date":"2025-05-05","grade":5,"headcount":{}}""", "school")]
    [InlineData("""{"school":"shkolla-1","date":"2025-05-05","headcount":{}}""", "audience")]
    [InlineData("""{"school":"shkolla-1","date":"2025-05-05","grade":13,"headcount":{}}""", "grade")]
    [InlineData("""{"school":"shkolla-1","date":"2025-05-05","grade":3,"audience":"Pupils13To18","headcount":{}}""", "grade")]
    [InlineData("""{"school":"shkolla-1","date":"2025-05-05","grade":5,"headcount":{"girls":-1}}""", "headcount")]
    [InlineData("""{"school":"shkolla-1","date":"0001-01-01","grade":5,"headcount":{}}""", "date")]
    public async Task A_session_that_cannot_be_is_refused_with_its_field(string body, string field)
    {
        await campaign.RegisterAsync();
        var problem = await Campaign.ProblemAsync(
            await campaign.StaffAsync(HttpMethod.Put, "api/sessions/zzzzzzzzzzzz", body), HttpStatusCode.BadRequest, "invalid-session");
        Assert.Equal(field, problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task A_school_with_sessions_cannot_move()
    {
        await campaign.RegisterAsync("stays");
        await Campaign.ProblemAsync(
            await campaign.StaffAsync(
                HttpMethod.Put, "api/schools/stays", """{"name":"S","region":"AL-01","level":"Primary","area":"Urban"}"""),
            HttpStatusCode.Conflict,
            "school-has-sessions");
    }

    [Fact]
    public async Task Closing_twice_is_closing_once()
    {
        var session = await campaign.RegisterAsync();
        var first = await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Post, $"api/sessions/{session.Id}/close"));
        var closedAt = (await campaign.Storage.Sessions.FindAsync(session.SessionId, Cancel))!.Session.ClosedAt;
        var second = await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Post, $"api/sessions/{session.Id}/close"));
        Assert.Equal("Closed", first.GetProperty("state").GetString());
        Assert.Equal(first.ToString(), second.ToString());
        Assert.Equal(closedAt, (await campaign.Storage.Sessions.FindAsync(session.SessionId, Cancel))!.Session.ClosedAt);
    }

    [Fact]
    public async Task Progress_counts_answers_and_shows_none()
    {
        var session = await campaign.RegisterAsync(girls: 2, boys: 3);
        await campaign.AnswerAsync(session, 3);
        var progress = await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Get, $"api/sessions/{session.Id}/progress"));
        Assert.Equal("""{"state":"Open","headcount":5,"pre":3,"post":3}""", progress.ToString());
    }

    [Fact]
    public async Task After_closing_progress_counts_in_tens_so_that_nobody_sees_a_late_answer_come()
    {
        var session = await campaign.RegisterAsync();
        await campaign.AnswerAsync(session, 17);
        var ticket = await campaign.TicketAsync(session.Post);
        Assert.Equal("""{"state":"Open","headcount":28,"pre":17,"post":17}""", await ProgressAsync());
        await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Post, $"api/sessions/{session.Id}/close"));
        Assert.Equal("""{"state":"Closed","headcount":28,"pre":10,"post":10}""", await ProgressAsync());
        for (var late = 1; late <= 3; late++)
        {
            Assert.Equal("""{"state":"Closed","headcount":28,"pre":10,"post":10}""", await ProgressAsync());
            var answers = session.Answers(Phase.Post, right: true);
            await Campaign.OkAsync(await campaign.SubmitAsync(session.Post, Guid.NewGuid(), answers, ticket));
        }

        Assert.Equal("""{"state":"Closed","headcount":28,"pre":10,"post":20}""", await ProgressAsync());

        async Task<string> ProgressAsync() =>
            (await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Get, $"api/sessions/{session.Id}/progress"))).ToString();
    }

    [Fact]
    public async Task The_typed_code_leads_to_the_page_of_the_session()
    {
        var session = await campaign.RegisterAsync();
        var typed = (await campaign.Storage.Sessions.FindAsync(session.SessionId, Cancel))!.CodePost;
        var response = await app.Client.GetAsync(new Uri($"/?code={typed.ToLowerInvariant()}", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.StartsWith($"/s/{session.Post}", response.Headers.Location!.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_qr_codes_are_an_svg_and_a_png()
    {
        var session = await campaign.RegisterAsync();
        var svg = await campaign.StaffAsync(HttpMethod.Get, $"api/sessions/{session.Id}/qr/pre.svg");
        Assert.Equal("image/svg+xml", svg.Content.Headers.ContentType!.MediaType);
        Assert.Contains("<svg", await svg.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var png = await campaign.StaffAsync(HttpMethod.Get, $"api/sessions/{session.Id}/qr/post.png");
        Assert.Equal([0x89, 0x50, 0x4E, 0x47], (await png.Content.ReadAsByteArrayAsync(Cancel))[..4]);
        await Campaign.ProblemAsync(
            await campaign.StaffAsync(
                HttpMethod.Get, $"api/sessions/{session.Id}/qr/during.svg"), HttpStatusCode.BadRequest, "invalid-phase");
    }

    [Theory]
    [InlineData("GET", "api/schools")]
    [InlineData("PUT", "api/schools/a")]
    [InlineData("POST", "api/schools/import")]
    [InlineData("GET", "api/sessions")]
    [InlineData("PUT", "api/sessions/0123456789ab")]
    [InlineData("POST", "api/sessions/0123456789ab/close")]
    [InlineData("GET", "api/sessions/0123456789ab/progress")]
    [InlineData("GET", "api/sessions/0123456789ab/qr/pre.svg")]
    [InlineData("GET", "api/campaign")]
    [InlineData("GET", "api/aggregates")]
    public async Task A_key_of_another_role_or_none_opens_nothing(string method, string route)
    {
        // Staff may read what analysts read.
        string[] analyst = route.StartsWith("api/s", StringComparison.Ordinal) ? [await campaign.KeyAsync(AccessRole.Analyst)] : [];
        foreach (var key in analyst.Append(await campaign.KeyAsync(AccessRole.School, "a")))
        {
            await Campaign.ProblemAsync(
                await campaign.SendAsync(new HttpMethod(method), route, null, key: key), HttpStatusCode.Forbidden, "other-role");
        }

        foreach (var key in (string?[])[null, "", "abc"])
        {
            await Campaign.ProblemAsync(
                await campaign.SendAsync(new HttpMethod(method), route, null, key: key), HttpStatusCode.Unauthorized, "key-needed");
        }
    }

    [Fact]
    public async Task A_key_that_expired_or_was_revoked_opens_nothing()
    {
        var keys = campaign.Storage.AccessKeys;
        var (expired, _) = await keys.CreateAsync(AccessRole.Analyst, "", null, app.Clock.GetUtcNow(), Cancel);
        var (revoked, stored) = await keys.CreateAsync(AccessRole.Analyst, "", null, app.Clock.GetUtcNow().AddDays(1), Cancel);
        await Campaign.OkAsync(await campaign.SendAsync(HttpMethod.Get, "api/campaign", null, key: revoked));
        await keys.RevokeAsync(stored, Cancel);
        foreach (var key in new[] { expired, revoked })
        {
            await Campaign.ProblemAsync(
                await campaign.SendAsync(HttpMethod.Get, "api/campaign", null, key: key), HttpStatusCode.Unauthorized, "key-needed");
        }
    }

    private Task<HttpResponseMessage> ImportAsync(string csv) =>
        campaign.StaffAsync(HttpMethod.Post, "api/schools/import", csv, "text/csv; charset=utf-8");
}
