using System.Globalization;
using Surveys.Tallies;
using Surveys.Campaigns;
using Surveys.Questionnaires;

namespace Surveys.Storage;

/// <summary>The name of every table and container, and the one place that writes a PartitionKey or a RowKey. docs/tables.md describes them.</summary>
/// <remarks>Keys may not contain / \ # ? or control characters; every part used here is made of letters, digits, hyphens, dots and bars.</remarks>
internal static class Keys
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

    public const int DirtyShards = 16;

    public static readonly string[] Tables = [Schools, Sessions, Codes, Responses, Dirty, Aggregates, Releases, AccessKeys];

    public static Key School(string campaign, string school) => new(campaign, school);

    public static Key Session(string campaign, SessionId session) => new(campaign, session.ToString());

    public static Key Code(string typedCode) => new(typedCode, "session");

    public static string ResponsesOf(SessionId session) => session.ToString();

    public static Key Response(SessionId session, Phase phase, Guid id) =>
        new(ResponsesOf(session), string.Create(CultureInfo.InvariantCulture, $"{phase}|{id:N}"));

    public static (Phase Phase, Guid Id) ReadResponse(string rowKey)
    {
        var bar = rowKey.IndexOf('|', StringComparison.Ordinal);
        return (Enum.Parse<Phase>(rowKey.AsSpan(0, bar)), Guid.ParseExact(rowKey.AsSpan(bar + 1), "N"));
    }

    public static string DirtyShard(int shard) => shard.ToString("D2", CultureInfo.InvariantCulture);

    /// <summary>Session ids are random, so their low bits spread evenly.</summary>
    public static Key DirtyMarker(SessionId session) => new(DirtyShard((int)(session.Value % DirtyShards)), session.ToString());

    /// <summary>A scope's tally stands in the partition of the scope it is summed into, so that both change in one transaction.</summary>
    public static Key TallyIn(Scope parent, Scope child, string stratum, QuestionnaireId questionnaire) =>
        new(parent.ToString(), stratum.Length == 0 ? $"{child}|{questionnaire}" : $"{child}|{stratum}|{questionnaire}");

    public static Key Total(Scope scope, string stratum, QuestionnaireId questionnaire) =>
        new(scope.ToString(), stratum.Length == 0 ? $"Total|{questionnaire}" : $"Total|{stratum}|{questionnaire}");

    /// <summary>What of a school is in releases since an edition: exact counts, so it stands with them. Rows are only ever added.</summary>
    public static Key Admitted(string school, QuestionnaireId questionnaire, string edition) =>
        new(Scope.OfSchool(school).ToString(), $"Admitted|{questionnaire}|{edition}");

    public static Key Release(Scope scope, string edition) => new(scope.ToString(), edition);

    public static Key Publication(string edition) => new("Publication", edition);

    public static Key CurrentPublication() => new("Publication", "current");

    /// <summary>A version and the publisher's nonce: two publishers at once never write the same row.</summary>
    public static string Edition(int version, string nonce) => string.Create(CultureInfo.InvariantCulture, $"{version:D8}|{nonce}");

    public static Key AccessKey(AccessRole role, string hash) => new(role.ToString(), hash);

    public static string ReportBlob(string campaign, Scope scope, string language, ReportForm form) =>
        $"{campaign}/{Lower(scope.Kind)}/{scope.Id}.{language}.{Lower(form)}";

    public static string ReportStatus(string campaign) => $"{campaign}/status.json";

    private static string Lower<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}

internal readonly record struct Key(string Partition, string Row);
