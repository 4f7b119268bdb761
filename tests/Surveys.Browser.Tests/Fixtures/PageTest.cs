using Surveys.Campaigns;
using Surveys.Languages;
using Surveys.Testing;

namespace Surveys.Browser.Tests.Fixtures;

/// <summary>A test with phones; it fails where one of them has noted a fault.</summary>
public abstract class PageTest(BrowserFixture browser, AppFixture app) : IAsyncLifetime
{
    private readonly List<Phone> phones = [];

    protected AppFixture App => app;

    internal Campaign Campaign { get; } = new(app);

    private protected static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private protected PageWords Words => Campaign.Languages.DefaultLanguage.Pages;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        foreach (var phone in phones)
        {
            await phone.CheckAndCloseAsync();
        }
    }

    private protected Task<Phone> PhoneAsync(Action<BrowserNewContextOptions>? change = null) =>
        PhoneAsync(app.Client.BaseAddress!, change);

    private protected async Task<Phone> PhoneAsync(Uri home, Action<BrowserNewContextOptions>? change = null)
    {
        var phone = await Phone.StartAsync(browser.Browser, home, change);
        phones.Add(phone);
        return phone;
    }

    /// <summary>Opens the survey in the phone's tab, or in another one.</summary>
    private protected Task<SurveyPage> OpenAsync(Phone phone, TestSession session, Phase phase, IPage? tab = null) =>
        new SurveyPage(tab ?? phone.Page, session, phase, Words).OpenAsync();

    private protected Task<Phone> PhoneWithoutJavaScriptAsync() => PhoneAsync(options => options.JavaScriptEnabled = false);

    private protected async Task CloseAsync(TestSession session) =>
        await Campaign.OkAsync(await Campaign.StaffAsync(HttpMethod.Post, $"api/sessions/{session.Id}/close"));

    private protected static ILocator Heading(Phone phone) => phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });

    private protected Task<IReadOnlyList<Responses.Response>> StoredAsync(TestSession session) =>
        Campaign.Storage.Responses.OfSessionAsync(session.SessionId, session.Questionnaire, Cancel);
}
