using Surveys.Browser.Tests.Fixtures;
using Surveys.Functions.Tests.Fixtures;

namespace Surveys.Browser.Tests;

/// <summary>Every page and state, looked at by axe in light and dark, 320 pixels wide and at a zoom of 200 %.</summary>
public sealed class AccessibilityTests(BrowserFixture browser, AppFixture app) : PageTest(browser, app), IClassFixture<AppFixture>
{
    [Fact]
    public async Task What_would_keep_somebody_out_is_found()
    {
        var phone = await PhoneAsync();
        await phone.OpenAsync("");
        await phone.Page.EvaluateAsync("() => { document.querySelector('label').remove(); document.querySelector('h1').style.width = '400px' }");
        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Axe.AssertNothingFoundAsync(phone.Page, ""));
        Assert.Contains("label: #code", failure.Message, StringComparison.Ordinal);
        Assert.Contains("px wide on 320 px", failure.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 200)]
    [InlineData("?code=2222223", 404)]
    [InlineData("s/NOSUCHCODE", 404)]
    public async Task Pages_without_a_session(string path, int status)
    {
        var phone = await PhoneAsync();
        phone.Expected.Add("status of 404");
        Assert.Equal(status, await phone.OpenAsync(path));
        await Axe.AssertNothingFoundAsync(phone.Page, path);
    }

    [Fact]
    public async Task The_form_without_javascript_and_its_thanks()
    {
        var session = await Campaign.RegisterAsync();
        var phone = await PhoneAsync();
        foreach (var path in new[] { $"s/{session.Pre}", $"s/{session.Post}", $"s/{session.Post}/thanks" })
        {
            await phone.OpenWithoutScriptsAsync(path);
            await Axe.AssertNothingFoundAsync(phone.Page, path);
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
        foreach (var code in new[] { tomorrow.Pre, closed.Pre })
        {
            await phone.OpenAsync($"s/{code}");
            await Axe.AssertNothingFoundAsync(phone.Page, code);
        }
    }
}
