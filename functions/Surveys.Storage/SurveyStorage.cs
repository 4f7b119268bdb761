using System.Globalization;
using Azure;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Surveys.Storage;

/// <summary>The tables and the container of one campaign's store.</summary>
public sealed class SurveyStorage
{
    private readonly TableServiceClient tables;
    private readonly BlobContainerClient reports;
    private readonly Lock gate = new();
    private Task? created;

    public SurveyStorage(TableServiceClient tables, BlobServiceClient blobs, string campaign, TimeProvider? clock = null)
    {
        Retries = new OptimisticRetries(clock ?? TimeProvider.System);
        this.tables = tables;
        reports = blobs.GetBlobContainerClient(StorageKeys.Reports);
        Schools = new SchoolTable(Table(StorageKeys.Schools), campaign);
        Sessions = new SessionTable(Table(StorageKeys.Sessions), Table(StorageKeys.Codes), campaign);
        Responses = new ResponseTable(Table(StorageKeys.Responses));
        Dirty = new DirtyTable(Table(StorageKeys.Dirty));
        Aggregates = new AggregateTable(Table(StorageKeys.Aggregates), Retries);
        Releases = new ReleaseTable(Table(StorageKeys.Releases), Table(StorageKeys.Aggregates));
        AccessKeys = new AccessKeyTable(Table(StorageKeys.AccessKeys));
        Reports = new ReportBlobs(reports, campaign);
    }

    /// <summary>For writes that take back nothing another writer did.</summary>
    public OptimisticRetries Retries { get; }

    public SchoolTable Schools { get; }

    public SessionTable Sessions { get; }

    public ResponseTable Responses { get; }

    public DirtyTable Dirty { get; }

    public AggregateTable Aggregates { get; }

    public ReleaseTable Releases { get; }

    public AccessKeyTable AccessKeys { get; }

    public ReportBlobs Reports { get; }

    public static SurveyStorage Connect(StorageAccount account, string campaign) => new(account.Tables, account.Blobs, campaign);

    /// <summary>
    /// Makes the tables and the container where they are missing: once per process, again only after a failure. The making belongs
    /// to nobody: a caller who cancels stops waiting, and the others go on.
    /// </summary>
    public Task EnsureCreatedAsync(CancellationToken cancel = default)
    {
        lock (gate)
        {
            if (created is not { IsFaulted: false, IsCanceled: false })
            {
                created = CreateAsync();
            }

            return created.WaitAsync(cancel);
        }
    }

    private async Task CreateAsync() => await Task.WhenAll(
        StorageKeys.Tables.Select(name => Table(name).CreateIfNotExistsAsync() as Task)
            .Append(reports.CreateIfNotExistsAsync())).ConfigureAwait(false);

    private TableClient Table(string name) => tables.GetTableClient(name);
}

/// <summary>What every table does the same way.</summary>
internal static class TableExtensions
{
    private const string DayFormat = "yyyy-MM-dd";
    private const int LargestTransaction = 100;

    public static TableEntity Entity(this Key key) => new(key.Partition, key.Row);

    public static async Task<TableEntity?> FindAsync(this TableClient table, Key key, CancellationToken cancel)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(key.Partition, key.Row, cancellationToken: cancel)
            .ConfigureAwait(false);
        return found.HasValue ? found.Value : null;
    }

    /// <summary>The rows of a range of keys. The SDK follows continuation tokens through empty pages.</summary>
    public static AsyncPageable<TableEntity> RowsAsync(
        this TableClient table, KeyRange range, CancellationToken cancel, IEnumerable<string>? columns = null) =>
        table.QueryAsync<TableEntity>(StorageKeys.Filter(range), select: columns, cancellationToken: cancel);

    /// <summary>
    /// A transaction, checked here because Azurite takes what Azure refuses: one partition key, at most 100 entities.
    /// </summary>
    public static async Task CommitAsync(this TableClient table, IReadOnlyList<TableTransactionAction> actions, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(actions.Count, LargestTransaction, nameof(actions));
        if (actions.Select(action => StorageKeys.PartitionOf(action.Entity)).Distinct().Count() > 1)
        {
            throw new ArgumentException("A transaction has one partition key.", nameof(actions));
        }

        await table.SubmitTransactionAsync(actions, cancel).ConfigureAwait(false);
    }

    /// <summary>Upserts rows of one partition, 100 at a time.</summary>
    public static async Task UpsertAllAsync(this TableClient table, IEnumerable<TableEntity> entities, CancellationToken cancel)
    {
        foreach (var batch in entities.Chunk(LargestTransaction))
        {
            await table.CommitAsync(
                [.. batch.Select(entity => new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity))],
                cancel).ConfigureAwait(false);
        }
    }

    public static bool IsConflict(this RequestFailedException e) => e.Status is 409 or 412;

    /// <summary>Binary longer than the 64 KiB of one property, spread over <c>name0</c>, <c>name1</c> …</summary>
    public static void SetBytes(this TableEntity entity, string name, byte[] bytes)
    {
        const int largest = 64 * 1024;
        for (var (i, at) = (0, 0); at < bytes.Length; i++, at += largest)
        {
            entity[name + i] = bytes[at..Math.Min(at + largest, bytes.Length)];
        }
    }

    public static byte[] GetBytes(this TableEntity entity, string name)
    {
        var parts = new List<byte[]>();
        while (entity.GetBinary(name + parts.Count) is { } part)
        {
            parts.Add(part);
        }

        return parts is [var only] ? only : [.. parts.SelectMany(part => part)];
    }

    public static int Int(this TableEntity entity, string name) => entity.GetInt32(name) ?? 0;

    /// <summary>A day, stored as <see cref="Text"/> writes it; null where there is none.</summary>
    public static DateOnly? Day(this TableEntity entity, string name) =>
        entity.GetString(name) is { } day ? DateOnly.ParseExact(day, DayFormat, CultureInfo.InvariantCulture) : null;

    /// <summary>A day as it is stored: <c>2025-03-14</c>, in the order of time.</summary>
    public static string Text(this DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    public static T Enum<T>(this TableEntity entity, string name)
        where T : struct, Enum => System.Enum.Parse<T>(entity.GetString(name));
}
