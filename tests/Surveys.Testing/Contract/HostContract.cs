using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Surveys.App;
using Surveys.App.Http;
using Surveys.Campaigns;
using Surveys.Storage;
using Surveys.Tallies;
using UglyToad.PdfPig;

namespace Surveys.Testing.Contract;

/// <summary>
/// What the functions promise over HTTP, whatever hosts them. Every host's suite has a class that inherits these tests.
/// An address that belongs to no function is not part of it: behind the Functions host, the host answers there.
/// </summary>
public abstract partial class HostContract(SurveyHost host)
{
    /// <summary>Enough for a school's figures to be released.</summary>
    private const int Class = 25;

    /// <summary>The first window of a connection.</summary>
    private const int LargestPage = 14 * 1024;

    private readonly Campaign campaign = new(host.Client, host.Services, host.Clock);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Live_and_ready_are_said_in_one_word()
    {
        Assert.Equal("live\n", await host.Client.GetStringAsync(Address("health/live"), Cancel));
        Assert.Equal("ready\n", await host.Client.GetStringAsync(Address("health/ready"), Cancel));
    }

    [Fact]
    public async Task Every_address_leads_to_its_function()
    {
        foreach (var function in Declared)
        {
            using var request = new HttpRequestMessage(new HttpMethod(function.Methods[0]), Address(Filled(function, "ZZZZ")));
            if (function.Methods[0] != "GET")
            {
                request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            }

            using var response = await host.Client.SendAsync(request, Cancel);
            var text = await response.Content.ReadAsStringAsync(Cancel);
            Assert.True((int)response.StatusCode < 500, $"{function.Name}: {response.StatusCode} {text}");
            Assert.DoesNotContain("urn:surveys:problem:not-found", text, StringComparison.Ordinal);
            Assert.False(response.StatusCode == HttpStatusCode.NotFound && text.Length == 0, $"{function.Name} is not served.");
        }
    }

