using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Surveys.App.Http;
using Surveys.Campaigns;
using Surveys.Storage;

namespace Surveys.App.Campaigns;

/// <summary>A headcount as staff send it.</summary>
/// <param name="Adults">By role; a role left out was not there.</param>
public sealed record HeadcountBody(int Girls = 0, int Boys = 0, ImmutableSortedDictionary<AdultRole, int>? Adults = null)
{
    public Headcount ToHeadcount() => new(Girls, Boys, role => Adults?.GetValueOrDefault(role) ?? 0);

    public static HeadcountBody Of(Headcount headcount) =>
        new(headcount.Girls, headcount.Boys, AdultRoles.All.ToImmutableSortedDictionary(role => role, role => headcount[role]));
}

/// <summary>A session as staff send it. The audience may be left out where the grade is given.</summary>
public sealed record SessionBody(string School, DateOnly Date, HeadcountBody Headcount, Audience? Audience = null, int? Grade = null);

/// <summary>Where one phase of a session is answered.</summary>
/// <param name="Code">The signed code of the link.</param>
/// <param name="TypedCode">What pupils type when a camera fails.</param>
public sealed record PhaseLinks(string Code, Uri Url, string TypedCode, Uri QrSvg, Uri QrPng);

/// <summary>A session as staff see it.</summary>
public sealed record SessionView(
    string Id,
    string School,
    DateOnly Date,
    Audience Audience,
    int? Grade,
    string Questionnaire,
    HeadcountBody Headcount,
    SessionState State,
    PhaseLinks Pre,
    PhaseLinks Post);

/// <summary>The sessions from one day to another, both included, in the order of their days.</summary>
/// <param name="Today">The day that the server's clock has: on it a session is open, whatever the device says.</param>
public sealed record SessionList(DateOnly Today, DateOnly From, DateOnly To, IReadOnlyList<SessionView> Sessions);

/// <summary>How many answers are in; never which.</summary>
/// <param name="Headcount">Of those who answer: the adults where the session is for adults, otherwise the pupils.</param>
/// <param name="Pre">Responses before the session; once it has closed, rounded down to tens.</param>
/// <param name="Post">Responses after the session, likewise.</param>
public sealed record Progress(SessionState State, int Headcount, int Pre, int Post)
{
    internal const int StepAfterClosing = 10;
}

/// <summary>The register of sessions over HTTP.</summary>
public sealed class SessionFunctions(SurveyStorage storage, SessionRegister register, SurveyLinks links, TimeProvider clock)
{
    private const int LongestList = 366;
    private const int UsualDays = 14;

    /// <summary>Without <c>from</c> and <c>to</c>, two weeks back and two weeks ahead.</summary>
    [Function("Sessions"), EndpointSummary("The sessions of some days."), Access(AccessRole.Staff)]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/sessions")] HttpRequest request, CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (ReadDay(request.Query["from"], today.AddDays(-UsualDays)) is not { } from)
        {
            return Wrong("from");
        }

        if (ReadDay(request.Query["to"], today.AddDays(UsualDays)) is not { } to)
        {
            return Wrong("to");
        }

        if (to < from || to.DayNumber - from.DayNumber >= LongestList)
        {
            return Problems.Create(
                StatusCodes.Status400BadRequest,
                "invalid-days",
                $"'to' is the same day as 'from' or later, and the list has at most {LongestList} days.",
                "to");
        }

        var found = await storage.Sessions.BetweenAsync(from, to, cancel);
        var sessions = found.OrderBy(each => each.Session.Date).ThenBy(each => each.Session.SchoolId, StringComparer.Ordinal).Select(View);
        return TypedResults.Json(new SessionList(today, from, to, [.. sessions]), CampaignsJson.Readable.SessionList);

