using Microsoft.Extensions.Configuration;
using Surveys.App.Settings;

namespace Surveys.Cli;

/// <summary>The settings of a command: environment variables, and what the command itself knows above them.</summary>
internal static class Settings
{
    public const string LinkKeys = $"{SurveyOptions.Section}:{nameof(SecretOptions.LinkKeys)}";

    public const string DisclosureKey = $"{SurveyOptions.Section}:{nameof(SecretOptions.DisclosureKey)}";

    public const string PublicBaseUrl = $"{SurveyOptions.Section}:{nameof(SurveyOptions.PublicBaseUrl)}";

    public static IConfigurationRoot Read(IReadOnlyDictionary<string, string?>? above = null) =>
        new ConfigurationBuilder().AddEnvironmentVariables().AddInMemoryCollection(above ?? new Dictionary<string, string?>()).Build();

    /// <summary>One account of Azure in place of whatever storage the environment names.</summary>
    public static Dictionary<string, string?> OfAccount(string account) => new()
    {
        [StorageOptions.Name] = null,
        [$"{StorageOptions.Name}:tableServiceUri"] = $"https://{account}.table.core.windows.net",
        [$"{StorageOptions.Name}:blobServiceUri"] = $"https://{account}.blob.core.windows.net",
    };
}
