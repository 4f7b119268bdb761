using Surveys.Testing;
using Surveys.Testing.Contract;

namespace Surveys.App.Tests;

/// <summary>The contract in process.</summary>
public sealed class ContractTests(InProcessHost host) : HostContract(host), IClassFixture<InProcessHost>;

/// <summary>The functions in the test's own process, with a clock that stands still.</summary>
public sealed class InProcessHost(AzuriteFixture azurite) : SurveyHost
{
    private AppFixture app = null!;

    public override HttpClient Client => app.Client;

    public override IServiceProvider Services => app.Services;

    public override TimeProvider Clock => app.Clock;

    public override async ValueTask InitializeAsync() => app = await AppFixture.StartAsync(azurite);

    public override ValueTask DisposeAsync() => app.DisposeAsync();
}
