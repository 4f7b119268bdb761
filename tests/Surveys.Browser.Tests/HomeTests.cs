using System.Text.RegularExpressions;
using Surveys.Browser.Tests.Fixtures;
using Surveys.Campaigns;
using Surveys.Testing;
using static Microsoft.Playwright.Assertions;

namespace Surveys.Browser.Tests;

public sealed class HomeTests(BrowserFixture browser, AppFixture app) : PageTest(browser, app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task A_typed_code_opens_the_survey_whatever_its_case_and_look_alikes()
    {
        var session = await Campaign.RegisterAsync();
        var typed = (await Campaign.Storage.Sessions.FindAsync(session.SessionId, Cancel))!.TypedCode(Phase.Pre);
        var phone = await PhoneAsync();
        await phone.OpenAsync("");
        await phone.Page.GetByLabel(Words.TypedCodeLabel).FillAsync($" {typed[..3]}-{typed[3..]}".ToLowerInvariant().Replace('8', 'b'));
        await phone.Page.GetByRole(AriaRole.Button, new() { Name = Words.TypedCodeButton }).ClickAsync();
        await Expect(phone.Page).ToHaveURLAsync(new Regex($"/s/{session.Pre}"));
        await Expect(Heading(phone)).ToHaveTextAsync(Words.TitlePre);
    }

    [Fact]
    public async Task A_wrong_code_stays_on_the_page_and_is_announced()
    {
        var phone = await PhoneAsync();
        phone.Expected.Add("status of 404");
        await phone.OpenAsync("");
        await phone.Page.GetByLabel(Words.TypedCodeLabel).FillAsync("2222223");
        await phone.Page.Keyboard.PressAsync("Enter");
        await Expect(phone.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync(Words.TypedCodeWrong);
        await Expect(phone.Page.GetByLabel(Words.TypedCodeLabel)).ToHaveValueAsync("2222223");
    }
}
