using System.Text.Json;
using Surveys.App;
using Surveys.App.Http;
using Surveys.Testing;

namespace Surveys.Functions.Tests;

/// <summary>The published folder is what the Functions host expects of a worker, and nothing else.</summary>
public sealed class PackageTests(PublishedWorker worker)
{
    [Fact]
    public void Functions_metadata_names_every_function_with_its_trigger()
    {
        using var metadata = JsonDocument.Parse(File.ReadAllText(Path.Combine(worker.Path, "functions.metadata")));
        var found = metadata.RootElement.EnumerateArray().Select(Describe).Order(StringComparer.Ordinal);
        Assert.Equal(AllFunctions.Declared.Select(Describe).Order(StringComparer.Ordinal), found);
    }

    [Fact]
    public void Nothing_but_the_app_is_deployed()
    {
        var files = Directory.EnumerateFiles(worker.Path, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(worker.Path, file))
            .ToList();
        Assert.Contains("Surveys.App.dll", files);
        Assert.DoesNotContain(files, file => file.Contains("Surveys.Cli", StringComparison.Ordinal)
            || file.Contains("Surveys.Native", StringComparison.Ordinal)
            || file.Contains("azurite", StringComparison.OrdinalIgnoreCase)
            || file.Contains("node_modules", StringComparison.Ordinal)
            || file.EndsWith(".xml", StringComparison.Ordinal));
    }

    [Fact]
    public void Host_json_is_the_one_at_the_top_without_a_prefix_and_with_OpenTelemetry()
    {
        var text = File.ReadAllText(Path.Combine(worker.Path, "host.json"));
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "host.json")), text);
        using var file = JsonDocument.Parse(text);
        Assert.Equal("OpenTelemetry", file.RootElement.GetProperty("telemetryMode").GetString());
        Assert.Equal("", file.RootElement.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
        Assert.False(file.RootElement.TryGetProperty("customHandler", out _));
    }

    private static string Describe(FunctionDeclaration function) => function switch
    {
        HttpFunction http => Http(http.Name, http.Route.Length == 0 ? Root.Route : http.Route, http.Methods),
        TimerFunction timer => Timer(timer.Name, timer.Schedule),
        _ => function.Name,
    };

    private static string Describe(JsonElement function)
    {
        var name = function.GetProperty("name").GetString()!;
        var trigger = function.GetProperty("bindings")[0];
        return trigger.GetProperty("type").GetString() switch
        {
            "httpTrigger" => Http(
                name,
                trigger.GetProperty("route").GetString()!,
                trigger.GetProperty("methods").EnumerateArray().Select(method => method.GetString()!.ToUpperInvariant())),
            "timerTrigger" => Timer(name, trigger.GetProperty("schedule").GetString()!),
            var other => $"{name}: {other}",
        };
    }

    private static string Http(string name, string route, IEnumerable<string> methods) => $"{name}: {string.Join(',', methods)} {route}";

    private static string Timer(string name, string schedule) => $"{name}: {schedule}";
}
