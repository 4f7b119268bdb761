using Azure.Core;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Surveys.Storage;

namespace Surveys.App.Settings;

/// <summary>
/// Which storage account, and as whom: with the key in its connection string, or without one as an identity. The names are those that
/// the Functions host reads too.
/// </summary>
public sealed class StorageOptions
{
    public const string Name = "AzureWebJobsStorage";

    /// <summary>With a key in it.</summary>
    public string? ConnectionString { get; set; }

    /// <summary>The address of the tables, where there is no key.</summary>
    public string? TableServiceUri { get; set; }

    /// <summary>The address of the blobs, where there is no key.</summary>
    public string? BlobServiceUri { get; set; }

    /// <summary>The identity of the app, where it is not the system's own.</summary>
    public string? ClientId { get; set; }

    /// <summary>Whether an account is named, with a key or without.</summary>
    public bool IsNamed => ConnectionString is not null || TableServiceUri is not null;

    public static StorageOptions Read(IConfiguration configuration)
    {
        var options = new StorageOptions();
        options.Fill(configuration);
        return options;
    }

    /// <summary>The sentence that says which setting is missing or cannot be read; null where all is well.</summary>
    public string? Problem() =>
        ConnectionString is not null ? null
        : TableServiceUri is null ? $"The setting {Name} is missing: it must hold the connection string of the storage account."
        : BlobServiceUri is null ? $"The setting {Name}__blobServiceUri is missing: it goes with {Name}__tableServiceUri."
        : !IsAddress(TableServiceUri) ? $"The setting {Name}__tableServiceUri must be an address that starts with https:// or http://."
        : !IsAddress(BlobServiceUri) ? $"The setting {Name}__blobServiceUri must be an address that starts with https:// or http://."
        : null;

    /// <param name="person">Asks in place of the app's identity: whoever gives a command.</param>
    public StorageAccount Open(TokenCredential? person = null) => ConnectionString is not null
        ? StorageAccount.WithKey(ConnectionString)
        : StorageAccount.WithIdentity(
            new Uri(TableServiceUri!),
            new Uri(BlobServiceUri!),
            person ?? new ManagedIdentityCredential(
                ClientId is null ? ManagedIdentityId.SystemAssigned : ManagedIdentityId.FromUserAssignedClientId(ClientId)));

    internal void Fill(IConfiguration configuration)
    {
        var section = configuration.GetSection(Name);
        ConnectionString = Given(section.Value);
        TableServiceUri = Given(section["tableServiceUri"]);
        BlobServiceUri = Given(section["blobServiceUri"]);
        ClientId = Given(section["clientId"]);
    }

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsAddress(string text) => Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https";
}

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options) =>
        options.Problem() is { } problem ? ValidateOptionsResult.Fail(problem) : ValidateOptionsResult.Success;
}
