using Surveys.Browser.Tests.Fixtures;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Responses;
using Surveys.Testing;
using static Microsoft.Playwright.Assertions;

namespace Surveys.Browser.Tests;

/// <summary>
/// Every page and state, looked at by axe in light and dark, 320 pixels wide and at a zoom of 200 %; some are also drawn.
/// </summary>
public sealed class AccessibilityTests(BrowserFixture browser, AppFixture app) : PageTest(browser, app), IClassFixture<AppFixture>
{
    private const string Voice = "speechSynthesis.getVoices = () => [{ lang: 'sq-AL' }]";

    [Fact]
    public async Task What_would_keep_somebody_out_is_found()
    {
        var phone = await PhoneAsync();
        await phone.OpenAsync("");
        await phone.Page.EvaluateAsync(
            "() => { document.querySelector('label').remove(); document.querySelector('h1').style.width = '400px' }");
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Axe.AssertNothingFoundAsync(phone.Page, ""));
        Assert.Contains("label: #code", failure.Message, StringComparison.Ordinal);
        Assert.Contains("px wide on 320 px", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_without_a_session()
    {
        await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        phone.Expected.Add("status of 404");
        await phone.OpenAsync("");
        await LookAsync(phone.Page, "home", picture: true);
        (string State, string Path)[] wrong =
            [("wrong typed code", "?code=2222223"), ("no such code", "s/NOSUCHCODE"), ("no such page", "nowhere")];
        foreach (var (state, path) in wrong)
        {
            Assert.Equal(404, await phone.OpenAsync(path));
            await LookAsync(phone.Page, state);
        }
    }

    [Fact]
    public async Task Too_early_and_too_late()
    {
        var tomorrow = await Campaign.RegisterAsync(inDays: 1);
        var closed = await Campaign.RegisterAsync();
        await CloseAsync(closed);
        var phone = await PhoneAsync();
        phone.Expected.Add("status of 4");
        foreach (var (state, code) in new[] { ("too early", tomorrow.Pre), ("closed", closed.Pre) })
        {
            await phone.OpenAsync($"s/{code}");
            await LookAsync(phone.Page, state);
        }
    }

    [Fact]
    public async Task The_form_without_javascript_and_its_thanks()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        foreach (var path in new[] { $"s/{session.Pre}", $"s/{session.Post}", $"s/{session.Post}/thanks" })
        {
            await phone.OpenWithoutScriptsAsync(path);
            await LookAsync(phone.Page, path);
        }
    }

    [Theory]
    [InlineData(5)]
    [InlineData(9)]
    public async Task Every_question_and_the_review(int grade)
    {
        var session = await Campaign.RegisterAsync(grade: grade);
        var phone = await PhoneAsync();
        await phone.Context.AddInitScriptAsync(Voice);
        var page = await OpenAsync(phone, session, Phase.Post);
        await LookAsync(page.Page, "start after the talk");
        var kinds = new HashSet<(ItemKind, int)>();
        foreach (var item in page.Items)
        {
            await page.ChooseAsync(item.Options.Length / 2);
            if (kinds.Add((item.Kind, item.Options.Length)))
            {
                var faces = grade == 5 && item.Kind == ItemKind.Scale;
                await LookAsync(page.Page, faces ? "question" : $"question of {item.Id}", picture: faces);
            }

            await page.NextAsync();
        }

        await LookAsync(page.Page, "pictures, none picked");
        await page.PickAsync(PairPictures.Names.Take(3).Select(name => Campaign.Languages.DefaultLanguage.Pictures[name]));
        await LookAsync(page.Page, "pictures", picture: grade == 5);
        await page.NextAsync();
        await Expect(page.Review).ToBeVisibleAsync();
        await LookAsync(page.Page, "review", picture: grade == 5);
    }

