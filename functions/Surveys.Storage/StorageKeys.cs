using System.Globalization;
using Azure.Data.Tables;
using Surveys.Campaigns;
using Surveys.Tallies;

namespace Surveys.Storage;

/// <summary>
/// The name of every table and container, and the one place that writes and reads a PartitionKey or a RowKey. docs/tables.md describes
/// them.
/// </summary>
/// <remarks>
/// Keys may not contain / \ # ? or control characters. Every part used here is made of letters, digits, hyphens, dots and bars.
/// </remarks>
internal static class StorageKeys
{
    public const string Schools = "schools";
    public const string Sessions = "sessions";
    public const string Codes = "codes";
    public const string Responses = "responses";
    public const string Dirty = "dirty";
    public const string Aggregates = "aggregates";
    public const string Releases = "releases";
    public const string AccessKeys = "keys";

    /// <summary>The blob container of the reports. Private: the app hands them out after its own check.</summary>
    public const string Reports = "reports";

    /// <summary>What to ask for where only the keys of a row are needed.</summary>
    public static readonly string[] Columns = ["PartitionKey", "RowKey"];

    private const string SessionOfCode = "session";
    private const string TotalPrefix = "Total|";
    private const string MemoryPrefix = "Memory|";

    public const int DirtyShards = 16;

    public static readonly string[] Tables = [Schools, Sessions, Codes, Responses, Dirty, Aggregates, Releases, AccessKeys];

    public static string PartitionOf(ITableEntity row) => row.PartitionKey;

    /// <summary>The names of a row for an error message.</summary>
    public static string Describe(TableEntity row) => $"{row.PartitionKey} {row.RowKey}";

    /// <summary>A filter of the service that takes one partition, or the rows in it whose key begins with a prefix.</summary>
    public static string Filter(KeyRange range) => range.RowPrefix is not { Length: > 0 } prefix
        ? TableClient.CreateQueryFilter($"PartitionKey eq {range.Partition}")
        : TableClient.CreateQueryFilter(
            $"PartitionKey eq {range.Partition} and RowKey ge {prefix} and RowKey lt {prefix[..^1] + (char)(prefix[^1] + 1)}");

    public static KeyRange SchoolsOf(string campaign) => new(campaign);

    public static string ReadSchool(TableEntity row) => row.RowKey;

    public static KeyRange SessionsOf(string campaign) => new(campaign);

    /// <exception cref="FormatException">The row's key is no session.</exception>
    public static SessionId ReadSession(TableEntity row) => SessionId.TryParse(row.RowKey, out var session)
        ? session
        : throw new FormatException($"'{row.RowKey}' is not the id of a session.");

    public static Key School(string campaign, string school) => new(campaign, school);

    public static Key Session(string campaign, SessionId session) => new(campaign, session.ToString());

    public static Key Code(string typedCode) => new(typedCode, SessionOfCode);

    public static KeyRange ResponsesOf(SessionId session) => new(session.ToString());

    public static Key Response(SessionId session, Phase phase, Guid id) =>
        new(session.ToString(), string.Create(CultureInfo.InvariantCulture, $"{phase}|{id:N}"));

    public static (Phase Phase, Guid Id) ReadResponse(TableEntity row)
    {
        var rowKey = row.RowKey;
        var bar = rowKey.IndexOf('|', StringComparison.Ordinal);
        return (Enum.Parse<Phase>(rowKey.AsSpan(0, bar)), Guid.ParseExact(rowKey.AsSpan(bar + 1), "N"));
    }

    public static KeyRange DirtyShard(int shard) => new(Shard(shard));

    private static string Shard(int shard) => shard.ToString("D2", CultureInfo.InvariantCulture);

    /// <summary>Session ids are random, so their low bits spread evenly.</summary>
    public static Key DirtyMarker(SessionId session) => new(Shard((int)(session.Value % DirtyShards)), session.ToString());

    /// <summary>A scope's tally stands in the partition of the scope it is summed into, so that both change in one transaction.</summary>
    public static Key TallyIn(Scope parent, Scope child, Stratum? stratum, QuestionnaireId questionnaire) =>
        new(Write(parent), $"{Write(child)}|{Prefix(stratum)}{questionnaire}");

    public static Key Total(Scope scope, Stratum? stratum, QuestionnaireId questionnaire) =>
        new(Write(scope), $"{TotalPrefix}{Prefix(stratum)}{questionnaire}");

    public static KeyRange TotalsOf(Scope scope) => new(Write(scope), TotalPrefix);

    private static string Write(Scope scope) => $"{scope.Kind}|{scope.Id}";

    private static string Prefix(Stratum? stratum) => stratum is { } of ? $"{of.Level}|{of.Area}|" : "";

    public static KeyRange SessionsIn(string school) => new(Write(Scope.OfSchool(school)), $"{ScopeKind.Session}|");

    /// <summary>The session of a row of <see cref="SessionsIn"/>.</summary>
    public static string ReadSessionPart(TableEntity row) => row.RowKey.Split('|')[1];

    /// <summary>The questionnaire at the end of the key of a part or of a total.</summary>
    public static string ReadQuestionnaire(TableEntity row) => row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..];

    /// <summary>What the releases of a scope told: exact, so it stands with the counts. Rows are only ever added.</summary>
    public static Key Memory(Scope scope, string revision) => new(Write(scope), MemoryPrefix + revision);

    public static Key Release(Scope scope, string revision) => new(Write(scope), revision);

    public static Key Publication(string revision) => new("Publication", revision);

    public static Key CurrentPublication() => new("Publication", "current");

    /// <summary>A version and the publisher's nonce: two publishers at once never write the same row.</summary>
    public static string Revision(int version, string nonce) => string.Create(CultureInfo.InvariantCulture, $"{version:D8}|{nonce}");

    public static Key AccessKey(AccessRole role, string hash) => new(role.ToString(), hash);

    public static KeyRange AccessKeysOf(AccessRole role) => new(role.ToString());

    public static (AccessRole Role, string Hash) ReadAccessKey(TableEntity row) => (Enum.Parse<AccessRole>(row.PartitionKey), row.RowKey);

    public static string ReportBlob(string campaign, Scope scope, string language, ReportForm form) =>
        $"{campaign}/{Lower(scope.Kind)}/{scope.Id}.{language}.{Lower(form)}";

    public static string ReportStatus(string campaign) => $"{campaign}/status.json";

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

internal readonly record struct Key(string Partition, string Row);

/// <summary>A partition, or the rows in it whose key begins with a prefix.</summary>
internal readonly record struct KeyRange(string Partition, string? RowPrefix = null);
