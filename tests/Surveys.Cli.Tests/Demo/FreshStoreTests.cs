using Surveys.Cli.Azurite;
using Surveys.Cli.Demo;
using Surveys.Disclosure;
using Surveys.Testing;

namespace Surveys.Cli.Tests.Demo;

public sealed class FreshStoreTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task What_a_demo_left_is_wiped_and_runs_again_until_then()
    {
        await (await LocalStore.FreshAsync(folder.Path, "unused", Cancellation)).DisposeAsync();
        string keys;
        await using (var again = await LocalStore.RunAsync(folder.Path, Cancellation))
        {
            keys = again.LinkKeys;
        }

        await File.WriteAllTextAsync(Path.Combine(folder.Path, "left"), "", Cancellation);
        await using var fresh = await LocalStore.FreshAsync(folder.Path, "unused", Cancellation);
        Assert.NotEqual(keys, fresh.LinkKeys);
        Assert.False(File.Exists(Path.Combine(folder.Path, "left")));
    }

    [Fact]
    public async Task The_disclosure_key_of_a_demo_is_that_of_its_seed_and_stays_for_whoever_serves_it_again()
    {
        var key = DemoCommand.DisclosureKeyOf(2025);
        Assert.NotNull(DisclosureKey.Parse(key));
        Assert.NotEqual(key, DemoCommand.DisclosureKeyOf(2026));
        await using (var demo = await LocalStore.FreshAsync(folder.Path, "unused", Cancellation))
        {
            demo.KeepDisclosureKey(key);
        }

        await using var again = await LocalStore.RunAsync(folder.Path, Cancellation);
        Assert.Equal(key, again.DisclosureKey);
    }

    [Fact]
    public async Task A_folder_with_anything_else_is_left_alone()
    {
        var file = Path.Combine(folder.Path, "thesis.txt");
        await File.WriteAllTextAsync(file, "…", Cancellation);
        var error = await Assert.ThrowsAsync<LocalStoreException>(() => LocalStore.FreshAsync(folder.Path, "unused", Cancellation));
        Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(file));
    }

    [Fact]
    public async Task The_data_of_a_running_app_are_left_alone()
    {
        await using var running = await LocalStore.RunAsync(folder.Path, Cancellation);
        await Assert.ThrowsAsync<LocalStoreException>(() => LocalStore.FreshAsync(folder.Path, "unused", Cancellation));
    }

    public void Dispose() => folder.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
