using System.Net;
using Microsoft.Extensions.Logging;
using Surveys.App.Collect;
using Surveys.Campaigns;
using Surveys.Native;
using Surveys.Testing;

namespace Surveys.App.Tests.Collect;

/// <summary>The code that pupils type on the home page where a camera fails.</summary>
public sealed class TypedCodeTests(AzuriteFixture azurite)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_typed_code_opens_the_page_however_it_was_written()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var (typed, page) = await RegisterAsync(app);
        foreach (var written in (string[])[typed, typed.ToLowerInvariant(), $" {typed[..3]}-{typed[3..]} ", LookAlike(typed)])
        {
            using var response = await GetAsync(app.Client, written);
            Assert.Equal(HttpStatusCode.Found, response.StatusCode);
            Assert.StartsWith($"/s/{page}?", response.Headers.Location!.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_code_of_a_closed_session_opens_nothing_but_the_page_that_says_so()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var (typed, page) = await RegisterAsync(app);
        app.Clock.Advance(TimeSpan.FromDays(2));
        using var found = await GetAsync(app.Client, typed);
        using var response = await app.Client.GetAsync(new Uri($"s/{page}", UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.Found, HttpStatusCode.Gone), (found.StatusCode, response.StatusCode));
    }

    /// <summary>This app has no storage: whatever asks it fails.</summary>
    [Theory]
    [InlineData("2222223")]
    [InlineData("ABCDEFG")]
    [InlineData("12")]
    [InlineData("22222222222222222222222222")]
    [InlineData("ë\"><b>")]
    public async Task A_mistyped_code_never_reaches_storage(string typed)
    {
        const string nowhere = "DefaultEndpointsProtocol=http;AccountName=none;AccountKey=AAAA;"
            + "TableEndpoint=http://127.0.0.1:1/none;BlobEndpoint=http://127.0.0.1:1/none";
        await using var app = Server.Build(new ServerMode(0, TimerSource.Host)
        {
            LogLevel = LogLevel.None,
            ReadsEnvironment = false,
            Settings = AppFixture.Settings(nowhere),
        });
        await app.StartAsync(Cancel);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        using var response = await GetAsync(client, typed);
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("id=\"wrong\"", await response.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guessing_is_slowed_down_and_a_class_at_work_is_not()
    {
        await using var app = await AppFixture.StartAsync(azurite);
        var (opened, _) = await RegisterAsync(app);
        var (unopened, _) = await RegisterAsync(app);
        using (var first = await GetAsync(app.Client, opened))
        {
            Assert.Equal(HttpStatusCode.Found, first.StatusCode);
        }

        var guesses = Enumerable.Range(1000, TypedCodes.GuessesAtOnce).Select(TypedCode.Write).ToList();
        foreach (var guess in guesses)
        {
            using var response = await GetAsync(app.Client, guess);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(guesses[0]));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(unopened));
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(opened));

        app.Clock.Advance(TypedCodes.GuessEvery);
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(unopened));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(guesses[0]));
        Assert.Equal(HttpStatusCode.TooManyRequests, await StatusAsync(guesses[0]));

        async Task<HttpStatusCode> StatusAsync(string typed)
        {
            using var response = await GetAsync(app.Client, typed);
            Assert.Equal(response.StatusCode == HttpStatusCode.TooManyRequests, response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
            return response.StatusCode;
        }
    }

    private static string LookAlike(string typed) => typed.Replace('8', 'b').Replace('5', 's').Replace('2', 'z').Replace('V', 'u');

    private static async Task<(string Typed, string Page)> RegisterAsync(AppFixture app)
    {
        var campaign = new Campaign(app);
        var session = await campaign.RegisterAsync();
        var registered = await campaign.Storage.Sessions.FindAsync(session.SessionId, Cancel);
        return (registered!.TypedCode(Surveys.Campaigns.Phase.Pre), session.Pre);
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string typed) =>
        client.GetAsync(new Uri($"/?code={Uri.EscapeDataString(typed)}", UriKind.Relative), Cancel);
}
