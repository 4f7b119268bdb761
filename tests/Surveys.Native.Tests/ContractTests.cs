using Surveys.Testing;
using Surveys.Testing.Contract;

namespace Surveys.Native.Tests;

/// <summary>
/// The contract through the published native executable: what the compiler left out, or a reflection that no longer works, shows
/// nowhere else.
/// </summary>
public sealed class ContractTests(NativeHost host) : HostContract(host), IClassFixture<NativeHost>;

/// <summary>The published native executable, called as the Functions host calls a custom handler.</summary>
public sealed class NativeHost(AzuriteFixture azurite, PublishedPackage package) : SurveyHost
{
    /// <summary>Only looks into the account that the executable works on.</summary>
    private AppFixture observer = null!;

    private HostedApp app = null!;

    public override HttpClient Client => app.Client;

    public override IServiceProvider Services => observer.Services;

    public override async ValueTask InitializeAsync()
    {
        await package.EnsureAsync();
        observer = await AppFixture.StartAsync(azurite);
        app = await PublishedAppFixture.StartAsync(observer.Connection, package.Path);
    }

    public override async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        await observer.DisposeAsync();
    }
}
