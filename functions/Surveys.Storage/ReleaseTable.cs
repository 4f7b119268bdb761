using System.Security.Cryptography;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Data.Tables;
using Surveys.Disclosure;
using Surveys.Tallies;

namespace Surveys.Storage;

/// <summary>Which publication readers see now.</summary>
/// <param name="Version">1, 2, 3 …; never goes back.</param>
/// <param name="Revision">Under which its rows are stored: the version, and what tells two publishers of one version apart.</param>
/// <param name="AsOf">To the hour.</param>
/// <param name="BasedOn">A number that grows with whatever it was made from: nothing changed while it is the same.</param>
/// <param name="TotalsOn">
/// The day on which regions and the nation were last made, or had nothing to be made from; null before there are any, and to have them made
/// anew.
/// </param>
public sealed record PublicationHead(int Version, string Revision, DateTimeOffset AsOf, long BasedOn, DateOnly? TotalsOn, ETag ETag);

/// <summary>Where a scope's release and what it told are stored.</summary>
/// <param name="Release">The revision of the release: it changes only when the release does.</param>
/// <param name="Memory">The revision of its memory.</param>
/// <param name="BasedOn">A number that grows with the scope's counts: its release needs no making while it is the same.</param>
public sealed record PublishedScope(Scope Scope, string Release, string Memory, long BasedOn);

/// <summary>All releases of one publication: one consistent view over all scopes.</summary>
public sealed record Publication(
    PublicationHead Head,
    IReadOnlyDictionary<Scope, Release> Releases,
    IReadOnlyDictionary<Scope, PublishedScope> Scopes)
{
    /// <summary>
    /// The version of the newest release, which readers are told. That of the head grows with each late answer, also while it waits.
    /// </summary>
    public int Version => Newest.Version;

    /// <summary>When the newest release was published, to the hour.</summary>
    public DateTimeOffset AsOf => Newest.AsOf;

    /// <summary>Names what readers see: the same as long as no release says something new.</summary>
    public string Tag => Scopes[Newest.Scope].Release;

    private Release Newest => Releases.Values.MaxBy(release => release.Version)
        ?? throw new InvalidOperationException($"Publication {Head.Revision} has no release.");
}

/// <summary>What disclosure control made of a scope.</summary>
/// <param name="BasedOn">Of <see cref="PublishedScope"/>.</param>
public sealed record MadeRelease(Protection Protection, long BasedOn);

/// <summary>
/// The releases, and the memories that the next ones are made from. Rows are only ever added; a publication is a list of the revisions it
/// consists of, and becomes visible in one step, when the row "current" is moved to it. So what was published and what is remembered of it
/// cannot part, whenever a publisher dies and however many there are.
/// </summary>
public sealed class ReleaseTable
{
    private const int ParallelCalls = 8;

    private readonly TableClient table;
    private readonly TableClient aggregates;

    internal ReleaseTable(TableClient table, TableClient aggregates) => (this.table, this.aggregates) = (table, aggregates);

    public async Task<PublicationHead?> CurrentAsync(CancellationToken cancel = default) =>
        await table.FindAsync(StorageKeys.CurrentPublication(), cancel).ConfigureAwait(false) is { } row
            ? new PublicationHead(
                row.Int("version"),
                row.GetString("revision"),
                row.GetDateTimeOffset("asOf") ?? default,
                row.GetInt64("basedOn") ?? 0,
                row.Day("totalsOn"),
                row.ETag)
            : null;

    public async Task<Publication> ReadAsync(PublicationHead head, CancellationToken cancel = default)
    {
        var scopes = await ListAsync(head, cancel).ConfigureAwait(false);
        var releases = new Release[scopes.Count];
        await InParallelAsync(
            Enumerable.Range(0, scopes.Count),
            async (i, token) =>
            {
                var stored = await table.FindAsync(StorageKeys.Release(scopes[i].Scope, scopes[i].Release), token).ConfigureAwait(false)
                    ?? throw new InvalidOperationException($"The release {scopes[i].Release} of {scopes[i].Scope} is missing.");
                releases[i] = Unpack(stored, StorageJson.Default.Release);
            },
            cancel).ConfigureAwait(false);
        return new Publication(
            head, releases.ToDictionary(release => release.Scope), scopes.ToDictionary(scope => scope.Scope));
    }

    /// <summary>What the releases of a scope told until now. Never served.</summary>
    public async Task<ReleaseMemory> ReadMemoryAsync(PublishedScope scope, CancellationToken cancel = default) =>
        await aggregates.FindAsync(StorageKeys.Memory(scope.Scope, scope.Memory), cancel).ConfigureAwait(false) is { } row
            ? Unpack(row, StorageJson.Default.ReleaseMemory)
            : throw new InvalidOperationException($"What {scope.Memory} remembers of {scope.Scope} is missing.");

