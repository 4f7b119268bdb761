using System.Globalization;
using System.Text.RegularExpressions;
using Surveys.Browser.Tests.Fixtures;
using Surveys.Campaigns;
using Surveys.Storage;
using Surveys.Testing;
using static Microsoft.Playwright.Assertions;

namespace Surveys.Browser.Tests;

/// <summary>The facilitator's page, from the key to the end of a session.</summary>
public sealed class StaffTests(BrowserFixture browser, AppFixture app) : StaffTest(browser, app), IClassFixture<AppFixture>
{
    /// <summary>A count is asked for every five seconds.</summary>
    private static readonly LocatorAssertionsToHaveTextOptions Patience = new() { Timeout = 15_000 };

    [Fact]
    public async Task A_session_is_registered_shown_counted_corrected_and_closed()
    {
        await Campaign.RegisterAsync("shkolla-e-pare");
        await Campaign.RegisterAsync("shkolla-e-dyte", region: "AL-06");
        var phone = await SignedInAsync();
        await phone.Context.GrantPermissionsAsync(["screen-wake-lock"]);
        await Link(phone, Say.NewSession).ClickAsync();
        await phone.Page.GetByLabel(Say.SchoolSearch).FillAsync("DYTE korce");
        await Expect(phone.Page.GetByText(string.Format(null, Say.SchoolsFound, 1))).ToBeVisibleAsync();
        await phone.Page.GetByRole(AriaRole.Radio, new() { Name = "shkolla-e-dyte" }).CheckAsync();
        await phone.Page.GetByLabel(Say.Group).SelectOptionAsync("6");
        await Field(phone, Say.Girls).FillAsync("15");
        await Field(phone, Say.Boys).FillAsync("13");
        await Button(phone, Say.Register).ClickAsync();
        await Expect(Heading(phone)).ToHaveTextAsync("Shkolla shkolla-e-dyte");
        var session = await FindAsync(phone);
        Assert.Equal(("shkolla-e-dyte", 6, 28, new DateOnly(2025, 5, 5)), (
            session.Session.SchoolId, session.Session.Grade!.Value, session.Session.Headcount.Pupils, session.Session.Date));

        await Link(phone, Say.After).ClickAsync();
        await Expect(Heading(phone)).ToHaveTextAsync(Say.After);
        await Expect(phone.Page.Locator(".typed")).ToHaveTextAsync(session.CodePost);
        var picture = phone.Page.GetByRole(AriaRole.Img, new() { Name = string.Format(null, Say.QrCode, Say.After) });
        await Expect(picture).ToBeVisibleAsync();
        Assert.True(await picture.EvaluateAsync<int>("image => image.naturalWidth") > 0);

        await phone.Page.WaitForFunctionAsync("async () => (await lock)?.released === false");

        var count = phone.Page.Locator("#show [role=status]");
        await Expect(count).ToHaveTextAsync(string.Format(null, Say.Answered, 0, 28), Patience);
        var code = new SurveyCode(session.Session.Id, Phase.Post).Sign(LinkKeys.Parse(AppFixture.LinkKeys));
        await Campaign.OkAsync(await Campaign.SubmitAsync(code, Guid.NewGuid(), new Dictionary<string, string>()));
        await Expect(count).ToHaveTextAsync(string.Format(null, Say.Answered, 1, 28), Patience);

        await Link(phone, Say.Back).ClickAsync();
        await phone.Page.WaitForFunctionAsync("() => !lock");
        await phone.Page.GetByText(Say.ChangeHeadcount, new() { Exact = true }).ClickAsync();
        await Field(phone, Say.Boys).FillAsync("12");
        await Button(phone, Say.Save).ClickAsync();
        await Expect(phone.Page.Locator("#said")).ToHaveTextAsync(Say.Saved);
        Assert.Equal(27, (await FindAsync(phone)).Session.Headcount.Pupils);

        await Button(phone, Say.Close).ClickAsync();
        await Button(phone, Say.CloseNo).ClickAsync();
        Assert.Null((await FindAsync(phone)).Session.ClosedAt);
        await Button(phone, Say.Close).ClickAsync();
        await Button(phone, Say.CloseYes).ClickAsync();
        await Expect(phone.Page.Locator("#session .state")).ToHaveTextAsync(Say.StateClosed);
        Assert.NotNull((await FindAsync(phone)).Session.ClosedAt);
    }

