using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Surveys.Testing;

/// <summary>The package as it is deployed, published at most once for the whole run of the tests and only if one asks for it.</summary>
public sealed class PublishedPackage : IDisposable
{
    private readonly TestFolder folder = new();
    private readonly Lazy<Task> published;

    public PublishedPackage() => published = new Lazy<Task>(PublishAsync);

    /// <summary>The folder.</summary>
    public string Path => System.IO.Path.Combine(folder.Path, "package");

    /// <summary>The same as one file.</summary>
    public string Zip => Path + ".zip";

    public Task EnsureAsync() => published.Value;

    public void Dispose() => folder.Dispose();

    private Task PublishAsync() => Publishing.ToAsync("functions/Surveys.Native", Path);
}

/// <summary>Starts the published executable as the Functions host starts it.</summary>
public sealed class PublishedAppFixture(AzuriteFixture azurite, PublishedPackage package) : IAsyncLifetime
{
    public string Package => package.Path;

    public string Zip => package.Zip;

    public string Executable => Path.Combine(Package, "surveys");

    public async ValueTask InitializeAsync() => await package.EnsureAsync();

    /// <summary>Starts it on an empty account, in an environment with nothing but what is named here.</summary>
    public Task<HostedApp> StartAsync() => StartAsync(azurite.NewAccount());

    public Task<HostedApp> StartAsync(string connection) => StartAsync(connection, Package);

    /// <param name="folder">A copy of the package.</param>
    /// <param name="settings">Settings in place of, or beside, the usual ones; an empty one is not set.</param>
    public static async Task<HostedApp> StartAsync(string connection, string folder, params (string Name, string Value)[] settings)
    {
        var port = FreePort();
        var environment = Environment(port, connection);
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        var app = new HostedApp(
            new ChildProcess(Path.Combine(folder, "surveys"), [], folder, environment),
            new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{port}") },
            connection);
        await app.WaitUntilReadyAsync();
        return app;
    }

    /// <summary>What the Functions host would set.</summary>
    public static Dictionary<string, string> Environment(int port, string connection) => new()
    {
        ["FUNCTIONS_CUSTOMHANDLER_PORT"] = port.ToString(CultureInfo.InvariantCulture),
        ["AzureWebJobsStorage"] = connection,
        ["Surveys__LinkKeys"] = AppFixture.LinkKeys,
        ["Surveys__DisclosureKey"] = AppFixture.DisclosureKey,

        // The host runs on ASP.NET Core itself and hands its own settings down.
        ["ASPNETCORE_URLS"] = "http://0.0.0.0:1",
    };

    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>A running published executable.</summary>
public sealed class HostedApp(ChildProcess process, HttpClient client, string connection) : IAsyncDisposable
{
    public ChildProcess Process => process;

    public HttpClient Client => client;

    public string Connection => connection;

    /// <summary>Polls <c>GET /health/live</c> until there is a response, as long as the process is there.</summary>
    public async Task WaitUntilReadyAsync()
    {
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(5, TestContext.Current.CancellationToken))
        {
            try
            {
                using var response = await client.GetAsync(new Uri("health/live", UriKind.Relative), TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException) when (watch.Elapsed < ChildProcess.Patience && !process.HasExited)
            {
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await process.DisposeAsync();
    }
}
