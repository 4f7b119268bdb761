using System.Reflection;
using System.Text.Json;
using Surveys.Testing;

namespace Surveys.App.Tests.Infra;

/// <summary>The Bicep compiler on a copy of infra/, as a deployment would run it.</summary>
public sealed class Bicep : IDisposable
{
    private static readonly string Compiler = typeof(Bicep).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(entry => entry.Key == "Bicep").Value!;

    private readonly TestFolder folder = new();
    private readonly Lazy<Task<IReadOnlyList<JsonElement>>> production;
    private readonly Lazy<Task<IReadOnlyList<JsonElement>>> staging;

    public Bicep()
    {
        production = new(() => SnapshotAsync());
        staging = new(() => SnapshotAsync(
            ("SURVEYS_STAGE", "staging"), ("SURVEYS_EDITION", "Native"), ("SURVEYS_OPERATOR_EMAIL", Operator),
            ("SURVEYS_ALWAYS_READY", "1"), ("SURVEYS_MONTHLY_BUDGET", "0"), ("SURVEYS_PUBLIC_BASE_URL", "https://surveys.example")));
        foreach (var file in Directory.EnumerateFiles(Source))
        {
            File.Copy(file, Path.Combine(folder.Path, Path.GetFileName(file)));
        }
    }

    public const string Operator = "ana@example.org";

    public static string Source { get; } = Path.Combine(Repository.Root, "infra");

    public string Folder => folder.Path;

    /// <summary>
    /// Every resource a deployment would make, with all expressions evaluated that do not need Azure. Production is deployed with nothing
    /// but its name and place; staging with every choice an operator has.
    /// </summary>
    public Task<IReadOnlyList<JsonElement>> ResourcesAsync(string stage) => (stage == "staging" ? staging : production).Value;

    /// <summary>What the compiler says; nothing where it has nothing to say.</summary>
    public Task<string> RunAsync(IEnumerable<string> arguments) => RunAsync(arguments, []);

    /// <summary>What an expression comes to.</summary>
    public async Task<string> EvaluateAsync(string expression)
    {
        var environment = new Dictionary<string, string>(Environment) { ["COMPILER"] = Compiler, ["EXPRESSION"] = expression };
        await using var process = new ChildProcess(
            "/bin/sh", ["-c", """printf '%s\n' "$EXPRESSION" | "$COMPILER" console"""], folder.Path, environment);
        Assert.Equal(0, await process.WaitForExitAsync());
        return process.Output.Trim().Trim('\'');
    }

    public void Dispose() => folder.Dispose();

    private Dictionary<string, string> Environment => new()
    {
        ["HOME"] = folder.Path,
        ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1",
        ["AZURE_ENV_NAME"] = "surveys-test",
        ["AZURE_LOCATION"] = "westeurope",
    };

    private static async Task<IReadOnlyList<JsonElement>> SnapshotAsync(params (string Name, string Value)[] variables)
    {
        const string nowhere = "11111111-1111-1111-1111-111111111111";
        using var bicep = new Bicep();
        var said = await bicep.RunAsync(
            [
                "snapshot", "main.bicepparam", "--mode", "overwrite",
                "--subscription-id", nowhere, "--tenant-id", nowhere, "--location", "westeurope",
            ],
            variables);
        Assert.Equal("", said);
        var json = await File.ReadAllBytesAsync(Path.Combine(bicep.Folder, "main.snapshot.json"), TestContext.Current.CancellationToken);
        return [.. JsonDocument.Parse(json).RootElement.GetProperty("predictedResources").EnumerateArray()];
    }

    private async Task<string> RunAsync(IEnumerable<string> arguments, IEnumerable<(string Name, string Value)> variables)
    {
        var environment = new Dictionary<string, string>(Environment);
        foreach (var (name, value) in variables)
        {
            environment[name] = value;
        }

        await using var process = new ChildProcess(Compiler, arguments, folder.Path, environment);
        var exit = await process.WaitForExitAsync(TimeSpan.FromMinutes(3));
        return exit == 0 || process.Output.Trim().Length > 0 ? process.Output.Trim() : $"It ended with {exit}.";
    }
}
