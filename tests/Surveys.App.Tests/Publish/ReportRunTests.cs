using System.Net;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;
using Surveys.ReportContent;
using Surveys.Storage;
using Surveys.Tallies;
using Surveys.Testing;

namespace Surveys.App.Tests.Publish;

/// <summary>What becomes of the reports when something goes wrong.</summary>
public sealed class ReportRunTests(AzuriteFixture azurite)
{
    private const string Failing = "shkolla-2";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>Somebody holds a lease on a school's PDF, so that storage refuses to replace it.</summary>
    [Fact]
    public async Task A_report_that_fails_blocks_no_other_is_told_of_and_is_made_by_the_next_run()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        string[] schools = ["shkolla-1", Failing, "shkolla-3"];
        foreach (var school in schools)
        {
            await campaign.RunSessionAsync(app, school, 12);
        }

        await campaign.PublishAsync();
        Assert.Equal("ready\n", await ReadyAsync(app));
        var reports = campaign.Storage.Reports;
        var held = new BlobContainerClient(app.Connection, "reports").GetBlobClient(
            reports.NameOf(Scope.OfSchool(Failing), "sq", ReportForm.Pdf));
        var lease = held.GetBlobLeaseClient();
        await lease.AcquireAsync(BlobLeaseClient.InfiniteLeaseDuration, cancellationToken: Cancel);

        foreach (var school in schools)
        {
            await campaign.RunSessionAsync(app, school, 12);
        }

        // Two schools in two languages, the failing one in English, and the nation.
        var second = await campaign.PublishAsync();
        Assert.Equal((2, 5 + SchoolReport.Languages.Length, 1), (second.Version, second.Reports, second.Failed));
        Assert.Equal("ready\nreports failed: 1\n", await ReadyAsync(app));
        var status = await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Get, "api/reports"));
        var failed = Assert.Single(status.GetProperty("failed").EnumerateArray());
        Assert.Equal((Failing, "sq"), (failed.GetProperty("school").GetString(), failed.GetProperty("language").GetString()));
        await Campaign.ProblemAsync(await campaign.AnalystAsync("api/reports"), HttpStatusCode.Forbidden, "other-role");

        await lease.ReleaseAsync(cancellationToken: Cancel);
        var third = await campaign.PublishAsync();
        Assert.Equal((2, 1, 0), (third.Version, third.Reports, third.Failed));
        Assert.Equal("ready\n", await ReadyAsync(app));
    }

    private static Task<string> ReadyAsync(AppFixture app) => app.Client.GetStringAsync(new Uri("health/ready", UriKind.Relative), Cancel);
}
