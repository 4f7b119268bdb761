namespace Surveys.FunctionsHost;

/// <summary>A function as its worker declares it.</summary>
/// <param name="Trigger">The binding's type: httpTrigger, timerTrigger, queueTrigger.</param>
/// <param name="Route">What follows the route prefix; the function's name where none is declared. Null without an HTTP trigger.</param>
/// <param name="Methods">In lower case; none means any.</param>
/// <param name="Schedule">With settings in percent signs filled in. Null without a timer trigger.</param>
public sealed record LoadedFunction(string Name, string Trigger, string? Route, IReadOnlyList<string> Methods, string? Schedule)
{
    internal string Id { get; init; } = "";

    /// <summary>The name of the parameter that the trigger fills.</summary>
    internal string Parameter { get; init; } = "";
}
