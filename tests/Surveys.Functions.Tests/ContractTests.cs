using Surveys.Testing;
using Surveys.Testing.Contract;

namespace Surveys.Functions.Tests;

/// <summary>The contract through the published worker, the app that is deployed.</summary>
public sealed class ContractTests(WorkerHost host) : HostContract(host), IClassFixture<WorkerHost>;

/// <summary>The published worker as a process, behind a stand-in for the Functions host.</summary>
public sealed class WorkerHost(AzuriteFixture azurite, PublishedWorker worker) : SurveyHost
{
    /// <summary>Only looks into the account that the worker works on.</summary>
    private AppFixture observer = null!;

    private FunctionsHost.FunctionsHost host = null!;
    private HttpClient client = null!;

    public override HttpClient Client => client;

    public override IServiceProvider Services => observer.Services;

    public override async ValueTask InitializeAsync()
    {
        observer = await AppFixture.StartAsync(azurite);
        host = await worker.StartAsync(observer.Connection);
        client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = host.Address };
    }

    public override async Task RunTimerAsync(string name)
    {
        var outcome = await host.FireTimerAsync(name, cancel: TestContext.Current.CancellationToken);
        Assert.True(outcome.Succeeded, $"{name}: {outcome.Error}\n{host.Output}");
    }

    public override async ValueTask DisposeAsync()
    {
        client.Dispose();
        await host.DisposeAsync();
        await observer.DisposeAsync();
    }
}
