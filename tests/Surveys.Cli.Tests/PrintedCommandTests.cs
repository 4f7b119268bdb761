using System.Text.RegularExpressions;
using Surveys.Testing;

namespace Surveys.Cli.Tests;

/// <summary>A command that the program prints, or a page tells, can be typed as it stands.</summary>
public sealed partial class PrintedCommandTests
{
    public static TheoryData<string> Projects => [.. Sources()
        .SelectMany(file => Project.Matches(File.ReadAllText(file)))
        .Select(match => match.Groups[1].Value)
        .Distinct()
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projects))]
    public void A_project_to_run_is_one_that_runs(string project)
    {
        var file = Assert.Single(Directory.EnumerateFiles(Path.Combine(Repository.Root, project), "*.csproj"));
        Assert.Contains("<OutputType>Exe</OutputType>", File.ReadAllText(file), StringComparison.Ordinal);
        Assert.NotEqual("functions/Surveys.Functions", project); // it runs behind the Functions host only
    }

    private static IEnumerable<string> Sources() =>
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md"),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories),
        .. Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal)),
    ];

    [GeneratedRegex(@"dotnet run (?:-c Release )?--project ([\w./]+)")]
    private static partial Regex Project { get; }
}
