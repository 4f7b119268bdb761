using System.Buffers.Text;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Spectre.Console;
using Surveys.App;
using Surveys.Cli.Azurite;
using Surveys.Native;
using Surveys.ReportContent;

namespace Surveys.Cli.Demo;

/// <summary><c>demo</c>: replays the 2025 campaign into a fresh store on this machine and goes on serving it.</summary>
internal static class DemoCommand
{
    private const string UsualFolder = ".data/demo";
    private const int UsualSeed = 2025;

    /// <summary>How long before the first session the schools and sessions are registered.</summary>
    private const int DaysBefore = 5;

    private static readonly Option<bool> Exit = new("--exit") { Description = "End when the campaign is over instead of serving it." };

    private static readonly Option<string?> Json = new("--json")
    {
        Description = "Write the ledger, the counts, the checks and the seconds of each stage to this file.",
        HelpName = "FILE",
    };

    private static readonly Option<int> Seed = new("--seed")
    {
        Description = "Another seed, another campaign with the same totals.",
        DefaultValueFactory = _ => UsualSeed,
        HelpName = "N",
    };

    private static readonly Option<string?> Data = new("--data")
    {
        Description = $"Fill this folder, after wiping what a demo left in it. Without it: {UsualFolder} here.",
        HelpName = "DIR",
    };

    private static readonly Option<int?> Port = new("--port")
    {
        Description = "Listen on this port of 127.0.0.1; 0 for any. Without it: 7071, or the next one that is free.",
        HelpName = "PORT",
    };

    private static readonly Option<string?> Reports = new("--reports")
    {
        Description = "Write the schools' PDFs to this folder. Without it: reports in the folder of the data.",
        HelpName = "DIR",
    };

    public static Command Create()
    {
        var command = new Command("demo", "Replay the 2025 campaign over HTTP into a fresh local store, and serve it.")
        {
            Exit, Json, Seed, Data, Port, Reports,
        };
        command.SetAction((parsed, cancel) => CommandLine.Try(() => RunAsync(parsed, cancel)));
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancel)
    {
        try
        {
            return await FillAsync(parsed, cancel);
        }
        catch (Exception e) when (e is DemoException or HttpRequestException)
        {
            await Console.Error.WriteLineAsync($"The demo failed. {e.Message}");
            return 1;
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync("The demo was stopped half-way; its store is not complete.");
            return 130;
        }
    }

    private static async Task<int> FillAsync(ParseResult parsed, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var json = Prepared(parsed.GetValue(Json));
        var plan = CampaignPlan.Create(parsed.GetValue(Seed));
        var clock = new CampaignClock(new DateTimeOffset(plan.Days[0].AddDays(-DaysBefore), new TimeOnly(8, 0), TimeSpan.Zero));

        // Whatever is set for a real campaign must not lead there, nor change what the seed says: no setting is read.
        await using var store = await LocalStore.FreshAsync(parsed.GetValue(Data), UsualFolder, cancel);
        store.KeepDisclosureKey(DisclosureKeyOf(plan.Seed));
        var mode = new ServerMode(0, TimerSource.None) { Clock = clock, LogLevel = LogLevel.Warning, ReadsEnvironment = false };
        await using var app = await RunCommand.StartAsync(store, parsed.GetValue(Port), mode, cancel);
        var start = watch.Elapsed.TotalSeconds;
        var folder = Shown(store.Folder);
        var reports = parsed.GetValue(Reports) ?? Path.Combine(folder, "reports");
        AnsiConsole.MarkupLineInterpolated($"The 2025 campaign goes into {folder}, through {app.Urls.First()}");

        var (outcome, links) = await Stages.ShowAsync(async stages =>
        {
            using var run = new DemoRun(app, plan, clock, reports, stages);
            var (outcome, links) = await run.RunAsync(cancel);
            return (outcome with { Seconds = Seconds(start, stages, watch) }, links);
        });
        outcome.Write(json);
        DemoReport.Print(outcome);
        var smallest = ReportFiles.NameOf(
            plan.Sessions.GroupBy(session => session.School.Id).MinBy(held => held.Sum(session => session.Headcount.Total))!.Key,
            SchoolReport.Languages[0]);
        var result = outcome.Problems.Count == 0 ? 0 : 1;
        if (parsed.GetValue(Exit))
        {
            DemoReport.Files(reports, smallest);
            DemoReport.Again(folder);
            return result;
        }

        DemoReport.Print(links, reports, smallest);
        DemoReport.Again(folder);
        await ServeAsync(app, clock, cancel);
        return result;
    }

    /// <summary>The same seed rounds in the same way, so that a run can be repeated. What it protects is made up.</summary>
    internal static string DisclosureKeyOf(int seed) =>
        Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"demo {seed}"))));

    /// <summary>From here on the timers fire by the campaign's clock: who answers now is counted and published too.</summary>
    private static async Task ServeAsync(WebApplication app, CampaignClock clock, CancellationToken cancel)
    {
        AnsiConsole.MarkupLineInterpolated(
            $"It is {clock.GetUtcNow():d MMMM yyyy}, and the last session is open until midnight. Stop it with Ctrl+C.");
        using var scheduler = Server.Schedule(app.Services, AllFunctions.Declared, clock);
        await scheduler.StartAsync(cancel);
        await app.WaitForShutdownAsync(cancel);
        await scheduler.StopAsync(CancellationToken.None);
    }

    private static Dictionary<string, double> Seconds(double start, Stages stages, Stopwatch watch) => new(
    [
        KeyValuePair.Create("start", Math.Round(start, 3)),
        .. stages.Seconds,
        KeyValuePair.Create("total", Math.Round(watch.Elapsed.TotalSeconds, 3)),
    ]);

    private static string Shown(string folder) => Path.GetRelativePath(Environment.CurrentDirectory, folder);

    /// <summary>Finds out now, and not after a minute's work, that a file cannot be written.</summary>
    private static string? Prepared(string? file)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
            File.WriteAllText(file, "");
            return file;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DemoException($"{file} cannot be written: {e.Message}");
        }
    }
}
