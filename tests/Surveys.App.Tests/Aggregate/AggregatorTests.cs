using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Tallies;
using Surveys.Testing;

namespace Surveys.App.Tests.Aggregate;

public sealed class AggregatorTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_nation_equals_a_flat_recount()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        var sessions = await RegisterAsync(campaign);
        await Task.WhenAll(sessions.Select(session => campaign.AnswerAsync(session, 6)));
        await campaign.AggregateAsync();
        await ExpectRecountAsync(campaign, sessions[0].Questionnaire, 36);
        Assert.Empty(await campaign.Storage.Dirty.AllAsync(Cancel));
    }

    [Fact]
    public async Task Two_aggregators_at_once_while_answers_come_in_count_each_answer_once()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        var sessions = await RegisterAsync(campaign);
        using var done = new CancellationTokenSource();
        var aggregators = Enumerable.Range(0, 2).Select(_ => Task.Run(
            async () =>
            {
                while (!done.IsCancellationRequested)
                {
                    await campaign.AggregateAsync();
                }
            },
            Cancel)).ToList();
        await Task.WhenAll(sessions.Select(session => campaign.AnswerAsync(session, 10)));
        await done.CancelAsync();
        await Task.WhenAll(aggregators);
        await campaign.AggregateAsync();
        await ExpectRecountAsync(campaign, sessions[0].Questionnaire, 60);
    }

    [Fact]
    public async Task Counting_everything_again_changes_nothing()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        var session = await campaign.RegisterAsync();
        await campaign.AnswerAsync(session, 4);
        await campaign.AggregateAsync();
        var before = await VersionAsync(campaign, session.Questionnaire);
        await app.Services.GetRequiredService<Surveys.App.Aggregate.Aggregator>().MarkAllAsync(Cancel);
        Assert.Single(await campaign.Storage.Dirty.AllAsync(Cancel));
        await campaign.AggregateAsync();
        Assert.Equal(before, await VersionAsync(campaign, session.Questionnaire));
        await ExpectRecountAsync(campaign, session.Questionnaire, 4);
    }

    [Fact]
    public async Task A_session_marked_again_while_it_is_counted_is_counted_again()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(app);
        var session = await campaign.RegisterAsync();
        await campaign.AnswerAsync(session, 1);
        var seen = Assert.Single(await campaign.Storage.Dirty.AllAsync(Cancel));
        await campaign.AnswerAsync(session, 1);
        await campaign.Storage.Dirty.ClearAsync(seen, Cancel);
        Assert.Single(await campaign.Storage.Dirty.AllAsync(Cancel));
    }

    private static async Task<List<TestSession>> RegisterAsync(Campaign campaign)
    {
        var sessions = new List<TestSession>();
        foreach (var i in Enumerable.Range(0, 6))
        {
            sessions.Add(await campaign.RegisterAsync(
                string.Create(CultureInfo.InvariantCulture, $"shkolla-{i / 2}"), region: i < 4 ? "AL-03" : "AL-10"));
        }

        return sessions;
    }

    private static async Task ExpectRecountAsync(Campaign campaign, Questionnaire questionnaire, int pairs)
    {
        var (stored, recounted) = await campaign.NationAsync(questionnaire);
        Assert.Equal(recounted, stored);
        Assert.Equal((pairs, pairs, pairs), (stored.Pairs(), stored.Respondents(Phase.Pre), stored.Respondents(Phase.Post)));
    }

    private static async Task<long> VersionAsync(Campaign campaign, Questionnaire questionnaire) =>
        (await campaign.Storage.Aggregates.TotalsAsync(Scope.Nation, _ => TallyLayout.Of(questionnaire), Cancel)).Version;
}
