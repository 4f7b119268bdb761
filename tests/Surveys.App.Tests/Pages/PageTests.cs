using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Surveys.App.Pages;
using Surveys.Responses;
using Surveys.Testing;

namespace Surveys.App.Tests.Pages;

public sealed class PageTests(AppFixture app, AzuriteFixture azurite) : IClassFixture<AppFixture>
{
    private readonly Campaign campaign = new(app);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_form_is_answered_without_javascript_and_a_double_tap_stores_once()
    {
        var session = await campaign.RegisterAsync();
        var html = await GetAsync($"s/{session.Pre}");
        var fields = Hidden(html);
        var item = session.Questionnaire.Items[0];
        fields[$"q-{item.Id}"] = item.Options[0];
        foreach (var _ in Enumerable.Range(0, 2))
        {
            using var response = await app.Client.PostAsync(
                new Uri($"s/{session.Pre}", UriKind.Relative), new FormUrlEncodedContent(fields), Cancel);
            Assert.Equal(HttpStatusCode.SeeOther, response.StatusCode);
            Assert.Contains("116 111", await GetAsync(response.Headers.Location!.ToString()), StringComparison.Ordinal);
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
        using var response = await app.Client.SendAsync(request, Cancel);
        var html = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Contains($"<html lang=\"{language}\"", html, StringComparison.Ordinal);
        Assert.Contains(word, html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_has_the_helpline_and_lets_nothing_foreign_in()
    {
        var session = await campaign.RegisterAsync();
        foreach (var path in new[] { "", $"s/{session.Pre}", "s/NOSUCHCODE", $"s/{session.Post}/thanks", "?code=2222223" })
        {
            using var response = await app.Client.GetAsync(new Uri("/" + path, UriKind.Relative), Cancel);
            Assert.Contains("href=\"tel:116111\"", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.False(response.Headers.Contains("Set-Cookie"));
        }
    }

    [Fact]
    public async Task Style_and_script_of_a_page_are_the_ones_its_policy_names()
    {
        var session = await campaign.RegisterAsync();
        foreach (var path in new[] { "/", "/offline", $"/s/{session.Pre}", $"/s/{session.Post}", $"/s/{session.Post}/thanks" })
        {
            using var response = await app.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
            var html = await response.Content.ReadAsStringAsync(Cancel);
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            var inline = Regex.Matches(html, "<(style|script)>(.+?)</\\1>", RegexOptions.Singleline);
            Assert.InRange(inline.Count, 2, 3);
            Assert.All(inline, part => Assert.Contains(
                $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(part.Groups[2].Value)))}'",
                policy,
                StringComparison.Ordinal));
            Assert.DoesNotMatch("<(script|link|img|iframe)[^>]* (src|href)=\"(?!data:)|\\son[a-z]+=|\\sstyle=", html);

            // A page that the phone kept comes without headers.
            var meta = Regex.Match(html, "<meta http-equiv=\"Content-Security-Policy\" content=\"(.+?)\">").Groups[1].Value;
            Assert.StartsWith("default-src 'none'", meta, StringComparison.Ordinal);
            Assert.StartsWith(meta, policy, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Another_language_keeps_the_answers_of_a_form_without_javascript()
    {
        var session = await campaign.RegisterAsync();
        var fields = Hidden(await GetAsync($"s/{session.Pre}?lang=sq"));
        var item = session.Questionnaire.Items[0];
        fields[$"q-{item.Id}"] = item.Options[1];
        fields["to"] = "el";
        using var response = await app.Client.PostAsync(
            new Uri($"s/{session.Pre}", UriKind.Relative), new FormUrlEncodedContent(fields), Cancel);
        var html = await response.Content.ReadAsStringAsync(Cancel);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains("<html lang=\"el\"", html, StringComparison.Ordinal);
        Assert.Contains($"name=\"q-{item.Id}\" value=\"{item.Options[1]}\" checked>", html, StringComparison.Ordinal);
        var again = Hidden(html);
        Assert.Equal((fields["id"], fields["ticket"], "el"), (again["id"], again["ticket"], again["lang"]));
        Assert.Empty(await campaign.Storage.Responses.OfSessionAsync(session.SessionId, session.Questionnaire, Cancel));
    }

    /// <summary>Enter in a form presses its first button.</summary>
    [Fact]
    public async Task Enter_sends_the_form_and_does_not_change_the_language()
    {
        var session = await campaign.RegisterAsync();
        var first = Regex.Match(await GetAsync($"s/{session.Pre}"), "<button[^>]*>").Value;
        Assert.Contains("form=\"survey\"", first, StringComparison.Ordinal);
        Assert.DoesNotContain("name=", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Answers_after_the_last_day_are_refused_with_a_page_that_says_so()
    {
        await using var own = await AppFixture.StartAsync(azurite);
        var session = await new Campaign(own).RegisterAsync();
        var page = await own.Client.GetStringAsync(new Uri($"s/{session.Pre}", UriKind.Relative), Cancel);
        own.Clock.Advance(TimeSpan.FromDays(10));
        Assert.Equal(HttpStatusCode.SeeOther, (await SendAsync()).StatusCode);
        own.Clock.Advance(TimeSpan.FromDays(10));
        using var response = await SendAsync();
        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Contains(
            $"<h1>{campaign.Languages.DefaultLanguage.Pages.LateTitle}</h1>",
            await response.Content.ReadAsStringAsync(Cancel),
            StringComparison.Ordinal);

        Task<HttpResponseMessage> SendAsync() => own.Client.PostAsync(
            new Uri($"s/{session.Pre}", UriKind.Relative), new FormUrlEncodedContent(Hidden(page)), Cancel);
    }

    [Fact]
    public async Task The_service_worker_may_keep_the_whole_origin_and_load_nothing_foreign()
    {
        using var response = await app.Client.GetAsync(new Uri("sw.js", UriKind.Relative), Cancel);
        Assert.Equal("text/javascript", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-cache", response.Headers.CacheControl!.ToString());
        Assert.Equal("default-src 'none'; connect-src 'self'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
        var script = await response.Content.ReadAsStringAsync(Cancel);
        Assert.DoesNotContain("http:", script, StringComparison.Ordinal);
        Assert.DoesNotContain("https:", script, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_gets_words_and_the_helpline_where_there_is_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "nothing/here");
        request.Headers.Accept.ParseAdd("text/html,*/*;q=0.8");
        using var response = await app.Client.SendAsync(request, Cancel);
        Assert.Equal((HttpStatusCode.NotFound, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Contains("tel:116111", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    /// <summary>What the pupil sees of the sixteen pictures must be what the server knows by the same letter.</summary>
    [Fact]
    public async Task The_pictures_stand_in_the_order_of_their_letters_with_their_names()
    {
        var session = await campaign.RegisterAsync();
        var html = await GetAsync($"s/{session.Pre}?lang=sq");
        var names = Regex.Matches(html[html.IndexOf("<template", StringComparison.Ordinal)..], "<li><svg.+?</svg><span>(.+?)</span>")
            .Select(match => match.Groups[1].Value);
        Assert.Equal(PairPictures.Names.Select(name => campaign.Languages.DefaultLanguage.Pictures[name]), names);
        Assert.Distinct(PairPictures.Names.Select(name => Drawing.Of(name).Markup));
    }

    [Fact]
    public async Task What_somebody_typed_is_shown_as_text()
    {
        using var page = await app.Client.GetAsync(new Uri("/?code=%22%3E%3Cscript%3E", UriKind.Relative), Cancel);
        var html = await page.Content.ReadAsStringAsync(Cancel);
        Assert.DoesNotContain("\"><script>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_closed_session_says_so()
    {
        var session = await campaign.RegisterAsync();
        await Campaign.OkAsync(await campaign.StaffAsync(HttpMethod.Post, $"api/sessions/{session.Id}/close"));
        using var response = await app.Client.GetAsync(new Uri($"s/{session.Pre}", UriKind.Relative), Cancel);
        Assert.Equal(HttpStatusCode.Gone, response.StatusCode);
        Assert.Contains(
            campaign.Languages.DefaultLanguage.Pages.ClosedTitle,
            WebUtility.HtmlDecode(await response.Content.ReadAsStringAsync(Cancel)),
            StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Hidden(string html) =>
        Regex.Matches(html, "<input type=\"hidden\" name=\"(.+?)\" value=\"(.+?)\">")
            .ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);

    private async Task<string> GetAsync(string path)
    {
        using var response = await app.Client.GetAsync(new Uri(path, UriKind.Relative), Cancel);
        var text = await response.Content.ReadAsStringAsync(Cancel);
        Assert.True(response.IsSuccessStatusCode, text);
        return text;
    }
}
