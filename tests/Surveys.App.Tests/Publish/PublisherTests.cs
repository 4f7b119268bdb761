using System.Net;
using Surveys.Storage;
using Surveys.Tallies;
using Surveys.Testing;
using UglyToad.PdfPig;

namespace Surveys.App.Tests.Publish;

public sealed class PublisherTests(AzuriteFixture azurite)
{
    /// <summary>The national report in both languages, which every session changes.</summary>
    private const int National = 2;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_school_gets_its_report_from_its_link()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        await campaign.RunSessionAsync(app, "shkolla-1", 25);
        var result = await campaign.PublishAsync();
        Assert.Equal((1, 2 + National, 0), (result.Version, result.Reports, result.Failed));

        var key = await campaign.KeyAsync(AccessRole.School, "shkolla-1");
        using var response = await app.Client.GetAsync(
            new Uri($"schools/shkolla-1/report.pdf?key={key}&lang=sq", UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.True(response.Headers.CacheControl!.Private);
        var text = Text(await response.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Contains("Shkolla shkolla-1", text, StringComparison.Ordinal);
        Assert.Contains("116 111", text, StringComparison.Ordinal);
        Assert.Contains(
            "Nga përgjigjet para takimit mesatarisht 20% ose më pak ishin të sakta, "
            + "nga ato pas takimit 80% ose më shumë: një rritje e qartë.",
            text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_school_with_fewer_than_ten_respondents_gets_a_report_without_figures_of_its_own()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        await campaign.RunSessionAsync(app, "e-vogel", 9);
        await campaign.PublishAsync();
        var reports = campaign.Storage.Reports;
        var report = await reports.ReadAsync(reports.NameOf(Scope.OfSchool("e-vogel"), "en", ReportForm.Pdf), Cancel);
        Assert.DoesNotContain(
            "%",
            Text(report!.Content.ToArray()).Replace("95 %", "", StringComparison.Ordinal).Replace("95%", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_what_changed_is_rendered_again()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        await campaign.RunSessionAsync(app, "shkolla-1", 12);
        await campaign.RunSessionAsync(app, "shkolla-2", 12);
        Assert.Equal(4 + National, (await campaign.PublishAsync()).Reports);
        Assert.Equal((1, 0, 0), Figures(await campaign.PublishAsync()));
        await campaign.RunSessionAsync(app, "shkolla-2", 12);
        var third = await campaign.PublishAsync();
        Assert.Equal((2, 2 + National), (third.Version, third.Reports));
    }

    [Fact]
    public async Task A_report_that_is_missing_is_made_by_the_next_run()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        await campaign.RunSessionAsync(app, "shkolla-1", 12);
        await campaign.PublishAsync();
        var container = new Azure.Storage.Blobs.BlobContainerClient(app.Connection, "reports");
        await container.DeleteBlobAsync(
            campaign.Storage.Reports.NameOf(Scope.OfSchool("shkolla-1"), "sq", ReportForm.Pdf), cancellationToken: Cancel);
        Assert.Equal((1, 0, 1), Figures(await campaign.PublishAsync()));
    }

    [Fact]
    public async Task Two_publishers_at_once_make_one_publication()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        await campaign.RunSessionAsync(app, "shkolla-1", 12);
        await Task.WhenAll(campaign.PublishAsync(), campaign.PublishAsync());
        var head = await campaign.Storage.Releases.CurrentAsync(Cancel);
        Assert.Equal(1, head!.Version);
        var publication = await campaign.Storage.Releases.ReadAsync(head, Cancel);
        Assert.All(publication.Releases.Values, release => Assert.Equal(1, release.Version));
    }

    [Theory]
    [InlineData("")]
    [InlineData("?key=")]
    [InlineData("?key=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task Without_its_key_a_report_is_not_shown(string query)
    {
        await using var app = await AppFixture.StartAsync(azurite);
        await Campaign.ProblemAsync(
            await app.Client.GetAsync(new Uri($"schools/shkolla-1/report.pdf{query}", UriKind.Relative), Cancel),
            HttpStatusCode.Unauthorized,
            "link-not-valid");
    }

    [Fact]
    public async Task The_key_of_one_school_opens_no_other()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        await campaign.RunSessionAsync(app, "shkolla-1", 12);
        await campaign.RunSessionAsync(app, "shkolla-2", 12);
        await campaign.PublishAsync();
        var key = await campaign.KeyAsync(AccessRole.School, "shkolla-1");
        await Campaign.ProblemAsync(
            await app.Client.GetAsync(new Uri($"schools/shkolla-2/report.pdf?key={key}", UriKind.Relative), Cancel),
            HttpStatusCode.Unauthorized,
            "link-not-valid");
    }

    private static (int Version, int Releases, int Reports) Figures(Surveys.App.Publish.PublishResult result) =>
        (result.Version, result.Releases, result.Reports);

    private static string Text(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join('\n', document.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text))));
    }
}
