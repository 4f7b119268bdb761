using System.Globalization;
using Surveys.Cli.Azurite;

namespace Surveys.Testing;

/// <summary>One real Azurite for the whole run of the tests. Whoever asks gets an account of its own, so that tests do not meet.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private const int Accounts = 200;

    private readonly TestFolder folder = new();
    private AzuriteProcess? azurite;
    private int used;

    public async ValueTask InitializeAsync()
    {
        var accounts = string.Join(';', Enumerable.Range(1, Accounts).Select(i => $"{Name(i)}:{AzuriteProcess.DefaultKey}"));
        azurite = await AzuriteProcess.StartAsync(folder.Path, accounts, TestContext.Current.CancellationToken);
    }

    /// <summary>The connection string of an empty account.</summary>
    public string NewAccount()
    {
        var number = Interlocked.Increment(ref used);
        Assert.InRange(number, 1, Accounts);
        return azurite!.ConnectionString(Name(number));
    }

    public async ValueTask DisposeAsync()
    {
        await (azurite?.DisposeAsync() ?? default);
        folder.Dispose();
    }

    private static string Name(int number) => "test" + number.ToString("000", CultureInfo.InvariantCulture);
}
