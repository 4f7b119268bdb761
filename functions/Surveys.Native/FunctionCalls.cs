using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Surveys.App;
using Surveys.App.Http;

namespace Surveys.Native;

/// <summary>Calls functions by what their attributes and parameters say, as the Functions worker does with generated code.</summary>
internal sealed class FunctionCalls
{
    /// <summary>One object of each class: they hold nothing but what they were given.</summary>
    private readonly ConcurrentDictionary<Type, object> objects = new();

    /// <summary>
    /// What the endpoint of a function does. The class is made by the first call: a start makes nothing that it does not use.
    /// </summary>
    public RequestDelegate Handler(HttpFunction function)
    {
        var parameters = function.Method.GetParameters();
        var invoker = MethodInvoker.Create(function.Method);
        return async context =>
        {
            var result = invoker.Invoke(Object(function, context.RequestServices), Arguments(parameters, context));
            await (result is IResult ready ? ready : await (Task<IResult>)result!).ExecuteAsync(context);
        };
    }

    /// <summary>Runs a timer and logs how long it took.</summary>
    public async Task RunAsync(TimerFunction function, IServiceProvider services, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        await (Task)MethodInvoker.Create(function.Method)
            .Invoke(Object(function, services), Arguments(function.Method.GetParameters(), cancel))!;
        Log.TimerRan(services.GetRequiredService<ILogger<FunctionCalls>>(), function.Name, watch.ElapsedMilliseconds);
    }

    private static Span<object?> Arguments(ParameterInfo[] parameters, CancellationToken cancel) => parameters
        .Select(object? (parameter) => parameter.ParameterType == typeof(CancellationToken) ? cancel : new TimerInfo()).ToArray();

    private object Object(FunctionDeclaration function, IServiceProvider services) =>
        objects.TryGetValue(function.Class, out var known)
            ? known
            : objects.GetOrAdd(function.Class, ActivatorUtilities.CreateInstance(services, function.Class));

    [SuppressMessage("Performance", "CA1859", Justification = "The invoker takes a span of objects.")]
    private static Span<object?> Arguments(ParameterInfo[] parameters, HttpContext context)
    {
        var arguments = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            var type = parameters[i].ParameterType;
            arguments[i] =
                type == typeof(HttpRequest) ? context.Request
                : type == typeof(CancellationToken) ? context.RequestAborted
                : context.Request.RouteValues[parameters[i].Name!];
        }

        return arguments;
    }
}
