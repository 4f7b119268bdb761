using System.CommandLine;
using Azure;
using Azure.Identity;
using Microsoft.Extensions.Configuration;
using Surveys.App.Settings;
using Surveys.Cli.Azurite;
using Surveys.Storage;

namespace Surveys.Cli;

/// <summary>The store a command works on: a deployed app's, as whoever is signed in to Azure, or the local one.</summary>
/// <param name="PublicBaseUrl">Where links begin; null where that is not known here.</param>
internal sealed record StoredData(SurveyStorage Storage, Uri? PublicBaseUrl)
{
    private static readonly Option<string?> Data = new("--data")
    {
        Description = "The folder of the data. Without it: .data/surveys here.",
        HelpName = "DIR",
    };

    private static readonly Option<string?> Account = AccountOption();

    /// <summary>Lets a command choose its store, and run on it.</summary>
    public static Command On(Command command, Func<ParseResult, StoredData, CancellationToken, Task<int>> action)
    {
        command.Options.Add(Account);
        command.Options.Add(Data);
        command.Validators.Add(result =>
        {
            if (result.GetValue(Account) is not null && result.GetValue(Data) is not null)
            {
                result.AddError("--account is a deployed app's storage and --data a local one: give one of them.");
            }
        });
        command.SetAction((parsed, cancel) => CommandLine.Try(() => RunAsync(parsed, action, cancel)));
        return command;
    }

    private static Option<string?> AccountOption()
    {
        var account = new Option<string?>("--account")
        {
            Description = "The storage account of a deployed app, opened as whoever is signed in with 'az login' or 'azd auth login'.",
            HelpName = "NAME",
        };
        account.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } name && !(name.Length is >= 3 and <= 24 && name.All(char.IsAsciiLetterOrDigit)))
            {
                result.AddError("--account takes the name of a storage account: 3 to 24 letters and digits.");
            }
        });
        return account;
    }

    private static async Task<int> RunAsync(
        ParseResult parsed, Func<ParseResult, StoredData, CancellationToken, Task<int>> action, CancellationToken cancel)
    {
        var configuration = Settings.Read(parsed.GetValue(Account) is { } account ? Settings.OfAccount(account.ToLowerInvariant()) : null);
        var named = StorageOptions.Read(configuration);
        if (!named.IsNamed)
        {
            await using var store = await LocalStore.OpenAsync(parsed.GetValue(Data), cancel);
            return await RunAsync(parsed, new StorageOptions { ConnectionString = store.ConnectionString }, configuration, action, cancel);
        }

        try
        {
            return await RunAsync(parsed, named, configuration, action, cancel);
        }
        catch (AuthenticationFailedException)
        {
            throw new LocalStoreException("Nobody is signed in to Azure here. Sign in with 'az login' or 'azd auth login' and try again.");
        }
        catch (RequestFailedException e) when (e.Status is 401 or 403)
        {
            throw new LocalStoreException(
                "You may not use this storage account. "
                + "You need the roles 'Storage Table Data Contributor' and 'Storage Blob Data Contributor' on it; "
                + "a role just given takes some minutes to be known.");
        }
        catch (Exception e) when (e is AggregateException or RequestFailedException { Status: 0 })
        {
            throw new LocalStoreException($"The storage account does not answer: {e.GetBaseException().Message}");
        }
    }

    private static async Task<int> RunAsync(
        ParseResult parsed,
        StorageOptions account,
        IConfiguration configuration,
        Func<ParseResult, StoredData, CancellationToken, Task<int>> action,
        CancellationToken cancel)
    {
        if (account.Problem() is { } problem)
        {
            throw new LocalStoreException(problem);
        }

        var options = SurveyOptions.Read(configuration);
        var storage = SurveyStorage.Connect(account.Open(new DefaultAzureCredential()), options.CampaignId);
        await storage.EnsureCreatedAsync(cancel);
        var here = parsed.GetValue(Account) is null ? SurveySettings.LocalBaseUrl : null;
        return await action(parsed, new StoredData(storage, options.PublicBaseUrl is { } url ? new Uri(url) : here), cancel);
    }
}
