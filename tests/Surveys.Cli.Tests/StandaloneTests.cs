using System.Globalization;
using Azure.Data.Tables;
using Surveys.Testing;

namespace Surveys.Cli.Tests;

/// <summary>The app as `dotnet run` starts it, with an Azurite of its own.</summary>
public sealed class StandaloneTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task A_second_run_takes_the_next_port_and_the_next_folder_and_says_so()
    {
        await using var first = Run();
        var one = await AddressAsync(first);
        await using var second = Run();
        var other = await AddressAsync(second);
        await second.WaitForAsync("(this one has data of its own)");
        await second.WaitForAsync("(is in use, so this is the next one that is free)");

        Assert.NotEqual(one, other);
        Assert.Contains(".data/surveys\n", first.Output + '\n', StringComparison.Ordinal);
        Assert.Contains(".data/surveys-2\n", second.Output + '\n', StringComparison.Ordinal);
        Assert.NotEqual(Store("surveys"), Store("surveys-2"));
        await AssertReadyAsync(one);
        await AssertReadyAsync(other);
    }

    [Fact]
    public async Task A_restart_finds_the_data_and_the_link_keys_again()
    {
        var keys = "";
        await using (var first = Run("--port", "0"))
        {
            await AddressAsync(first);
            await new TableClient(Store("surveys"), "restart").CreateAsync(Cancellation);
            await new TableClient(Store("surveys"), "restart").AddEntityAsync(new TableEntity("p", "r"), Cancellation);
            keys = ReadLinkKeys();
            var azurite = AzuriteOf(first);
            first.Signal("TERM");
            Assert.Equal(0, await first.WaitForExitAsync());
            Assert.False(ChildProcess.IsAlive(azurite));
        }

        await using var second = Run("--port", "0");
        await AddressAsync(second);
        Assert.True(
            (
                await new TableClient(Store("surveys"), "restart").GetEntityIfExistsAsync<TableEntity>(
                    "p", "r", cancellationToken: Cancellation)).HasValue);
        Assert.Equal(keys, ReadLinkKeys());
    }

    [Fact]
    public async Task Azurite_ends_with_a_killed_parent_and_keeps_what_was_acknowledged()
    {
        await using (var first = Run("--port", "0"))
        {
            await AddressAsync(first);
            var table = new TableClient(Store("surveys"), "killed");
            await table.CreateAsync(Cancellation);
            await table.AddEntityAsync(new TableEntity("p", "r"), Cancellation);
            var azurite = AzuriteOf(first);
            first.Signal("KILL");
            await ChildProcess.WaitUntilGoneAsync(azurite);
        }

        await using var second = Run("--port", "0");
        await AddressAsync(second);
        Assert.DoesNotContain("data of its own", second.Output, StringComparison.Ordinal);
        var after = new TableClient(Store("surveys"), "killed");
        Assert.True((await after.GetEntityIfExistsAsync<TableEntity>("p", "r", cancellationToken: Cancellation)).HasValue);
    }

    [Fact]
    public async Task A_port_named_and_in_use_is_an_error()
    {
        await using var first = Run("--port", "0");
        var port = new Uri(await AddressAsync(first)).Port.ToString(CultureInfo.InvariantCulture);
        await using var second = Run("--port", port);
        Assert.Equal(1, await second.WaitForExitAsync());
        Assert.Contains($"Port {port} is in use.", second.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_names_the_commands()
    {
        await using var help = Run("--help");
        Assert.Equal(0, await help.WaitForExitAsync());
        Assert.Contains("functions", help.Output, StringComparison.Ordinal);
        Assert.Contains("--data", help.Output, StringComparison.Ordinal);
    }

    public void Dispose() => folder.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private ChildProcess Run(params string[] arguments)
    {
        var environment = Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name is "PATH" or "HOME" || name.StartsWith("DOTNET_", StringComparison.Ordinal))
            .ToDictionary(name => name, name => Environment.GetEnvironmentVariable(name)!);
        return new ChildProcess("dotnet", [Repository.BuiltTool, .. arguments], folder.Path, environment);
    }

    private static Task<string> AddressAsync(ChildProcess app) => app.WaitForAsync(@"is running at (http://\S+)[\s\S]*Stop it");

    private static async Task AssertReadyAsync(string address)
    {
        using var client = new HttpClient();
        Assert.Equal("ready\n", await client.GetStringAsync(new Uri($"{address}/health/ready"), Cancellation));
    }

    private string Store(string slot) =>
        System.Text.Json.JsonDocument.Parse(File.ReadAllText(Path.Combine(folder.Path, ".data", slot, "storage.json")))
            .RootElement.GetProperty("Connection").GetString()!;

    private string ReadLinkKeys() => File.ReadAllText(Path.Combine(folder.Path, ".data", "surveys", "link-keys"));

    private static int AzuriteOf(ChildProcess app)
    {
        var children = Directory.EnumerateDirectories($"/proc/{app.Id}/task")
            .SelectMany(thread => File.ReadAllText(Path.Combine(thread, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return int.Parse(Assert.Single(children), CultureInfo.InvariantCulture);
    }
}
