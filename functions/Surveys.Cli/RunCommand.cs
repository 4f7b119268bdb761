using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Spectre.Console;
using Surveys.App;
using Surveys.App.Http;
using Surveys.App.Settings;
using Surveys.Cli.Azurite;
using Surveys.Native;

namespace Surveys.Cli;

/// <summary><c>run</c>: the app on its own, with a storage and a scheduler of its own.</summary>
internal static class RunCommand
{
    private const int UsualPort = 7071;
    private const int PortsTried = 100;

    public static Command Create()
    {
        var port = new Option<int?>("--port")
        {
            Description = $"Listen on this port; 0 for any. Without it: {UsualPort}, or the next one that is free.",
            HelpName = "PORT",
        };
        var address = new Option<IPAddress>("--address")
        {
            Description = "Listen on this address; 0.0.0.0 for all, which only a container should. Without it: 127.0.0.1.",
            HelpName = "ADDRESS",
            DefaultValueFactory = _ => IPAddress.Loopback,
            CustomParser = result =>
            {
                if (IPAddress.TryParse(result.Tokens[0].Value, out var parsed))
                {
                    return parsed;
                }

                result.AddError("--address takes an IP address.");
                return IPAddress.Loopback;
            },
        };
        var data = new Option<string?>("--data")
        {
            Description = "Keep the data in this folder. Without it: .data/surveys here.",
            HelpName = "DIR",
        };
        var command = new Command("run", "Run the app on this machine. The default.") { port, address, data };
        command.SetAction((parsed, cancellation) => CommandLine.Try(
            () => Run(parsed.GetValue(port), parsed.GetValue(address)!, parsed.GetValue(data), cancellation)));
        return command;
    }

    /// <summary>Builds and starts the app on the port asked for, or on the first free one from 7071 on.</summary>
    /// <param name="read">Gives a setting's text: see <see cref="SurveySettings.Read"/>.</param>
    /// <param name="mode">How it is run; the port in it does not count.</param>
    public static async Task<WebApplication> Start(
        LocalStore store, int? port, Func<string, string?> read, HostingMode mode, CancellationToken cancellation)
    {
        for (var next = port ?? UsualPort; ; next++)
        {
            if (port is null && next < UsualPort + PortsTried && !IsFree(next))
            {
                continue;
            }

            var bound = next == 0 ? FreePort() : next;
            var linkKeys = string.IsNullOrWhiteSpace(read(SurveySettings.LinkKeysName)) ? store.LinkKeys : null;
            var settings = SurveySettings.Read(read, store.ConnectionString, linkKeys, new Uri($"http://127.0.0.1:{bound}"));
            var app = SurveyApp.Build(settings, mode with { Port = bound });
            try
            {
                await app.StartAsync(cancellation);
                return app;
            }
            catch (IOException e) when (e.InnerException is AddressInUseException)
            {
                await app.DisposeAsync();
                if (port is not null || next == UsualPort + PortsTried)
                {
                    throw new LocalStoreException($"Port {bound} is in use.", e);
                }
            }
        }
    }

    private static async Task<int> Run(int? port, IPAddress address, string? data, CancellationToken cancellation)
    {
        await using var store = await LocalStore.RunAsync(data, cancellation);
        var mode = new HostingMode(0, TimerSource.Scheduler) { Address = address };
        await using var app = await Start(store, port, Environment.GetEnvironmentVariable, mode, cancellation);
        Announce(app, store, port is null, data is null);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    private static void Announce(WebApplication app, LocalStore store, bool isUsualPort, bool isUsualFolder)
    {
        var address = app.Urls.First();
        var folder = Path.GetRelativePath(Environment.CurrentDirectory, store.Folder);
        AnsiConsole.MarkupLineInterpolated($"[bold]Surveys[/] is running at [link]{address}[/]");
        if (isUsualPort && new Uri(address).Port != UsualPort)
        {
            AnsiConsole.MarkupLineInterpolated($"  Port {UsualPort} is in use, so this is the next one that is free.");
        }

        if (!store.IsOwn)
        {
            AnsiConsole.MarkupLineInterpolated($"  Storage: the account in the settings {SurveySettings.StorageName}…");
        }
        else
        {
            AnsiConsole.MarkupLineInterpolated($"  Storage: Azurite, in {folder}");
            if (isUsualFolder && !store.Folder.EndsWith("surveys", StringComparison.Ordinal))
            {
                AnsiConsole.MarkupLine("  Another app is running with the usual folder, so this one has data of its own.");
            }
        }

        foreach (var timer in FunctionTable.All.OfType<TimerFunction>())
        {
            AnsiConsole.MarkupLineInterpolated($"  Timer: {timer.Name} ({timer.Schedule}, UTC). {timer.Summary}");
        }

        AnsiConsole.MarkupLine("  Stop it with Ctrl+C.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
