using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Surveys.ReportContent;
using Surveys.Storage;
using Surveys.Tallies;
using Surveys.Testing;
using UglyToad.PdfPig;

namespace Surveys.Cli.Tests;

/// <summary>A process of its own is killed while it renders, as a Functions host that stops kills it.</summary>
public sealed class KilledPublishTests(AzuriteFixture azurite)
{
    private const int Schools = 60;
    private const int SchoolsWithFigures = 4;

    /// <summary>Blobs of a school: two languages, each as PDF and as page.</summary>
    private const int Forms = 4;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_a_kill_during_Publish_every_school_ends_with_the_report_of_its_current_release_and_none_is_made_twice()
    {
        // This one only looks into the account the other works on.
        await using var observer = await AppFixture.StartAsync(azurite);
        var container = new BlobContainerClient(observer.Connection, "reports");
        Campaign campaign;
        await using (var app = await StartAsync(observer.Connection))
        {
            campaign = new Campaign(app.Client, observer.Services, TimeProvider.System);
            for (var i = 0; i < Schools; i++)
            {
                var session = await campaign.RegisterAsync(Name(i));
                if (i < SchoolsWithFigures)
                {
                    await campaign.AnswerAsync(session, 12);
                    await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Post, $"api/sessions/{session.Id}/close"));
                }
            }

            await Campaign.OkAsync(await app.Client.PostAsync(Timer("Aggregate"), null, Cancel));
            var running = app.Client.PostAsync(Timer("Publish"), null, Cancel);
            while ((await ReportsAsync(container)).Count < Forms)
            {
                Assert.False(running.IsCompleted, "Publish was done before the kill.");
            }

            app.Process.Signal("KILL");
            await app.Process.WaitForExitAsync();
            await Assert.ThrowsAsync<HttpRequestException>(() => running);
        }

        var left = await ReportsAsync(container);
        Assert.InRange(left.Count, Forms, (Schools * Forms) - 1);
        await using var next = await StartAsync(observer.Connection);
        await Campaign.OkAsync(await next.Client.PostAsync(Timer("Publish"), null, Cancel));

        var made = await ReportsAsync(container);
        Assert.Equal((Schools * Forms) + Forms, made.Count);
        Assert.All(left, report => Assert.Equal(report.Value, made[report.Key]));
        var publication = await campaign.Storage.Releases.ReadAsync((await campaign.Storage.Releases.CurrentAsync(Cancel))!, Cancel);
        for (var i = 0; i < Schools; i++)
        {
            var release = publication.Releases.GetValueOrDefault(Scope.OfSchool(Name(i)));
            Assert.Equal(i < SchoolsWithFigures, release is { IsEmpty: false });
            foreach (var language in SchoolReport.Languages)
            {
                await SaysAsync(campaign.Storage.Reports, Name(i), language, $"{Name(i)}.{release?.Version ?? 0}");
            }
        }

        await Campaign.OkAsync(await next.Client.PostAsync(Timer("Publish"), null, Cancel));
        Assert.Equal(made, await ReportsAsync(container));
    }

    private static async Task SaysAsync(ReportBlobs reports, string school, string language, string identifier)
    {
        var page = await reports.ReadAsync(reports.NameOf(Scope.OfSchool(school), language, ReportForm.Html), Cancel);
        Assert.Contains($" {identifier}<", Encoding.UTF8.GetString(page!.Content.Span), StringComparison.Ordinal);
        var file = await reports.ReadAsync(reports.NameOf(Scope.OfSchool(school), language, ReportForm.Pdf), Cancel);
        using var pdf = PdfDocument.Open(file!.Content.ToArray());
        Assert.Equal(identifier, pdf.Information.Keywords);
    }

    /// <summary>Every stored report, and the tag that changes whenever it is written.</summary>
    private static async Task<Dictionary<string, string>> ReportsAsync(BlobContainerClient container)
    {
        var found = new Dictionary<string, string>();
        if (await container.ExistsAsync(Cancel))
        {
            await foreach (var blob in container.GetBlobsAsync(new GetBlobsOptions { Prefix = "2025/" }, Cancel))
            {
                if (!blob.Name.EndsWith(".json", StringComparison.Ordinal))
                {
                    found.Add(blob.Name, blob.Properties.ETag.ToString()!);
                }
            }
        }

        return found;
    }

    private static async Task<HostedApp> StartAsync(string connection)
    {
        var port = PublishedAppFixture.FreePort();
        var environment = PublishedAppFixture.Environment(port, connection);
        environment["PATH"] = Environment.GetEnvironmentVariable("PATH")!;
        environment["HOME"] = Path.GetTempPath();
        var app = new HostedApp(
            new ChildProcess("dotnet", [Repository.BuiltServer], Path.GetTempPath(), environment),
            new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") },
            connection);
        await app.WaitUntilReadyAsync();
        return app;
    }

    private static string Name(int i) => $"shkolla-{i + 1}";

    private static Uri Timer(string name) => new(name, UriKind.Relative);
}
