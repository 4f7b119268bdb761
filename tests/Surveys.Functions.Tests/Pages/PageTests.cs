using System.Net;
using System.Text.RegularExpressions;
using Surveys.Functions.Tests.Fixtures;

namespace Surveys.Functions.Tests.Pages;

public sealed class PageTests(AppFixture app) : IClassFixture<AppFixture>
{
    private readonly Campaign campaign = new(app);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_form_is_answered_without_javascript_and_a_double_tap_stores_once()
    {
        var session = await campaign.RegisterAsync();
        var html = await GetAsync($"s/{session.Pre}");
        var fields = Regex.Matches(html, "<input type=\"hidden\" name=\"(.+?)\" value=\"(.+?)\">")
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
        var item = session.Questionnaire.Items[0];
        fields[$"q-{item.Id}"] = item.Options[0];
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var answer = await app.Client.PostAsync(
                new Uri($"s/{session.Pre}", UriKind.Relative), new FormUrlEncodedContent(fields), Cancel);
            Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
            Assert.Contains("116 111", await GetAsync(answer.Headers.Location!.ToString()), StringComparison.Ordinal);
        }

        var stored = Assert.Single(await campaign.Storage.Responses.OfSessionAsync(session.SessionId, session.Questionnaire, Cancel));
        Assert.Equal(0, stored.Answers[0]);
    }

    [Theory]
    [InlineData("sq", "Dërgo")]
    [InlineData("en", "Send")]
    public async Task The_page_speaks_the_language_of_the_browser(string language, string word)
    {
        var session = await campaign.RegisterAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, $"s/{session.Pre}");
        request.Headers.AcceptLanguage.ParseAdd($"de, {language}-XX;q=0.8");
        using var answer = await app.Client.SendAsync(request, Cancel);
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
        Assert.Contains(word, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_has_the_helpline_and_lets_nothing_foreign_in()
    {
        var session = await campaign.RegisterAsync();
        foreach (var path in new[] { "", $"s/{session.Pre}", "s/NOSUCHCODE", $"s/{session.Post}/thanks", "?code=2222223" })
        {
            using var answer = await app.Client.GetAsync(new Uri("/" + path, UriKind.Relative), Cancel);
            Assert.Contains("href=\"tel:116111\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task What_somebody_typed_is_shown_as_text()
    {
        var html = await (await app.Client.GetAsync(new Uri("/?code=%22%3E%3Cscript%3E", UriKind.Relative), Cancel)).Content.ReadAsStringAsync(Cancel);
        Assert.DoesNotContain("\"><script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_session_says_so()
    {
        var session = await campaign.RegisterAsync();
        await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Post, $"api/sessions/{session.Id}/close"));
        using var answer = await app.Client.GetAsync(new Uri($"s/{session.Pre}", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Gone, answer.StatusCode);
        Assert.Contains(campaign.Catalog.DefaultLanguage.Words.ClosedTitle, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel)), StringComparison.Ordinal);
    }

    private async Task<string> GetAsync(string path)
    {
        using var answer = await app.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        var text = await answer.Content.ReadAsStringAsync(Cancel);
        Assert.True(answer.IsSuccessStatusCode, text);
        return text;
    }
}
