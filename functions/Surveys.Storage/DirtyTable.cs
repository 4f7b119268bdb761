using Azure;
using Azure.Data.Tables;
using Surveys.Campaigns;

namespace Surveys.Storage;

/// <summary>A session that needs aggregating, as it was marked when it was read.</summary>
public readonly record struct DirtyMarker(SessionId Session, ETag Version);

/// <summary>
/// Which sessions have answers that no tally knows yet. Sixteen partitions, so that thirty schools at once do not write to one.
/// </summary>
public sealed class DirtyTable
{
    private readonly TableClient table;

    internal DirtyTable(TableClient table) => this.table = table;

    /// <summary>Marks a session. Every marking gives the marker a new version.</summary>
    public Task MarkAsync(SessionId session, CancellationToken cancel = default) =>
        table.UpsertEntityAsync(StorageKeys.DirtyMarker(session).Entity(), TableUpdateMode.Replace, cancel);

    public async Task<IReadOnlyList<DirtyMarker>> AllAsync(CancellationToken cancel = default)
    {
        var shards = await Task.WhenAll(Enumerable.Range(0, StorageKeys.DirtyShards).Select(shard => ReadAsync(shard, cancel)))
            .ConfigureAwait(false);
        return [.. shards.SelectMany(markers => markers)];
    }

    /// <summary>Removes a marker unless the session was marked again since it was read: then a later tick takes it.</summary>
    public async Task ClearAsync(DirtyMarker marker, CancellationToken cancel = default)
    {
        var key = StorageKeys.DirtyMarker(marker.Session);
        try
        {
            await table.DeleteEntityAsync(key.Partition, key.Row, marker.Version, cancel).ConfigureAwait(false);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
        }
    }

    private async Task<List<DirtyMarker>> ReadAsync(int shard, CancellationToken cancel)
    {
        var markers = new List<DirtyMarker>();
        await foreach (var row in table.RowsAsync(StorageKeys.DirtyShard(shard), cancel).ConfigureAwait(false))
        {
            markers.Add(new DirtyMarker(StorageKeys.ReadSession(row), row.ETag));
        }

        return markers;
    }
}
