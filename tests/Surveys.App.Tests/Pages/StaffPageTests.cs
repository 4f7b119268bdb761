using System.Net;
using System.Text.RegularExpressions;
using Surveys.Campaigns;
using Surveys.App.Pages;
using Surveys.Testing;

namespace Surveys.App.Tests.Pages;

public sealed partial class StaffPageTests(AppFixture app) : IClassFixture<AppFixture>
{
    private static readonly Dictionary<string, string> Albanian = Texts(StaffWords.Albanian);
    private static readonly Dictionary<string, string> English = Texts(StaffWords.English);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("staff", "de", "sq")]
    [InlineData("staff", "en-GB, sq", "en")]
    [InlineData("staff?lang=sq", "en", "sq")]
    [InlineData("staff?lang=en", "sq", "en")]
    [InlineData("staff?lang=el", "en", "sq")]
    public async Task It_speaks_albanian_or_where_asked_for_english(string path, string browser, string language)
    {
        using var answer = await OpenAsync(path, browser);
        Assert.Contains($"<html lang=\"{language}\"", await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_open_to_everybody_because_it_holds_nothing_and_lets_nothing_foreign_in()
    {
        using var answer = await OpenAsync("staff", "sq");
        var html = await answer.Content.ReadAsStringAsync(Cancel);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
        Assert.DoesNotMatch("(src|href)=\"(https?:)?//", html);
        Assert.Contains(StaffWords.Albanian.NeedsScript, WebUtility.HtmlDecode(html), StringComparison.Ordinal);
        Assert.Contains("tel:116111", html, StringComparison.Ordinal);
    }

    [Fact]
    public void No_word_is_empty_and_each_is_translated_with_the_same_places_for_figures() => Assert.All(English, text =>
    {
        Assert.False(string.IsNullOrWhiteSpace(text.Value));
        Assert.False(string.IsNullOrWhiteSpace(Albanian[text.Key]));
        Assert.NotEqual(text.Value, Albanian[text.Key]);
        Assert.Equal(Holes(text.Value), Holes(Albanian[text.Key]));
    });

    [Fact]
    public void Every_word_is_used_and_every_word_the_script_asks_for_is_there()
    {
        var asked = ScriptWord.Matches(Asset.StaffScript.Text).Select(match => match.Groups[1].Value)
            .Concat(Enum.GetNames<SessionState>().Select(state => "state" + state))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        Assert.All(asked, word => Assert.Contains(word, English.Keys, StringComparer.OrdinalIgnoreCase));
        var page = File.ReadAllText(Path.Combine(Repository.Root, "functions", "Surveys.App", "Pages", "StaffPage.cs"));
        var written = PageWord.Matches(page).Select(match => match.Groups[1].Value);
        Assert.Empty(English.Keys.Except(asked.Concat(written), StringComparer.OrdinalIgnoreCase));
    }

    private async Task<HttpResponseMessage> OpenAsync(string path, string browser)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptLanguage.ParseAdd(browser);
        var answer = await app.Client.SendAsync(request, Cancel);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
        return answer;
    }

    private static Dictionary<string, string> Texts(StaffWords words) =>
        typeof(StaffWords).GetProperties().Where(property => property.PropertyType == typeof(string))
            .ToDictionary(property => property.Name, property => (string)property.GetValue(words)!);

    private static IEnumerable<string> Holes(string text) => Hole.Matches(text).Select(match => match.Value).Order();

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole { get; }

    [GeneratedRegex(@"\bwords\.(\w+)")]
    private static partial Regex ScriptWord { get; }

    [GeneratedRegex(@"\b(?:words|other)\.(\w+)")]
    private static partial Regex PageWord { get; }
}
