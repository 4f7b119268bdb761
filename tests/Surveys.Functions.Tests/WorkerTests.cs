using System.Collections.Concurrent;
using System.Net;
using Surveys.App;
using Surveys.App.Http;
using Surveys.Campaigns;
using Surveys.FunctionsHost;
using Surveys.Testing;

namespace Surveys.Functions.Tests;

/// <summary>What only a worker promises: how it starts, ends and logs behind the Functions host.</summary>
public sealed class WorkerTests(AzuriteFixture azurite, PublishedWorker worker)
{
    private const int MegaByte = 1024 * 1024;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Surveys__LinkKeys", "", "The setting Surveys__LinkKeys is missing: it must hold the keys that sign links, written 1:<32 ")]
    [InlineData("Surveys__LinkKeys", "1:short", "The setting Surveys__LinkKeys ")]
    [InlineData("Surveys__DisclosureKey", "", "The setting Surveys__DisclosureKey is missing: it must hold the key that decides how ")]
    [InlineData("Surveys__DisclosureKey", "short", "The setting Surveys__DisclosureKey ")]
    [InlineData("AzureWebJobsStorage", "", "The setting AzureWebJobsStorage is missing")]
    [InlineData("Surveys__TicketDays", "many", "Surveys:TicketDays")]
    public async Task A_setting_that_is_missing_or_wrong_is_said_in_a_sentence_and_ends_it_with_1(
        string name, string value, string sentence)
    {
        var refused = await Assert.ThrowsAsync<WorkerException>(() => worker.StartAsync(azurite.NewAccount(), (name, value)));
        Assert.Contains("Exit code: 1.", refused.Message, StringComparison.Ordinal);
        Assert.Contains(sentence, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_when_its_host_is_gone()
    {
        await using var host = await worker.StartAsync(azurite.NewAccount());
        host.KillHostProcess();
        await host.WaitForWorkerExitAsync(Cancel).WaitAsync(Patience, Cancel);
        Assert.False(ChildProcess.IsAlive(host.WorkerId));
    }

    [Fact]
    public async Task Killed_while_a_class_sends_it_loses_nothing_that_it_acknowledged()
    {
        const int pupils = 120;
        await using var observer = await AppFixture.StartAsync(azurite);
        await using var host = await worker.StartAsync(observer.Connection);
        using var client = new HttpClient { BaseAddress = host.Address };
        var campaign = new Campaign(client, observer.Services, TimeProvider.System);
        var session = await campaign.RegisterAsync();
        var answers = session.Answers(Phase.Pre, right: true);
        var ids = Enumerable.Range(0, pupils).Select(_ => Guid.NewGuid()).ToList();
        var acknowledged = new ConcurrentDictionary<Guid, HttpStatusCode>();

        var eightAtOnce = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = Cancel };
        var sending = Parallel.ForEachAsync(ids, eightAtOnce, async (id, _) =>
        {
            using var response = await SubmitAsync(id);
            if (response is { IsSuccessStatusCode: true })
            {
                acknowledged[id] = response.StatusCode;
            }
        });
        while (acknowledged.Count < pupils / 4)
        {
            await Task.Delay(1, Cancel);
        }

        await host.KillWorkerAsync();
        await sending;
        Assert.InRange(acknowledged.Count, pupils / 4, pupils - 1);
        var kept = (await campaign.Storage.Responses.OfSessionAsync(session.SessionId, session.Questionnaire, Cancel)).Select(
            response => response.Id);
        Assert.Empty(acknowledged.Keys.Except(kept));

        await host.RestartWorkerAsync(Cancel);
        foreach (var id in ids)
        {
            using var response = await SubmitAsync(id);
            Assert.True(response is { IsSuccessStatusCode: true }, $"{response?.StatusCode}");
        }

        Assert.Equal((pupils, 0), await campaign.Storage.Responses.CountAsync(session.SessionId, Cancel));

        async Task<HttpResponseMessage?> SubmitAsync(Guid id)
        {
            try
            {
                return await campaign.SubmitAsync(session.Pre, id, answers);
            }
            catch (HttpRequestException)
            {
                return null;
            }
        }
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(9, false)]
    [InlineData(40, false)]
    public async Task A_body_that_is_too_large_is_413_however_large_it_is(int megaBytes, bool isChunked)
    {
        await using var observer = await AppFixture.StartAsync(azurite);
        await using var host = await worker.StartAsync(observer.Connection);
        using var client = new HttpClient { BaseAddress = host.Address };
        var session = await new Campaign(client, observer.Services, TimeProvider.System).RegisterAsync();
        using var request = new HttpRequestMessage(HttpMethod.Put, $"api/surveys/{session.Pre}/responses/{Guid.NewGuid()}");
        request.Content = new ByteArrayContent(new byte[megaBytes * MegaByte]);
        request.Content.Headers.ContentType = new("application/json");
        request.Headers.TransferEncodingChunked = isChunked;
        await Campaign.ProblemAsync(await client.SendAsync(request, Cancel), HttpStatusCode.RequestEntityTooLarge, "too-large");
    }

    /// <summary>The alert on figures that stand still reads this line; a response's id is read by nobody.</summary>
    [Fact]
    public async Task Its_log_tells_how_long_timers_took_and_nothing_of_a_response()
    {
        await using var observer = await AppFixture.StartAsync(azurite);
        await using var host = await worker.StartAsync(observer.Connection);
        using var client = new HttpClient { BaseAddress = host.Address };
        var campaign = new Campaign(client, observer.Services, TimeProvider.System);
        var session = await campaign.RegisterAsync();
        var id = Guid.NewGuid();
        await Campaign.OkAsync(await campaign.SubmitAsync(session.Pre, id, session.Answers(Phase.Pre, right: true)));
        using var wrong = await campaign.SubmitAsync(session.Pre, id, session.Answers(Phase.Pre, right: false));
        foreach (var timer in AllFunctions.Declared.OfType<TimerFunction>())
        {
            Assert.True((await host.FireTimerAsync(timer.Name, cancel: Cancel)).Succeeded, host.Output);
            Assert.Matches($@"\[Information\] \S+: The timer {timer.Name} took \d+ ms\.", host.Output);
        }

        Assert.DoesNotContain(id.ToString(), host.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(session.Pre, host.Output, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("/responses/", host.Output, StringComparison.OrdinalIgnoreCase);
    }
}
