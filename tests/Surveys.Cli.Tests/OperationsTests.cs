using Surveys.Testing;

namespace Surveys.Cli.Tests;

/// <summary>The commands of an operator, given beside a running app on the storage its settings name.</summary>
public sealed class OperationsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_session_that_nobody_ended_is_closed()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app.Client, app.Services, TimeProvider.System);
        var session = await campaign.RegisterAsync();
        Assert.Equal(
            (0, $"{session.Id}: Closed, {session.School}, {DateTimeOffset.UtcNow:yyyy-MM-dd}"),
            await RunAsync(app, "sessions", "close", session.Id));
        Assert.NotNull((await campaign.Storage.Sessions.FindAsync(session.SessionId, Cancel))!.Session.ClosedAt);
        Assert.Equal((1, "There is no session '000000000000'."), await RunAsync(app, "sessions", "close", "000000000000"));
    }

    [Fact]
    public async Task Everything_is_counted_again()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        var session = await campaign.RegisterAsync();
        await campaign.AnswerAsync(session, 3);
        await campaign.AggregateAsync();
        Assert.Empty(await campaign.Storage.Dirty.AllAsync(Cancel));

        Assert.Equal((0, "Sessions marked: 1. The running app counts them within a minute or two."), await RunAsync(app, "aggregate"));
        Assert.Equal(session.SessionId, Assert.Single(await campaign.Storage.Dirty.AllAsync(Cancel)).Session);
    }

    [Fact]
    public async Task Everything_is_published_again()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        await campaign.RunSessionAsync(app, "shkolla-1", 12);
        var first = await campaign.PublishAsync();
        Assert.Equal(0, (await campaign.PublishAsync()).Reports);

        Assert.Equal(
            (0, $"Reports to render again: {first.Reports}. The running app does it, and publishes, within five minutes."),
            await RunAsync(app, "publish"));
        Assert.Equal(-1, (await campaign.Storage.Releases.CurrentAsync(Cancel))!.BasedOn);
        var again = await campaign.PublishAsync();
        Assert.Equal((first.Version, first.Reports), (again.Version, again.Reports));
        Assert.True((await campaign.Storage.Releases.CurrentAsync(Cancel))!.BasedOn > 0);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static async Task<(int Exit, string Output)> RunAsync(AppFixture app, params string[] arguments)
    {
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = Environment.GetEnvironmentVariable("PATH")!,
            ["HOME"] = Path.GetTempPath(),
            ["AzureWebJobsStorage"] = app.Connection,
        };
        await using var process = new ChildProcess("dotnet", [Repository.BuiltTool, .. arguments], Path.GetTempPath(), environment);
        return (await process.WaitForExitAsync(), process.Output.Trim());
    }
}
