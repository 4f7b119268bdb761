using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Surveys.App.Aggregate;
using Surveys.App.Publish;
using Surveys.Campaigns;
using Surveys.Languages;
using Surveys.Questionnaires;
using Surveys.Storage;
using Surveys.Tallies;

namespace Surveys.Testing;

/// <summary>What staff, pupils, analysts and schools do, over HTTP.</summary>
internal sealed class Campaign(HttpClient client, IServiceProvider services, TimeProvider clock)
{
    /// <summary>Counted over all campaigns, since those of one class share an account.</summary>
    private static int sessions;

    private readonly Dictionary<AccessRole, string> keys = [];

    public Campaign(AppFixture app)
        : this(app.Client, app.Services, app.Clock)
    {
    }

    public SurveyStorage Storage { get; } = services.GetRequiredService<SurveyStorage>();

    public QuestionnaireCatalog Catalog { get; } = services.GetRequiredService<QuestionnaireCatalog>();

    public LanguageCatalog Languages { get; } = services.GetRequiredService<LanguageCatalog>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Registers a session of today, or of a later day, with its school.</summary>
    public async Task<TestSession> RegisterAsync(
        string school = "shkolla-1", int grade = 5, string region = "AL-11", int girls = 15, int boys = 13, int inDays = 0)
    {
        await OkAsync(await StaffAsync(
            HttpMethod.Put,
            $"api/schools/{school}",
            $$"""{"name":"Shkolla {{school}}","region":"{{region}}","level":"Primary","area":"Urban"}"""));
        var id = new SessionId((ulong)Interlocked.Increment(ref sessions) << 20).ToString();
        var date = clock.GetUtcNow().AddDays(inDays).ToString("yyyy-MM-dd", null);
        var response = await OkAsync(await StaffAsync(
            HttpMethod.Put,
            $"api/sessions/{id}",
            $$$"""{"school":"{{{school}}}","date":"{{{date}}}","grade":{{{grade}}},"headcount":{"girls":{{{girls}}},"boys":{{{boys}}}}}"""));
        return new TestSession(
            id,
            school,
            response.GetProperty("pre").GetProperty("code").GetString()!,
            response.GetProperty("post").GetProperty("code").GetString()!,
            Catalog.Latest(Session.AudienceOf(grade)));
    }

    public async Task<HttpResponseMessage> StaffAsync(
        HttpMethod method, string route, string? body = null, string type = "application/json") =>
        await SendAsync(method, route, body, type, await KeyAsync(AccessRole.Staff));

    public async Task<HttpResponseMessage> AnalystAsync(string route) =>
        await SendAsync(HttpMethod.Get, route, null, "", await KeyAsync(AccessRole.Analyst));

