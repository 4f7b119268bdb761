using System.Net.Mime;
using Surveys.App.Http;

namespace Surveys.Native;

/// <summary>A timer as the Functions host fires it.</summary>
internal static class TimerCall
{
    /// <summary>An empty response, a 204 or <c>null</c> would hang this timer in the host for good.</summary>
    private const string Done = """{"Outputs":{},"Logs":[],"ReturnValue":null}""";

    /// <remarks>What the host sends about the schedule is not needed: every timer works on what it finds.</remarks>
    public static async Task AnswerAsync(TimerFunction function, FunctionCalls calls, HttpContext context)
    {
        await calls.RunAsync(function, context.RequestServices, context.RequestAborted);
        await TypedResults.Text(Done, MediaTypeNames.Application.Json).ExecuteAsync(context);
    }
}
