using System.Diagnostics;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Logging;
using Surveys.App;

namespace Surveys.Functions;

/// <summary>Logs how long each timer took. The alert on figures that stand still reads this line.</summary>
internal sealed class TimerLog(ILogger<TimerLog> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var watch = Stopwatch.StartNew();
        await next(context);
        if (context.FunctionDefinition.InputBindings.Values.Any(binding => binding.Type == "timerTrigger"))
        {
            Log.TimerRan(log, context.FunctionDefinition.Name, watch.ElapsedMilliseconds);
        }
    }
}
