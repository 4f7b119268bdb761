using Azure;
using Azure.Data.Tables;
using Surveys.Tallies;

namespace Surveys.Storage;

/// <summary>A tally and how often it has been written: of two, the one with the higher version is the later.</summary>
public readonly record struct VersionedTally(Tally Tally, long Version);

/// <summary>Where a tally is summed: a child's place in its parent, and the parent's total beside it.</summary>
/// <param name="ChildStratum">Of the child, likewise.</param>
/// <param name="Stratum">From the region up; null below.</param>
public readonly record struct TallyPlace(Scope Parent, Scope Child, Stratum? ChildStratum, Stratum? Stratum, TallyLayout Layout);

/// <summary>
/// The exact counts. A child's tally and its parent's total stand in one partition and change in one transaction, so a total
/// is always the sum of its children, whoever else is writing and whenever a process dies; and a change costs the same
/// however many siblings there are.
/// </summary>
public sealed class AggregateTable
{
    private readonly TableClient table;

    private readonly OptimisticRetries retries;

    internal AggregateTable(TableClient table, OptimisticRetries retries) => (this.table, this.retries) = (table, retries);

    /// <summary>
    /// Replaces a child's tally and corrects its parent's total by the difference.
    /// </summary>
    /// <param name="read">
    /// Gives the child's tally of now. It is called after the stored one was read, and again after a conflict, so that a slow writer
    /// cannot put back an older count. A version not above the stored one changes nothing.
    /// </param>
    /// <returns>The parent's total of now, or null where there is none yet.</returns>
    /// <exception cref="ContentionException">Other writers were faster every time.</exception>
    public Task<VersionedTally?> PutAsync(
        TallyPlace place, Func<VersionedTally?, Task<VersionedTally>> read, CancellationToken cancel = default)
    {
        var questionnaire = place.Layout.Questionnaire.Id;
        var childKey = StorageKeys.TallyIn(place.Parent, place.Child, place.ChildStratum, questionnaire);
        var totalKey = StorageKeys.Total(place.Parent, place.Stratum, questionnaire);
        return retries.RunAsync<VersionedTally?>($"The total of {place.Parent}", TryAsync, cancel);

        async Task<(bool Done, VersionedTally? Total)> TryAsync()
        {
            var child = await FindAsync(childKey, place.Layout, cancel).ConfigureAwait(false);
            var next = await read(child?.Value).ConfigureAwait(false);
            var total = await FindAsync(totalKey, place.Layout, cancel).ConfigureAwait(false);
            if (next.Version <= (child?.Value.Version ?? 0))
            {
                return (true, total?.Value);
            }

            var before = child?.Value.Tally ?? Tally.Zero(place.Layout);
            var sum = (total?.Value.Tally ?? Tally.Zero(place.Layout)) + (next.Tally - before);
            var newTotal = new VersionedTally(sum, (total?.Value.Version ?? 0) + 1);
            try
            {
                await table.CommitAsync([Write(childKey, next, child?.ETag), Write(totalKey, newTotal, total?.ETag)], cancel)
                    .ConfigureAwait(false);
                return (true, newTotal);
            }
            catch (RequestFailedException e) when (e.IsConflict())
            {
                return (false, null);
            }
        }
    }

    /// <summary>The total of a scope, or null where nothing was ever counted.</summary>
    public async Task<VersionedTally?> FindTotalAsync(
        Scope scope, Stratum? stratum, TallyLayout layout, CancellationToken cancel = default) =>
        (await FindAsync(StorageKeys.Total(scope, stratum, layout.Questionnaire.Id), layout, cancel).ConfigureAwait(false))?.Value;

    /// <summary>
    /// Every total of a scope, whatever its stratum, with the sum of their versions: unchanged as long as nothing below changed.
    /// </summary>
    public async Task<(IReadOnlyList<Tally> Totals, long Version)> TotalsAsync(
        Scope scope, Func<string, TallyLayout> layoutOf, CancellationToken cancel = default)
    {
        var totals = new List<Tally>();
        long version = 0;
        await foreach (var row in table.RowsAsync(StorageKeys.TotalsOf(scope), cancel).ConfigureAwait(false))
        {
            totals.Add(Read(row, layoutOf(StorageKeys.ReadQuestionnaire(row))).Tally);
            version += row.GetInt64("version") ?? 0;
        }

        return (totals, version);
    }

    /// <summary>The tallies of all sessions of a school, with the session's id.</summary>
    public async Task<IReadOnlyList<(string Session, VersionedTally Counted)>> SessionsOfAsync(
        string school, Func<string, TallyLayout> layoutOf, CancellationToken cancel = default)
    {
        var tallies = new List<(string, VersionedTally)>();
        await foreach (var row in table.RowsAsync(StorageKeys.SessionsIn(school), cancel).ConfigureAwait(false))
        {
            tallies.Add((StorageKeys.ReadSessionPart(row), Read(row, layoutOf(StorageKeys.ReadQuestionnaire(row)))));
        }

        return tallies;
    }

    private async Task<(VersionedTally Value, ETag ETag)?> FindAsync(Key key, TallyLayout layout, CancellationToken cancel) =>
        await table.FindAsync(key, cancel).ConfigureAwait(false) is { } row ? (Read(row, layout), row.ETag) : null;

    private static VersionedTally Read(TableEntity row, TallyLayout layout) =>
        new(TallyCodec.Read(layout, row.GetBytes("sums")), row.GetInt64("version") ?? 0);

    private static TableTransactionAction Write(Key key, VersionedTally value, ETag? seen)
    {
        var row = key.Entity();
        row["version"] = value.Version;
        row.SetBytes("sums", TallyCodec.Write(value.Tally));
        return seen is { } etag
            ? new TableTransactionAction(TableTransactionActionType.UpdateReplace, row, etag)
            : new TableTransactionAction(TableTransactionActionType.Add, row);
    }
}
