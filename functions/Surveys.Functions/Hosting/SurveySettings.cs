using System.Globalization;
using Surveys.Campaigns;

namespace Surveys.Functions.Hosting;

/// <summary>A setting is missing or cannot be read; the message is for the person who set it.</summary>
public sealed class SettingException(string name, string problem) : Exception($"The setting {name} {problem}.");

/// <summary>What can be set from outside, read once at start.</summary>
public sealed record SurveySettings
{
    public const string StorageName = "AzureWebJobsStorage";
    public const string LinkKeysName = "Surveys__LinkKeys";

    /// <summary>A connection string for tables, blobs and queues.</summary>
    public required string StorageConnection { get; init; }

    /// <summary>What signs QR links and tickets.</summary>
    public required LinkKeys LinkKeys { get; init; }

    /// <summary>Where phones reach this server; links and QR codes start with it. No slash at the end.</summary>
    public required Uri PublicBaseUrl { get; init; }

    public string CampaignId { get; init; } = "2025";

    /// <summary>How many people the campaign wants to reach.</summary>
    public int CampaignTarget { get; init; } = 20_000;

    /// <summary>How long after closing an answer with a ticket is still taken.</summary>
    public int TicketDays { get; init; } = 14;

    /// <summary>How long after closing a session its raw responses are kept.</summary>
    public int RetentionDays { get; init; } = 90;

    /// <param name="read">Gives a setting's text, or null where it is not set.</param>
    /// <param name="storage">Used where none is set.</param>
    /// <param name="linkKeys">Used where none are set.</param>
    /// <param name="publicBaseUrl">Used where none is set.</param>
    /// <exception cref="SettingException">One is missing or cannot be read.</exception>
    public static SurveySettings Read(
        Func<string, string?> read, string? storage = null, string? linkKeys = null, Uri? publicBaseUrl = null)
    {
        string? Text(string name) => read(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

        int Number(string name, int otherwise, int most) =>
            Text(name) is not { } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number
            : throw new SettingException(name, $"must be a whole number from 1 to {most}");

        var host = Text("WEBSITE_HOSTNAME");
        var url = Text("Surveys__PublicBaseUrl") ?? (host is null ? null : $"https://{host}");
        return new SurveySettings
        {
            StorageConnection = Text(StorageName) ?? storage
                ?? throw new SettingException(StorageName, "is missing: it must hold the connection string of the storage account"),
            LinkKeys = ReadKeys(Text(LinkKeysName) ?? linkKeys
                ?? throw new SettingException(
                    LinkKeysName, "is missing: it must hold the keys that sign links, written 1:<32 random bytes in base64url>")),
            PublicBaseUrl = url is null ? publicBaseUrl ?? new Uri("http://localhost:7071") : ReadUrl("Surveys__PublicBaseUrl", url),
            CampaignId = ReadCampaign(Text("Surveys__CampaignId") ?? "2025"),
            CampaignTarget = Number("Surveys__CampaignTarget", 20_000, 100_000_000),
            TicketDays = Number("Surveys__TicketDays", 14, 365),
            RetentionDays = Number("Surveys__RetentionDays", 90, 3650),
        };
    }

    private static LinkKeys ReadKeys(string text)
    {
        try
        {
            return LinkKeys.Parse(text);
        }
        catch (FormatException e)
        {
            throw new SettingException(LinkKeysName, $"cannot be read: {e.Message.TrimEnd('.')}");
        }
    }

    private static Uri ReadUrl(string name, string text) =>
        Uri.TryCreate(text.TrimEnd('/'), UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            ? url
            : throw new SettingException(name, "must be an address that starts with https:// or http://");

    /// <remarks>It becomes part of storage keys, where a separator or a slash would break them.</remarks>
    private static string ReadCampaign(string text) =>
        text.Length <= 32 && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '-')
            ? text
            : throw new SettingException("Surveys__CampaignId", "must be at most 32 letters, digits and hyphens");
}
