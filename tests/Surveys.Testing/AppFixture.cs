using System.Buffers.Text;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Surveys.App;
using Surveys.App.Http;
using Surveys.Native;

namespace Surveys.Testing;

/// <summary>
/// The whole app in this process, over real HTTP, on an empty account of a real Azurite.
/// As a class fixture it is shared by the tests of the class; <see cref="StartAsync"/> gives one to a single test.
/// </summary>
public sealed class AppFixture(AzuriteFixture azurite) : IAsyncLifetime
{
    /// <summary>Signs every link of the tests.</summary>
    public static readonly string LinkKeys = $"1:{Base64Url.EncodeToString(new byte[32])}";

    /// <summary>Rounds every count of the tests.</summary>
    public static readonly string DisclosureKey = Base64Url.EncodeToString(new byte[32]);

    private WebApplication? app;

    /// <summary>A Monday in the campaign; it stands still until a test moves it.</summary>
    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2025, 5, 5, 8, 0, 0, TimeSpan.Zero));

    /// <summary>Who fires the timers. The scheduler lives on <see cref="Clock"/>.</summary>
    internal TimerSource Timers { get; init; } = TimerSource.Host;

    public ImmutableArray<FunctionDeclaration> Functions { get; init; } = AllFunctions.Declared;

    public HttpClient Client { get; private set; } = null!;

    public IServiceProvider Services => app!.Services;

    public string Connection { get; } = azurite.NewAccount();

    internal static async Task<AppFixture> StartAsync(
        AzuriteFixture azurite, TimerSource timers = TimerSource.Host, params ImmutableArray<FunctionDeclaration> functions)
    {
        var fixture = new AppFixture(azurite) { Timers = timers, Functions = functions.IsEmpty ? AllFunctions.Declared : functions };
        await fixture.InitializeAsync();
        return fixture;
    }

    public async ValueTask InitializeAsync()
    {
        app = Server.Build(new ServerMode(0, Timers)
        {
            Clock = Clock,
            Functions = Functions,
            LogLevel = LogLevel.Critical,
            ReadsEnvironment = false,
            Settings = Settings(Connection),
        });
        await app.StartWithTablesAsync(TestContext.Current.CancellationToken);
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    /// <summary>What must be set for the app to start.</summary>
    public static Dictionary<string, string?> Settings(string connection) => new()
    {
        ["AzureWebJobsStorage"] = connection,
        ["Surveys:LinkKeys"] = LinkKeys,
        ["Surveys:DisclosureKey"] = DisclosureKey,
        ["Surveys:PublicBaseUrl"] = "https://surveys.example",
    };

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await app!.DisposeAsync();
    }
}
