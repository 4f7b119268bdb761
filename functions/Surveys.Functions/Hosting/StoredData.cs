using System.CommandLine;
using Surveys.Storage;

namespace Surveys.Functions.Hosting;

/// <summary>What a command works on beside the running app: the data of a folder here.</summary>
internal static class StoredData
{
    public static Option<string?> Folder { get; } = new("--data")
    {
        Description = "The folder of the data. Without it: .data/surveys here.",
        HelpName = "DIR",
    };

    /// <summary>Opens the storage, runs the command, and says in a sentence what a person can put right.</summary>
    public static Task<int> With(
        ParseResult parsed, Func<SurveyStorage, SurveySettings, Task<int>> action, CancellationToken cancel) => CommandLine.Try(async () =>
    {
        await using var store = await LocalStore.OpenAsync(parsed.GetValue(Folder), cancel);
        var settings = SurveySettings.Read(Environment.GetEnvironmentVariable, store.ConnectionString, store.LinkKeys);
        var storage = SurveyStorage.Connect(settings.StorageConnection, settings.CampaignId);
        await storage.EnsureCreatedAsync(cancel);
        return await action(storage, settings);
    });
}
