using System.Collections.Immutable;
using Surveys.Functions.Hosting;

namespace Surveys.Functions;

/// <summary>Every function of the app, declared once.</summary>
public static class FunctionTable
{
    public static ImmutableArray<Function> All { get; } =
    [
        new HttpFunction("HealthLive", "GET", "health/live", "The process answers.", Health.Live),
        new HttpFunction("HealthReady", "GET", "health/ready", "The storage answers too.", Health.Ready),
    ];
}
