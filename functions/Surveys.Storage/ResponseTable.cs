using Azure;
using Azure.Data.Tables;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Responses;
using Response = Surveys.Responses.Response;

namespace Surveys.Storage;

/// <summary>What became of a response that was handed in.</summary>
public enum Insertion
{
    Stored,

    /// <summary>It was there already, with the same answers.</summary>
    Repeated,

    /// <summary>Another one with this id was there already, with other answers; it stays.</summary>
    Contradicted,
}

/// <summary>
/// The raw responses. A row holds the answers, the keyed pair token and pictures, and nothing else.
/// </summary>
public sealed class ResponseTable
{
    private readonly TableClient table;

    internal ResponseTable(TableClient table) => this.table = table;

    /// <summary>
    /// Inserts first and looks only after a conflict: the insert is the only duplicate check, and the conflict may be
    /// our own first write, repeated by the SDK after a lost reply.
    /// </summary>
    public async Task<Insertion> InsertAsync(SessionId session, Response response, CancellationToken cancel = default)
    {
        var key = StorageKeys.Response(session, response.Phase, response.Id);
        var row = key.Entity();
        row["answers"] = response.Answers.ToString();
        if (response.PairToken is { } token)
        {
            row["pair"] = token;
        }

        if (response.PairPictures is { } pictures)
        {
            row["pictures"] = pictures;
        }

        try
        {
            await table.AddEntityAsync(row, cancel).ConfigureAwait(false);
            return Insertion.Stored;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            var first = await table.FindAsync(key, cancel).ConfigureAwait(false);
            return first?.GetString("answers") == response.Answers.ToString() ? Insertion.Repeated : Insertion.Contradicted;
        }
    }

    /// <summary>All responses of a session.</summary>
    /// <exception cref="FormatException">A row was not written for this questionnaire.</exception>
    public async Task<IReadOnlyList<Response>> OfSessionAsync(
        SessionId session, Questionnaire questionnaire, CancellationToken cancel = default)
    {
        var responses = new List<Response>();
        await foreach (var row in table.RowsAsync(
            StorageKeys.ResponsesOf(session), cancel, [.. StorageKeys.Columns, "answers", "pair", "pictures"]).ConfigureAwait(false))
        {
            var (phase, id) = StorageKeys.ReadResponse(row);
            responses.Add(new Response(
                id, phase, AnswerSheet.Parse(questionnaire, row.GetString("answers")), row.GetString("pair"), row.GetString("pictures")));
        }

        return responses;
    }

    /// <summary>How many responses of each phase are in.</summary>
    public async Task<(int Pre, int Post)> CountAsync(SessionId session, CancellationToken cancel = default)
    {
        int pre = 0, post = 0;
        await foreach (var row in table.RowsAsync(StorageKeys.ResponsesOf(session), cancel, StorageKeys.Columns).ConfigureAwait(false))
        {
            _ = StorageKeys.ReadResponse(row).Phase == Phase.Pre ? pre++ : post++;
        }

        return (pre, post);
    }

    /// <summary>How many rows the whole table has, whatever session they belong to. For checks: its cost follows the archive.</summary>
    public async Task<int> CountAllAsync(CancellationToken cancel = default)
    {
        var rows = 0;
        await foreach (var _ in table.QueryAsync<TableEntity>(select: StorageKeys.Columns, cancellationToken: cancel).ConfigureAwait(false))
        {
            rows++;
        }

        return rows;
    }

    /// <summary>Deletes every response of a session. Done in any number of tries.</summary>
    public async Task DeleteSessionAsync(SessionId session, CancellationToken cancel = default)
    {
        var rows = new List<TableEntity>();
        await foreach (var row in table.RowsAsync(StorageKeys.ResponsesOf(session), cancel, StorageKeys.Columns).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        foreach (var batch in rows.Chunk(100))
        {
            await table.CommitAsync(
                [.. batch.Select(row => new TableTransactionAction(TableTransactionActionType.Delete, row, ETag.All))],
                cancel).ConfigureAwait(false);
        }
    }
}
