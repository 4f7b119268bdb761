using System.Globalization;
using Surveys.Testing;

namespace Surveys.Browser.Tests.Fixtures;

/// <summary>
/// The app as a process of its own on the storage of an <see cref="AppFixture"/>, to be killed and started again at the same address.
/// </summary>
internal sealed class Server(AppFixture app) : IAsyncDisposable
{
    private readonly TestFolder folder = new();
    private readonly int port = FreePort();
    private ChildProcess? process;

    public Uri Address => new($"http://127.0.0.1:{port}");

    public async Task StartAsync()
    {
        process = new ChildProcess(
            "dotnet",
            [Repository.BuiltTool, "--port", port.ToString(CultureInfo.InvariantCulture)],
            folder.Path,
            new Dictionary<string, string>
            {
                ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
                ["AzureWebJobsStorage"] = app.Connection,
                ["Surveys__LinkKeys"] = AppFixture.LinkKeys,
                ["Surveys__DisclosureKey"] = AppFixture.DisclosureKey,
            });
        await process.WaitForAsync("Stop it (with)");
    }

    public async Task KillAsync()
    {
        process!.Signal("KILL");
        await process.WaitForExitAsync();
        await process.DisposeAsync();
        process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await (process?.DisposeAsync() ?? default);
        folder.Dispose();
    }

    private static int FreePort()
    {
        using var probe = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        probe.Start();
        return ((System.Net.IPEndPoint)probe.LocalEndpoint).Port;
    }
}
