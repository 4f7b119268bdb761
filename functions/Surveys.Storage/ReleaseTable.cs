using System.Security.Cryptography;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Azure;
using Azure.Data.Tables;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Tallies;

namespace Surveys.Storage;

/// <summary>Which publication readers see now.</summary>
/// <param name="Version">1, 2, 3 …; never goes back.</param>
/// <param name="BasedOn">A number that grows with whatever it was made from: nothing changed while it is the same.</param>
public sealed record PublicationHead(int Version, string Edition, DateTimeOffset AsOf, long BasedOn, ETag ETag);

/// <summary>All releases of one publication: one consistent view over all scopes.</summary>
/// <param name="Editions">The stored edition of each scope's release: it changes only when the release does.</param>
public sealed record Publication(
    PublicationHead Head,
    IReadOnlyDictionary<Scope, Release> Releases,
    IReadOnlyDictionary<Scope, string> Editions);

/// <summary>What is in the releases of one publication. Never served: the next publication is made from it.</summary>
public sealed record PublishedAdmissions(
    Admissions Admissions, IReadOnlyDictionary<(string School, QuestionnaireId Questionnaire), string> Editions)
{
    public static PublishedAdmissions None { get; } = new(Admissions.None, new Dictionary<(string, QuestionnaireId), string>());
}

