using System.Text.RegularExpressions;
using Surveys.Campaigns;
using Surveys.Languages;
using Surveys.Questionnaires;
using Surveys.Testing;
using static Microsoft.Playwright.Assertions;

namespace Surveys.Browser.Tests.Fixtures;

/// <summary>The survey on a phone's tab, as its script shows it: what a pupil sees and taps.</summary>
internal sealed class SurveyPage(IPage page, TestSession session, Phase phase, PageWords words)
{
    public IPage Page => page;

    public string Path => "/s/" + (phase == Phase.Pre ? session.Pre : session.Post);

    public IReadOnlyList<Item> Items { get; } = [.. session.Questionnaire.ItemsIn(phase)];

    /// <summary>The question that is shown. There is never a second one.</summary>
    public ILocator Question => page.Locator("fieldset:visible");

    public ILocator Options => Question.GetByRole(AriaRole.Radio);

    public ILocator Review => page.GetByRole(AriaRole.Heading, new() { Name = words.ReviewTitle });

    /// <summary>The heading of what became of the answers.</summary>
    public ILocator End(string title) => page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true });

    public ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public async Task<SurveyPage> OpenAsync()
    {
        await page.GotoAsync(Path);
        return await ReadyAsync();
    }

    /// <summary>Waits until the page knows what the phone keeps.</summary>
    public async Task<SurveyPage> ReadyAsync()
    {
        await page.WaitForFunctionAsync("() => shown");
        return this;
    }

    /// <summary>Waits until the page would open without a server.</summary>
    public async Task<SurveyPage> KeptAsync()
    {
        await page.EvaluateAsync("""
            async () => {
              while (!navigator.serviceWorker.controller || !await caches.match(location.href) || !await caches.match('/offline')) {
                await new Promise(again => setTimeout(again, 20));
              }
            }
            """);
        return this;
    }

    public async Task ChooseAsync(int option)
    {
        await Question.Locator("label").Nth(option).ClickAsync();
        await Expect(Options.Nth(option)).ToBeCheckedAsync();
    }

    public Task NextAsync() => page.Locator("[name=next]").ClickAsync();

    public Task SendAsync() => Button(words.Send).ClickAsync();

    /// <summary>From the first question to the review, always with the same option, or the last where there are not so many.</summary>
    public async Task AnswerAllAsync(int option = 0)
    {
        foreach (var item in Items)
        {
            await ChooseAsync(Math.Min(option, item.Options.Length - 1));
            await NextAsync();
        }
    }

    /// <summary>Taps "try again", which may be gone by then: the page tries by itself as well.</summary>
    public Task TryAgainAsync() => page.EvaluateAsync("() => document.querySelector('#again').click()");

    /// <summary>Answers everything and sends; the server is expected to have it.</summary>
    public async Task FinishAsync(int option = 0)
    {
        await AnswerAllAsync(option);
        await SendAsync();
        await Expect(End(words.ThanksTitle)).ToBeVisibleAsync();
    }

    /// <summary>The four pictures the page shows after Pre, by their names.</summary>
    public async Task<IReadOnlyList<string>> PicturesAsync()
    {
        var own = page.Locator("#own li");
        await Expect(own).ToHaveCountAsync(4);
        return [.. (await own.AllTextContentsAsync()).Select(name => name.Trim())];
    }

    /// <summary>Picks pictures by their names on the question that asks for them.</summary>
    public async Task PickAsync(IEnumerable<string> pictures)
    {
        foreach (var name in pictures)
        {
            var picture = Question.GetByRole(AriaRole.Button, new() { NameRegex = new Regex($"^{Regex.Escape(name)}") });
            await picture.ClickAsync();
            await Expect(picture).ToHaveAttributeAsync("aria-pressed", "true");
        }
    }
}
