using System.Text.Json;
using Surveys.Functions.Hosting;
using Surveys.Functions.Tests.Fixtures;

namespace Surveys.Functions.Tests.Hosting;

/// <summary>The published folder is what the Functions host expects, and nothing else.</summary>
public sealed class PackageTests(PublishedAppFixture published) : IClassFixture<PublishedAppFixture>
{
    private const long MostBytes = 30 * 1024 * 1024;

    [Fact]
    public void Every_function_has_its_folder_and_nobody_else() =>
        Assert.Equal(
            FunctionTable.All.Select(function => function.Name).Order(StringComparer.Ordinal),
            Directory.EnumerateDirectories(published.Package).Select(folder => Path.GetFileName(folder)).Order(StringComparer.Ordinal));

    [Fact]
    public void The_files_are_the_executable_its_library_and_the_hosts_settings() =>
        Assert.Equal(
            ["host.json", "libSkiaSharp.so", "surveys"],
            Directory.EnumerateFiles(published.Package).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));

    [Fact]
    public void Function_json_says_what_the_table_says() => Assert.All(FunctionTable.All, function =>
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(published.Package, function.Name, "function.json")));
        var bindings = file.RootElement.GetProperty("bindings");
        var trigger = bindings[0];
        switch (function)
        {
            case HttpFunction http:
                Assert.Equal("httpTrigger", trigger.GetProperty("type").GetString());
                Assert.Equal("anonymous", trigger.GetProperty("authLevel").GetString());
                Assert.Equal([http.Method.ToLowerInvariant()], trigger.GetProperty("methods").EnumerateArray().Select(x => x.GetString()!));
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
    public void No_function_json_has_an_empty_route() => Assert.All(FunctionTable.All.OfType<HttpFunction>(), function =>
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(published.Package, function.Name, "function.json")));
        Assert.NotEqual("", file.RootElement.GetProperty("bindings")[0].GetProperty("route").GetString());
    });

    [Fact]
    public void Host_json_forwards_requests_to_the_executable_without_a_prefix()
    {
        using var file = JsonDocument.Parse(File.ReadAllText(Path.Combine(published.Package, "host.json")));
        var handler = file.RootElement.GetProperty("customHandler");
        Assert.True(handler.GetProperty("enableForwardingHttpRequest").GetBoolean());
        Assert.Equal("surveys", handler.GetProperty("description").GetProperty("defaultExecutablePath").GetString());
        Assert.Equal("", file.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
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
}
