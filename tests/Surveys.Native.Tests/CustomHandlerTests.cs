using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Surveys.App;
using Surveys.App.Http;
using Surveys.Testing;

namespace Surveys.Native.Tests;

/// <summary>The published executable, driven as the Functions host drives it.</summary>
public sealed partial class CustomHandlerTests(PublishedAppFixture published, AzuriteFixture azurite) : IClassFixture<PublishedAppFixture>
{
    /// <summary>What the host sends on a first run, chunked.</summary>
    private const string TimerPayload =
        """
        {"Data":{"timer":{"Schedule":{"AdjustForDST":true},"ScheduleStatus":{"Last":"0001-01-01T00:00:00+00:00","Next":"2025-05-05T08:05:00+00:00","LastUpdated":"0001-01-01T00:00:00+00:00"},"IsPastDue":false}},
        "Metadata":{"sys":{"MethodName":"Aggregate","UtcNow":"2025-05-05T08:00:00Z","RandGuid":"f1c5e1a8-4a11-4ea5-8f6e-4ed1a60c9ce9"}}}
        """;

    [Fact]
    public async Task The_root_answers()
    {
        await using var app = await published.StartAsync();
        using var response = await app.Client.GetAsync(Address(""), Cancellation);
        Assert.True((int)response.StatusCode < 500, $"{response.StatusCode}");
    }

    [Fact]
    public async Task Live_and_ready_answer_with_storage_behind()
    {
        await using var app = await published.StartAsync();
        Assert.Equal("live\n", await app.Client.GetStringAsync(Address("health/live"), Cancellation));
        Assert.Equal("ready\n", await app.Client.GetStringAsync(Address("health/ready"), Cancellation));
    }

    [Fact]
    public async Task Ready_says_so_when_storage_is_gone()
    {
        var nowhere = azurite.NewAccount()
            .Replace("TableEndpoint=http://127.0.0.1:", "TableEndpoint=http://127.0.0.1:1", StringComparison.Ordinal);
        nowhere = Port.Replace(nowhere, "$1:1/");
        await using var app = await published.StartAsync(nowhere);
        using var response = await app.Client.GetAsync(Address("health/ready"), Cancellation);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("urn:surveys:problem:storage-unavailable", await TypeAsync(response));
    }

    [Fact]
    public async Task Every_route_leads_to_its_function()
    {
        await using var app = await published.StartAsync();
        foreach (var function in AllFunctions.Declared.OfType<HttpFunction>())
        {
            var method = function.Methods[0];
            using var request = new HttpRequestMessage(new HttpMethod(method), Address(Placeholder.Replace(function.Route, "ZZZZ")));
            if (method != "GET")
            {
                request.Content = new StringContent("{}", Encoding.UTF8, "application/json");
            }

            using var response = await app.Client.SendAsync(request, Cancellation);
            Assert.True(
                (int)response.StatusCode < 500,
                $"{function.Name}: {response.StatusCode} {await response.Content.ReadAsStringAsync(Cancellation)}");
            if (response.StatusCode == HttpStatusCode.NotFound && response.Content.Headers.ContentType?.MediaType == Problems.ContentType)
            {
                Assert.NotEqual("urn:surveys:problem:not-found", await TypeAsync(response));
            }
        }
    }

