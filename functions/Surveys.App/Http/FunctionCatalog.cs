using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Surveys.Storage;

namespace Surveys.App.Http;

/// <summary>One function as its attributes declare it.</summary>
/// <param name="Summary">One sentence for lists.</param>
/// <param name="Class">The type that holds the method; its constructor names what it needs.</param>
public abstract record FunctionDeclaration(
    string Name,
    string Summary,
    [param: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    [property: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)]
    Type Class,
    MethodInfo Method);

/// <summary>A function that is called over HTTP.</summary>
/// <param name="Methods">In capitals; HEAD is among them wherever GET is.</param>
/// <param name="Route">Without a leading slash, e.g. <c>s/{code}</c>; empty for the root.</param>
/// <param name="Role">Whose key it asks for; null where it is open to everybody or checks a key of its own kind.</param>
/// <param name="MaxBody">The largest body it takes, in bytes.</param>
public sealed record HttpFunction(
    string Name,
    string Summary,
    [param: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type Class,
    MethodInfo Method,
    ImmutableArray<string> Methods,
    string Route,
    AccessRole? Role,
    long MaxBody)
    : FunctionDeclaration(Name, Summary, Class, Method);

/// <summary>A function that is called by the clock.</summary>
/// <param name="Schedule">NCRONTAB with six fields, seconds first, in UTC.</param>
public sealed record TimerFunction(
    string Name,
    string Summary,
    [param: DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] Type Class,
    MethodInfo Method,
    string Schedule)
    : FunctionDeclaration(Name, Summary, Class, Method);

/// <summary>Reads what the attributes of a class say. The Functions worker reads the same ones when it is built.</summary>
public static class FunctionCatalog
{
    /// <summary>The functions of a class, in the order of their declaration.</summary>
    /// <exception cref="InvalidOperationException">A function has no summary, or no trigger this catalogue knows.</exception>
    public static IEnumerable<FunctionDeclaration> Of<
        [DynamicallyAccessedMembers(
            DynamicallyAccessedMemberTypes.PublicMethods | DynamicallyAccessedMemberTypes.PublicConstructors)] T>() =>
        from method in typeof(T).GetMethods()
        let function = method.GetCustomAttribute<FunctionAttribute>()
        where function is not null
        select Read<T>(function.Name, method);

    private static FunctionDeclaration Read<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] T>(
        string name, MethodInfo method)
    {
        var summary = method.GetCustomAttribute<EndpointSummaryAttribute>()?.Summary
            ?? throw new InvalidOperationException($"The function {name} has no summary.");
        foreach (var parameter in method.GetParameters())
        {
            if (parameter.GetCustomAttribute<HttpTriggerAttribute>() is { Methods: { } methods, Route: { } route })
            {
                return new HttpFunction(
                    name,
                    summary,
                    typeof(T),
                    method,
                    [.. methods.Select(each => each.ToUpperInvariant())],
                    route == Root.Route ? "" : route,
                    method.GetCustomAttribute<AccessAttribute>()?.Role,
                    method.GetCustomAttribute<MaxBodyAttribute>()?.Bytes ?? MaxBodyAttribute.Usual);
            }

            if (parameter.GetCustomAttribute<TimerTriggerAttribute>() is { } timer)
            {
                return new TimerFunction(name, summary, typeof(T), method, timer.Schedule);
            }
        }

        throw new InvalidOperationException($"The function {name} has no trigger.");
    }
}