/// <summary>
/// The releases, and the exact counts that are in them. Rows are only ever added; a publication is a list of the editions it consists of,
/// and becomes visible in one step, when the row "current" is moved to it. So what was published and what is remembered of it cannot part,
/// whenever a publisher dies and however many there are.
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
                row.GetString("edition"),
                row.GetDateTimeOffset("asOf") ?? default,
                row.GetInt64("basedOn") ?? 0,
                row.ETag)
            : null;

    public async Task<Publication> ReadAsync(PublicationHead head, CancellationToken cancel = default)
    {
        var entries = (await ListAsync(head, cancel).ConfigureAwait(false)).Releases;
        var releases = new Release[entries.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, entries.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelCalls, CancellationToken = cancel },
            async (i, token) =>
            {
                var stored = await table.FindAsync(StorageKeys.Release(entries[i].Scope, entries[i].Edition), token).ConfigureAwait(false)
                    ?? throw new InvalidOperationException($"The release {entries[i].Edition} of {entries[i].Scope} is missing.");
                releases[i] = Unpack(stored, StorageJson.Default.Release);
            }).ConfigureAwait(false);
        return new Publication(
            head,
            releases.ToDictionary(release => release.Scope),
            entries.ToDictionary(entry => entry.Scope, entry => entry.Edition));
    }

    /// <summary>What is in the releases of a publication.</summary>
    public async Task<PublishedAdmissions> ReadAdmissionsAsync(
        PublicationHead head, Func<QuestionnaireId, TallyLayout> layoutOf, CancellationToken cancel = default)
    {
        var entries = (await ListAsync(head, cancel).ConfigureAwait(false)).Admitted;
        var admitted = new Admitted[entries.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, entries.Count),
            new ParallelOptions { MaxDegreeOfParallelism = ParallelCalls, CancellationToken = cancel },
            async (i, token) =>
            {
                var (school, questionnaire, edition) = entries[i];
                var row = await aggregates.FindAsync(StorageKeys.Admitted(school, questionnaire, edition), token).ConfigureAwait(false)
                    ?? throw new InvalidOperationException($"What {edition} holds of {school} is missing.");
                var place = new School(
                    school, row.GetString("name"), row.GetString("region"), row.Enum<SchoolLevel>("level"), row.Enum<Area>("area"));
                admitted[i] = Admitted.Read(place, layoutOf(questionnaire), row.GetBytes("sums"));
            }).ConfigureAwait(false);
        return new PublishedAdmissions(
            new Admissions(admitted), entries.ToDictionary(entry => (entry.School, entry.Questionnaire), entry => entry.Edition));
    }

    /// <summary>Notes that a publication still says all there is to say. False where another publisher was faster.</summary>
    public async Task<bool> ConfirmAsync(PublicationHead head, long basedOn, CancellationToken cancel = default)
    {
        try
        {
            await table.UpdateEntityAsync(Current(head with { BasedOn = basedOn }), head.ETag, TableUpdateMode.Replace, cancel)
                .ConfigureAwait(false);
            return true;
        }
        catch (RequestFailedException e) when (e.IsConflict())
        {
            return false;
        }
    }

    /// <summary>
    /// Adds a publication: the changed releases and the editions of those that stay, and likewise what is in them.
    /// Null where another publisher was faster; what was written then belongs to no publication.
    /// </summary>
    public async Task<PublicationHead?> PublishAsync(
        PublicationHead? previous,
        IReadOnlyList<Release> changed,
        IReadOnlyDictionary<Scope, string> unchanged,
        PublishedAdmissions remembered,
        Admissions admissions,
        DateTimeOffset asOf,
        long basedOn,
        CancellationToken cancel = default)
    {
        var version = (previous?.Version ?? 0) + 1;
        var edition = StorageKeys.Edition(version, RandomNumberGenerator.GetHexString(8, lowercase: true));
        await Parallel.ForEachAsync(
            changed,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelCalls, CancellationToken = cancel },
            async (release, token) =>
            {
                var row = Pack(StorageKeys.Release(release.Scope, edition), release, StorageJson.Default.Release);
                await table.AddEntityAsync(row, token).ConfigureAwait(false);
            }).ConfigureAwait(false);

        var entered = admissions.All
            .Where(school => !ReferenceEquals(school, remembered.Admissions.Find(school.School.Id, school.Questionnaire))).ToList();
        await Parallel.ForEachAsync(
            entered,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelCalls, CancellationToken = cancel },
            async (school, token) =>
                await aggregates.AddEntityAsync(Write(school, edition), token).ConfigureAwait(false)).ConfigureAwait(false);

        var news = entered.Select(school => (school.School.Id, school.Questionnaire)).ToHashSet();
        var list = new PublicationList(
            [
                .. changed.Select(release => new PublicationEntry(release.Scope, edition)),
                .. unchanged.Select(entry => new PublicationEntry(entry.Key, entry.Value)),
            ],
            [
                .. news.Select(key => new AdmittedEntry(key.Id, key.Questionnaire, edition)),
                .. remembered.Editions.Where(entry => !news.Contains(entry.Key))
                    .Select(entry => new AdmittedEntry(entry.Key.School, entry.Key.Questionnaire, entry.Value)),
            ]);
        await table.AddEntityAsync(
            Pack(StorageKeys.Publication(edition), list, StorageJson.Default.PublicationList), cancel).ConfigureAwait(false);

        var current = Current(new PublicationHead(version, edition, asOf, basedOn, default));
        try
        {
            var response = previous is null
                ? await table.AddEntityAsync(current, cancel).ConfigureAwait(false)
                : await table.UpdateEntityAsync(current, previous.ETag, TableUpdateMode.Replace, cancel).ConfigureAwait(false);
            return new PublicationHead(version, edition, asOf, basedOn, response.Headers.ETag ?? default);
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
        row["edition"] = head.Edition;
        row["asOf"] = head.AsOf;
        row["basedOn"] = head.BasedOn;
        return row;
    }

    private static TableEntity Write(Admitted admitted, string edition)
    {
        var row = StorageKeys.Admitted(admitted.School.Id, admitted.Questionnaire, edition).Entity();
        row["name"] = admitted.School.Name;
        row["region"] = admitted.School.Region;
        row["level"] = admitted.School.Level.ToString();
        row["area"] = admitted.School.Area.ToString();
        row.SetBytes("sums", admitted.Write());
        return row;
    }

    private async Task<PublicationList> ListAsync(PublicationHead head, CancellationToken cancel) =>
        await table.FindAsync(StorageKeys.Publication(head.Edition), cancel).ConfigureAwait(false) is { } row
            ? Unpack(row, StorageJson.Default.PublicationList)
            : throw new InvalidOperationException($"The list of publication {head.Edition} is missing.");

    private static TableEntity Pack<T>(Key key, T value, JsonTypeInfo<T> type)
    {
        var row = key.Entity();
        row.SetBytes("json", PackedJson.Write(value, type));
        return row;
    }

    private static T Unpack<T>(TableEntity row, JsonTypeInfo<T> type) => PackedJson.Read(row.GetBytes("json"), type)
        ?? throw new InvalidOperationException($"{StorageKeys.Describe(row)} is empty.");
}

internal sealed record PublicationEntry(Scope Scope, string Edition);

internal sealed record AdmittedEntry(string School, QuestionnaireId Questionnaire, string Edition);

internal sealed record PublicationList(List<PublicationEntry> Releases, List<AdmittedEntry> Admitted);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(Release))]
[JsonSerializable(typeof(PublicationList))]
[JsonSerializable(typeof(ReportStatus))]
internal sealed partial class StorageJson : JsonSerializerContext;
