using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Surveys.Cli.Azurite;
using Surveys.Native;
using Surveys.Storage;

namespace Surveys.Benchmarks;

/// <summary>
/// <c>starts ROUNDS NAME=FOLDER …</c>: how long a pupil waits who comes first. Starts published packages in turn, each with a cold
/// process and a warm disk, on one Azurite with one open session, and prints medians in milliseconds. A worker's package is started behind
/// the stand-in for the Functions host.
/// </summary>
internal static class StartCosts
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task PrintAsync(int rounds, IReadOnlyList<(string Name, string Folder)> packages)
    {
        var data = Directory.CreateTempSubdirectory("surveys-starts-");
        var account = $"starts:{AzuriteProcess.DefaultKey}";
        await using (var azurite = await AzuriteProcess.StartAsync(data.FullName, account, CancellationToken.None))
        {
            var settings = new Dictionary<string, string>
            {
                ["AzureWebJobsStorage"] = azurite.ConnectionString("starts"),
                ["Surveys__LinkKeys"] = $"1:{new string('A', 43)}",
                ["Surveys__DisclosureKey"] = new string('A', 43),
                ["Surveys__PublicBaseUrl"] = "https://surveys.example",
            };
            var page = $"s/{await RegisterAsync(settings)}";
            var taken = packages.ToDictionary(package => package.Name, _ => new List<Start>());
            for (var round = 0; round < rounds; round++)
            {
                foreach (var (name, folder) in packages)
                {
                    taken[name].Add(await (File.Exists(Path.Combine(folder, "worker.config.json"))
                        ? WorkerAsync(folder, settings, page)
                        : NativeAsync(folder, settings, page)));
                }
            }

            foreach (var (name, starts) in taken)
            {
                var (all, afterLoad) = (Median(starts, start => start.All), Median(starts, start => start.AfterLoad));
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: first page {all:N0} ms after the start, {afterLoad:N0} ms after it was loaded (median of {rounds})"));
            }
        }

        data.Delete(recursive: true);
    }

    /// <summary>One session that is open now, on tables that are there: the code of its first link.</summary>
    private static async Task<string> RegisterAsync(Dictionary<string, string> settings)
    {
        await using var app = Server.Build(new ServerMode(0, TimerSource.None)
        {
            ReadsEnvironment = false,
            Settings = settings.ToDictionary(
                setting => setting.Key.Replace("__", ":", StringComparison.Ordinal), string? (setting) => setting.Value),
        });
        await app.StartWithTablesAsync(CancellationToken.None);
        var storage = app.Services.GetRequiredService<SurveyStorage>();
        var (key, _) = await storage.AccessKeys.CreateAsync(
            AccessRole.Staff, "starts", null, DateTimeOffset.UtcNow.AddDays(1), CancellationToken.None);
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        await PutAsync("api/schools/shkolla-1", """{"name":"Shkolla 1","region":"AL-11","level":"Primary","area":"Urban"}""");
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var session = await PutAsync(
            "api/sessions/0123456789ab", $$$"""{"school":"shkolla-1","date":"{{{today}}}","grade":5,"headcount":{"girls":14,"boys":13}}""");
        return session.GetProperty("pre").GetProperty("code").GetString()!;

        async Task<JsonElement> PutAsync(string route, string body)
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            using var response = await client.PutAsync(new Uri(route, UriKind.Relative), content);
            var text = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync();
            return text.Length == 0 ? default : JsonElement.Parse(text);
        }
    }

    private static async Task<Start> WorkerAsync(string folder, Dictionary<string, string> settings, string page)
    {
        await using var host = await FunctionsHost.FunctionsHost.StartAsync(folder, settings, CancellationToken.None);
        using var client = new HttpClient { BaseAddress = host.Address };
        var watch = Stopwatch.StartNew();
        await client.GetByteArrayAsync(new Uri(page, UriKind.Relative));
        return new Start(host.Loaded + watch.Elapsed, watch.Elapsed);
    }

    /// <summary>An executable is loaded when it listens.</summary>
    private static async Task<Start> NativeAsync(string folder, Dictionary<string, string> settings, string page)
    {
        var port = FreePort();
        var start = new ProcessStartInfo(Path.Combine(folder, "surveys")) { WorkingDirectory = folder, RedirectStandardOutput = true };
        foreach (var (name, value) in settings)
        {
            start.Environment[name] = value;
        }

        start.Environment["FUNCTIONS_CUSTOMHANDLER_PORT"] = port.ToString(CultureInfo.InvariantCulture);
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        try
        {
            await WaitUntilListeningAsync(port, watch);
            var loaded = watch.Elapsed;
            using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{port}") };
            await client.GetByteArrayAsync(new Uri(page, UriKind.Relative));
            return new Start(watch.Elapsed, watch.Elapsed - loaded);
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static async Task WaitUntilListeningAsync(int port, Stopwatch watch)
    {
        while (true)
        {
            using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            try
            {
                await socket.ConnectAsync(IPAddress.Loopback, port);
                return;
            }
            catch (SocketException) when (watch.Elapsed < Patience)
            {
                await Task.Delay(1);
            }
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private static double Median(List<Start> starts, Func<Start, TimeSpan> part) =>
        starts.Select(start => part(start).TotalMilliseconds).Order().ElementAt(starts.Count / 2);

    /// <param name="All">From the start of the process to the last byte of the page.</param>
    /// <param name="AfterLoad">From the moment requests are let in.</param>
    private readonly record struct Start(TimeSpan All, TimeSpan AfterLoad);
}
