using Surveys.Browser.Tests.Fixtures;
using Surveys.Testing;

[assembly: AssemblyFixture(typeof(BrowserFixture))]

namespace Surveys.Browser.Tests.Fixtures;

/// <summary>One real Chromium for the whole run of the tests.</summary>
public sealed class BrowserFixture : IAsyncLifetime
{
    private static readonly string Chromium = Path.Combine(Repository.Root, "tests", "Surveys.Browser.Tests", "Chromium");

    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var unpacked = Path.Combine(Chromium, "node_modules", ".unpacked");
        playwright = await Playwright.CreateAsync();

        // Long enough for two busy cores; whoever waits goes on at once when it has come.
        Assertions.SetDefaultExpectTimeout(20_000);
        Browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Path.Combine(unpacked, "chromium"),
            Args =
            [
                "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync",
            ],
            Env = new Dictionary<string, string>
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH") ?? "",
                ["HOME"] = unpacked,
                ["LD_LIBRARY_PATH"] = Path.Combine(unpacked, "al2023", "lib"),
                ["FONTCONFIG_FILE"] = Path.Combine(Chromium, "fonts.conf"),
            },
        });
    }

    public async ValueTask DisposeAsync()
    {
        await (Browser?.DisposeAsync() ?? default);
        playwright?.Dispose();
    }
}
