using System.Net;
using Surveys.Storage;
using Surveys.Tallies;
using Surveys.Testing;
using UglyToad.PdfPig;

namespace Surveys.Native.Tests;

/// <summary>
/// The whole way of the data through the published executable: what the compiler left out, or a reflection that no longer works,
/// shows nowhere else.
/// </summary>
public sealed class PublishedCampaignTests(PublishedAppFixture published, AzuriteFixture azurite) : IClassFixture<PublishedAppFixture>
{
    private const int Pupils = 25;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task From_a_registered_session_to_the_schools_pdf()
    {
        // This one only looks into the account the other works on.
        await using var observer = await AppFixture.StartAsync(azurite);
        await using var app = await published.StartAsync(observer.Connection);
        var campaign = new Campaign(app.Client, observer.Services, TimeProvider.System);

        var session = await campaign.RegisterAsync();
        await Campaign.OkAsync(await app.Client.GetAsync(Address($"s/{session.Pre}"), Cancel));
        await campaign.AnswerAsync(session, Pupils);
        var (pre, post) = await campaign.Storage.Responses.CountAsync(session.SessionId, Cancel);
        Assert.Equal((Pupils, Pupils), (pre, post));

        await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Post, $"api/sessions/{session.Id}/close"));
        await Campaign.OkAsync(await app.Client.PostAsync(Address("Aggregate"), null, Cancel));
        var (stored, recounted) = await campaign.NationAsync(session.Questionnaire);
        Assert.Equal(recounted, stored);
        Assert.NotEqual(Tally.Zero(stored.Layout), stored);

        await Campaign.OkAsync(await app.Client.PostAsync(Address("Publish"), null, Cancel));
        var key = await campaign.KeyAsync(AccessRole.School, session.School);
        using var report = await app.Client.GetAsync(Address($"schools/{session.School}/report.pdf?key={key}&lang=sq"), Cancel);
        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (report.StatusCode, report.Content.Headers.ContentType?.MediaType));
        using var pdf = PdfDocument.Open(await report.Content.ReadAsByteArrayAsync(Cancel));
        var text = string.Concat(pdf.GetPages().Select(page => page.Text));
        Assert.Contains("ë", text, StringComparison.Ordinal);
        Assert.Contains("116 111", text, StringComparison.Ordinal);

        await Campaign.OkAsync(await campaign.AnalystAsync("api/campaign"));
        Assert.Contains(
            session.Questionnaire.Id.Audience.ToString(),
            await (await campaign.AnalystAsync("api/aggregates?format=csv")).Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal);
    }

    private static Uri Address(string path) => new(path, UriKind.Relative);
}