    [Fact]
    public async Task A_timer_is_answered_exactly_as_the_host_needs_it()
    {
        await using var app = await published.StartAsync();
        foreach (var timer in AllFunctions.Declared.OfType<TimerFunction>())
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Address(timer.Name))
            {
                Content = new StringContent(TimerPayload, Encoding.UTF8, "application/json"),
            };
            request.Headers.TransferEncodingChunked = true;
            using var response = await app.Client.SendAsync(request, Cancellation);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("""{"Outputs":{},"Logs":[],"ReturnValue":null}""", await response.Content.ReadAsStringAsync(Cancellation));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"Data\":")]
    public async Task A_timer_runs_whatever_the_host_says_about_it(string payload)
    {
        await using var app = await published.StartAsync();
        using var content = new StringContent(payload, Encoding.UTF8, "application/json");
        using var response = await app.Client.PostAsync(
            Address(AllFunctions.Declared.OfType<TimerFunction>().First().Name), content, Cancellation);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_timer_that_fails_answers_500_without_details()
    {
        await using var app = await AppFixture.StartAsync(
            azurite, TimerSource.Host, [.. FunctionCatalog.Of<Timers>()]);
        using var response = await app.Client.PostAsync(Address("Failing"), null, Cancellation);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal(Problems.ContentType, response.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unknown_addresses_and_wrong_methods_are_problems()
    {
        await using var app = await published.StartAsync();
        using var unknown = await app.Client.GetAsync(Address("no/such/place"), Cancellation);
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("urn:surveys:problem:not-found", await TypeAsync(unknown));

        using var wrong = await app.Client.DeleteAsync(Address("health/live"), Cancellation);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, wrong.StatusCode);
        Assert.Equal("urn:surveys:problem:method-not-allowed", await TypeAsync(wrong));
    }

    [Fact]
    public async Task Timers_have_no_address_in_a_standalone_app()
    {
        await using var app = await AppFixture.StartAsync(azurite, TimerSource.Scheduler);
        foreach (var timer in AllFunctions.Declared.OfType<TimerFunction>())
        {
            using var response = await app.Client.PostAsync(Address(timer.Name), null, Cancellation);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    [Fact]
    public async Task It_listens_on_this_machine_only()
    {
        await using var app = await published.StartAsync();
        var listening = File.ReadLines($"/proc/{app.Process.Id}/net/tcp").Concat(File.ReadLines($"/proc/{app.Process.Id}/net/tcp6"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(fields => fields[3] == "0A" && fields[1].EndsWith($":{app.Client.BaseAddress!.Port:X4}", StringComparison.Ordinal));
        Assert.Equal("0100007F", Assert.Single(listening)[1].Split(':')[0]);
    }

    [Fact]
    public async Task It_ends_with_an_error_when_the_host_is_gone()
    {
        var port = PublishedAppFixture.FreePort();

        // The shell stands for the host: it starts the executable, says its id, and is then killed.
        await using var shell = new ChildProcess(
            "/bin/sh",
            ["-c", $"{published.Executable} & child=$!; echo child=$child; wait $child; echo exit=$?"],
            published.Package,
            PublishedAppFixture.Environment(port, azurite.NewAccount()));
        var child = int.Parse(await shell.WaitForAsync(@"child=(\d+)"), System.Globalization.CultureInfo.InvariantCulture);
        await WaitUntilReadyAsync(child, port);
        shell.Signal("KILL");
        await ChildProcess.WaitUntilGoneAsync(child);
    }

    [Fact]
    public async Task It_ends_with_0_only_when_asked()
    {
        await using var app = await published.StartAsync();
        app.Process.Signal("TERM");
        Assert.Equal(0, await app.Process.WaitForExitAsync());
    }

    [Fact]
    public async Task Without_a_secret_it_says_so_and_ends_with_1()
    {
        Assert.Equal(
            "The setting Surveys__LinkKeys is missing: it must hold the keys that sign links, written 1:<32 random bytes in base64url>.",
            await RefusalAsync("Surveys__LinkKeys"));
        Assert.Equal(
            "The setting Surveys__DisclosureKey is missing: "
            + "it must hold the key that decides how counts are rounded, 32 random bytes in base64url.",
            await RefusalAsync("Surveys__DisclosureKey"));
    }

    private async Task<string> RefusalAsync(string missing)
    {
        var environment = PublishedAppFixture.Environment(PublishedAppFixture.FreePort(), azurite.NewAccount());
        environment.Remove(missing);
        await using var process = new ChildProcess(published.Executable, [], published.Package, environment);
        Assert.Equal(1, await process.WaitForExitAsync());
        return process.Output.Trim();
    }

    [Fact]
    public async Task Without_storage_it_says_so_and_ends_with_1()
    {
        var environment = PublishedAppFixture.Environment(PublishedAppFixture.FreePort(), "");
        await using var process = new ChildProcess(published.Executable, [], published.Package, environment);
        Assert.Equal(1, await process.WaitForExitAsync());
        Assert.Contains("AzureWebJobsStorage is missing", process.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_ends_it_with_1()
    {
        await using var first = await published.StartAsync();
        await using var second = new ChildProcess(
            published.Executable,
            [],
            published.Package,
            PublishedAppFixture.Environment(first.Client.BaseAddress!.Port, azurite.NewAccount()));
        Assert.Equal(1, await second.WaitForExitAsync());
    }

    public sealed class Timers
    {
        [Function("Failing"), EndpointSummary("Fails.")]
        public static Task Fail([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) => throw new InvalidOperationException("secret");
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static Uri Address(string path) => new(path, UriKind.Relative);

    private static async Task<string?> TypeAsync(HttpResponseMessage response)
    {
        Assert.Equal(Problems.ContentType, response.Content.Headers.ContentType?.MediaType);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Cancellation));
        return body.RootElement.GetProperty("type").GetString();
    }

    private static async Task WaitUntilReadyAsync(int process, int port)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
        while (true)
        {
            try
            {
                using var response = await client.GetAsync(Address("health/live"), Cancellation);
                return;
            }
            catch (HttpRequestException) when (ChildProcess.IsAlive(process))
            {
                await Task.Delay(20, Cancellation);
            }
        }
    }

    [GeneratedRegex(@"(http://127\.0\.0\.1):\d+/")]
    private static partial Regex Port { get; }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder { get; }
}
