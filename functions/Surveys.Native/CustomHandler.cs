using System.Globalization;
using System.Runtime.InteropServices;
using Surveys.App.Settings;

namespace Surveys.Native;

/// <summary>The app behind the Azure Functions host, which forwards the requests and fires the timers.</summary>
internal static class CustomHandler
{
    /// <summary>Where the host wants to be answered, or null where there is no host.</summary>
    public static int? Port =>
        int.TryParse(
            Environment.GetEnvironmentVariable("FUNCTIONS_CUSTOMHANDLER_PORT"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var port)
            ? port
            : null;

    /// <returns>0 only after a signal to stop: the host never restarts a handler that ended with 0.</returns>
    public static async Task<int> RunAsync(int port)
    {
        var isAsked = false;
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => isAsked = true);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, _ => isAsked = true);
        using var parent = ParentWatch.Start();
        try
        {
            await using var app = Server.Build(new ServerMode(port, TimerSource.Host));
            await app.RunAsync();
            return isAsked ? 0 : 1;
        }
        catch (Exception e) when ((SettingProblems.Of(e) ?? (e as IOException)?.Message) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return 1;
        }
    }
}
