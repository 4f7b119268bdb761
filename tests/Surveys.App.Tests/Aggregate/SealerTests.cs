using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Surveys.App.Aggregate;
using Surveys.Storage;
using Surveys.Testing;

namespace Surveys.App.Tests.Aggregate;

public sealed class SealerTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_ninety_days_the_responses_and_the_salt_are_gone_and_the_tally_stands()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        var session = await campaign.RegisterAsync();
        await campaign.AnswerAsync(session, 5);
        await campaign.AggregateAsync();
        var (before, _) = await campaign.NationAsync(session.Questionnaire);
        app.Clock.Advance(TimeSpan.FromDays(90));
        await NightsAsync(app, 2);
        Assert.Equal(10, await campaign.Storage.Responses.CountAllAsync(Cancel));

        app.Clock.Advance(TimeSpan.FromDays(1));
        await NightsAsync(app, 2);
        Assert.Equal(0, await campaign.Storage.Responses.CountAllAsync(Cancel));
        var registered = await FindAsync(campaign, session);
        Assert.Empty(registered.Salt);
        Assert.Equal(new DateOnly(2025, 8, 4), registered.Session.SealedOn);

        await app.Services.GetRequiredService<Aggregator>().MarkAllAsync(Cancel);
        await campaign.AggregateAsync();
        Assert.Equal(before, (await campaign.NationAsync(session.Questionnaire)).Stored);
        Assert.Empty(await campaign.Storage.Dirty.AllAsync(Cancel));
    }

    [Fact]
    public async Task Nothing_is_deleted_in_the_night_of_sealing()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        var session = await campaign.RegisterAsync();
        await campaign.AnswerAsync(session, 2);
        await campaign.AggregateAsync();
        app.Clock.Advance(TimeSpan.FromDays(92));
        await NightsAsync(app, 1);
        Assert.NotNull((await FindAsync(campaign, session)).Session.SealedOn);
        Assert.Equal(4, await campaign.Storage.Responses.CountAllAsync(Cancel));
    }

    [Fact]
    public async Task A_session_that_is_not_counted_yet_is_not_sealed()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        var session = await campaign.RegisterAsync();
        await campaign.AnswerAsync(session, 2);
        app.Clock.Advance(TimeSpan.FromDays(92));
        await NightsAsync(app, 3);
        Assert.Null((await FindAsync(campaign, session)).Session.SealedOn);
        Assert.Equal(4, await campaign.Storage.Responses.CountAllAsync(Cancel));
    }

    [Fact]
    public async Task A_sealed_session_takes_no_answer_and_keeps_its_date()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        var session = await campaign.RegisterAsync();
        var ticket = await campaign.TicketAsync(session.Post);
        app.Clock.Advance(TimeSpan.FromDays(92));
        await NightsAsync(app, 1);
        await Campaign.ProblemAsync(
            await campaign.SubmitAsync(session.Post, Guid.NewGuid(), session.Answers(Surveys.Campaigns.Phase.Post, right: true), ticket),
            HttpStatusCode.Gone,
            "closed");
        var moved = await new Campaign(app).StaffAsync(
            HttpMethod.Put,
            $"api/sessions/{session.Id}",
            """{"school":"shkolla-1","date":"2025-09-01","grade":5,"headcount":{"girls":1,"boys":1}}""");
        Assert.Equal(HttpStatusCode.Conflict, moved.StatusCode);
    }

    private static async Task<RegisteredSession> FindAsync(Campaign campaign, TestSession session) =>
        (await campaign.Storage.Sessions.FindAsync(session.SessionId, Cancel))!;

    private static async Task NightsAsync(AppFixture app, int nights)
    {
        for (var night = 0; night < nights; night++)
        {
            await app.Services.GetRequiredService<Sealer>().RunAsync(Cancel);
            if (night < nights - 1)
            {
                app.Clock.Advance(TimeSpan.FromDays(1));
            }
        }
    }
}