    public Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string route, string? body, string type = "application/json", string? key = null)
    {
        var request = new HttpRequestMessage(method, route);
        if (body is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        }

        if (key is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        return client.SendAsync(request, Cancel);
    }

    public async Task<string> KeyAsync(AccessRole role, string? school = null)
    {
        if (school is null && keys.TryGetValue(role, out var made))
        {
            return made;
        }

        await Storage.EnsureCreatedAsync(Cancel);
        var (key, _) = await Storage.AccessKeys.CreateAsync(role, "test", school, clock.GetUtcNow().AddDays(30), Cancel);
        return school is null ? keys[role] = key : key;
    }

    /// <summary>Sends one response. Without answers everything known is right at Post and wrong at Pre.</summary>
    public Task<HttpResponseMessage> SubmitAsync(
        string code, Guid id, IReadOnlyDictionary<string, string> answers, string? ticket = null, string? pair = null) =>
        SendAsync(
            HttpMethod.Put,
            $"api/surveys/{code}/responses/{id:D}",
            JsonSerializer.Serialize(new { answers, ticket, pair, language = "sq" }));

    /// <summary>Sends Pre and Post of some pupils who learned everything, in pairs.</summary>
    public async Task AnswerAsync(TestSession session, int pupils)
    {
        for (var pupil = 0; pupil < pupils; pupil++)
        {
            var token = $"token-of-pupil-{session.Id}-{pupil:000}";
            await OkAsync(await SubmitAsync(session.Pre, Guid.NewGuid(), session.Answers(Phase.Pre, right: false, pupil), pair: token));
            await OkAsync(await SubmitAsync(session.Post, Guid.NewGuid(), session.Answers(Phase.Post, right: true, pupil), pair: token));
        }
    }

    /// <summary>A session that some pupils answered, closed and counted; a minute later.</summary>
    public async Task RunSessionAsync(AppFixture app, string school, int pupils, string region = "AL-11")
    {
        var session = await RegisterAsync(school, region: region);
        await AnswerAsync(session, pupils);
        await OkAsync(await StaffAsync(HttpMethod.Post, $"api/sessions/{session.Id}/close"));
        await AggregateAsync();
        app.Clock.Advance(TimeSpan.FromMinutes(1));
    }

    public async Task<string> TicketAsync(string code) =>
        (await OkAsync(await client.GetAsync($"api/surveys/{code}", Cancel))).GetProperty("ticket").GetString()!;

    public Task AggregateAsync() => services.GetRequiredService<Aggregator>().RunAsync(Cancel);

    public Task<PublishResult> PublishAsync() => services.GetRequiredService<Publisher>().RunAsync(Cancel);

    /// <summary>The nation's tally as stored, and as counted afresh from every raw response.</summary>
    public async Task<(Tally Stored, Tally Recounted)> NationAsync(Questionnaire questionnaire)
    {
        var layout = TallyLayout.Of(questionnaire);
        var (totals, _) = await Storage.Aggregates.TotalsAsync(
            Scope.Nation, id => TallyLayout.Of(Catalog.All.Single(known => known.Id.ToString() == id)), Cancel);
        var stored = totals.Where(tally => tally.Questionnaire.Id == questionnaire.Id).Aggregate(Tally.Zero(layout), (a, b) => a + b);
        var recounted = Tally.Zero(layout);
        foreach (var registered in (await Storage.Sessions.AllAsync(Cancel)).Where(s => s.Session.Questionnaire == questionnaire.Id))
        {
            recounted += SessionTally.Of(layout, await Storage.Responses.OfSessionAsync(registered.Session.Id, questionnaire, Cancel));
        }

        return (stored, recounted);
    }

    /// <summary>The body of a response that must be a success.</summary>
    public static async Task<JsonElement> OkAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode}: {text}");
        return text.Length > 0 && text[0] == '{' ? JsonDocument.Parse(text).RootElement : default;
    }

    /// <summary>Checks that a response is this problem, said as problem+json, and gives the problem.</summary>
    public static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, HttpStatusCode status, string slug)
    {
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        var problem = JsonDocument.Parse(text).RootElement;
        Assert.Equal($"urn:surveys:problem:{slug}", problem.GetProperty("type").GetString());
        Assert.Equal((int)status, problem.GetProperty("status").GetInt32());
        Assert.False(string.IsNullOrWhiteSpace(problem.GetProperty("detail").GetString()));
        return problem;
    }
}

/// <summary>A registered session with the codes of its two links.</summary>
internal sealed record TestSession(string Id, string School, string Pre, string Post, Questionnaire Questionnaire)
{
    public SessionId SessionId => SessionId.TryParse(Id, out var id) ? id : throw new InvalidOperationException(Id);

    /// <summary>Every knowledge item right or wrong, and a gender that alternates.</summary>
    public IReadOnlyDictionary<string, string> Answers(Phase phase, bool right, int pupil = 0) => Questionnaire.ItemsIn(phase)
        .Where(item => item.Kind == ItemKind.Knowledge || item.Id == "gender")
        .ToDictionary(item => item.Id, item => item.Kind switch
        {
            ItemKind.Knowledge when right => item.Options[item.Right!.Value],
            ItemKind.Knowledge => item.Options[item.Right == 0 ? 1 : 0],
            _ => item.Options[pupil % 2],
        });
}
