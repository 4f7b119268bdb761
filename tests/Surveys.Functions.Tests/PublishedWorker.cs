using Surveys.Testing;

namespace Surveys.Functions.Tests;

/// <summary>The package that `azd up` deploys, published at most once for the whole run of the tests.</summary>
public sealed class PublishedWorker : IAsyncLifetime
{
    private readonly TestFolder folder = new();

    /// <summary>The folder.</summary>
    public string Path => System.IO.Path.Combine(folder.Path, "package");

    public async ValueTask InitializeAsync() => await Publishing.ToAsync("functions/Surveys.Functions", Path);

    /// <summary>Starts it behind the stand-in for the host, on an empty account or on one of a test.</summary>
    /// <param name="settings">Settings in place of, or beside, the usual ones; an empty one is not set.</param>
    public Task<FunctionsHost.FunctionsHost> StartAsync(string connection, params ReadOnlySpan<(string Name, string Value)> settings)
    {
        var all = AppFixture.Settings(connection)
            .ToDictionary(setting => setting.Key.Replace(":", "__", StringComparison.Ordinal), setting => setting.Value!);
        foreach (var (name, value) in settings)
        {
            if (value.Length == 0)
            {
                all.Remove(name);
            }
            else
            {
                all[name] = value;
            }
        }

        return FunctionsHost.FunctionsHost.StartAsync(Path, all, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        folder.Dispose();
        return default;
    }
}
