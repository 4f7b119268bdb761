using System.Globalization;
using System.Net.Mime;
using Surveys.Campaigns;
using Surveys.App.Http;
using Surveys.App.Settings;
using Surveys.App.Publish;
using Surveys.Documents;
using Surveys.ReportContent;
using Surveys.Storage;

namespace Surveys.App.Campaigns;

/// <summary>Adults of a headcount by role.</summary>
public sealed record AdultsBody(
    int Parents = 0, int Teachers = 0, int Psychologists = 0, int SecurityOfficers = 0, int ChildProtectionWorkers = 0);

/// <summary>A headcount as staff send it.</summary>
public sealed record HeadcountBody(int Girls = 0, int Boys = 0, AdultsBody? Adults = null)
{
    public Headcount ToHeadcount() => new(
        Girls,
        Boys,
        Adults?.Parents ?? 0,
        Adults?.Teachers ?? 0,
        Adults?.Psychologists ?? 0,
        Adults?.SecurityOfficers ?? 0,
        Adults?.ChildProtectionWorkers ?? 0);

    public static HeadcountBody Of(Headcount headcount) => new(
        headcount.Girls,
        headcount.Boys,
        new AdultsBody(
            headcount.Parents, headcount.Teachers, headcount.Psychologists, headcount.SecurityOfficers, headcount.ChildProtectionWorkers));
}

/// <summary>A session as staff send it. The audience may be left out where the grade is given.</summary>
public sealed record SessionBody(string School, DateOnly Date, HeadcountBody Headcount, Audience? Audience = null, int? Grade = null);

/// <summary>Where one phase of a session is answered.</summary>
/// <param name="Code">The signed code of the link.</param>
/// <param name="TypedCode">What pupils type when a camera fails.</param>
public sealed record PhaseAnswer(string Code, Uri Url, string TypedCode, Uri QrSvg, Uri QrPng);

/// <summary>A session as staff see it.</summary>
public sealed record SessionAnswer(
    string Id,
    string School,
    DateOnly Date,
    Audience Audience,
    int? Grade,
    string Questionnaire,
    HeadcountBody Headcount,
    SessionState State,
    PhaseAnswer Pre,
    PhaseAnswer Post);

/// <summary>The sessions from one day to another, both included, in the order of their days.</summary>
/// <param name="Today">The day that the server's clock has: on it a session is open, whatever the device says.</param>
public sealed record SessionList(DateOnly Today, DateOnly From, DateOnly To, IReadOnlyList<SessionAnswer> Sessions);

/// <summary>How many answers are in; never which.</summary>
/// <param name="Headcount">Of those who answer: the adults where the session is for adults, otherwise the pupils.</param>
public sealed record Progress(SessionState State, int Headcount, int Pre, int Post);

/// <summary>The register of sessions over HTTP.</summary>
internal static class SessionFunctions
{
    private const int LongestList = 366;
    private const int UsualDays = 14;

