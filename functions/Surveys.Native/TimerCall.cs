using System.Diagnostics;
using Surveys.App;
using Surveys.App.Http;

namespace Surveys.Native;

/// <summary>A timer as the Functions host fires it.</summary>
internal static class TimerCall
{
    /// <summary>An empty answer, a 204 or <c>null</c> would hang this timer in the host for good.</summary>
    private const string Done = """{"Outputs":{},"Logs":[],"ReturnValue":null}""";

    /// <remarks>What the host sends about the schedule is not needed: every timer works on what it finds.</remarks>
    public static async Task Answer(TimerFunction function, HttpContext context)
    {
        var watch = Stopwatch.StartNew();
        await function.Handler(context.RequestServices, context.RequestAborted);
        Log.TimerRan(
            context.RequestServices.GetRequiredService<ILogger<SurveyApp>>(), LogLevel.Information, function.Name, watch.ElapsedMilliseconds);
        await Results.Text(Done, "application/json").ExecuteAsync(context);
    }
}
