using System.Text.Json;
using Surveys.Browser.Tests.Fixtures;
using Surveys.Campaigns;
using Surveys.Testing;
using static Microsoft.Playwright.Assertions;

namespace Surveys.Browser.Tests;

/// <summary>Where the line is bad or gone, where the server is, and where something in between answers for it.</summary>
public sealed class OfflineTests(BrowserFixture browser, AppFixture app) : PageTest(browser, app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task Sent_without_a_line_the_tab_closed_and_opened_again_with_one_stores_exactly_once()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        phone.Expected.Add("ERR_INTERNET_DISCONNECTED");
        var page = await (await OpenAsync(phone, session, Phase.Pre)).KeptAsync();
        await page.AnswerAllAsync(1);
        await phone.Context.SetOfflineAsync(true);
        await page.SendAsync();
        await Expect(page.End(Words.WaitingTitle)).ToBeVisibleAsync();
        await Expect(page.End(Words.ThanksTitle)).ToBeHiddenAsync();

        var tab = await phone.Context.NewPageAsync();
        await page.Page.CloseAsync();
        var again = await OpenAsync(phone, session, Phase.Pre, tab);
        await Expect(again.End(Words.WaitingTitle)).ToBeVisibleAsync();
        Assert.Empty(await StoredAsync(session));

        await phone.Context.SetOfflineAsync(false);
        await Expect(again.End(Words.ThanksTitle)).ToBeVisibleAsync();
        var stored = Assert.Single(await StoredAsync(session));
        Assert.Equal(await again.Page.EvaluateAsync<string>("() => mine"), stored.Id.ToString());
        Assert.All(page.Items, item => Assert.Equal(1, stored.Answers[session.Questionnaire.Items.IndexOf(item)]));
    }

    [Fact]
    public async Task Opened_again_once_the_line_is_back_the_page_says_received()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        phone.Expected.Add("ERR_INTERNET_DISCONNECTED");
        var page = await (await OpenAsync(phone, session, Phase.Pre)).KeptAsync();
        await page.AnswerAllAsync();
        await phone.Context.SetOfflineAsync(true);
        await page.SendAsync();
        await Expect(page.End(Words.WaitingTitle)).ToBeVisibleAsync();
        var tab = await phone.Context.NewPageAsync();
        await page.Page.CloseAsync();
        await phone.Context.SetOfflineAsync(false);
        await Expect((await OpenAsync(phone, session, Phase.Pre, tab)).End(Words.ThanksTitle)).ToBeVisibleAsync();
        Assert.Single(await StoredAsync(session));
    }

    [Fact]
    public async Task Background_sync_sends_with_no_page_open()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        phone.Expected.Add("ERR_INTERNET_DISCONNECTED");
        var page = await (await OpenAsync(phone, session, Phase.Pre)).KeptAsync();
        await page.AnswerAllAsync();
        await phone.Context.SetOfflineAsync(true);
        await page.SendAsync();
        await Expect(page.End(Words.WaitingTitle)).ToBeVisibleAsync();
        var blank = await phone.Context.NewPageAsync();
        await page.Page.CloseAsync();
        await phone.Context.SetOfflineAsync(false);

        // A headless Chromium has no network watcher that would fire the event, so the debugger does, at the worker itself.
        await SyncAsync(phone, blank);
        while ((await StoredAsync(session)).Count == 0)
        {
            await Task.Delay(20, Cancel);
        }

        Assert.Single(await StoredAsync(session));
        var again = await OpenAsync(phone, session, Phase.Pre, blank);
        await Expect(again.End(Words.AlreadySentTitle).Or(again.End(Words.ThanksTitle))).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_server_killed_during_the_sending_and_started_again_stores_exactly_once(bool wasStored)
    {
        App.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
        var session = await Campaign.RegisterAsync();
        await using var server = new Server(App);
        await server.StartAsync();
        var phone = await PhoneAsync(server.Address);
        phone.Expected.Add("ERR_CONNECTION_");
        var page = await OpenAsync(phone, session, Phase.Pre);
        await page.AnswerAllAsync(1);
        var tools = await phone.Context.NewCDPSessionAsync(phone.Page);
        var held = new TaskCompletionSource<JsonElement>();
        tools.Event("Fetch.requestPaused").OnEvent += (_, request) => held.TrySetResult(request!.Value);
        await tools.SendAsync("Fetch.enable", new()
        {
            ["patterns"] = new[] { new { urlPattern = "*/api/*", requestStage = wasStored ? "Response" : "Request" } },
        });
        await page.SendAsync();

        // The server dies before it has the answers, or has them and dies before the phone hears of it.
        var request = (await held.Task.WaitAsync(TimeSpan.FromSeconds(30), Cancel)).GetProperty("requestId").GetString()!;
        await server.KillAsync();
        await tools.SendAsync("Fetch.failRequest", new() { ["requestId"] = request, ["errorReason"] = "ConnectionReset" });
        await tools.SendAsync("Fetch.disable");
        await Expect(page.End(Words.WaitingTitle)).ToBeVisibleAsync();
        await Expect(page.End(Words.ThanksTitle)).ToBeHiddenAsync();
        await Expect(page.Button(Words.TryAgain)).ToBeVisibleAsync();
        Assert.Equal(wasStored ? 1 : 0, (await StoredAsync(session)).Count);

        await server.StartAsync();
        await page.TryAgainAsync();
        await Expect(page.End(Words.ThanksTitle)).ToBeVisibleAsync();
        Assert.Single(await StoredAsync(session));
    }

    [Fact]
    public async Task Nothing_but_the_words_of_our_server_is_a_receipt()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        var page = await OpenAsync(phone, session, Phase.Pre);
        await page.AnswerAllAsync();

        // The login page of a school's network answers 200 to everything.
        await phone.Page.RouteAsync(
            "**/api/**", route => route.FulfillAsync(new() { ContentType = "text/html", Body = "<h1>Log in</h1>" }));
        await page.SendAsync();
        await Expect(page.End(Words.WaitingTitle)).ToBeVisibleAsync();
        await phone.Page.UnrouteAllAsync();
        await page.TryAgainAsync();
        await Expect(page.End(Words.ThanksTitle)).ToBeVisibleAsync();
        Assert.Single(await StoredAsync(session));
    }

    [Fact]
    public async Task A_page_once_opened_opens_and_is_answered_without_a_line()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        phone.Expected.Add("ERR_INTERNET_DISCONNECTED");
        await (await OpenAsync(phone, session, Phase.Pre)).KeptAsync();
        await phone.Context.SetOfflineAsync(true);
        var page = await OpenAsync(phone, session, Phase.Pre);

        // The kept page has no headers; its policy is in force all the same.
        phone.Expected.Add("Content Security Policy");
        Assert.False(await page.Page.EvaluateAsync<bool>("""
            () => {
              const foreign = document.createElement('script');
              foreign.textContent = 'self.isForeign = true';
              document.body.append(foreign);
              return self.isForeign === true;
            }
            """));
        await page.AnswerAllAsync();
        await page.SendAsync();
        await Expect(page.End(Words.WaitingTitle)).ToBeVisibleAsync();
        await phone.Context.SetOfflineAsync(false);
        await Expect(page.End(Words.ThanksTitle)).ToBeVisibleAsync();
        Assert.Single(await StoredAsync(session));
    }

    [Fact]
    public async Task A_page_never_opened_says_that_there_is_no_connection()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        phone.Expected.Add("ERR_INTERNET_DISCONNECTED");
        await (await OpenAsync(phone, session, Phase.Pre)).KeptAsync();
        await phone.Context.SetOfflineAsync(true);
        await phone.OpenAsync($"s/{session.Post}");
        await Expect(Heading(phone)).ToHaveTextAsync(Words.OfflineTitle);
    }

    [Fact]
    public async Task A_pupil_who_began_finds_the_page_again_after_the_session_has_ended()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        var page = await (await OpenAsync(phone, session, Phase.Pre)).KeptAsync();
        await page.ChooseAsync(1);
        await page.NextAsync();
        await CloseAsync(session);
        await page.Page.ReloadAsync();
        await page.ReadyAsync();
        await page.Button(Words.Back).ClickAsync();
        await Expect(page.Options.Nth(1)).ToBeCheckedAsync();
        foreach (var _ in page.Items)
        {
            await page.NextAsync();
        }

        await page.SendAsync();
        await Expect(page.End(Words.ThanksTitle)).ToBeVisibleAsync();
        Assert.Single(await StoredAsync(session));
    }

    /// <summary>Fires the event that the browser would, once it has a line again.</summary>
    private static async Task SyncAsync(Phone phone, IPage page)
    {
        var tools = await phone.Context.NewCDPSessionAsync(page);
        var registered = new TaskCompletionSource<JsonElement>();
        tools.Event("ServiceWorker.workerRegistrationUpdated").OnEvent += (_, update) =>
        {
            if (update?.GetProperty("registrations") is { } registrations && registrations.GetArrayLength() > 0)
            {
                registered.TrySetResult(registrations[0]);
            }
        };
        await tools.SendAsync("ServiceWorker.enable");
        var registration = await registered.Task.WaitAsync(TimeSpan.FromSeconds(20), Cancel);
        await tools.SendAsync("ServiceWorker.dispatchSyncEvent", new()
        {
            ["origin"] = new Uri(registration.GetProperty("scopeURL").GetString()!).GetLeftPart(UriPartial.Authority),
            ["registrationId"] = registration.GetProperty("registrationId").GetString()!,
            ["tag"] = "send",
            ["lastChance"] = false,
        });
    }
}