    /// <summary>Without <c>from</c> and <c>to</c>, two weeks back and two weeks ahead.</summary>
    public static async Task<IResult> List(HttpContext context)
    {
        var today = DateOnly.FromDateTime(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        if (ReadDay(context.Request.Query["from"], today.AddDays(-UsualDays)) is not { } from)
        {
            return Wrong("from");
        }

        if (ReadDay(context.Request.Query["to"], today.AddDays(UsualDays)) is not { } to)
        {
            return Wrong("to");
        }

        if (to < from || to.DayNumber - from.DayNumber >= LongestList)
        {
            return Problems.Create(
                StatusCodes.Status400BadRequest, "invalid-days", $"'to' is the same day as 'from' or later, and the list has at most {LongestList} days.", "to");
        }

        var found = await context.RequestServices.GetRequiredService<SurveyStorage>().Sessions.BetweenAsync(from, to, context.RequestAborted);
        var sessions = found.OrderBy(each => each.Session.Date).ThenBy(each => each.Session.SchoolId, StringComparer.Ordinal)
            .Select(each => Answer(context, each));
        return Answers.Json(new SessionList(today, from, to, [.. sessions]), AppJson.Readable.SessionList);

        static IResult Wrong(string field) => Problems.Create(
            StatusCodes.Status400BadRequest, "invalid-days", $"'{field}' is a day, such as 2025-03-14.", field);
    }

    public static async Task<IResult> Put(HttpContext context)
    {
        if (!TryId(context, out var id))
        {
            return NoSuchId();
        }

        var body = await JsonBody.ReadAsync(context, AppJson.Readable.SessionBody);
        return body.IsRead
            ? Map(context, await Register(context).PutAsync(id, body.Value, context.RequestAborted))
            : body.Refusal;
    }

    public static async Task<IResult> Close(HttpContext context) =>
        TryId(context, out var id) ? Map(context, await Register(context).CloseAsync(id, context.RequestAborted)) : NoSuchId();

    public static async Task<IResult> ShowProgress(HttpContext context)
    {
        var storage = context.RequestServices.GetRequiredService<SurveyStorage>();
        if (!TryId(context, out var id) || await storage.Sessions.FindAsync(id, context.RequestAborted) is not { } found)
        {
            return NoSuchSession();
        }

        var (pre, post) = await storage.Responses.CountAsync(id, context.RequestAborted);
        var state = found.Session.StateAt(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow());
        var headcount = found.Session.Headcount;
        return Answers.Json(
            new Progress(state, found.Session.Audience == Audience.Adults ? headcount.Adults : headcount.Pupils, pre, post),
            AppJson.Readable.Progress);
    }

    public static Task<IResult> QrSvg(HttpContext context) => Qr(context, QrCode.Svg);

    public static Task<IResult> QrPng(HttpContext context) => Qr(context, QrCode.Png);

    private static async Task<IResult> Qr(HttpContext context, Func<string, IResult> draw)
    {
        var storage = context.RequestServices.GetRequiredService<SurveyStorage>();
        if (!Enum.TryParse<Phase>((string)context.GetRouteValue("phase")!, ignoreCase: true, out var phase) || !Enum.IsDefined(phase))
        {
            return Problems.Create(StatusCodes.Status400BadRequest, "invalid-phase", "The phase is pre or post.", "phase");
        }

        return TryId(context, out var id) && await storage.Sessions.FindAsync(id, context.RequestAborted) is not null
            ? draw(context.RequestServices.GetRequiredService<SurveyLinks>().QrText(new SurveyCode(id, phase)))
            : NoSuchSession();
    }

    /// <summary>Both codes of a session, a page each, to print and hang up.</summary>
    public static async Task<IResult> Poster(HttpContext context)
    {
        var storage = context.RequestServices.GetRequiredService<SurveyStorage>();
        if (!TryId(context, out var id) || await storage.Sessions.FindAsync(id, context.RequestAborted) is not { } registered)
        {
            return NoSuchSession();
        }

        if (!ReportFunctions.TryLanguage(context, out var language))
        {
            return LinkRefusal.NoSuchLanguage;
        }

        var session = registered.Session;
        var school = await storage.Schools.FindAsync(session.SchoolId, context.RequestAborted);
        var footer = string.Join(" · ", [school?.Name ?? session.SchoolId, ReportWords.For(language).Format.Date(session.Date), session.Id.ToString()]);
        var links = context.RequestServices.GetRequiredService<SurveyLinks>();
        var home = context.RequestServices.GetRequiredService<SurveySettings>().PublicBaseUrl;
        var poster = new SessionPoster(Code(Phase.Pre), Code(Phase.Post), home, footer, language);
        context.Response.Headers.ContentDisposition = ReportFile.Disposition($"{poster.Title} {footer}", "pdf");
        return new BytesResult(poster.Render(), MediaTypeNames.Application.Pdf);

        PosterCode Code(Phase phase) => new(links.QrText(new SurveyCode(id, phase)), registered.TypedCode(phase));
    }

    private static SessionRegister Register(HttpContext context) => context.RequestServices.GetRequiredService<SessionRegister>();

    /// <summary>Null where the text is no day.</summary>
    private static DateOnly? ReadDay(string? text, DateOnly otherwise) =>
        string.IsNullOrEmpty(text) ? otherwise
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : null;

    private static bool TryId(HttpContext context, out SessionId id) => SessionId.TryParse((string?)context.GetRouteValue("id"), out id);

    private static IResult NoSuchId() => Problems.Create(
        StatusCodes.Status400BadRequest,
        "invalid-session-id",
        "The id of a session is 12 characters of 0-9 and a-z without i, l, o and u, chosen at random.",
        "id");

    private static IResult NoSuchSession() =>
        Problems.Create(StatusCodes.Status404NotFound, "no-such-session", "There is no session with this id.", "id");

    private static IResult Map(HttpContext context, SessionRegistration result) => result switch
    {
        SessionRegistration.Stored stored => Answers.Json(
            Answer(context, stored.Session),
            AppJson.Readable.SessionAnswer,
            stored.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK),
        SessionRegistration.Invalid invalid =>
            Problems.Create(StatusCodes.Status400BadRequest, "invalid-session", invalid.Problem, invalid.Field),
        SessionRegistration.Fixed settled =>
            Problems.Create(StatusCodes.Status409Conflict, "session-is-fixed", settled.Problem, settled.Field),
        SessionRegistration.Missing => NoSuchSession(),
        _ => throw new InvalidOperationException(result.ToString()),
    };

    private static SessionAnswer Answer(HttpContext context, RegisteredSession registered)
    {
        var links = context.RequestServices.GetRequiredService<SurveyLinks>();
        var session = registered.Session;
        return new SessionAnswer(
            session.Id.ToString(),
            session.SchoolId,
            session.Date,
            session.Audience,
            session.Grade,
            session.Questionnaire.ToString(),
            HeadcountBody.Of(session.Headcount),
            session.StateAt(context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()),
            links.Of(registered, Phase.Pre),
            links.Of(registered, Phase.Post));
    }
}
