using Microsoft.Extensions.DependencyInjection;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Storage;
using Surveys.Tallies;
using Surveys.Testing;

namespace Surveys.App.Tests.Storage;

public sealed class OptimisticRetriesTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_ends_when_somebody_else_is_always_faster()
    {
        var tries = 0;
        var e = await Assert.ThrowsAsync<ContentionException>(() => new OptimisticRetries(new Hurried()).RunAsync(
            "The total", () => Task.FromResult((++tries < 0, 0)), Cancel));
        Assert.Equal(OptimisticRetries.MostTries, tries);
        Assert.Contains("The total", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancelling_ends_it_between_two_tries()
    {
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new OptimisticRetries(TimeProvider.System).RunAsync(
            "The total",
            async () =>
            {
                await source.CancelAsync();
                return (false, 0);
            },
            source.Token));
    }

    [Fact]
    public async Task Writers_of_one_total_wait_for_each_other_and_none_is_lost()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var storage = app.Services.GetRequiredService<SurveyStorage>();
        await storage.EnsureCreatedAsync(Cancel);
        var catalog = app.Services.GetRequiredService<QuestionnaireCatalog>();
        var layout = TallyLayout.Of(catalog.Latest(Audience.Adults));
        var school = Scope.OfSchool("busy");
        const int writers = 2, rounds = 12;
        await Task.WhenAll(Enumerable.Range(0, writers).Select(writer => Task.Run(
            async () =>
            {
                for (ulong round = 0; round < rounds; round++)
                {
                    var session = Scope.Of(new SessionId((ulong)writer * rounds + round));
                    await storage.Aggregates.PutAsync(
                        new TallyPlace(school, session, null, null, layout),
                        _ => Task.FromResult(new VersionedTally(Tally.Zero(layout), 1)),
                        Cancel);
                }
            },
            Cancel)));
        Assert.Equal(writers * rounds, (await storage.Aggregates.FindTotalAsync(school, null, layout, Cancel))?.Version);
    }
}
