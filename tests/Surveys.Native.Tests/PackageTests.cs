using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Surveys.App;
using Surveys.App.Http;
using Surveys.Testing;

namespace Surveys.Native.Tests;

/// <summary>The published folder is what the Functions host expects, and nothing else.</summary>
public sealed class PackageTests(PublishedAppFixture published, AzuriteFixture azurite) : IClassFixture<PublishedAppFixture>
{
    /// <summary>Signing in to Azure is 6 MB of it.</summary>
    private const long MostBytes = 36 * 1024 * 1024;

    [Fact]
    public void Every_function_has_its_folder_and_nobody_else() =>
        Assert.Equal(
            AllFunctions.Declared.Select(function => function.Name).Order(StringComparer.Ordinal),
            Directory.EnumerateDirectories(published.Package).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_files_are_the_executable_its_library_and_the_hosts_settings() =>
        Assert.Equal(
            ["host.json", "libSkiaSharp.so", "surveys"],
            Directory.EnumerateFiles(published.Package).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [Fact]
    public void Function_json_says_what_the_table_says() => Assert.All(AllFunctions.Declared, function =>
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(published.Package, function.Name, "function.json")));
        var bindings = file.RootElement.GetProperty("bindings");
        var trigger = bindings[0];
        switch (function)
        {
            case HttpFunction http:
                Assert.Equal("httpTrigger", trigger.GetProperty("type").GetString());
                Assert.Equal("anonymous", trigger.GetProperty("authLevel").GetString());
                Assert.Equal(
                    http.Methods.Select(method => method.ToLowerInvariant()),
                    trigger.GetProperty("methods").EnumerateArray().Select(x => x.GetString()!));
                Assert.Equal(http.Route, trigger.GetProperty("route").GetString()!.TrimStart('/'));
                Assert.Equal("http", bindings[1].GetProperty("type").GetString());
                Assert.Equal("out", bindings[1].GetProperty("direction").GetString());
                break;
            case TimerFunction timer:
                Assert.Equal("timerTrigger", trigger.GetProperty("type").GetString());
                Assert.Equal(timer.Schedule, trigger.GetProperty("schedule").GetString());
                Assert.False(trigger.GetProperty("runOnStartup").GetBoolean());
                break;
        }
    });

    /// <summary>An empty route would mean the function's name to the host.</summary>
    [Fact]
    public void No_function_json_has_an_empty_route() => Assert.All(AllFunctions.Declared.OfType<HttpFunction>(), function =>
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(published.Package, function.Name, "function.json")));
        Assert.NotEqual("", file.RootElement.GetProperty("bindings")[0].GetProperty("route").GetString());
    });

    [Fact]
    public void Host_json_forwards_requests_to_the_executable_without_a_prefix_and_tells_OpenTelemetry()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(published.Package, "host.json")));
        Assert.Equal("OpenTelemetry", file.RootElement.GetProperty("telemetryMode").GetString());
        var handler = file.RootElement.GetProperty("customHandler");
        Assert.True(handler.GetProperty("enableForwardingHttpRequest").GetBoolean());
        Assert.Equal("surveys", handler.GetProperty("description").GetProperty("defaultExecutablePath").GetString());
        Assert.Equal("", file.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
    }

    /// <summary>What Azure unpacks and starts, with no more around it than the host sets.</summary>
    [Fact]
    public async Task The_executable_of_the_unpacked_zip_runs_as_the_host_runs_it()
    {
        using var unpacked = new TestFolder();
        await ZipFile.ExtractToDirectoryAsync(published.Zip, unpacked.Path, Cancel);
        Assert.Equal(Tree(published.Package), Tree(unpacked.Path));

        await using var app = await PublishedAppFixture.StartAsync(azurite.NewAccount(), unpacked.Path);
        Assert.Equal("ready\n", await app.Client.GetStringAsync(new Uri("health/ready", UriKind.Relative), Cancel));
        foreach (var timer in AllFunctions.Declared.OfType<TimerFunction>())
        {
            using var response = await app.Client.PostAsync(new Uri(timer.Name, UriKind.Relative), null, Cancel);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);

            // Behind the host this line becomes a trace, and the alert on the age of the data waits for it.
            await app.Process.WaitForAsync($"(The timer {timer.Name} took \\d+ ms)");
        }
    }

    [Fact]
    public void In_the_zip_the_executable_has_its_run_bit()
    {
        const UnixFileMode run = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        using var zip = ZipFile.OpenRead(published.Zip);
        Assert.Equal(run, (UnixFileMode)((zip.GetEntry("surveys")!.ExternalAttributes >> 16) & 0b111_111_111) & run);
    }

    [Fact]
    public void The_executable_is_native_and_small()
    {
        using var stream = File.OpenRead(published.Executable);
        var magic = new byte[4];
        stream.ReadExactly(magic);
        Assert.Equal([0x7f, (byte)'E', (byte)'L', (byte)'F'], magic);
        Assert.True(stream.Length < MostBytes, $"{stream.Length} bytes");
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string[] Tree(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal),
    ];
}
