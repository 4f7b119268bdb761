using Surveys.Browser.Tests.Fixtures;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Testing;
using static Microsoft.Playwright.Assertions;

namespace Surveys.Browser.Tests;

/// <summary>From the first question to the thanks.</summary>
public sealed class QuestionTests(BrowserFixture browser, AppFixture app) : PageTest(browser, app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task One_question_at_a_time_back_and_a_review_before_sending()
    {
        var session = await Campaign.RegisterAsync();
        var page = await OpenAsync(await PhoneAsync(), session, Phase.Pre);
        var count = page.Items.Count;
        for (var i = 0; i < count; i++)
        {
            await Expect(page.Question).ToHaveCountAsync(1);
            await Expect(page.Question).ToContainTextAsync(string.Format(null, Words.QuestionOf, i + 1, count));
            await Expect(page.Button(Words.Skip)).ToBeVisibleAsync();
            await page.ChooseAsync(1);
            await page.NextAsync();
        }

        await Expect(page.Review).ToBeVisibleAsync();
        await Expect(page.Page.Locator("#answers li")).ToHaveCountAsync(count);
        await page.Button(Words.Back).ClickAsync();
        await Expect(page.Options.Nth(1)).ToBeCheckedAsync();
        await page.NextAsync();
        await page.Page.Locator("#answers li").First.GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Question).ToContainTextAsync(string.Format(null, Words.QuestionOf, 1, count));
        await page.ChooseAsync(0);
        for (var i = 0; i < count; i++)
        {
            await page.NextAsync();
        }

        Assert.Empty(await StoredAsync(session));
        await page.SendAsync();
        await Expect(page.End(Words.ThanksTitle)).ToBeVisibleAsync();
        var stored = Assert.Single(await StoredAsync(session));
        Assert.Equal([0, .. Enumerable.Repeat(1, count - 1)], page.Items.Select(item => Chosen(stored, session, item)));
    }

    [Fact]
    public async Task What_is_skipped_is_sent_as_no_answer()
    {
        var session = await Campaign.RegisterAsync();
        var page = await OpenAsync(await PhoneAsync(), session, Phase.Pre);
        foreach (var _ in page.Items)
        {
            await page.Button(Words.Skip).ClickAsync();
        }

        await Expect(page.Page.Locator("#answers b")).ToHaveTextAsync(Enumerable.Repeat(Words.NoAnswer, page.Items.Count));
        await page.SendAsync();
        await Expect(page.End(Words.ThanksTitle)).ToBeVisibleAsync();
        var stored = Assert.Single(await StoredAsync(session));
        Assert.All(page.Items, item => Assert.Null(Chosen(stored, session, item)));
    }

    [Fact]
    public async Task A_reload_keeps_the_answers_and_the_place()
    {
        var session = await Campaign.RegisterAsync();
        var page = await OpenAsync(await PhoneAsync(), session, Phase.Pre);
        await page.ChooseAsync(2);
        await page.NextAsync();
        await page.ChooseAsync(1);
        await page.Page.ReloadAsync();
        await page.ReadyAsync();
        await Expect(page.Question).ToContainTextAsync(string.Format(null, Words.QuestionOf, 2, page.Items.Count));
        await Expect(page.Options.Nth(1)).ToBeCheckedAsync();
        await page.Button(Words.Back).ClickAsync();
        await Expect(page.Options.Nth(2)).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Every_language_half_way_keeps_the_answers_and_the_place()
    {
        var session = await Campaign.RegisterAsync();
        var page = await OpenAsync(await PhoneAsync(), session, Phase.Pre);
        await page.ChooseAsync(2);
        await page.NextAsync();
        foreach (var texts in Campaign.Languages.Languages.Where(texts => texts.Language != "sq"))
        {
            await page.Page.Locator($"nav [lang={texts.Language}]").ClickAsync();
            await Expect(page.Page.Locator("html")).ToHaveAttributeAsync("lang", texts.Language);
            await Expect(page.Question).ToContainTextAsync(texts[session.Questionnaire.Id].Items[page.Items[1].Id].Text);
            await page.Button(texts.Pages.Back).ClickAsync();
            await Expect(page.Options.Nth(2)).ToBeCheckedAsync();
            await page.Button(texts.Pages.Next).ClickAsync();
        }

        var last = Campaign.Languages.Languages.Last(texts => texts.Language != "sq").Pages;
        for (var i = 1; i < page.Items.Count; i++)
        {
            await page.NextAsync();
        }

        await page.Button(last.Send).ClickAsync();
        await Expect(page.End(last.ThanksTitle)).ToBeVisibleAsync();
        Assert.Equal(2, Chosen(Assert.Single(await StoredAsync(session)), session, page.Items[0]));
    }

    [Fact]
    public async Task Keys_alone_are_enough_and_the_focus_is_where_the_eyes_are()
    {
        var session = await Campaign.RegisterAsync();
        var page = await OpenAsync(await PhoneAsync(), session, Phase.Pre);
        var keys = page.Page.Keyboard;
        await PressUntilAsync("Tab", "fieldset.now input");
        for (var i = 0; i < page.Items.Count; i++)
        {
            if (i > 0)
            {
                await Expect(page.Page.Locator("fieldset.now h2")).ToBeFocusedAsync();
                await keys.PressAsync("Tab");
            }

            await keys.PressAsync("Space");
            await Expect(page.Options.Nth(0)).ToBeCheckedAsync();
            await PressUntilAsync("Tab", "[name=next]");
            await keys.PressAsync("Enter");
        }

        await Expect(page.Review).ToBeFocusedAsync();
        await PressUntilAsync("Tab", "[name=send]");
        await keys.PressAsync("Enter");
        await Expect(page.End(Words.ThanksTitle)).ToBeFocusedAsync();
        Assert.Single(await StoredAsync(session));

        async Task PressUntilAsync(string key, string focused)
        {
            for (var presses = 0; await page.Page.Locator(focused).And(page.Page.Locator(":focus")).CountAsync() == 0; presses++)
            {
                Assert.True(presses < 40, $"{key} does not lead to {focused}.");
                await keys.PressAsync(key);
            }
        }
    }

    [Fact]
    public async Task Two_tabs_of_one_phone_send_once()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        var first = await OpenAsync(phone, session, Phase.Pre);
        var second = await OpenAsync(phone, session, Phase.Pre, await phone.Context.NewPageAsync());
        await first.AnswerAllAsync(0);
        await second.AnswerAllAsync(1);
        await Task.WhenAll(
            first.Page.EvaluateAsync("() => document.querySelector('[name=send]').click()"),
            second.Page.EvaluateAsync("() => document.querySelector('[name=send]').click()"));
        foreach (var page in new[] { first, second })
        {
            await Expect(page.End(Words.ThanksTitle).Or(page.End(Words.AlreadySentTitle))).ToBeVisibleAsync();
        }

        Assert.Single(await StoredAsync(session));
    }

    [Fact]
    public async Task A_page_opened_again_after_sending_says_so_and_sends_nothing()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        await (await OpenAsync(phone, session, Phase.Pre)).FinishAsync();
        var again = await OpenAsync(phone, session, Phase.Pre);
        await Expect(again.End(Words.AlreadySentTitle)).ToBeVisibleAsync();
        await Expect(again.Question).ToHaveCountAsync(0);
        Assert.Single(await StoredAsync(session));
    }

    [Fact]
    public async Task Taps_before_the_phones_memory_answers_are_kept()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        await phone.Context.AddInitScriptAsync("""
            const open = IDBFactory.prototype.open;
            IDBFactory.prototype.open = function (...name) {
              IDBFactory.prototype.open = open;
              const slow = { get result() { return real.result } };
              const real = this.open(...name);
              real.onupgradeneeded = event => slow.onupgradeneeded(event);
              real.onsuccess = event => setTimeout(() => slow.onsuccess(event), 1000);
              return slow;
            };
            """);
        await phone.Page.GotoAsync($"/s/{session.Pre}");
        var page = new SurveyPage(phone.Page, session, Phase.Pre, Words);
        await page.ChooseAsync(1);
        await page.NextAsync();
        await page.ReadyAsync();
        await Expect(page.Question).ToContainTextAsync(string.Format(null, Words.QuestionOf, 2, page.Items.Count));
        await page.Button(Words.Back).ClickAsync();
        await Expect(page.Options.Nth(1)).ToBeCheckedAsync();
    }

    [Fact]
    public async Task Hiding_the_page_leaves_nothing_of_the_answers()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        var page = await OpenAsync(phone, session, Phase.Pre);
        await page.ChooseAsync(1);
        await page.NextAsync();
        await phone.Page.GetByRole(AriaRole.Link, new() { Name = Words.Hide }).ClickAsync();
        await Expect(phone.Page).ToHaveURLAsync("about:blank");
        var again = await OpenAsync(phone, session, Phase.Pre);
        await Expect(again.Question).ToContainTextAsync(string.Format(null, Words.QuestionOf, 1, again.Items.Count));
        await Expect(again.Page.Locator("input:checked")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_session_that_ends_while_a_pupil_answers_still_takes_the_answers()
    {
        var session = await Campaign.RegisterAsync();
        var page = await OpenAsync(await PhoneAsync(), session, Phase.Pre);
        await page.AnswerAllAsync();
        await CloseAsync(session);
        await page.SendAsync();
        await Expect(page.End(Words.ThanksTitle)).ToBeVisibleAsync();
        Assert.Single(await StoredAsync(session));
    }

    [Fact]
    public async Task After_the_last_day_the_answers_are_refused_plainly()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        phone.Expected.Add("status of 410");
        var page = await OpenAsync(phone, session, Phase.Pre);
        await page.AnswerAllAsync();
        App.Clock.Advance(TimeSpan.FromDays(16));
        await page.SendAsync();
        await Expect(page.End(Words.LateTitle)).ToBeVisibleAsync();
        await Expect(page.End(Words.ThanksTitle)).ToBeHiddenAsync();
        Assert.Empty(await StoredAsync(session));
    }

    [Theory]
    [InlineData("IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError') }")]
    [InlineData("IDBFactory.prototype.open = () => { const asked = new EventTarget(); setTimeout(() => asked.onerror()); return asked }")]
    [InlineData("IDBObjectStore.prototype.put = function () { this.transaction.abort() }")]
    public async Task Where_the_phone_refuses_to_store_the_page_says_so_and_sends(string refusal)
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        await phone.Context.AddInitScriptAsync(refusal);
        var page = await OpenAsync(phone, session, Phase.Pre);
        await page.AnswerAllAsync();
        await Expect(page.Page.GetByText(Words.NoRoomText).First).ToBeVisibleAsync();
        await page.SendAsync();
        await Expect(page.End(Words.ThanksTitle)).ToBeVisibleAsync();
        await Expect(page.Page.GetByText(Words.NoRoomText).First).ToBeHiddenAsync();
        Assert.Single(await StoredAsync(session));
    }

    [Fact]
    public async Task A_question_is_read_aloud_where_the_phone_speaks_the_language()
    {
        var session = await Campaign.RegisterAsync();
        var mute = await OpenAsync(await PhoneAsync(), session, Phase.Pre);
        await Expect(mute.Button(Words.Listen)).ToBeHiddenAsync();

        // This Chromium has no voices of its own.
        var phone = await PhoneAsync();
        await phone.Context.AddInitScriptAsync("""
            self.spoken = [];
            speechSynthesis.getVoices = () => [{ lang: 'de-DE' }, { lang: 'sq-AL' }];
            speechSynthesis.speak = speech => spoken.push(speech);
            self.SpeechSynthesisUtterance = function (text) { this.text = text };
            """);
        var page = await OpenAsync(phone, session, Phase.Pre);
        await page.Button(Words.Listen).ClickAsync();
        var language = await page.Page.EvaluateAsync<string>("() => spoken[0].lang");
        var text = await page.Page.EvaluateAsync<string>("() => spoken[0].text");
        var words = Campaign.Languages.DefaultLanguage[session.Questionnaire.Id].Items[page.Items[0].Id];
        Assert.Equal("sq-AL", language);
        Assert.All([words.Text, .. words.Options.Values], part => Assert.Contains(part, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ReducedMotion.Reduce, "0s")]
    [InlineData(ReducedMotion.NoPreference, "0.25s")]
    public async Task Nothing_moves_where_motion_is_unwanted(ReducedMotion wish, string duration)
    {
        var session = await Campaign.RegisterAsync();
        var page = await OpenAsync(await PhoneAsync(options => options.ReducedMotion = wish), session, Phase.Pre);
        Assert.Equal(
            [duration],
            await page.Page.EvaluateAsync<string[]>("""
                () => [...new Set([...document.querySelectorAll('*')].flatMap(element => {
                  const style = getComputedStyle(element);
                  return [style.animationName === 'none' ? '0s' : style.animationDuration, ...style.transitionDuration.split(', ')];
                }))].filter((each, _, all) => each !== '0s' || all.length === 1)
                """));
    }

    private static int? Chosen(Responses.Response stored, TestSession session, Item item) =>
        stored.Answers[session.Questionnaire.Items.IndexOf(item)];
}
