using System.Security.Cryptography;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Storage;

namespace Surveys.App.Campaigns;

/// <summary>A session as it stands after it was handed in or closed.</summary>
public sealed record StoredSession(RegisteredSession Session, bool IsNew);

/// <summary>Why a session was not stored.</summary>
public abstract record SessionRefusal
{
    public sealed record Invalid(string Field, string Problem) : SessionRefusal;

    /// <summary>The change would contradict what is registered already.</summary>
    public sealed record Fixed(string Field, string Problem) : SessionRefusal;

    public sealed record Missing : SessionRefusal;
}

/// <summary>Checks, stores and closes sessions.</summary>
public sealed class SessionRegister(SurveyStorage storage, QuestionnaireCatalog catalog, SessionCache cache, TimeProvider clock)
{
    /// <summary>More people than this do not fit into one room; a larger number is a slip of the hand.</summary>
    private const int LargestHeadcount = 2000;

    private const int SaltBytes = 16;

    public async Task<Result<StoredSession, SessionRefusal>> PutAsync(SessionId id, SessionBody body, CancellationToken cancel)
    {
        if (Check(body) is { } invalid)
        {
            return invalid;
        }

        if (await storage.Schools.FindAsync(body.School, cancel) is null)
        {
            return new SessionRefusal.Invalid("school", $"There is no school '{body.School}'. Register it first.");
        }

        return await storage.Retries.RunAsync($"The session {id}", TryAsync, cancel);

        async Task<(bool Done, Result<StoredSession, SessionRefusal> Value)> TryAsync()
        {
            var before = await storage.Sessions.FindAsync(id, cancel);
            if (before is null)
            {
                var added = await NewAsync(id, body, cancel);
                if (await storage.Sessions.AddAsync(added, cancel))
                {
                    return (true, new StoredSession(added, IsNew: true));
                }

                return (false, default);
            }

            if (Contradiction(before.Session, body) is { } contradiction)
            {
                return (true, contradiction);
            }

            var after = before with
            {
                Session = before.Session with { Date = body.Date, Grade = body.Grade, Headcount = body.Headcount.ToHeadcount() },
            };
            if (after == before || await storage.Sessions.ReplaceAsync(after, cancel))
            {
                cache.Forget(id);
                return (true, new StoredSession(after, IsNew: false));
            }

            return (false, default);
        }
    }

    /// <summary>Ends a session. Closing it again changes nothing.</summary>
    public Task<Result<StoredSession, SessionRefusal>> CloseAsync(SessionId id, CancellationToken cancel)
    {
        return storage.Retries.RunAsync($"The session {id}", TryAsync, cancel);

        async Task<(bool Done, Result<StoredSession, SessionRefusal> Value)> TryAsync()
        {
            if (await storage.Sessions.FindAsync(id, cancel) is not { } before)
            {
                return (true, new SessionRefusal.Missing());
            }

            var now = clock.GetUtcNow();
            var after = before.Session.StateAt(now) is SessionState.Open or SessionState.Planned
                ? before with { Session = before.Session with { ClosedAt = now } }
                : before;
            if (after == before || await storage.Sessions.ReplaceAsync(after, cancel))
            {
                cache.Forget(id);
                return (true, new StoredSession(after, IsNew: false));
            }

            return (false, default);
        }
    }

    private async Task<RegisteredSession> NewAsync(SessionId id, SessionBody body, CancellationToken cancel)
    {
        var audience = AudienceOf(body)!.Value;
        var session = new Session(
            id, body.School, body.Date, audience, body.Grade, catalog.Latest(audience).Id.Version, body.Headcount.ToHeadcount());
        return new RegisteredSession(
            session,
            RandomNumberGenerator.GetBytes(SaltBytes),
            await TakeCodeAsync(new SurveyCode(id, Phase.Pre), cancel),
            await TakeCodeAsync(new SurveyCode(id, Phase.Post), cancel),
            default);
    }

    private Task<string> TakeCodeAsync(SurveyCode code, CancellationToken cancel)
    {
        return storage.Retries.RunAsync($"A typed code of the session {code.Session}", TryAsync, cancel);

        async Task<(bool Done, string Value)> TryAsync()
        {
            var typedCode = TypedCode.Write(RandomNumberGenerator.GetInt32(TypedCode.Count));
            return (await storage.Sessions.TakeCodeAsync(typedCode, code, cancel), typedCode);
        }
    }

    private static Audience? AudienceOf(SessionBody body) => body.Audience ?? (body.Grade is { } grade ? Session.AudienceOf(grade) : null);

    private static SessionRefusal.Invalid? Check(SessionBody body)
    {
        if (body.Grade is < 1 or > 12)
        {
            return new SessionRefusal.Invalid("grade", "A grade is 1 to 12.");
        }

        if (AudienceOf(body) is not { } audience)
        {
            return new SessionRefusal.Invalid("audience", "Give the audience, or the grade that decides it.");
        }

        if (body.Grade is { } grade && audience != Session.AudienceOf(grade))
        {
            return new SessionRefusal.Invalid("grade", $"Grade {grade} is of the audience {Session.AudienceOf(grade)}, not {audience}.");
        }

        if (body.Date.Year is < 2020 or > 2100)
        {
            return new SessionRefusal.Invalid("date", "The date of a session is its day, such as 2025-03-14.");
        }

        var headcount = body.Headcount.ToHeadcount();
        int[] counts = [headcount.Girls, headcount.Boys, .. AdultRoles.All.Select(role => headcount[role])];
        return counts.Any(count => count is < 0 or > LargestHeadcount)
            ? new SessionRefusal.Invalid("headcount", $"Every number of a headcount is 0 to {LargestHeadcount}.")
            : null;
    }

    private static SessionRefusal.Fixed? Contradiction(Session before, SessionBody body) =>
        before.SchoolId != body.School
            ? new SessionRefusal.Fixed("school", $"This session was registered for the school '{before.SchoolId}', which stays.")
        : before.Audience != AudienceOf(body)
            ? new SessionRefusal.Fixed("audience", $"This session was registered for the audience {before.Audience}, which stays.")
        : (before.ClosedAt is not null || before.SealedOn is not null) && before.Date != body.Date
            ? new SessionRefusal.Fixed("date", "This session has ended, so its date stays.")
        : null;
}
