using System.Globalization;
using Azure.Core;
using Azure.Identity;
using Surveys.Campaigns;
using Surveys.Storage;

namespace Surveys.App.Settings;

/// <summary>A setting is missing or cannot be read; the message is for the person who set it.</summary>
public sealed class SettingException(string name, string problem) : Exception($"The setting {name} {problem}.");

/// <summary>What can be set from outside, read once at start. Nothing else in the app reads a setting.</summary>
public sealed record SurveySettings
{
    public const string StorageName = "AzureWebJobsStorage";
    public const string LinkKeysName = "Surveys__LinkKeys";

    private const string CampaignIdName = "Surveys__CampaignId";
    private const string PublicBaseUrlName = "Surveys__PublicBaseUrl";

    // The form without a key: names that the Functions host reads too.
    private const string TablesName = $"{StorageName}__tableServiceUri";
    private const string BlobsName = $"{StorageName}__blobServiceUri";
    private const string ClientIdName = $"{StorageName}__clientId";

    /// <summary>Where the app is reached on this machine, as far as is known without running it.</summary>
    public static readonly Uri LocalBaseUrl = new("http://localhost:7071");

    /// <summary>Opens the account of tables and blobs.</summary>
    public required Func<StorageAccount> Storage { get; init; }

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

    /// <summary>The settings with one account of Azure in place of whatever storage they name.</summary>
    public static Func<string, string?> OfAccount(string account, Func<string, string?> read) => name => name switch
    {
        StorageName => null,
        TablesName => $"https://{account}.table.core.windows.net",
        BlobsName => $"https://{account}.blob.core.windows.net",
        _ => read(name),
    };

    /// <summary>Whether an account is named, with a key or without.</summary>
    public static bool NamesStorage(Func<string, string?> read) =>
        !string.IsNullOrWhiteSpace(read(StorageName)) || !string.IsNullOrWhiteSpace(read(TablesName));

    /// <param name="read">Gives a setting's text, or null where it is not set.</param>
    /// <param name="storage">A connection string, used where no account is set.</param>
    /// <param name="linkKeys">Used where none are set.</param>
    /// <param name="publicBaseUrl">Used where none is set.</param>
    /// <exception cref="SettingException">One is missing or cannot be read.</exception>
    public static SurveySettings Read(
        Func<string, string?> read, string? storage = null, string? linkKeys = null, Uri? publicBaseUrl = null)
    {
        string? Text(string name) => TextOf(read, name);

        int Number(string name, int otherwise, int most) =>
            Text(name) is not { } text ? otherwise
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number
            : throw new SettingException(name, $"must be a whole number from 1 to {most}");

        return new SurveySettings
        {
            Storage = ReadStorage(read, storage),
            LinkKeys = ReadKeys(Text(LinkKeysName) ?? linkKeys
                ?? throw new SettingException(
                    LinkKeysName, "is missing: it must hold the keys that sign links, written 1:<32 random bytes in base64url>")),
            PublicBaseUrl = ReadPublicBaseUrl(read) ?? publicBaseUrl ?? LocalBaseUrl,
            CampaignId = ReadCampaignId(read),
            CampaignTarget = Number("Surveys__CampaignTarget", 20_000, 100_000_000),
            TicketDays = Number("Surveys__TicketDays", 14, 365),
            RetentionDays = Number("Surveys__RetentionDays", 90, 3650),
        };
    }

    /// <summary>Which account, and as whom: with the key in its connection string, or without one as the identity of the app.</summary>
    /// <param name="otherwise">A connection string, used where no account is set.</param>
    /// <param name="person">Asks in place of the app's identity: whoever gives a command.</param>
    /// <exception cref="SettingException">One is missing or cannot be read.</exception>
    public static Func<StorageAccount> ReadStorage(Func<string, string?> read, string? otherwise = null, TokenCredential? person = null)
    {
        if (TextOf(read, StorageName) is null && TextOf(read, TablesName) is { } tables)
        {
            var blobs = TextOf(read, BlobsName)
                ?? throw new SettingException(BlobsName, $"is missing: it goes with {TablesName}");
            var (tableUrl, blobUrl, client) = (ReadUrl(TablesName, tables), ReadUrl(BlobsName, blobs), TextOf(read, ClientIdName));
            return () => StorageAccount.WithIdentity(
                tableUrl,
                blobUrl,
                person ?? new ManagedIdentityCredential(
                    client is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(client)));
        }

        var connection = TextOf(read, StorageName) ?? otherwise
            ?? throw new SettingException(StorageName, "is missing: it must hold the connection string of the storage account");
        return () => StorageAccount.WithKey(connection);
    }

    /// <exception cref="SettingException">It cannot be read.</exception>
    public static string ReadCampaignId(Func<string, string?> read) => ReadCampaign(TextOf(read, CampaignIdName) ?? "2025");

    /// <summary>Where phones reach the app, or null where neither we nor the platform know.</summary>
    /// <exception cref="SettingException">It cannot be read.</exception>
    public static Uri? ReadPublicBaseUrl(Func<string, string?> read) =>
        TextOf(read, PublicBaseUrlName) is { } url ? ReadUrl(PublicBaseUrlName, url)
        : TextOf(read, "WEBSITE_HOSTNAME") is { } host ? ReadUrl("WEBSITE_HOSTNAME", $"https://{host}")
        : null;

    private static string? TextOf(Func<string, string?> read, string name) =>
        read(name) is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

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
            : throw new SettingException(CampaignIdName, "must be at most 32 letters, digits and hyphens");
}
