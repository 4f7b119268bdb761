using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Surveys.Testing;

namespace Surveys.Cli.Tests;

/// <summary>The operator's commands on storage without a key: a person works as whoever is signed in.</summary>
public sealed class SignedInTests(AzuriteWithIdentity azurite) : IClassFixture<AzuriteWithIdentity>
{
    [Fact]
    public async Task A_person_makes_lists_and_revokes_keys_with_their_own_sign_in()
    {
        var made = await RunAsync("keys", "create", "--role", "Staff", "--label", "Ana");
        Assert.Equal(0, made.Exit);
        var listed = await RunAsync("keys", "list");
        var name = Regex.Match(listed.Output, "([0-9a-f]{8}) .*Ana").Groups[1].Value;
        Assert.Equal((0, $"Revoked {name}."), await RunAsync("keys", "revoke", name));
        var left = await RunAsync("keys", "list");
        Assert.Equal(0, left.Exit);
        Assert.DoesNotContain("Ana", left.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aggregate", "Sessions marked: 0. The running app counts them within a minute or two.")]
    [InlineData("publish", "Reports to render again: 0. The running app does it, and publishes, within five minutes.")]
    public async Task The_other_commands_work_without_a_key_too(string command, string answer) =>
        Assert.Equal((0, answer), await RunAsync(command));

    [Fact]
    public async Task Who_is_not_signed_in_is_told_so()
    {
        var environment = azurite.OfAPerson;
        environment["PATH"] = "/nowhere";
        await using var process = Start(environment, "keys", "list");
        Assert.Equal(1, await process.WaitForExitAsync());
        Assert.Equal(
            "Nobody is signed in to Azure here. Sign in with 'az login' or 'azd auth login' and try again.", process.Output.Trim());
    }

    [Theory]
    [InlineData("--account takes the name of a storage account", "keys", "list", "--account", "https://x")]
    [InlineData("--account is a deployed app's storage and --data a local one", "aggregate", "--account", "surveys", "--data", "here")]
    [InlineData("There is no session 'nonsense'.", "sessions", "close", "nonsense")]
    public async Task What_is_asked_wrongly_is_said(string problem, params string[] arguments)
    {
        var (exit, output) = await RunAsync(arguments);
        Assert.Equal(1, exit);
        Assert.Contains(problem, output, StringComparison.Ordinal);
    }

    private static ChildProcess Start(Dictionary<string, string> environment, params string[] arguments) =>
        new(DotNet, [Repository.BuiltTool, .. arguments], Path.GetTempPath(), environment);

    /// <summary>By its path: the environment of one test finds no program.</summary>
    private static string DotNet { get; } = Path.GetFullPath("../../../dotnet", RuntimeEnvironment.GetRuntimeDirectory());

    private async Task<(int Exit, string Output)> RunAsync(params string[] arguments)
    {
        await using var process = Start(azurite.OfAPerson, arguments);
        return (await process.WaitForExitAsync(), process.Output.Trim());
    }
}