    [Fact]
    public async Task Head_is_answered_as_get_without_the_body()
    {
        foreach (var function in Declared.Where(function => function.Methods.Contains("GET")))
        {
            Assert.Contains("HEAD", function.Methods);
            using var get = await host.Client.GetAsync(Address(Filled(function, "ZZZZ")), Cancel);
            using var request = new HttpRequestMessage(HttpMethod.Head, Address(Filled(function, "ZZZZ")));
            using var head = await host.Client.SendAsync(request, Cancel);
            Assert.Equal((function.Name, get.StatusCode), (function.Name, head.StatusCode));
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancel));
        }
    }

    [Fact]
    public async Task Every_response_is_kept_nowhere_framed_nowhere_and_named_as_it_is()
    {
        foreach (var function in Declared.Where(function => function.Methods.Contains("GET")))
        {
            using var response = await host.Client.GetAsync(Address(Filled(function, "ZZZZ")), Cancel);
            Assert.NotNull(response.Headers.CacheControl);
            Assert.Equal(["nosniff"], response.Headers.GetValues("X-Content-Type-Options"));
            Assert.Equal(["no-referrer"], response.Headers.GetValues("Referrer-Policy"));
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.True(
                policy.Contains("frame-ancestors 'none'", StringComparison.Ordinal) || function.Name == "ServiceWorker", function.Name);
            Assert.False(response.Headers.Contains("Set-Cookie"));
            Assert.False(response.Headers.Contains("X-Powered-By"));
        }
    }

    [Fact]
    public async Task A_key_is_needed_and_it_must_be_of_the_right_role()
    {
        foreach (var function in Declared.Where(function => function.Role is not null))
        {
            var (method, route) = (new HttpMethod(function.Methods[0]), Filled(function, "ZZZZ"));
            using var without = await campaign.SendAsync(method, route, null);
            await Campaign.ProblemAsync(without, HttpStatusCode.Unauthorized, "key-needed");
            Assert.Equal("Bearer", Assert.Single(without.Headers.WwwAuthenticate).Scheme);

            using var wrong = await campaign.SendAsync(method, route, null, key: new string('A', 43));
            await Campaign.ProblemAsync(wrong, HttpStatusCode.Unauthorized, "key-needed");

            var other = await campaign.KeyAsync(AccessRole.School, "shkolla-1");
            await Campaign.ProblemAsync(await campaign.SendAsync(method, route, null, key: other), HttpStatusCode.Forbidden, "other-role");
        }
    }

    [Fact]
    public async Task A_response_is_stored_once_however_often_and_however_it_is_sent()
    {
        var session = await campaign.RegisterAsync();
        var id = Guid.NewGuid();
        var answers = session.Answers(Phase.Pre, right: true);
        var sent = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => campaign.SubmitAsync(session.Pre, id, answers)));
        Assert.Equal(1, sent.Count(response => response.StatusCode == HttpStatusCode.Created));
        Assert.Equal(9, sent.Count(response => response.StatusCode == HttpStatusCode.OK));
        var body = JsonSerializer.Serialize(new { answers });
        using var posted = await campaign.SendAsync(HttpMethod.Post, $"api/surveys/{session.Pre}/responses/{id}", body);
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);
        await Campaign.ProblemAsync(
            await campaign.SubmitAsync(
                session.Pre, id, session.Answers(Phase.Pre, right: false)), HttpStatusCode.Conflict, "other-answers");
        Assert.Equal((1, 0), await campaign.Storage.Responses.CountAsync(session.SessionId, Cancel));
    }

    [Theory]
    [InlineData("""{"answers":{"shoeSize":"37"}}""", HttpStatusCode.BadRequest, "invalid-answers")]
    [InlineData("""{"answers":{"gender":"gi""", HttpStatusCode.BadRequest, "invalid-json")]
    [InlineData("""{"answers":{},"name":"Ana"}""", HttpStatusCode.BadRequest, "invalid-json")]
    [InlineData("", HttpStatusCode.BadRequest, "invalid-json")]
    [InlineData("null", HttpStatusCode.BadRequest, "invalid-json")]
    [InlineData("[]", HttpStatusCode.BadRequest, "invalid-json")]
    [InlineData("\u0000", HttpStatusCode.BadRequest, "invalid-json")]
    public async Task A_body_that_cannot_be_taken_is_said_so_and_nothing_is_stored(string body, HttpStatusCode status, string slug)
    {
        var session = await campaign.RegisterAsync();
        await Campaign.ProblemAsync(
            await campaign.SendAsync(HttpMethod.Put, $"api/surveys/{session.Pre}/responses/{Guid.NewGuid()}", body), status, slug);
        Assert.Equal((0, 0), await campaign.Storage.Responses.CountAsync(session.SessionId, Cancel));
    }

    /// <summary>The Functions host binds a parameter from the query or the body as well; neither may stand in for the path.</summary>
    [Fact]
    public async Task Nothing_in_the_query_or_the_body_stands_in_for_the_path()
    {
        var (session, other) = (await campaign.RegisterAsync(), await campaign.RegisterAsync());
        var id = Guid.NewGuid();
        using var response = await campaign.SendAsync(
            HttpMethod.Put,
            $"api/surveys/{session.Pre}/responses/{id}?code={other.Pre}&id={Guid.NewGuid()}&cancel=true&request=1",
            """{"answers":{}}""");
        Assert.Equal(id, (await Campaign.OkAsync(response)).GetProperty("id").GetGuid());
        Assert.Equal((1, 0), await campaign.Storage.Responses.CountAsync(session.SessionId, Cancel));
        Assert.Equal((0, 0), await campaign.Storage.Responses.CountAsync(other.SessionId, Cancel));

        using var named = await campaign.SendAsync(
            HttpMethod.Put, $"api/surveys/{session.Pre}/responses/{id}", $$"""{"answers":{},"code":"{{other.Pre}}","cancel":true}""");
        await Campaign.ProblemAsync(named, HttpStatusCode.BadRequest, "invalid-json");
    }

    [Fact]
    public async Task A_body_of_another_type_or_too_large_is_refused()
    {
        var session = await campaign.RegisterAsync();
        var route = $"api/surveys/{session.Pre}/responses/{Guid.NewGuid()}";
        await Campaign.ProblemAsync(
            await campaign.SendAsync(HttpMethod.Put, route, "{}", "text/plain"), HttpStatusCode.UnsupportedMediaType, "wrong-content-type");
        await Campaign.ProblemAsync(
            await campaign.SendAsync(
                HttpMethod.Put, route, new string(' ', 1024 * 1024)), HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    [Fact]
    public async Task A_forged_code_a_session_to_come_and_a_closed_one_are_refused()
    {
        var session = await campaign.RegisterAsync();
        var answers = session.Answers(Phase.Pre, right: true);
        var forged = session.Pre[..^1] + (session.Pre[^1] == '0' ? '1' : '0');
        await Campaign.ProblemAsync(await campaign.SubmitAsync(forged, Guid.NewGuid(), answers), HttpStatusCode.NotFound, "no-such-code");

        var planned = await campaign.RegisterAsync(inDays: 2);
        await Campaign.ProblemAsync(
            await campaign.SubmitAsync(planned.Pre, Guid.NewGuid(), answers), HttpStatusCode.Conflict, "not-yet-open");

        var ticket = await campaign.TicketAsync(session.Pre);
        await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Post, $"api/sessions/{session.Id}/close"));
        await Campaign.ProblemAsync(await campaign.SubmitAsync(session.Pre, Guid.NewGuid(), answers), HttpStatusCode.Gone, "closed");
        await Campaign.OkAsync(await campaign.SubmitAsync(session.Pre, Guid.NewGuid(), answers, ticket));
    }

    [Fact]
    public async Task The_survey_page_is_one_small_response_that_works_without_a_script()
    {
        var session = await campaign.RegisterAsync();
        using var packed = await GetAsync($"s/{session.Pre}", "br");
        Assert.Equal(["br"], packed.Content.Headers.ContentEncoding);
        Assert.InRange((await packed.Content.ReadAsByteArrayAsync(Cancel)).Length, 1, LargestPage);

        using var page = await GetAsync($"s/{session.Pre}", "identity", "el");
        var html = await page.Content.ReadAsStringAsync(Cancel);
        Assert.Contains("<html lang=\"el\">", html, StringComparison.Ordinal);
        Assert.Contains("tel:116111", html, StringComparison.Ordinal);
        var fields = HiddenField.Matches(html).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var answers = session.Answers(Phase.Pre, right: true).Select(response => KeyValuePair.Create($"q-{response.Key}", response.Value));
        using var form = new FormUrlEncodedContent([.. fields, .. answers]);
        using var sent = await host.Client.PostAsync(Address($"s/{session.Pre}"), form, Cancel);
        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        using var thanks = await host.Client.GetAsync(sent.Headers.Location, Cancel);
        Assert.Equal(HttpStatusCode.OK, thanks.StatusCode);
        Assert.Equal((1, 0), await campaign.Storage.Responses.CountAsync(session.SessionId, Cancel));
    }

    [Fact]
    public async Task Whoever_has_a_browser_gets_a_page_with_the_helpline_for_a_code_that_is_unknown()
    {
        using var page = await GetAsync("s/ZZZZ", "identity");
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (page.StatusCode, page.Content.Headers.ContentType?.MediaType));
        Assert.Contains("tel:116111", await page.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Json_goes_out_compressed_for_who_takes_it(string encoding)
    {
        var session = await campaign.RegisterAsync();
        using var plain = await GetAsync($"api/surveys/{session.Pre}", "identity");
        using var packed = await GetAsync($"api/surveys/{session.Pre}", encoding);
        Assert.Empty(plain.Content.Headers.ContentEncoding);
        Assert.Equal([encoding], packed.Content.Headers.ContentEncoding);
        using var questionnaire = JsonDocument.Parse(await UnpackAsync(packed, encoding));
        Assert.Equal(session.Questionnaire.Id.ToString(), questionnaire.RootElement.GetProperty("questionnaire").GetString());
        var length = (await plain.Content.ReadAsByteArrayAsync(Cancel)).Length;
        Assert.InRange((await packed.Content.ReadAsByteArrayAsync(Cancel)).Length, 1, length * 3 / 4);
    }

    [Fact]
    public async Task Every_timer_runs()
    {
        foreach (var timer in AllFunctions.Declared.OfType<TimerFunction>())
        {
            await host.RunTimerAsync(timer.Name);
        }
    }

    [Fact]
    public async Task From_a_registered_session_to_the_schools_report_and_the_analysts_table()
    {
        const string school = "shkolla-e-raportit";
        var session = await campaign.RegisterAsync(school);
        await campaign.AnswerAsync(session, Class);
        var progress = await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Get, $"api/sessions/{session.Id}/progress"));
        Assert.Equal((Class, Class), (progress.GetProperty("pre").GetInt32(), progress.GetProperty("post").GetInt32()));
        await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Post, $"api/sessions/{session.Id}/close"));

        await host.RunTimerAsync("Aggregate");
        var (stored, recounted) = await campaign.NationAsync(session.Questionnaire);
        Assert.Equal(recounted, stored);
        Assert.NotEqual(Tally.Zero(stored.Layout), stored);

        await host.RunTimerAsync("Publish");
        var key = await campaign.KeyAsync(AccessRole.School, school);
        using var report = await host.Client.GetAsync(Address($"schools/{school}/report.pdf?key={key}&lang=sq"), Cancel);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (report.StatusCode, report.Content.Headers.ContentType?.MediaType));
        using var pdf = PdfDocument.Open(await report.Content.ReadAsByteArrayAsync(Cancel));
        var text = string.Concat(pdf.GetPages().Select(page => page.Text));
        Assert.Contains($"Shkolla {school}", text, StringComparison.Ordinal);
        Assert.Contains("116 111", text, StringComparison.Ordinal);
        var twin = await host.Client.GetStringAsync(Address($"schools/{school}/report?key={key}&lang=sq"), Cancel);
        Assert.Contains($"Shkolla {school}", twin, StringComparison.Ordinal);
        using var closedDoor = await host.Client.GetAsync(Address($"schools/{school}/report.pdf?key={new string('A', 43)}"), Cancel);
        Assert.False(closedDoor.IsSuccessStatusCode);

        using var again = new HttpRequestMessage(HttpMethod.Get, Address($"schools/{school}/report.pdf?key={key}&lang=sq"));
        again.Headers.IfNoneMatch.Add(report.Headers.ETag!);
        using var same = await host.Client.SendAsync(again, Cancel);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Empty(await same.Content.ReadAsByteArrayAsync(Cancel));

        using var csv = await campaign.AnalystAsync("api/aggregates?format=csv");
        Assert.Equal("text/csv", csv.Content.Headers.ContentType?.MediaType);
        Assert.Contains(
            session.Questionnaire.Id.Audience.ToString(), await csv.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
        var ledger = await Campaign.OkAsync(await campaign.AnalystAsync("api/campaign"));
        Assert.True(ledger.GetProperty("headcount").GetProperty("pupils").GetInt32() >= Class);
    }

    private static IEnumerable<HttpFunction> Declared => AllFunctions.Declared.OfType<HttpFunction>();

    private static Uri Address(string path) => new(path, UriKind.Relative);

    private static string Filled(HttpFunction function, string value) => Parameter.Replace(function.Route, value);

    private async Task<HttpResponseMessage> GetAsync(string path, string encoding, string? language = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, Address(path));
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));
        request.Headers.Accept.ParseAdd(path.StartsWith("api/", StringComparison.Ordinal) ? "application/json" : "text/html");
        if (language is not null)
        {
            request.Headers.AcceptLanguage.Add(new StringWithQualityHeaderValue(language));
        }

        return await host.Client.SendAsync(request, Cancel);
    }

    private static async Task<string> UnpackAsync(HttpResponseMessage response, string encoding)
    {
        await using var body = await response.Content.ReadAsStreamAsync(Cancel);
        await using Stream unpacked = encoding == "br"
            ? new BrotliStream(body, CompressionMode.Decompress)
            : new GZipStream(body, CompressionMode.Decompress);
        using var text = new StreamReader(unpacked);
        return await text.ReadToEndAsync(Cancel);
    }

    [GeneratedRegex("""<input type="hidden" name="(\w+)" value="([^"]*)">""")]
    private static partial Regex HiddenField { get; }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter { get; }
}
