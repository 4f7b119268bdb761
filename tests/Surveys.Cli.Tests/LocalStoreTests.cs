using Surveys.Campaigns;
using Surveys.Cli.Azurite;
using Surveys.Disclosure;
using Surveys.Testing;

namespace Surveys.Cli.Tests;

public sealed class LocalStoreTests : IDisposable
{
    private readonly TestFolder folder = new();

    [Fact]
    public async Task A_command_joins_the_running_app()
    {
        await using var app = await LocalStore.RunAsync(folder.Path, Cancellation);
        await using (var command = await LocalStore.OpenAsync(folder.Path, Cancellation))
        {
            Assert.False(command.IsOwn);
            Assert.Equal(app.ConnectionString, command.ConnectionString);
            Assert.Equal(app.LinkKeys, command.LinkKeys);
        }

        // The command left the app's storage running.
        await using var another = await LocalStore.OpenAsync(folder.Path, Cancellation);
        Assert.Equal(app.ConnectionString, another.ConnectionString);
    }

    [Fact]
    public async Task Without_a_running_app_a_command_starts_its_own_and_an_app_waits_for_it()
    {
        var command = await LocalStore.OpenAsync(folder.Path, Cancellation);
        Assert.True(command.IsOwn);

        // It looks at the folder before it gives its task.
        var app = LocalStore.RunAsync(folder.Path, Cancellation);
        Assert.False(app.IsCompleted);
        await command.DisposeAsync();
        await using var store = await app;
        Assert.Equal(folder.Path, store.Folder);
    }

    [Fact]
    public async Task A_folder_named_and_in_use_is_an_error()
    {
        await using var first = await LocalStore.RunAsync(folder.Path, Cancellation);
        var error = await Assert.ThrowsAsync<LocalStoreException>(() => LocalStore.RunAsync(folder.Path, Cancellation));
        Assert.Contains(folder.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secrets_are_made_once_and_for_the_owner_only()
    {
        string keys, disclosureKey;
        await using (var first = await LocalStore.RunAsync(folder.Path, Cancellation))
        {
            keys = first.LinkKeys;
            disclosureKey = first.DisclosureKey;
            Assert.NotNull(LinkKeys.Parse(keys));
            Assert.NotNull(DisclosureKey.Parse(disclosureKey));
        }

        await using var second = await LocalStore.RunAsync(folder.Path, Cancellation);
        Assert.Equal((keys, disclosureKey), (second.LinkKeys, second.DisclosureKey));
        if (!OperatingSystem.IsWindows())
        {
            foreach (var name in new[] { "link-keys", "disclosure-key" })
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(folder.Path, name)));
            }
        }
    }

    public void Dispose() => folder.Dispose();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;
}
