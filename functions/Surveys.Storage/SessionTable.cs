using Azure;
using Azure.Data.Tables;
using Surveys.Campaigns;

namespace Surveys.Storage;

/// <summary>A session with what only the server needs of it.</summary>
/// <param name="Salt">Keys the pair tokens; empty once the responses of a sealed session are deleted.</param>
/// <param name="CodePre">The typed code of Pre.</param>
/// <param name="CodePost">The typed code of Post.</param>
public sealed record RegisteredSession(Session Session, byte[] Salt, string CodePre, string CodePost, ETag Version)
{
    public string TypedCode(Phase phase) => phase == Phase.Pre ? CodePre : CodePost;
}

/// <summary>The register of sessions and their typed codes.</summary>
public sealed class SessionTable
{

    private readonly TableClient table;
    private readonly TableClient codes;
    private readonly string campaign;

    internal SessionTable(TableClient table, TableClient codes, string campaign) =>
        (this.table, this.codes, this.campaign) = (table, codes, campaign);

    public async Task<RegisteredSession?> FindAsync(SessionId id, CancellationToken cancel = default) =>
        await table.FindAsync(StorageKeys.Session(campaign, id), cancel).ConfigureAwait(false) is { } row ? Read(row) : null;

    public Task<IReadOnlyList<RegisteredSession>> AllAsync(CancellationToken cancel = default) =>
        ReadAsync(table.RowsAsync(StorageKeys.SessionsOf(campaign), cancel), cancel);

    /// <summary>The sessions from one day to another, both included. The service looks through the campaign's partition.</summary>
    public Task<IReadOnlyList<RegisteredSession>> BetweenAsync(DateOnly from, DateOnly to, CancellationToken cancel = default)
    {
        var (first, last) = (from.Text(), to.Text());
        var days = TableClient.CreateQueryFilter($"date ge {first} and date le {last}");
        var filter = $"{StorageKeys.Filter(StorageKeys.SessionsOf(campaign))} and {days}";
        return ReadAsync(table.QueryAsync<TableEntity>(filter, cancellationToken: cancel), cancel);
    }

    /// <summary>Adds a session. False where the id is taken.</summary>
    public async Task<bool> AddAsync(RegisteredSession session, CancellationToken cancel = default)
    {
        try
        {
            await table.AddEntityAsync(Write(session), cancel).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <summary>Replaces a session. False where somebody else changed it since it was read.</summary>
    public async Task<bool> ReplaceAsync(RegisteredSession session, CancellationToken cancel = default)
    {
        try
        {
            await table.UpdateEntityAsync(Write(session), session.Version, TableUpdateMode.Replace, cancel).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return false;
        }
    }

    /// <summary>Takes a typed code for a session and phase. False where another session has it.</summary>
    public async Task<bool> TakeCodeAsync(string typedCode, SurveyCode code, CancellationToken cancel = default)
    {
        var row = StorageKeys.Code(typedCode).Entity();
        row["session"] = code.Session.ToString();
        row["phase"] = code.Phase.ToString();
        try
        {
            await codes.AddEntityAsync(row, cancel).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return await FindCodeAsync(typedCode, cancel).ConfigureAwait(false) == code;
        }
    }

    /// <summary>The session and phase of a typed code, or null.</summary>
    public async Task<SurveyCode?> FindCodeAsync(string typedCode, CancellationToken cancel = default) =>
        await codes.FindAsync(StorageKeys.Code(typedCode), cancel).ConfigureAwait(false) is { } row
        && SessionId.TryParse(row.GetString("session"), out var session)
            ? new SurveyCode(session, row.Enum<Phase>("phase"))
            : null;

    private static async Task<IReadOnlyList<RegisteredSession>> ReadAsync(IAsyncEnumerable<TableEntity> rows, CancellationToken cancel)
    {
        var sessions = new List<RegisteredSession>();
        await foreach (var row in rows.WithCancellation(cancel).ConfigureAwait(false))
        {
            sessions.Add(Read(row));
        }

        return sessions;
    }

    private TableEntity Write(RegisteredSession registered)
    {
        var session = registered.Session;
        var row = StorageKeys.Session(campaign, session.Id).Entity();
        row["school"] = session.SchoolId;
        row["date"] = session.Date.Text();
        row["audience"] = session.Audience.ToString();
        row["questionnaire"] = session.QuestionnaireVersion;
        row["girls"] = session.Headcount.Girls;
        row["boys"] = session.Headcount.Boys;
        foreach (var role in AdultRoles.All)
        {
            row[role.Field()] = session.Headcount[role];
        }

        row["codePre"] = registered.CodePre;
        row["codePost"] = registered.CodePost;
        Set("salt", registered.Salt is { Length: > 0 } salt ? salt : null);
        Set("grade", session.Grade);
        Set("closedAt", session.ClosedAt);
        Set("sealedOn", session.SealedOn?.Text());
        return row;

        void Set(string column, object? value)
        {
            if (value is not null)
            {
                row[column] = value;
            }
        }
    }

    private static RegisteredSession Read(TableEntity row)
    {
        var session = new Session(
            StorageKeys.ReadSession(row),
            row.GetString("school"),
            row.Day("date") ?? throw new InvalidOperationException("A stored session has no date."),
            row.Enum<Audience>("audience"),
            row.GetInt32("grade"),
            row.Int("questionnaire"),
            new Headcount(row.Int("girls"), row.Int("boys"), role => row.Int(role.Field())),
            row.GetDateTimeOffset("closedAt"),
            row.Day("sealedOn"));
        return new RegisteredSession(session, row.GetBinary("salt") ?? [], row.GetString("codePre"), row.GetString("codePost"), row.ETag);
    }
}
