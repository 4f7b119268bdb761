using System.Text.RegularExpressions;
using Surveys.Testing;

namespace Surveys.App.Tests.Infra;

/// <summary>What a stranger's pull request may set in motion.</summary>
public sealed class WorkflowTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, ".github", "workflows", "ci.yml"));

    [Fact]
    public void Every_action_is_pinned_by_its_commit()
    {
        var used = Regex.Matches(Text, @"uses: (\S+)").Select(match => match.Groups[1].Value).ToList();
        Assert.NotEmpty(used);
        Assert.All(used, action => Assert.Matches(@"^[\w-]+/[\w-]+@[0-9a-f]{40}$", action));
    }

    [Fact]
    public void Every_folder_of_npm_packages_is_kept_up_to_date()
    {
        var dependabot = File.ReadAllText(Path.Combine(Repository.Root, ".github", "dependabot.yml"));
        var folders = Directory.EnumerateFiles(Repository.Root, "package-lock.json", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(file)!))
            .Where(folder => !folder.Split('/').Any(part => part is "node_modules" or "bin" or "obj" or "artifacts"));
        Assert.Equal(
            folders.Order(StringComparer.Ordinal),
            Regex.Matches(dependabot, @"^ +- /(\S+)$", RegexOptions.Multiline).Select(match => match.Groups[1].Value));
    }

    [Fact]
    public void It_may_read_the_source_and_nothing_else()
    {
        Assert.Contains("\npermissions: {}\n", Text, StringComparison.Ordinal);
        Assert.All(
            Regex.Matches(Text, @"^ +permissions:\n((?: +\S+: \S+\n)+?)(?= +steps| +strategy)", RegexOptions.Multiline),
            match => Assert.Equal("contents: read", match.Groups[1].Value.Trim()));
        Assert.DoesNotContain("secrets.", Text, StringComparison.Ordinal);
        Assert.DoesNotContain("pull_request_target", Text, StringComparison.Ordinal);
        Assert.Equal(Regex.Count(Text, "actions/checkout@"), Regex.Count(Text, "persist-credentials: false"));
    }

    [Fact]
    public void It_runs_the_same_checks_and_packages_both_hostings()
    {
        Assert.Contains("- run: bash .ci/run\n", Text, StringComparison.Ordinal);
        Assert.Equal(
            [("worker", "Surveys.Functions"), ("native", "Surveys.Native")],
            Regex.Matches(Text, @"- name: (\w+)\n +project: (\S+)\n").Select(match => (match.Groups[1].Value, match.Groups[2].Value)));
        Assert.Contains("- run: dotnet publish functions/${{ matrix.project }} -c Release", Text, StringComparison.Ordinal);
    }
}
