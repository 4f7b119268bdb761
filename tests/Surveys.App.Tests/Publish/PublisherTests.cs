using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Surveys.App.Publish;
using Surveys.Campaigns;
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
        Assert.Matches("[0-9]+ nga [0-9]+", text);
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

    [Fact]
    public async Task Two_publishers_at_once_never_mix_what_they_publish_with_what_the_other_remembers()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        for (var round = 1; round <= 3; round++)
        {
            for (var school = 1; school <= 3; school++)
            {
                await campaign.RunSessionAsync(app, $"shkolla-{school}", 12);
            }

            // Each with what it read for itself, as two processes have it.
            await Task.WhenAll(Another(app).RunAsync(Cancel), Another(app).RunAsync(Cancel));
            var publication = await CurrentAsync(campaign);
            Assert.Equal(round, publication.Version);
            Assert.All(
                publication.Scopes.Values.Where(scope => publication.Releases[scope.Scope].Version == round),
                scope => Assert.Equal((publication.Head.Revision, scope.Release), (scope.Release, scope.Memory)));
            foreach (var scope in publication.Scopes.Values)
            {
                var remembered = await campaign.Storage.Releases.ReadMemoryAsync(scope, Cancel);
                Assert.Equal(
                    publication.Releases[scope.Scope].Questionnaires.SelectMany(asked => asked.Tables),
                    remembered.Questionnaires.SelectMany(asked => asked.Tables).Select(table => table.Published));
            }

            app.Clock.Advance(TimeSpan.FromDays(1));
        }
    }

    [Fact]
    public async Task Regions_and_the_nation_stand_still_until_the_next_day()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        await RunSchoolsAsync(app, campaign, 1, 3);
        await campaign.PublishAsync();
        var morning = await CurrentAsync(campaign);
        Assert.False(morning.Releases[Scope.Nation].IsEmpty);

        await RunSchoolsAsync(app, campaign, 4, 6);
        await campaign.PublishAsync();
        var noon = await CurrentAsync(campaign);
        Assert.False(noon.Releases[Scope.OfSchool("shkolla-6")].IsEmpty);
        Scope[] totals = [Scope.Nation, Scope.OfRegion("AL-11")];
        Assert.All(totals, scope => Assert.Equal((1, true), (
            noon.Releases[scope].Version, noon.Releases[scope].SaysTheSame(morning.Releases[scope]))));

        app.Clock.Advance(TimeSpan.FromDays(1));
        await campaign.PublishAsync();
        var nextDay = await CurrentAsync(campaign);
        Assert.All(totals, scope => Assert.Equal((3, false), (
            nextDay.Releases[scope].Version, nextDay.Releases[scope].SaysTheSame(morning.Releases[scope]))));
        Assert.Equal(2, nextDay.Releases[Scope.OfSchool("shkolla-6")].Version);
    }

    [Fact]
    public async Task A_quiet_night_is_a_night()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        await RunSchoolsAsync(app, campaign, 1, 3);
        await campaign.PublishAsync();
        app.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((1, 0), ReleasesOf(await campaign.PublishAsync()));

        await RunSchoolsAsync(app, new Campaign(app), 4, 6);
        Assert.Equal((2, 3), ReleasesOf(await campaign.PublishAsync()));
        Assert.Equal(1, (await CurrentAsync(campaign)).Releases[Scope.Nation].Version);
    }

    [Fact]
    public async Task A_schools_release_does_not_change_when_another_school_changes()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        await RunSchoolsAsync(app, campaign, 1, 3);
        await campaign.PublishAsync();
        var before = await CurrentAsync(campaign);
        app.Clock.Advance(TimeSpan.FromDays(1));
        await RunSchoolsAsync(app, new Campaign(app), 2, 2);
        await campaign.PublishAsync();
        var after = await CurrentAsync(campaign);
        Assert.Equal((1, 2), (after.Releases[Scope.OfSchool("shkolla-1")].Version, after.Releases[Scope.OfSchool("shkolla-2")].Version));
        Assert.Equal(before.Scopes[Scope.OfSchool("shkolla-1")], after.Scopes[Scope.OfSchool("shkolla-1")]);
    }

    [Fact]
    public async Task Answers_that_wait_are_noted_and_the_next_school_is_published_all_the_same()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        await campaign.RunSessionAsync(app, "shkolla-1", 12);
        await campaign.PublishAsync();

        // Counted and not closed: there is nothing to publish yet.
        await campaign.AnswerAsync(await campaign.RegisterAsync("shkolla-2"), 12);
        await campaign.AggregateAsync();
        Assert.Equal((1, 0), ReleasesOf(await campaign.PublishAsync()));
        await campaign.RunSessionAsync(app, "shkolla-3", 12);
        Assert.Equal((2, 1), ReleasesOf(await campaign.PublishAsync()));
    }

    [Fact]
    public async Task A_late_answer_that_waits_changes_nothing_that_a_reader_sees()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        var session = await campaign.RegisterAsync();
        var ticket = await campaign.TicketAsync(session.Post);
        await campaign.AnswerAsync(session, 12);
        await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Post, $"api/sessions/{session.Id}/close"));
        await campaign.AggregateAsync();
        await campaign.PublishAsync();
        var before = await SeenAsync();

        app.Clock.Advance(TimeSpan.FromHours(3));
        await Campaign.OkAsync(await campaign.SubmitAsync(
            session.Post, Guid.NewGuid(), session.Answers(Phase.Post, right: false), ticket));
        await campaign.AggregateAsync();
        Assert.Equal((1, 0, 0), Figures(await campaign.PublishAsync()));
        Assert.Equal(before, await SeenAsync());

        async Task<(string, string?)> SeenAsync()
        {
            using var rows = await campaign.AnalystAsync("api/aggregates");
            return (await rows.Content.ReadAsStringAsync(Cancel), rows.Headers.ETag?.Tag);
        }
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

    private static (int Version, int Releases, int Reports) Figures(PublishResult result) =>
        (result.Version, result.Releases, result.Reports);

    private static (int Version, int Releases) ReleasesOf(PublishResult result) => (result.Version, result.Releases);

    private static Publisher Another(AppFixture app) =>
        ActivatorUtilities.CreateInstance<Publisher>(
            app.Services, new ReleaseReader(app.Services.GetRequiredService<SurveyStorage>()));

    private static async Task<Publication> CurrentAsync(Campaign campaign) =>
        await campaign.Storage.Releases.ReadAsync((await campaign.Storage.Releases.CurrentAsync(Cancel))!, Cancel);

    /// <summary>A session of 20 pupils in each of these schools of one region.</summary>
    private static async Task RunSchoolsAsync(AppFixture app, Campaign campaign, int from, int to)
    {
        for (var school = from; school <= to; school++)
        {
            await campaign.RunSessionAsync(app, $"shkolla-{school}", 20);
        }
    }

    private static string Text(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join('\n', document.GetPages().Select(page => string.Join(' ', page.GetWords().Select(word => word.Text))));
    }
}
