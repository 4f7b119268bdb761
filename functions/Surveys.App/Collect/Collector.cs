using Surveys.App.Campaigns;
using Surveys.App.Settings;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Responses;
using Surveys.Storage;

namespace Surveys.App.Collect;

/// <summary>What was handed in for one response.</summary>
/// <param name="Code">The signed code of the link.</param>
/// <param name="Id">Made on the phone: sending it again is safe.</param>
/// <param name="Ticket">From the page; needed once the session has closed.</param>
/// <param name="PairToken">The phone's random token, the same at Pre and Post.</param>
/// <param name="Pictures">The four pictures: drawn by the phone at Pre, chosen by the pupil at Post where the phone has no token.</param>
public sealed record Submission(
    string? Code,
    Guid Id,
    IReadOnlyDictionary<string, string> Answers,
    string? Ticket,
    string? PairToken,
    string? Pictures = null);

/// <summary>Stored exactly once, now or before. The phone may forget it.</summary>
/// <param name="IsNew">False where it had been stored before.</param>
public sealed record Accepted(bool IsNew);

/// <summary>Why a survey is not opened or a response not stored.</summary>
public abstract record SurveyRefusal
{
    /// <summary>This id was used before with other answers; the first stay.</summary>
    public sealed record Contradicted : SurveyRefusal;

    public sealed record Invalid(string Field, string Problem) : SurveyRefusal;

    public sealed record NoSuchCode : SurveyRefusal;

    public sealed record NotYetOpen : SurveyRefusal;

    public sealed record Closed : SurveyRefusal;

    public sealed record Busy : SurveyRefusal;
}

/// <summary>A survey that may be answered now.</summary>
public sealed record OpenSurvey(SurveyCode Code, Session Session, Questionnaire Questionnaire, Ticket Ticket);

/// <summary>Finds out what a link opens and stores what comes back.</summary>
public sealed class Collector(
    SurveyStorage storage,
    SessionCache sessions,
    SessionLimiter limiter,
    QuestionnaireCatalog catalog,
    SurveySettings settings,
    TimeProvider clock)
{
    /// <summary>The survey behind a code, or why there is none: NoSuchCode, NotYetOpen or Closed.</summary>
    public async Task<Result<OpenSurvey, SurveyRefusal>> OpenAsync(string? code, CancellationToken cancel)
    {
        if (await FindAsync(code, cancel) is not var (surveyCode, registered))
        {
            return Result.Refused<OpenSurvey, SurveyRefusal>(new SurveyRefusal.NoSuchCode());
        }

        var now = clock.GetUtcNow();
        var session = registered.Session;
        return session.Admit(now, surveyCode.Phase, ticket: null, TimeSpan.Zero) switch
        {
            Admission.NotYetOpen => Result.Refused<OpenSurvey, SurveyRefusal>(new SurveyRefusal.NotYetOpen()),
            Admission.Closed => Result.Refused<OpenSurvey, SurveyRefusal>(new SurveyRefusal.Closed()),
            _ => new OpenSurvey(surveyCode, session, catalog[session.Questionnaire], Ticket.At(surveyCode, now)),
        };
    }

    /// <summary>
    /// Stores a response, then marks its session dirty, and only then acknowledges. A repeated one is marked again:
    /// the first try may have ended between the two.
    /// </summary>
    public async Task<Result<Accepted, SurveyRefusal>> SubmitAsync(Submission submission, CancellationToken cancel)
    {
        if (await FindAsync(submission.Code, cancel) is not var (code, registered))
        {
            return Refuse(new SurveyRefusal.NoSuchCode());
        }

        var session = registered.Session;
        var now = clock.GetUtcNow();
        var ticket = Ticket.Verify(settings.LinkKeys, submission.Ticket);
        switch (session.Admit(now, code.Phase, ticket, TimeSpan.FromDays(settings.TicketDays)))
        {
            case Admission.NotYetOpen:
                return Refuse(new SurveyRefusal.NotYetOpen());
            case Admission.Closed:
                return Refuse(new SurveyRefusal.Closed());
        }

        if (!limiter.Admits(session.Id))
        {
            return Refuse(new SurveyRefusal.Busy());
        }

        if (!AnswerSheet.Check(catalog[session.Questionnaire], code.Phase, submission.Answers).TryGet(out var sheet, out var error))
        {
            return Refuse(new SurveyRefusal.Invalid($"answers.{error.Item}", error.Problem));
        }

        if (submission.PairToken is { } token && !PairToken.IsToken(token))
        {
            return Refuse(new SurveyRefusal.Invalid("pair", "A pair token is 16 to 64 characters of base64url."));
        }

        if (submission.Pictures is { } pick && !PairPictures.IsPick(pick))
        {
            return Refuse(new SurveyRefusal.Invalid("pictures", "The pictures are four different letters from a to p."));
        }

        var response = new Response(
            submission.Id,
            code.Phase,
            sheet,
            submission.PairToken is null ? null : PairToken.Keyed(registered.Salt, submission.PairToken),
            submission.Pictures is null ? null : PairPictures.Keyed(registered.Salt, submission.Pictures));
        var insertion = await storage.Responses.InsertAsync(session.Id, response, cancel);
        if (insertion == Insertion.Contradicted)
        {
            return Refuse(new SurveyRefusal.Contradicted());
        }

        await storage.Dirty.MarkAsync(session.Id, cancel);
        return new Accepted(insertion == Insertion.Stored);
    }

    private static Result<Accepted, SurveyRefusal> Refuse(SurveyRefusal refusal) => Result.Refused<Accepted, SurveyRefusal>(refusal);

    private async Task<(SurveyCode Code, RegisteredSession Session)?> FindAsync(string? text, CancellationToken cancel) =>
        SurveyCode.Verify(settings.LinkKeys, text) is { } code && await sessions.FindAsync(code.Session, cancel) is { } session
            ? (code, session)
            : null;
}
