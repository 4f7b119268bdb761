using System.Net;
using System.Text.RegularExpressions;
using Surveys.App.Pages;
using Surveys.Campaigns;
using Surveys.Languages;
using Surveys.Testing;

namespace Surveys.App.Tests.Pages;

public sealed partial class StaffPageTests(AppFixture app) : IClassFixture<AppFixture>
{
    private static readonly string[] Words = [.. typeof(StaffWords).GetProperties().Select(property => property.Name)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("staff", "de", "sq")]
    [InlineData("staff", "en-GB, sq", "en")]
    [InlineData("staff?lang=sq", "en", "sq")]
    [InlineData("staff?lang=en", "sq", "en")]
    [InlineData("staff?lang=el", "en", "sq")]
    public async Task It_speaks_albanian_or_where_asked_for_english(string path, string browser, string language)
    {
        using var response = await OpenAsync(path, browser);
        Assert.Contains($"<html lang=\"{language}\"", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_open_to_everybody_because_it_holds_nothing_and_lets_nothing_foreign_in()
    {
        using var response = await OpenAsync("staff", "sq");
        var html = await response.Content.ReadAsStringAsync(Cancel);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", html);
        Assert.Contains(
            LanguageCatalog.Embedded.FindLanguage("sq")!.Staff.NeedsScript, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("tel:116111", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_is_used_and_every_word_the_script_asks_for_is_there()
    {
        var asked = ScriptWord.Matches(Asset.StaffScript.Text).Select(match => match.Groups[1].Value)
            .Concat(Enum.GetNames<SessionState>().Select(state => "state" + state))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.All(asked, word => Assert.Contains(word, Words, StringComparer.OrdinalIgnoreCase));
        var page = File.ReadAllText(Path.Combine(Repository.Root, "functions", "Surveys.App", "Pages", "StaffPage.cs"));
        var written = PageWord.Matches(page).Select(match => match.Groups[1].Value);
        Assert.Empty(Words.Except(asked.Concat(written), StringComparer.OrdinalIgnoreCase));
    }

    private async Task<HttpResponseMessage> OpenAsync(string path, string browser)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd(browser);
        var response = await app.Client.SendAsync(request, Cancel);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        return response;
    }

    [GeneratedRegex(@"\bwords\.(\w+)")]
    private static partial Regex ScriptWord { get; }

    [GeneratedRegex(@"\b(?:words|Staff)\.(\w+)")]
    private static partial Regex PageWord { get; }
}
