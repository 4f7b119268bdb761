using System.Net;
using System.Text.RegularExpressions;
using Surveys.App;
using Surveys.App.Http;
using Surveys.Testing;

namespace Surveys.Native.Tests;

/// <summary>Storage without a key, through the published executable: the app as its identity, a person as whoever is signed in.</summary>
public sealed class IdentityTests(PublishedAppFixture published, AzuriteWithIdentity azurite)
    : IClassFixture<PublishedAppFixture>, IClassFixture<AzuriteWithIdentity>
{
    [Fact]
    public async Task The_app_opens_its_storage_as_its_managed_identity()
    {
        await using var app = await PublishedAppFixture.StartAsync("", published.Package, azurite.OfTheApp);
        Assert.Equal("ready\n", await app.Client.GetStringAsync(new Uri("health/ready", UriKind.Relative), Cancel));
        foreach (var timer in AllFunctions.Declared.OfType<TimerFunction>())
        {
            using var answer = await app.Client.PostAsync(new Uri(timer.Name, UriKind.Relative), null, Cancel);
            Assert.True(answer.IsSuccessStatusCode, app.Process.Output);
        }

        Assert.Contains(AzuriteWithIdentity.ClientId, azurite.Asked);
        Assert.All(azurite.Asked, client => Assert.Equal(AzuriteWithIdentity.ClientId, client));
    }

    [Fact]
    public async Task An_identity_that_gets_no_token_leaves_the_app_running_and_not_ready()
    {
        await using var app = await PublishedAppFixture.StartAsync("", published.Package, [.. azurite.OfTheApp, ("IDENTITY_HEADER", "of somebody else")]);
        using var answer = await app.Client.GetAsync(new Uri("health/ready", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal("live\n", await app.Client.GetStringAsync(new Uri("health/live", UriKind.Relative), Cancel));
    }

    [Fact]
    public async Task A_person_makes_lists_and_revokes_keys_with_their_own_sign_in()
    {
        var made = await RunAsync("keys", "create", "--role", "Staff", "--label", "Ana");
        Assert.Equal(0, made.Exit);
        var listed = await RunAsync("keys", "list");
        var name = Regex.Match(listed.Output, "([0-9a-f]{8}) .*Ana").Groups[1].Value;
        Assert.Equal((0, $"Revoked {name}."), await RunAsync("keys", "revoke", name));
        Assert.DoesNotContain("Ana", (await RunAsync("keys", "list")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("aggregate", "Sessions marked: 0. The running app counts them within a minute or two.")]
    [InlineData("publish", "Reports to render again: 0. The running app does it, and publishes, within five minutes.")]
    public async Task The_other_commands_work_without_a_key_too(string command, string answer) => Assert.Equal((0, answer), await RunAsync(command));

    [Fact]
    public async Task Who_is_not_signed_in_is_told_so()
    {
        var environment = azurite.OfAPerson;
        environment["PATH"] = "/nowhere";
        await using var process = new ChildProcess(published.Executable, ["keys", "list"], published.Package, environment);
        Assert.Equal(1, await process.WaitForExitAsync());
        Assert.Equal("Nobody is signed in to Azure here. Sign in with 'az login' or 'azd auth login' and try again.", process.Output.Trim());
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

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<(int Exit, string Output)> RunAsync(params string[] arguments)
    {
        await using var process = new ChildProcess(published.Executable, arguments, published.Package, azurite.OfAPerson);
        return (await process.WaitForExitAsync(), process.Output.Trim());
    }
}
