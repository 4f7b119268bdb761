using System.Collections.Frozen;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Surveys.App;
using Surveys.App.Http;

namespace Surveys.Functions;

/// <summary>Sends every HTTP invocation through the app's pipeline, and lets the worker call the function at its end.</summary>
internal sealed class HttpPipeline(IServiceProvider services) : IFunctionsWorkerMiddleware
{
    private readonly RequestDelegate pipeline = Build(services);
    private readonly FrozenDictionary<string, Endpoint> endpoints = AllFunctions.Declared.OfType<HttpFunction>()
        .ToFrozenDictionary(
            function => function.Name, function => new Endpoint(null, new EndpointMetadataCollection(function), function.Name));

    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (context.GetHttpContext() is not { } http)
        {
            await next(context);
            return;
        }

        await RunAsync(http, context.FunctionDefinition.Name, async () =>
        {
            await next(context);
            await ((IResult)context.GetInvocationResult().Value!).ExecuteAsync(http);
        });

        // The response is written; the worker is to write nothing more.
        context.GetInvocationResult().Value = TypedResults.Empty;
    }

    /// <param name="call">Calls the function and writes what it returns.</param>
    public async Task RunAsync(HttpContext http, string function, Func<Task> call)
    {
        http.SetEndpoint(endpoints[function]);
        http.Features.Set(new Invocation(call));
        await pipeline(http);
    }

    private static RequestDelegate Build(IServiceProvider services)
    {
        var app = new ApplicationBuilder(services);
        app.UseSurveyPipeline();
        app.Run(static http => http.Features.GetRequiredFeature<Invocation>().Call());
        return app.Build();
    }

    private sealed record Invocation(Func<Task> Call);
}