    [Fact]
    public async Task A_key_that_opens_nothing_is_said_plainly_and_no_key_is_ever_in_an_address()
    {
        var phone = await PhoneAsync();
        phone.Expected.Add("status of 401");
        var asked = new List<string>();
        phone.Page.Request += (_, request) => asked.Add(request.Url);
        await phone.OpenAsync("staff");
        var field = Field(phone, Say.KeyLabel);
        foreach (var wrong in new[] { "ç ë", new string('A', 43) })
        {
            await field.FillAsync(wrong);
            await phone.Page.Keyboard.PressAsync("Enter");
            await Expect(phone.Page.GetByText(Say.KeyWrong)).ToBeVisibleAsync();
            await Expect(field).ToBeFocusedAsync();
        }

        var key = await Campaign.KeyAsync(AccessRole.Staff);
        await field.FillAsync($" {key}\n");
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(Heading(phone)).ToHaveTextAsync(Say.ListTitle);
        await phone.Page.ReloadAsync();
        await Expect(Heading(phone)).ToHaveTextAsync(Say.ListTitle);
        Assert.DoesNotContain(asked, url => url.Contains(key, StringComparison.Ordinal));

        // Nothing is left for who comes next: not after signing out, and not in another tab.
        var other = await phone.Context.NewPageAsync();
        await other.GotoAsync("staff");
        await Expect(other.GetByLabel(Say.KeyLabel)).ToBeVisibleAsync();
        await Button(phone, Say.SignOut).ClickAsync();
        Assert.Equal(0, await phone.Page.EvaluateAsync<int>("() => sessionStorage.length + localStorage.length"));
        await phone.Page.ReloadAsync();
        await Expect(Heading(phone)).ToHaveTextAsync(Say.KeyTitle);
    }

