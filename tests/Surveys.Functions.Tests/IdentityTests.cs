using Surveys.App;
using Surveys.App.Http;
using Surveys.Testing;

namespace Surveys.Functions.Tests;

/// <summary>Storage without a key: the published worker opens it as its managed identity.</summary>
public sealed class IdentityTests(PublishedWorker worker, AzuriteWithIdentity azurite) : IClassFixture<AzuriteWithIdentity>
{
    [Fact]
    public async Task The_worker_opens_its_storage_as_its_managed_identity()
    {
        await using var host = await worker.StartAsync("", azurite.OfTheApp);
        using var client = new HttpClient { BaseAddress = host.Address };
        Assert.Equal(
            "ready\n", await client.GetStringAsync(new Uri("health/ready", UriKind.Relative), TestContext.Current.CancellationToken));
        foreach (var timer in AllFunctions.Declared.OfType<TimerFunction>())
        {
            var outcome = await host.FireTimerAsync(timer.Name, cancel: TestContext.Current.CancellationToken);
            Assert.True(outcome.Succeeded, $"{timer.Name}: {outcome.Error}");
        }

        Assert.Contains(AzuriteWithIdentity.ClientId, azurite.Asked);
        Assert.All(azurite.Asked, client => Assert.Equal(AzuriteWithIdentity.ClientId, client));
    }
}
