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
            () => RunAsync(parsed.GetValue(port), parsed.GetValue(address)!, parsed.GetValue(data), cancellation)));
        return command;
    }

    /// <summary>Builds and starts the app on the port asked for, or on the first free one from 7071 on.</summary>
    /// <param name="mode">How it is run; its port and its settings are completed by the store's.</param>
    public static async Task<WebApplication> StartAsync(LocalStore store, int? port, ServerMode mode, CancellationToken cancellation)
    {
        for (var next = port ?? UsualPort; ; next++)
        {
            if (port is null && next < UsualPort + PortsTried && !IsFree(next))
            {
                continue;
            }

            var bound = next == 0 ? FreePort() : next;
            var app = Server.Build(mode with { Port = bound, Settings = Complete(mode, store, bound) });
            try
            {
                await app.StartWithTablesAsync(cancellation);
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

    private static async Task<int> RunAsync(int? port, IPAddress address, string? data, CancellationToken cancellation)
    {
        await using var store = await LocalStore.RunAsync(data, cancellation);
        var mode = new ServerMode(0, TimerSource.Scheduler) { Address = address };
        await using var app = await StartAsync(store, port, mode, cancellation);
        Announce(app, store, port is null, data is null);
        await app.WaitForShutdownAsync(cancellation);
        return 0;
    }

    /// <summary>What the environment leaves open: the store, the keys kept beside it, the address on this machine.</summary>
    private static Dictionary<string, string?> Complete(ServerMode mode, LocalStore store, int port)
    {
        var environment = mode.ReadsEnvironment ? Settings.Read() : null;
        var settings = new Dictionary<string, string?>(mode.Settings);
        if (store.ConnectionString.Length > 0)
        {
            settings[StorageOptions.Name] = store.ConnectionString;
        }

        if (string.IsNullOrWhiteSpace(environment?[Settings.LinkKeys]))
        {
            settings[Settings.LinkKeys] = store.LinkKeys;
        }

        if (string.IsNullOrWhiteSpace(environment?[Settings.DisclosureKey]))
        {
            settings[Settings.DisclosureKey] = store.DisclosureKey;
        }

        if (environment is null || SurveyOptions.Read(environment).PublicBaseUrl is null)
        {
            settings[Settings.PublicBaseUrl] = $"http://127.0.0.1:{port}";
        }

        return settings;
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
            AnsiConsole.MarkupLineInterpolated($"  Storage: the account in the settings {StorageOptions.Name}…");
        }
        else
        {
            AnsiConsole.MarkupLineInterpolated($"  Storage: Azurite, in {folder}");
            if (isUsualFolder && !store.Folder.EndsWith("surveys", StringComparison.Ordinal))
            {
                AnsiConsole.MarkupLine("  Another app is running with the usual folder, so this one has data of its own.");
            }
        }

        foreach (var timer in AllFunctions.Declared.OfType<TimerFunction>())
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
