using Surveys.Browser.Tests.Fixtures;
using Surveys.Campaigns;
using Surveys.Responses;
using Surveys.Testing;
using static Microsoft.Playwright.Assertions;

namespace Surveys.Browser.Tests;

/// <summary>The answers before and after the talk, joined without knowing who gave them.</summary>
public sealed class PairingTests(BrowserFixture browser, AppFixture app) : PageTest(browser, app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task A_phone_joins_its_own_answers_and_then_forgets_what_joined_them()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        await (await OpenAsync(phone, session, Phase.Pre)).FinishAsync();
        Assert.Equal(1, await TokensAsync(phone));

        // No pictures are asked for: the number of questions is that of the questionnaire.
        await (await OpenAsync(phone, session, Phase.Post)).FinishAsync();
        Assert.Single(Pairing.Pairs(await StoredAsync(session)));
        Assert.Equal(0, await TokensAsync(phone));
        await Expect(phone.Page.Locator("#own")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_phone_of_three_pupils_joins_each_with_nobody_else()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        var pre = await OpenAsync(phone, session, Phase.Pre);
        var pictures = new List<IReadOnlyList<string>>();
        for (var pupil = 0; pupil < 3; pupil++)
        {
            await pre.FinishAsync(pupil);
            pictures.Add(await pre.PicturesAsync());
            await NextPupilAsync(pre);
        }

        var post = await OpenAsync(phone, session, Phase.Post);
        foreach (var pupil in new[] { 2, 0, 1 })
        {
            await post.AnswerAllAsync(pupil);
            await post.PickAsync(pictures[pupil]);
            await post.NextAsync();
            await post.SendAsync();
            await Expect(post.End(Words.ThanksTitle)).ToBeVisibleAsync();
            await NextPupilAsync(post);
        }

        var stored = await StoredAsync(session);
        Assert.Equal(6, stored.Count);
        Assert.Equal([0, 1, 2], Pairing.Pairs(stored).Select(pair =>
        {
            Assert.Equal(pair.Pre[0], pair.Post[0]);
            return pair.Pre[0]!.Value;
        }).Order());
    }

    [Fact]
    public async Task On_another_phone_the_pictures_join_even_with_a_wrong_one()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        var pre = await OpenAsync(phone, session, Phase.Pre);
        await pre.FinishAsync(1);
        var pictures = await pre.PicturesAsync();
        var wrong = Campaign.Languages.DefaultLanguage.Pictures.Values.First(name => !pictures.Contains(name));

        var post = await OpenAsync(await PhoneAsync(), session, Phase.Post);
        await post.AnswerAllAsync(1);
        await post.PickAsync([pictures[0], wrong, pictures[2], pictures[3]]);
        await post.NextAsync();
        await Expect(post.Page.Locator("#answers li").Last).ToContainTextAsync($"{pictures[0]}, {wrong}, {pictures[2]}, {pictures[3]}");
        await post.SendAsync();
        await Expect(post.End(Words.ThanksTitle)).ToBeVisibleAsync();
        Assert.Single(Pairing.Pairs(await StoredAsync(session)));
    }

    [Fact]
    public async Task Who_holds_another_pupils_phone_says_so_and_is_asked_for_the_pictures()
    {
        var session = await Campaign.RegisterAsync();
        var (mine, other) = (await PhoneAsync(), await PhoneAsync());
        var pre = await OpenAsync(mine, session, Phase.Pre);
        await pre.FinishAsync(1);
        var pictures = await pre.PicturesAsync();
        await (await OpenAsync(other, session, Phase.Pre)).FinishAsync(0);

        var post = await OpenAsync(other, session, Phase.Post);
        await post.AnswerAllAsync(1);
        await post.Button(Words.OtherPhone).ClickAsync();
        await post.PickAsync(pictures);
        await post.NextAsync();
        await post.SendAsync();
        await Expect(post.End(Words.ThanksTitle)).ToBeVisibleAsync();
        var pair = Assert.Single(Pairing.Pairs(await StoredAsync(session)));
        Assert.Equal((1, 1), (pair.Pre[0], pair.Post[0]));
    }

    [Fact]
    public async Task Pictures_that_are_forgotten_are_skipped()
    {
        var session = await Campaign.RegisterAsync();
        var post = await OpenAsync(await PhoneAsync(), session, Phase.Post);
        await post.AnswerAllAsync();
        await Expect(post.Question.GetByRole(AriaRole.Button).And(post.Page.Locator("[aria-pressed=false]"))).ToHaveCountAsync(16);
        await post.Button(Words.Skip).ClickAsync();
        await post.SendAsync();
        await Expect(post.End(Words.ThanksTitle)).ToBeVisibleAsync();
        Assert.Null(Assert.Single(await StoredAsync(session)).PairPictures);
    }

    private async Task NextPupilAsync(SurveyPage page)
    {
        await page.Button(Words.NextPupil).ClickAsync();
        await Expect(page.Question).ToContainTextAsync(page.Items.Count > 0 ? "1" : "");
        await Expect(page.Page.Locator("input:checked")).ToHaveCountAsync(0);
    }

    /// <summary>How many tokens the phone keeps.</summary>
    private static Task<int> TokensAsync(Phone phone) => phone.Page.EvaluateAsync<int>("""
        () => new Promise((yes, no) => {
          const opening = indexedDB.open('surveys');
          opening.onerror = no;
          opening.onsuccess = () => {
            const reading = opening.result.transaction('kept').objectStore('kept').get('all');
            reading.onsuccess = () => yes(Object.values(reading.result.tokens).filter(({ pair }) => pair).length);
          };
        })
        """);
}
