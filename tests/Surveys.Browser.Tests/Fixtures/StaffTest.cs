using Surveys.Languages;
using Surveys.Storage;
using Surveys.Testing;
using static Microsoft.Playwright.Assertions;

namespace Surveys.Browser.Tests.Fixtures;

/// <summary>A test with the phones of staff.</summary>
public abstract class StaffTest(BrowserFixture browser, AppFixture app) : PageTest(browser, app)
{
    private protected static StaffWords Say => LanguageCatalog.Embedded.FindLanguage("sq")!.Staff;

    private protected async Task<Phone> SignedInAsync(string? key = null, bool remembers = false)
    {
        var phone = await PhoneAsync();
        await phone.OpenAsync("staff");
        await SignInAsync(phone, key ?? await Campaign.KeyAsync(AccessRole.Staff), remembers);
        return phone;
    }

    private protected static async Task SignInAsync(Phone phone, string key, bool remembers = false)
    {
        await Field(phone, Say.KeyLabel).FillAsync(key);
        await phone.Page.GetByLabel(Say.Remember).SetCheckedAsync(remembers);
        await Button(phone, Say.SignIn).ClickAsync();
        await Expect(Heading(phone)).ToHaveTextAsync(Say.ListTitle);
    }

    private protected static ILocator Field(Phone phone, string name) =>
        phone.Page.GetByRole(AriaRole.Textbox, new() { Name = name, Exact = true });

    private protected static ILocator Button(Phone phone, string name) =>
        phone.Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private protected static ILocator Link(Phone phone, string name) =>
        phone.Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });
}
