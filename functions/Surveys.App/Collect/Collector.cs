using Surveys.App.Campaigns;
using Surveys.Campaigns;
using Surveys.App.Settings;
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
internal sealed record Submission(
    string? Code, Guid Id, IReadOnlyDictionary<string, string> Answers, string? Ticket, string? PairToken, string Language, string? Pictures = null);

/// <summary>What became of it.</summary>
internal abstract record Receipt
{
    /// <summary>Stored exactly once, now or before. The phone may forget it.</summary>
    public sealed record Accepted(bool IsNew) : Receipt;

    /// <summary>This id was used before with other answers; the first stay.</summary>
    public sealed record Contradicted : Receipt;

    public sealed record Invalid(string Field, string Problem) : Receipt;

    public sealed record NoSuchCode : Receipt;

    public sealed record NotYetOpen : Receipt;

    public sealed record Closed : Receipt;

    public sealed record Busy : Receipt;
}

/// <summary>A survey that may be answered now.</summary>
internal sealed record OpenSurvey(SurveyCode Code, Session Session, Questionnaire Questionnaire, Ticket Ticket);

/// <summary>Finds out what a link opens and stores what comes back.</summary>
internal sealed class Collector(
    SurveyStorage storage,
    SessionCache sessions,
    SessionLimiter limiter,
    QuestionnaireCatalog catalog,
    SurveySettings settings,
    TimeProvider clock)
{
    /// <summary>The survey behind a code, or why there is none: <see cref="Receipt.NoSuchCode"/>, NotYetOpen or Closed.</summary>
    public async Task<(OpenSurvey? Survey, Receipt? Refusal)> OpenAsync(string? code, CancellationToken cancel)
    {
        if (await FindAsync(code, cancel) is not var (surveyCode, registered))
        {
            return (null, new Receipt.NoSuchCode());
        }

        var now = clock.GetUtcNow();
        var session = registered.Session;
        return session.Admit(now, surveyCode.Phase, ticket: null, TimeSpan.Zero) switch
        {
            Admission.NotYetOpen => (null, new Receipt.NotYetOpen()),
            Admission.Closed => (null, new Receipt.Closed()),
            _ => (new OpenSurvey(surveyCode, session, catalog[session.Questionnaire], Ticket.At(surveyCode, now)), null),
        };
    }

    /// <summary>
    /// Stores a response, then marks its session dirty, and only then acknowledges. A repeated one is marked again:
    /// the first try may have ended between the two.
    /// </summary>
    public async Task<Receipt> SubmitAsync(Submission submission, CancellationToken cancel)
    {
        if (await FindAsync(submission.Code, cancel) is not var (code, registered))
        {
            return new Receipt.NoSuchCode();
        }

        var session = registered.Session;
        var now = clock.GetUtcNow();
        var ticket = Ticket.Verify(settings.LinkKeys, submission.Ticket);
        switch (session.Admit(now, code.Phase, ticket, TimeSpan.FromDays(settings.TicketDays)))
        {
            case Admission.NotYetOpen:
                return new Receipt.NotYetOpen();
            case Admission.Closed:
                return new Receipt.Closed();
        }

        if (!limiter.Admits(session.Id))
        {
            return new Receipt.Busy();
        }

        var (sheet, error) = AnswerSheet.Check(catalog[session.Questionnaire], code.Phase, submission.Answers);
        if (sheet is null)
        {
            return new Receipt.Invalid($"answers.{error!.Item}", error.Problem);
        }

        if (submission.PairToken is { } token && !PairToken.IsToken(token))
        {
            return new Receipt.Invalid("pair", "A pair token is 16 to 64 characters of base64url.");
        }

        if (submission.Pictures is { } pick && !PairPictures.IsPick(pick))
        {
            return new Receipt.Invalid("pictures", "The pictures are four different letters from a to p.");
        }

        var response = new Response(
            submission.Id,
            code.Phase,
            sheet,
            submission.PairToken is null ? null : PairToken.Keyed(registered.Salt, submission.PairToken),
            submission.Pictures is null ? null : PairPictures.Keyed(registered.Salt, submission.Pictures));
        var insertion = await storage.Responses.InsertAsync(session.Id, response, submission.Language, now, cancel);
        if (insertion == Insertion.Contradicted)
        {
            return new Receipt.Contradicted();
        }

        await storage.Dirty.MarkAsync(session.Id, cancel);
        return new Receipt.Accepted(insertion == Insertion.Stored);
    }

    private async Task<(SurveyCode Code, RegisteredSession Session)?> FindAsync(string? text, CancellationToken cancel) =>
        SurveyCode.Verify(settings.LinkKeys, text) is { } code && await sessions.FindAsync(code.Session, cancel) is { } session
            ? (code, session)
            : null;
}