        static IResult Wrong(string field) => Problems.Create(
            StatusCodes.Status400BadRequest, "invalid-days", $"'{field}' is a day, such as 2025-03-14.", field);
    }

    [Function("PutSession"), EndpointSummary("Registers a session or changes its headcount."), Access(AccessRole.Staff)]
    public async Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/sessions/{id}")] HttpRequest request,
        string id,
        CancellationToken cancel)
    {
        if (!SessionId.TryParse(id, out var session))
        {
            return NoSuchId();
        }

        return (await JsonBody.ReadAsync(request, CampaignsJson.Readable.SessionBody, cancel)).TryGet(out var body, out var wrong)
            ? Map(await register.PutAsync(session, body, cancel))
            : wrong;
    }

    [Function("CloseSession"), EndpointSummary("Ends a session."), Access(AccessRole.Staff)]
    public async Task<IResult> Close(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/sessions/{id}/close")] HttpRequest request,
        string id,
        CancellationToken cancel) =>
        SessionId.TryParse(id, out var session) ? Map(await register.CloseAsync(session, cancel)) : NoSuchSession();

    [Function("SessionProgress"), EndpointSummary("How many answers are in."), Access(AccessRole.Staff)]
    public async Task<IResult> ShowProgress(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/sessions/{id}/progress")] HttpRequest request,
        string id,
        CancellationToken cancel)
    {
        if (await FindAsync(id, cancel) is not { Session: var session })
        {
            return NoSuchSession();
        }

        var (pre, post) = await storage.Responses.CountAsync(session.Id, cancel);
        var now = clock.GetUtcNow();
        return TypedResults.Json(new Progress(session.StateAt(now), session.Met, Shown(pre), Shown(post)), CampaignsJson.Readable.Progress);

        // After closing, the growth of an exact number would tell of each late answer.
        int Shown(int number) => session.IsClosedAt(now) ? number - number % Progress.StepAfterClosing : number;
    }

    private async Task<RegisteredSession?> FindAsync(string id, CancellationToken cancel) =>
        SessionId.TryParse(id, out var session) ? await storage.Sessions.FindAsync(session, cancel) : null;

    /// <summary>Null where the text is no day.</summary>
    private static DateOnly? ReadDay(string? text, DateOnly otherwise) =>
        string.IsNullOrEmpty(text) ? otherwise
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : null;

    private static ProblemHttpResult NoSuchId() => Problems.Create(
        StatusCodes.Status400BadRequest,
        "invalid-session-id",
        "The id of a session is 12 characters of 0-9 and a-z without i, l, o and u, chosen at random.",
        "id");

    internal static ProblemHttpResult NoSuchSession() =>
        Problems.Create(StatusCodes.Status404NotFound, "no-such-session", "There is no session with this id.", "id");

    private IResult Map(Result<StoredSession, SessionRefusal> result) => result.TryGet(out var stored, out var refusal)
        ? TypedResults.Json(
            View(stored.Session),
            CampaignsJson.Readable.SessionView,
            statusCode: stored.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK)
        : Map(refusal);

    private static ProblemHttpResult Map(SessionRefusal refusal) => refusal switch
    {
        SessionRefusal.Invalid invalid =>
            Problems.Create(StatusCodes.Status400BadRequest, "invalid-session", invalid.Problem, invalid.Field),
        SessionRefusal.Fixed settled =>
            Problems.Create(StatusCodes.Status409Conflict, "session-is-fixed", settled.Problem, settled.Field),
        SessionRefusal.Missing => NoSuchSession(),
        _ => throw new InvalidOperationException(refusal.ToString()),
    };

    private SessionView View(RegisteredSession registered)
    {
        var session = registered.Session;
        return new SessionView(
            session.Id.ToString(),
            session.SchoolId,
            session.Date,
            session.Audience,
            session.Grade,
            session.Questionnaire.ToString(),
            HeadcountBody.Of(session.Headcount),
            session.StateAt(clock.GetUtcNow()),
            links.Of(registered, Phase.Pre),
            links.Of(registered, Phase.Post));
    }
}
