using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Surveys.App.Http;
using Surveys.Native;
using Surveys.Storage;
using Surveys.Testing;

namespace Surveys.App.Tests.Http;

/// <summary>What every function gets from the hosting: limits, and problems instead of stack traces.</summary>
public sealed class RequestTests(AzuriteFixture azurite)
{
    private const int Most = 1000;

    [Theory]
    [InlineData(Most, false)]
    [InlineData(Most / 2, true)]
    public async Task A_body_up_to_the_limit_is_taken(int length, bool chunked)
    {
        using var response = await PostAsync(length, chunked);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal($"{length}", await response.Content.ReadAsStringAsync(Cancellation));
    }

    [Theory]
    [InlineData(Most + 1, false)]
    [InlineData(Most + 1, true)]
    [InlineData(1024 * 1024, false)]
    [InlineData(5 * 1024 * 1024, false)]
    public async Task A_larger_body_is_413(int length, bool chunked)
    {
        using var response = await PostAsync(length, chunked);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Equal("urn:surveys:problem:too-large", await TypeAsync(response));
    }

    [Fact]
    public async Task An_exception_is_500_without_details()
    {
        await using var app = await StartAsync();
        using var response = await app.Client.GetAsync(new Uri("failing", UriKind.Relative), Cancellation);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("urn:surveys:problem:internal", await TypeAsync(response));
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json", "application/problem+json")]
    [InlineData("text/html", "text/html")]
    public async Task A_write_that_was_always_overtaken_is_503_with_the_time_to_try_again(string accept, string type)
    {
        await using var app = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "overtaken");
        request.Headers.Accept.ParseAdd(accept);
        using var response = await app.Client.SendAsync(request, Cancellation);
        var body = await response.Content.ReadAsStringAsync(Cancellation);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, type), (response.StatusCode, response.Content.Headers.ContentType!.MediaType));
        Assert.Equal(TimeSpan.FromSeconds(5), response.Headers.RetryAfter!.Delta);
        Assert.Equal(type != "text/html", body.Contains("urn:surveys:problem:overtaken", StringComparison.Ordinal));
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Task<AppFixture> StartAsync() => AppFixture.StartAsync(azurite, TimerSource.Host, [.. FunctionCatalog.Of<Functions>()]);

    private async Task<HttpResponseMessage> PostAsync(int length, bool chunked)
    {
        await using var app = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("echo", UriKind.Relative))
        {
            Content = new StringContent(new string('x', length), Encoding.UTF8, "text/plain"),
        };
        request.Headers.TransferEncodingChunked = chunked;
        return await app.Client.SendAsync(request, Cancellation);
    }

    private static async Task<string?> TypeAsync(HttpResponseMessage response)
    {
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        return body.RootElement.GetProperty("type").GetString();
    }

    public sealed class Functions
    {
        [Function("Echo"), EndpointSummary("Gives the body's length."), MaxBody(Most)]
        public static async Task<IResult> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "echo")] HttpRequest request)
        {
            using var body = new MemoryStream();
            await request.Body.CopyToAsync(body);
            return TypedResults.Text($"{body.Length}");
        }

        [Function("Failing"), EndpointSummary("Fails.")]
        public static IResult Fail([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "failing")] HttpRequest request) =>
            throw new InvalidOperationException("secret");

        [Function("Overtaken"), EndpointSummary("Is always overtaken.")]
        public static IResult Overtake([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "overtaken")] HttpRequest request) =>
            throw new ContentionException("secret", 16);
    }
}
