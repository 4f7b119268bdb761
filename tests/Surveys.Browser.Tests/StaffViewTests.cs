using Surveys.Browser.Tests.Fixtures;
using Surveys.Storage;
using Surveys.Testing;
using static Microsoft.Playwright.Assertions;

namespace Surveys.Browser.Tests;

/// <summary>Every view of the facilitator's page, looked at by axe. Two of them are also drawn.</summary>
public sealed class StaffViewTests(BrowserFixture browser, AppFixture app) : StaffTest(browser, app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task No_view_keeps_anybody_out()
    {
        var open = await RegisterAsync("naim-frasheri", "Shkolla 9-vjeçare «Naim Frashëri»", "AL-06");
        var closed = await RegisterAsync("7-marsi", "Shkolla 9-vjeçare «7 Marsi»", "AL-11");
        await RegisterAsync("petro-nini", "Gjimnazi «Petro Nini Luarasi»", "AL-11", inDays: 1);
        await Campaign.AnswerAsync(open, 17);
        await CloseAsync(closed);
        var phone = await PhoneAsync();
        await phone.OpenAsync("staff");
        await Axe.AssertNothingFoundAsync(phone.Page, "sign-in");
        await SignInAsync(phone, await Campaign.KeyAsync(AccessRole.Staff));
        await LookAsync("list", Say.ListTitle, Phone.Screen);
        await LookAsync("register", Say.NewSession);
        await LookAsync($"session/{open.Id}", "Shkolla 9-vjeçare «Naim Frashëri»");
        await Button(phone, Say.Close).ClickAsync();
        await Axe.AssertNothingFoundAsync(phone.Page, "closing");
        await LookAsync($"session/{closed.Id}", "Shkolla 9-vjeçare «7 Marsi»");
        await LookAsync($"show/{closed.Id}/post", Say.After);
        await LookAsync($"show/{open.Id}/pre", Say.Before, new ViewportSize { Width = 1280, Height = 720 });

        async Task LookAsync(string view, string heading, ViewportSize? picture = null)
        {
            await phone.Page.GotoAsync($"staff#{view}");
            await Expect(Heading(phone)).ToHaveTextAsync(heading);
            await Expect(phone.Page.GetByText(Say.Loading)).ToBeHiddenAsync();
            await Axe.AssertNothingFoundAsync(phone.Page, view);
            if (picture is not null)
            {
                await phone.Page.SetViewportSizeAsync(picture.Width, picture.Height);
                await Picture.DrawAsync(phone.Page, $"staff-{view.Split('/')[0]}");
            }
        }
    }

    private async Task<TestSession> RegisterAsync(string school, string name, string region, int inDays = 0)
    {
        var session = await Campaign.RegisterAsync(school, region: region, inDays: inDays);
        await Campaign.OkAsync(await Campaign.StaffAsync(
            HttpMethod.Put, $"api/schools/{school}", $$"""{"name":"{{name}}","region":"{{region}}","level":"Primary","area":"Urban"}"""));
        return session;
    }
}
