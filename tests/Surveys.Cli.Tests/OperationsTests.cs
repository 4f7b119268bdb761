using Surveys.Tallies;
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

    [Fact]
    public async Task Regions_and_the_nation_are_published_before_their_night_where_an_operator_asks()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        await RunSchoolsAsync(1);
        await campaign.PublishAsync();
        await RunSchoolsAsync(2);
        await campaign.PublishAsync();
        Assert.Equal(1, await NationAsync());

        await RunAsync(app, "publish");
        var made = await campaign.PublishAsync();
        Assert.Equal(made.Version, await NationAsync());
        Assert.True(made.Version > 1);

        async Task RunSchoolsAsync(int round)
        {
            for (var school = 1; school <= 3; school++)
            {
                await campaign.RunSessionAsync(app, $"shkolla-{round}-{school}", 20);
            }
        }

        async Task<int> NationAsync()
        {
            var publication = await campaign.Storage.Releases.ReadAsync((await campaign.Storage.Releases.CurrentAsync(Cancel))!, Cancel);
            return publication.Releases[Scope.Nation].Version;
        }
    }

    [Fact]
    public async Task Suppressions_are_counted_by_level_and_rule()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        await campaign.RunSessionAsync(app, "shkolla-1", 12);
        Assert.Equal(1, (await RunAsync(app, "suppressions")).Exit);
        await campaign.PublishAsync();
        var (exit, output) = await RunAsync(app, "suppressions");
        Assert.Equal(0, exit);
        Assert.Matches(@"everybody\W+published\W+[1-9]\d*\W+0\W+0\W", output);
        Assert.Matches(@"too-few-schools\W+0\W+[1-9]\d*\W+[1-9]\d*\W", output);
        Assert.Contains("1 of 1 schools (100.0 %) have results item by item.", output, StringComparison.Ordinal);
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
