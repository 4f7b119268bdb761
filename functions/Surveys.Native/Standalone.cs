using System.Globalization;
using System.Net;
using Azure;
using Surveys.App.Settings;

namespace Surveys.Native;

/// <summary>The app as a server of its own, with its own scheduler: for a container. Every setting comes from the environment.</summary>
internal static class Standalone
{
    public const string Help =
        """
        Surveys for schools, as a server of its own.

          surveys [--address ADDRESS] [--port PORT]    listen there; without them 127.0.0.1 and 7071
          surveys functions FOLDER                     write a function.json for each function, as the Azure Functions host reads them

        Settings are environment variables: AzureWebJobsStorage, Surveys__LinkKeys, Surveys__DisclosureKey, Surveys__PublicBaseUrl
        and what docs/deploy.md names.
        Started by the Azure Functions host, it listens where the host says.
        """;

    private const int UsualPort = 7071;

    /// <returns>0 after a signal to stop, 1 where something must be put right, 2 where the arguments cannot be read.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        var (address, port) = (IPAddress.Loopback, UsualPort);
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : "";
            var isRead = args[i] switch
            {
                "--address" => IPAddress.TryParse(value, out address!),
                "--port" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out port) && port <= IPEndPoint.MaxPort,
                _ => false,
            };
            if (!isRead)
            {
                await Console.Error.WriteLineAsync($"'{$"{args[i]} {value}".TrimEnd()}' cannot be read.\n\n{Help}");
                return 2;
            }
        }

        try
        {
            await using var app = Server.Build(new ServerMode(port, TimerSource.Scheduler) { Address = address });
            await app.StartWithTablesAsync(CancellationToken.None);
            Console.WriteLine($"Surveys is running at {app.Urls.First()}");
            await app.WaitForShutdownAsync();
            return 0;
        }
        catch (Exception e) when (SettingProblems.Of(e) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return 1;
        }
        catch (Exception e) when (e is IOException or RequestFailedException or FormatException or AggregateException)
        {
            await Console.Error.WriteLineAsync(e.GetBaseException().Message);
            return 1;
        }
    }
}