    [Fact]
    public async Task A_remembered_key_opens_another_tab_until_it_expires()
    {
        var (key, stored) = await Campaign.Storage.AccessKeys.CreateAsync(
            AccessRole.Staff, "", null, App.Clock.GetUtcNow().AddDays(30), Cancel);
        var phone = await SignedInAsync(key, remembers: true);
        phone.Expected.Add("status of 401");
        var other = await phone.Context.NewPageAsync();
        await other.GotoAsync("staff");
        await Expect(other.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(Say.ListTitle);
        await Campaign.Storage.AccessKeys.RevokeAsync(stored, Cancel);
        await other.ReloadAsync();
        await Expect(other.GetByText(Say.KeyWrong)).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_bad_line_takes_nothing_away_and_registers_once()
    {
        var session = await Campaign.RegisterAsync("larg");
        var phone = await SignedInAsync();
        phone.Expected.Add("ERR_");
        await phone.Page.GotoAsync($"staff#show/{session.Id}/pre");
        var count = phone.Page.Locator("#show [role=status]");
        await Expect(count).ToHaveTextAsync(string.Format(null, Say.Answered, 0, 28));
        await phone.Page.WaitForFunctionAsync("() => pictures.size === 2");

        await phone.Context.SetOfflineAsync(true);
        await Link(phone, Say.After).ClickAsync();
        var picture = phone.Page.GetByRole(AriaRole.Img, new() { Name = string.Format(null, Say.QrCode, Say.After) });
        await Expect(picture).ToBeVisibleAsync();
        await Expect(phone.Page.Locator("#show .old")).ToHaveTextAsync(new Regex(Pattern(Say.OldCount)), Patience);
        await Expect(count).ToHaveTextAsync(string.Format(null, Say.Answered, 0, 28));
        await Link(phone, Say.Back).ClickAsync();
        await Link(phone, Say.AllSessions).ClickAsync();
        await Expect(phone.Page.GetByText(Say.NoLine)).ToBeVisibleAsync();
        await Expect(phone.Page.GetByRole(AriaRole.Link, new() { Name = "Shkolla larg", Exact = true })).ToBeVisibleAsync();

        await phone.Context.SetOfflineAsync(false);
        await Link(phone, Say.NewSession).ClickAsync();
        await phone.Page.GetByLabel(Say.SchoolSearch).FillAsync("larg");
        await phone.Page.GetByRole(AriaRole.Radio, new() { Name = "Shkolla larg" }).CheckAsync();
        await phone.Page.GetByLabel(Say.Group).SelectOptionAsync(nameof(Audience.Adults));
        await Field(phone, Say.Roles[AdultRole.Teacher]).FillAsync("4");

        // The answer is lost on the way; then even the tab is gone.
        await RegisterAndLoseTheResponseAsync(phone);
        await phone.Page.ReloadAsync();
        await Expect(Field(phone, Say.Roles[AdultRole.Teacher])).ToHaveValueAsync("4");
        await Button(phone, Say.Register).ClickAsync();
        await Expect(Heading(phone)).ToHaveTextAsync("Shkolla larg");
        var registered = (await Campaign.Storage.Sessions.AllAsync(Cancel)).Where(
            each => each.Session is { SchoolId: "larg", Audience: Audience.Adults });
        Assert.Equal(4, Assert.Single(registered).Session.Headcount[AdultRole.Teacher]);
    }

    [Fact]
    public async Task What_was_stored_first_stands_and_is_shown()
    {
        await Campaign.RegisterAsync("dy-here");
        var phone = await SignedInAsync();
        phone.Expected.Add("ERR_");
        phone.Expected.Add("status of 409");
        await Link(phone, Say.NewSession).ClickAsync();
        await phone.Page.GetByLabel(Say.SchoolSearch).FillAsync("dy-here");
        await phone.Page.GetByRole(AriaRole.Radio, new() { Name = "Shkolla dy-here" }).CheckAsync();
        await phone.Page.GetByLabel(Say.Group).SelectOptionAsync("12");
        await RegisterAndLoseTheResponseAsync(phone);
        await phone.Page.GetByLabel(Say.Group).SelectOptionAsync("2");
        await Button(phone, Say.Register).ClickAsync();
        await Expect(phone.Page.Locator("#said")).ToHaveTextAsync(Say.AlreadyRegistered);
        await Expect(phone.Page.Locator("#session .facts")).ToContainTextAsync(string.Format(null, Say.Grade, 12));
        Assert.Equal(12, (await FindAsync(phone)).Session.Grade);
    }

    [Fact]
    public async Task The_poster_is_a_file_to_print_and_where_there_is_none_no_button()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await SignedInAsync();
        phone.Expected.Add("status of 404");
        await phone.Page.GotoAsync($"staff#session/{session.Id}");
        var download = await phone.Page.RunAndWaitForDownloadAsync(() => Button(phone, Say.Poster).ClickAsync());
        Assert.Equal("2025-05-05-shkolla-1.pdf", download.SuggestedFilename);
        Assert.StartsWith("%PDF-", await File.ReadAllTextAsync(await download.PathAsync(), Cancel), StringComparison.Ordinal);
        await phone.Page.RouteAsync("**/poster.pdf*", route => route.FulfillAsync(new() { Status = 404 }));
        await Button(phone, Say.Poster).ClickAsync();
        await Expect(Button(phone, Say.Poster)).ToBeHiddenAsync();
        await Expect(phone.Page.Locator("#said")).ToHaveTextAsync(Say.NoPoster);
    }

    [Fact]
    public async Task What_is_missing_is_said_beside_its_field()
    {
        await Campaign.RegisterAsync();
        var phone = await SignedInAsync();
        await Link(phone, Say.NewSession).ClickAsync();
        await Field(phone, Say.Girls).FillAsync("14 ");
        await Field(phone, Say.Boys).FillAsync("a");
        await Button(phone, Say.Register).ClickAsync();
        foreach (var text in new[] { Say.SchoolMissing, Say.GroupMissing, Say.HeadcountWrong })
        {
            await Expect(phone.Page.Locator("#register").GetByText(text)).ToBeVisibleAsync();
        }

        await Expect(phone.Page.GetByLabel(Say.SchoolSearch)).ToBeFocusedAsync();
        await Expect(phone.Page.GetByText(Say.DayMissing)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Without_javascript_it_says_that_it_needs_it()
    {
        var phone = await PhoneWithoutJavaScriptAsync();
        await phone.OpenAsync("staff");
        await Expect(phone.Page.GetByText(Say.NeedsScript)).ToBeVisibleAsync();
    }

    /// <summary>The server stores the session, but the page never hears of it.</summary>
    private static async Task RegisterAndLoseTheResponseAsync(Phone phone)
    {
        await phone.Page.RouteAsync("**/api/sessions/*", async route =>
        {
            await route.FetchAsync();
            await route.AbortAsync();
        });
        await Button(phone, Say.Register).ClickAsync();
        await Expect(phone.Page.GetByText(Say.NotStored)).ToBeVisibleAsync();
        await phone.Page.UnrouteAllAsync();
    }

    /// <summary>The stored session of the view that is open.</summary>
    private async Task<RegisteredSession> FindAsync(Phone phone)
    {
        await Expect(phone.Page).ToHaveURLAsync(new Regex("#session/"));
        Assert.True(SessionId.TryParse(phone.Page.Url.Split('/')[^1], out var id));
        return (await Campaign.Storage.Sessions.FindAsync(id, Cancel))!;
    }

    private static string Pattern(string text) =>
        string.Format(CultureInfo.InvariantCulture, Regex.Escape(text).Replace("\\{0}", "{0}"), @"\d\d:\d\d");
}
