using Surveys.Browser.Tests.Fixtures;
using Surveys.Campaigns;
using Surveys.Testing;
using static Microsoft.Playwright.Assertions;

namespace Surveys.Browser.Tests;

/// <summary>The page in a browser without JavaScript.</summary>
public sealed class FormTests(BrowserFixture browser, AppFixture app) : PageTest(browser, app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task Every_answer_arrives()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneWithoutJavaScriptAsync();
        await phone.OpenAsync($"s/{session.Post}");
        var items = session.Questionnaire.ItemsIn(Phase.Post).ToList();
        foreach (var item in items)
        {
            await phone.Page.CheckAsync($"[name='q-{item.Id}'][value='{item.Options[^1]}']");
        }

        await Send(phone).ClickAsync();
        await Expect(Heading(phone)).ToHaveTextAsync(Words.ThanksTitle);
        var stored = Assert.Single(await StoredAsync(session));
        Assert.Equal(Phase.Post, stored.Phase);
        Assert.All(items, item => Assert.Equal(item.Options.Length - 1, stored.Answers[session.Questionnaire.Items.IndexOf(item)]));
    }

    [Fact]
    public async Task A_form_that_arrives_twice_and_a_reload_store_once()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneWithoutJavaScriptAsync();
        await phone.OpenAsync($"s/{session.Pre}");
        await phone.Page.Locator("input[type=radio]").First.CheckAsync();

        // As after a double tap, or a first answer that was lost on its way back.
        await phone.Page.RouteAsync($"**/s/{session.Pre}", async route =>
        {
            await route.FetchAsync();
            await route.ContinueAsync();
        });
        await Send(phone).ClickAsync();
        await Expect(Heading(phone)).ToHaveTextAsync(Words.ThanksTitle);
        await phone.Page.ReloadAsync();
        Assert.Single(await StoredAsync(session));
    }

    [Fact]
    public async Task Another_language_keeps_the_answers()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneWithoutJavaScriptAsync();
        await phone.OpenAsync($"s/{session.Pre}");
        var second = phone.Page.Locator("input[type=radio]").Nth(1);
        await second.CheckAsync();
        await phone.Page.Locator("nav [lang=en]").ClickAsync();
        await Expect(phone.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(second).ToBeCheckedAsync();
        await Send(phone).ClickAsync();
        await Expect(Heading(phone)).ToHaveTextAsync(Campaign.Languages.FindLanguage("en")!.Pages.ThanksTitle);
        Assert.Equal(1, Assert.Single(await StoredAsync(session)).Answers[0]);
    }

    [Fact]
    public async Task Keys_alone_are_enough()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneWithoutJavaScriptAsync();
        await phone.OpenAsync($"s/{session.Pre}");
        var items = session.Questionnaire.ItemsIn(Phase.Pre).ToList();
        var keys = phone.Page.Keyboard;
        var focused = phone.Page.Locator(":focus");
        for (var tabs = 0; tabs < 30 && await phone.Page.Locator($":focus[name='q-{items[0].Id}']").CountAsync() == 0; tabs++)
        {
            await keys.PressAsync("Tab");
        }

        foreach (var item in items)
        {
            await Expect(focused).ToHaveAttributeAsync("name", $"q-{item.Id}");
            await keys.PressAsync("Space");
            await keys.PressAsync("ArrowDown");
            await keys.PressAsync("Tab");
        }

        await Expect(focused).ToHaveAttributeAsync("name", "send");
        await keys.PressAsync("Enter");
        await Expect(Heading(phone)).ToHaveTextAsync(Words.ThanksTitle);
        var stored = Assert.Single(await StoredAsync(session));
        Assert.All(items, item => Assert.Equal(1, stored.Answers[session.Questionnaire.Items.IndexOf(item)]));
    }

    [Fact]
    public async Task A_code_that_is_not_ours_a_day_that_has_not_come_and_an_end_are_said_plainly()
    {
        var phone = await PhoneWithoutJavaScriptAsync();
        phone.Expected.Add("status of 4");
        Assert.Equal(404, await phone.OpenAsync("s/NOSUCHCODE"));
        await Expect(Heading(phone)).ToHaveTextAsync(Words.UnknownTitle);

        var tomorrow = await Campaign.RegisterAsync(inDays: 1);
        Assert.Equal(409, await phone.OpenAsync($"s/{tomorrow.Pre}"));
        await Expect(Heading(phone)).ToHaveTextAsync(Words.NotOpenTitle);

        var closed = await Campaign.RegisterAsync();
        await CloseAsync(closed);
        Assert.Equal(410, await phone.OpenAsync($"s/{closed.Pre}"));
        await Expect(Heading(phone)).ToHaveTextAsync(Words.ClosedTitle);
    }

    [Fact]
    public async Task A_form_begun_before_the_end_is_taken_until_its_last_day_and_then_refused_plainly()
    {
        var session = await Campaign.RegisterAsync();
        var (late, tooLate) = (await PhoneWithoutJavaScriptAsync(), await PhoneWithoutJavaScriptAsync());
        await late.OpenAsync($"s/{session.Pre}");
        await tooLate.OpenAsync($"s/{session.Pre}");
        await CloseAsync(session);

        App.Clock.Advance(TimeSpan.FromDays(13));
        await Send(late).ClickAsync();
        await Expect(Heading(late)).ToHaveTextAsync(Words.ThanksTitle);

        App.Clock.Advance(TimeSpan.FromDays(2));
        tooLate.Expected.Add("status of 410");
        await Send(tooLate).ClickAsync();
        await Expect(Heading(tooLate)).ToHaveTextAsync(Words.LateTitle);
        Assert.Single(await StoredAsync(session));
    }

    private static ILocator Send(Phone phone) => phone.Page.Locator("[name=send]");
}
