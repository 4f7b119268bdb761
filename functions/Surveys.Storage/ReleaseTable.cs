using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Data.Tables;
using Surveys.Aggregates;
using Surveys.Disclosure;

namespace Surveys.Storage;

/// <summary>Which publication readers see now.</summary>
/// <param name="Version">1, 2, 3 …; never goes back.</param>
/// <param name="BasedOn">The version of the nation's totals it was made from: nothing changed while they are the same.</param>
public sealed record PublicationHead(int Version, string Edition, DateTimeOffset AsOf, long BasedOn, ETag ETag);

/// <summary>All releases of one publication: one consistent view over all scopes.</summary>
/// <param name="Editions">The stored edition of each scope's release: it changes only when the release does.</param>
public sealed record Publication(
    PublicationHead Head,
    IReadOnlyDictionary<Scope, Release> Releases,
    IReadOnlyDictionary<Scope, string> Editions);

/// <summary>
/// The releases. Rows are only ever added; a publication is a list of the editions it consists of, and becomes visible in one step,
/// when the row "current" is moved to it.
/// </summary>
public sealed class ReleaseTable
{
    private const int ParallelCalls = 8;

    private readonly TableClient table;

    internal ReleaseTable(TableClient table) => this.table = table;

    public async Task<PublicationHead?> CurrentAsync(CancellationToken cancel = default) =>
        await table.FindAsync(Keys.CurrentPublication(), cancel).ConfigureAwait(false) is { } row
            ? new PublicationHead(
                row.Int("version"),
                row.GetString("edition"),
                row.GetDateTimeOffset("asOf") ?? default,
                row.GetInt64("basedOn") ?? 0,
                row.ETag)
            : null;

    public async Task<Publication> ReadAsync(PublicationHead head, CancellationToken cancel = default)
    {
        var row = await table.FindAsync(Keys.Publication(head.Edition), cancel).ConfigureAwait(false)
            ?? throw new InvalidOperationException($"The list of publication {head.Edition} is missing.");
        var entries = Unpack(row, StorageJson.Default.ListPublicationEntry);
        var releases = new Release[entries.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, entries.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelCalls, CancellationToken = cancel },
            async (i, token) =>
            {
                var stored = await table.FindAsync(Keys.Release(entries[i].Scope, entries[i].Edition), token).ConfigureAwait(false)
                    ?? throw new InvalidOperationException($"The release {entries[i].Edition} of {entries[i].Scope} is missing.");
                releases[i] = Unpack(stored, StorageJson.Default.Release);
            }).ConfigureAwait(false);
        return new Publication(
            head,
            releases.ToDictionary(release => release.Scope),
            entries.ToDictionary(entry => entry.Scope, entry => entry.Edition));
    }

    /// <summary>
    /// Adds a publication: the changed releases and the editions of those that stay. Null where another publisher was faster;
    /// what was written then belongs to no publication.
    /// </summary>
    public async Task<PublicationHead?> PublishAsync(
        PublicationHead? previous,
        IReadOnlyList<Release> changed,
        IReadOnlyDictionary<Scope, string> unchanged,
        DateTimeOffset asOf,
        long basedOn,
        CancellationToken cancel = default)
    {
        var version = (previous?.Version ?? 0) + 1;
        var edition = Keys.Edition(version, RandomNumberGenerator.GetHexString(8, lowercase: true));
        await Parallel.ForEachAsync(
            changed,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelCalls, CancellationToken = cancel },
            async (release, token) => await table.AddEntityAsync(
                Pack(Keys.Release(release.Scope, edition), release, StorageJson.Default.Release), token).ConfigureAwait(false)).ConfigureAwait(false);

        List<PublicationEntry> entries =
        [
            .. changed.Select(release => new PublicationEntry(release.Scope, edition)),
            .. unchanged.Select(entry => new PublicationEntry(entry.Key, entry.Value)),
        ];
        await table.AddEntityAsync(
            Pack(Keys.Publication(edition), entries, StorageJson.Default.ListPublicationEntry), cancel).ConfigureAwait(false);

        var current = Keys.CurrentPublication().Entity();
        current["version"] = version;
        current["edition"] = edition;
        current["asOf"] = asOf;
        current["basedOn"] = basedOn;
        try
        {
            var answer = previous is null
                ? await table.AddEntityAsync(current, cancel).ConfigureAwait(false)
                : await table.UpdateEntityAsync(current, previous.ETag, TableUpdateMode.Replace, cancel).ConfigureAwait(false);
            return new PublicationHead(version, edition, asOf, basedOn, answer.Headers.ETag ?? default);
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return null;
        }
    }

    private static TableEntity Pack<T>(Key key, T value, JsonTypeInfo<T> type)
    {
        using var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, value, type);
        }

        var row = key.Entity();
        row.SetBytes("json", packed.ToArray());
        return row;
    }

    private static T Unpack<T>(TableEntity row, JsonTypeInfo<T> type)
    {
        using var brotli = new BrotliStream(new MemoryStream(row.GetBytes("json")), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(brotli, type)
            ?? throw new InvalidOperationException($"{row.PartitionKey} {row.RowKey} is empty.");
    }
}

internal sealed record PublicationEntry(Scope Scope, string Edition);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Release))]
[JsonSerializable(typeof(List<PublicationEntry>))]
internal sealed partial class StorageJson : JsonSerializerContext;