    [Fact]
    public async Task From_sending_to_received_and_after()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        phone.Expected.Add("ERR_FAILED");
        var page = await OpenAsync(phone, session, Phase.Pre);
        await page.ChooseAsync(0);
        await LookAsync(page.Page, "start", picture: true);
        await page.Page.ReloadAsync();
        await page.ReadyAsync();
        await page.AnswerAllAsync();
        var sent = new TaskCompletionSource<IRoute>();
        await phone.Page.RouteAsync("**/api/**", route => sent.TrySetResult(route));
        await page.SendAsync();
        await Expect(page.End(Words.SendingTitle)).ToBeFocusedAsync();
        await Axe.AssertNothingFoundAsync(page.Page, "sending");
        await (await sent.Task).AbortAsync();
        await Expect(page.End(Words.WaitingTitle)).ToBeVisibleAsync();
        await LookAsync(page.Page, "waiting", picture: true);

        var tab = await phone.Context.NewPageAsync();
        await tab.RouteAsync("**/api/**", route => route.AbortAsync());
        await tab.GotoAsync("/");
        await Expect(tab.GetByRole(AriaRole.Status).First).ToContainTextAsync(Words.WaitingTitle);
        await LookAsync(tab, "answers waiting on another page");
        await tab.CloseAsync();

        await phone.Page.UnrouteAllAsync();
        await page.TryAgainAsync();
        await Expect(page.End(Words.ThanksTitle)).ToBeVisibleAsync();
        await LookAsync(page.Page, "received", picture: true);
        await page.Page.ReloadAsync();
        await page.ReadyAsync();
        await LookAsync(page.Page, "opened again");
    }

    [Fact]
    public async Task Refused_too_late_and_nowhere_to_store()
    {
        var session = await Campaign.RegisterAsync();
        var (refused, late, full) = (await PhoneAsync(), await PhoneAsync(), await PhoneAsync());
        refused.Expected.Add("status of 400");
        late.Expected.Add("status of 410");
        full.Expected.Add("ERR_FAILED");
        await full.Context.AddInitScriptAsync("IDBFactory.prototype.open = () => { throw new DOMException('', 'SecurityError') }");
        var pages = new List<SurveyPage>();
        foreach (var phone in new[] { refused, late, full })
        {
            pages.Add(await OpenAsync(phone, session, Phase.Pre));
            await pages[^1].AnswerAllAsync();
        }

        await LookAsync(full.Page, "review where nothing can be stored");
        await refused.Page.RouteAsync("**/api/**", route => route.FulfillAsync(new()
        {
            Status = 400,
            ContentType = "application/problem+json",
            Body = """{"type":"urn:surveys:problem:invalid-answers"}""",
        }));
        await pages[0].SendAsync();
        await Expect(pages[0].End(Words.RefusedTitle)).ToBeVisibleAsync();
        await LookAsync(refused.Page, "refused");

        await full.Page.RouteAsync("**/api/**", route => route.AbortAsync());
        await pages[2].SendAsync();
        await Expect(pages[2].End(Words.WaitingTitle)).ToBeVisibleAsync();
        await LookAsync(full.Page, "waiting where nothing can be stored");

        App.Clock.Advance(TimeSpan.FromDays(16));
        await pages[1].SendAsync();
        await Expect(pages[1].End(Words.LateTitle)).ToBeVisibleAsync();
        await LookAsync(late.Page, "too late");
    }

    [Fact]
    public async Task Without_a_connection()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        phone.Expected.Add("ERR_INTERNET_DISCONNECTED");
        var page = await (await OpenAsync(phone, session, Phase.Pre)).KeptAsync();
        await phone.Context.SetOfflineAsync(true);
        await page.Page.Locator("nav [lang=en]").ClickAsync();
        await Expect(page.Page.GetByText(Words.LanguageFailed)).ToBeVisibleAsync();
        await LookAsync(page.Page, "no other language");
        await phone.OpenAsync($"s/{session.Post}");
        await Expect(Heading(phone)).ToHaveTextAsync(Words.OfflineTitle);
        await LookAsync(phone.Page, "offline");
    }

    private static async Task LookAsync(IPage page, string state, bool picture = false)
    {
        await Axe.AssertNothingFoundAsync(page, state);
        if (picture)
        {
            await Picture.DrawAsync(page, state);
        }
    }
}
