using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Surveys.FunctionsHost.Rpc;

namespace Surveys.FunctionsHost;

/// <summary>What the host sends to have a function run.</summary>
internal static class Invocation
{
    /// <param name="next">When the schedule is due again; the stand-in keeps no schedule, so this is a guess of the caller.</param>
    public static InvocationRequest OfTimer(LoadedFunction function, bool pastDue, DateTime now, DateTime next)
    {
        var request = Of(function, new TypedData
        {
            Json = new JsonObject
            {
                ["Schedule"] = new JsonObject { ["AdjustForDST"] = true },
                ["ScheduleStatus"] = new JsonObject { ["Last"] = now, ["Next"] = next, ["LastUpdated"] = now },
                ["IsPastDue"] = pastDue,
            }.ToJsonString(),
        });
        request.TriggerMetadata["TimerTrigger"] = new TypedData { String = now.ToString("O", CultureInfo.InvariantCulture) };
        return request;
    }

    public static InvocationRequest Of(LoadedFunction function, TypedData input) => new()
    {
        InvocationId = Guid.NewGuid().ToString(),
        FunctionId = function.Id,
        InputData = { new ParameterBinding { Name = function.Parameter, Data = input } },
        TraceContext = new RpcTraceContext
        {
            TraceParent = Activity.Current?.Id ?? $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-00",
            TraceState = Activity.Current?.TraceStateString ?? "",
        },
    };
}