    /// <summary>Changes what the current publication is noted to be based on. False where another publisher was faster.</summary>
    public async Task<bool> ConfirmAsync(PublicationHead head, CancellationToken cancel = default)
    {
        try
        {
            await table.UpdateEntityAsync(Current(head), head.ETag, TableUpdateMode.Replace, cancel).ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return false;
        }
    }

    /// <summary>
    /// Adds a publication: what was made anew, and the scopes that stay. A release that says the same as before stays as it is.
    /// Null where another publisher was faster; what was written then belongs to no publication.
    /// </summary>
    /// <param name="next">The head of it; its version, revision and ETag are given here.</param>
    /// <param name="staying">Scopes of which nothing was made.</param>
    public async Task<PublicationHead?> PublishAsync(
        Publication? previous,
        PublicationHead next,
        IReadOnlyList<MadeRelease> made,
        IEnumerable<PublishedScope> staying,
        CancellationToken cancel = default)
    {
        var version = (previous?.Head.Version ?? 0) + 1;
        var revision = StorageKeys.Revision(version, RandomNumberGenerator.GetHexString(8, lowercase: true));
        var scopes = new PublishedScope[made.Count];
        await InParallelAsync(
            Enumerable.Range(0, made.Count),
            async (i, token) =>
            {
                var ((release, memory), basedOn) = made[i];
                var remembered = Pack(StorageKeys.Memory(release.Scope, revision), memory, StorageJson.Default.ReleaseMemory);
                await aggregates.AddEntityAsync(remembered, token).ConfigureAwait(false);
                scopes[i] = new PublishedScope(release.Scope, revision, revision, basedOn);
                if (previous?.Releases.GetValueOrDefault(release.Scope) is { } before && before.SaysTheSame(release))
                {
                    scopes[i] = scopes[i] with { Release = previous.Scopes[release.Scope].Release };
                    return;
                }

                await table.AddEntityAsync(
                    Pack(StorageKeys.Release(release.Scope, revision), release, StorageJson.Default.Release), token).ConfigureAwait(false);
            },
            cancel).ConfigureAwait(false);
        await table.AddEntityAsync(
            Pack(StorageKeys.Publication(revision), [.. scopes, .. staying], StorageJson.Default.ListPublishedScope),
            cancel).ConfigureAwait(false);

        var head = next with { Version = version, Revision = revision };
        try
        {
            var response = previous is null
                ? await table.AddEntityAsync(Current(head), cancel).ConfigureAwait(false)
                : await table.UpdateEntityAsync(Current(head), previous.Head.ETag, TableUpdateMode.Replace, cancel).ConfigureAwait(false);
            return head with { ETag = response.Headers.ETag ?? default };
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return null;
        }
    }

    private static TableEntity Current(PublicationHead head)
    {
        var row = StorageKeys.CurrentPublication().Entity();
        row["version"] = head.Version;
        row["revision"] = head.Revision;
        row["asOf"] = head.AsOf;
        row["basedOn"] = head.BasedOn;
        if (head.TotalsOn is { } day)
        {
            row["totalsOn"] = day.Text();
        }

        return row;
    }

    private static Task InParallelAsync(IEnumerable<int> all, Func<int, CancellationToken, ValueTask> each, CancellationToken cancel) =>
        Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = ParallelCalls, CancellationToken = cancel }, each);

    private async Task<List<PublishedScope>> ListAsync(PublicationHead head, CancellationToken cancel) =>
        await table.FindAsync(StorageKeys.Publication(head.Revision), cancel).ConfigureAwait(false) is { } row
            ? Unpack(row, StorageJson.Default.ListPublishedScope)
            : throw new InvalidOperationException($"The list of publication {head.Revision} is missing.");

    private static TableEntity Pack<T>(Key key, T value, JsonTypeInfo<T> type)
    {
        var row = key.Entity();
        row.SetBytes("json", PackedJson.Write(value, type));
        return row;
    }

    private static T Unpack<T>(TableEntity row, JsonTypeInfo<T> type) => PackedJson.Read(row.GetBytes("json"), type)
        ?? throw new InvalidOperationException($"{StorageKeys.Describe(row)} is empty.");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Release))]
[JsonSerializable(typeof(ReleaseMemory))]
[JsonSerializable(typeof(List<PublishedScope>))]
[JsonSerializable(typeof(ReportStatus))]
internal sealed partial class StorageJson : JsonSerializerContext;
