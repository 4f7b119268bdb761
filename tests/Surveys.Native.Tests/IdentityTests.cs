using System.Net;
using Surveys.App;
using Surveys.App.Http;
using Surveys.Testing;

namespace Surveys.Native.Tests;

/// <summary>Storage without a key: the published executable opens it as its identity.</summary>
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
            using var response = await app.Client.PostAsync(new Uri(timer.Name, UriKind.Relative), null, Cancel);
            Assert.True(response.IsSuccessStatusCode, app.Process.Output);
        }

        Assert.Contains(AzuriteWithIdentity.ClientId, azurite.Asked);
        Assert.All(azurite.Asked, client => Assert.Equal(AzuriteWithIdentity.ClientId, client));
    }

    [Fact]
    public async Task An_identity_that_gets_no_token_leaves_the_app_running_and_not_ready()
    {
        await using var app = await PublishedAppFixture.StartAsync(
            "", published.Package, [.. azurite.OfTheApp, ("IDENTITY_HEADER", "of somebody else")]);
        using var response = await app.Client.GetAsync(new Uri("health/ready", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("live\n", await app.Client.GetStringAsync(new Uri("health/live", UriKind.Relative), Cancel));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;
}
