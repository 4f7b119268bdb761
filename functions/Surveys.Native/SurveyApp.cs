using System.Collections.Immutable;
using System.Net;
using Microsoft.AspNetCore.Http.Features;
using Surveys.App;
using Surveys.App.Http;
using Surveys.App.Pages;
using Surveys.App.Settings;
using Surveys.Storage;

namespace Surveys.Native;

/// <summary>How the app is run this time.</summary>
/// <param name="Port">0 for any free one.</param>
/// <param name="Timers">Who fires them.</param>
public sealed record HostingMode(int Port, TimerSource Timers)
{
    /// <summary>Where it listens. In a container it must be every address; anywhere else, only this machine's own.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    public ImmutableArray<Function> Functions { get; init; } = FunctionTable.All;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public LogLevel LogLevel { get; init; } = LogLevel.Information;
}

public enum TimerSource
{
    /// <summary>This process, by its own clock.</summary>
    Scheduler,

    /// <summary>The Functions host, by <c>POST /{name}</c>.</summary>
    Host,

    /// <summary>Nobody: whoever runs the app calls them.</summary>
    None,
}

/// <summary>Builds the web application from the table of functions.</summary>
public sealed class SurveyApp
{
    /// <summary>What remains for requests that belong to no function, timer calls among them.</summary>
    private const long MaxBody = 64 * 1024;

    /// <summary>A client that is still sending may never read the answer; up to here it may finish first.</summary>
    private const long MaxRefusedBody = 8 * 1024 * 1024;

    public static WebApplication Build(SurveySettings settings, HostingMode mode)
    {
        // The empty builder leaves out configuration files, their watchers and the default logging:
        // half of the time to the first answer.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "surveys" });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MaxBody;
            kestrel.Listen(mode.Address, mode.Port);
        });
        builder.Logging.SetMinimumLevel(mode.LogLevel)
            .AddFilter("Microsoft", LogLevel.Warning)
            .AddFilter("Azure", LogLevel.Warning)
            .AddSimpleConsole(console => console.SingleLine = true);
        builder.Services.AddRoutingCore();
        AddServices(builder.Services, settings, mode);
        if (mode.Timers == TimerSource.Scheduler)
        {
            builder.Services.AddHostedService(services => new Scheduler(
                [.. mode.Functions.OfType<TimerFunction>()], services, mode.Clock, services.GetRequiredService<ILogger<Scheduler>>()));
        }

        var app = builder.Build();
        app.Use(Guard);
        app.UseRouting();
        foreach (var function in mode.Functions)
        {
            if (function is HttpFunction http)
            {
                app.MapMethods("/" + http.Route, [http.Method], context => Call(http, context)).WithMetadata(http);
            }
            else if (function is TimerFunction timer && mode.Timers == TimerSource.Host)
            {
                app.MapMethods("/" + timer.Name, ["POST"], context => TimerCall.Answer(timer, context));
            }
        }

        return app;
    }

    /// <summary>What every way of hosting has in common.</summary>
    internal static void AddServices(IServiceCollection services, SurveySettings settings, HostingMode mode) =>
        services.AddSingleton(settings).AddSingleton(mode.Clock).AddSurveys(settings)
            .AddHostedService(provider => new StorageSetup(
                provider.GetRequiredService<SurveyStorage>(),
                waits: mode.Timers != TimerSource.Host,
                provider.GetRequiredService<ILogger<StorageSetup>>()));

    /// <summary>Checks the key and the size of the body, then lets the function answer.</summary>
    internal static async Task Call(HttpFunction function, HttpContext context)
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (context.Request.ContentLength > function.MaxBody)
        {
            if (context.Request.ContentLength <= MaxRefusedBody)
            {
                limit?.MaxRequestBodySize = MaxRefusedBody;
                await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            }

            await TooLarge(context, function.MaxBody).ExecuteAsync(context);
            return;
        }

        limit?.MaxRequestBodySize = function.MaxBody;
        var refusal = function.Role is { } role ? await Access.RefuseAsync(context, role) : null;
        await (refusal ?? await function.Handler(context)).ExecuteAsync(context);
    }

    /// <summary>No request ends without an answer that says what was wrong, and none shows the inside.</summary>
    internal static async Task Guard(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            await (e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? TooLarge(context, context.GetEndpoint()?.Metadata.GetMetadata<HttpFunction>()?.MaxBody ?? MaxBody)
                : Problems.Create(e.StatusCode, "bad-request", "The request cannot be read.")).ExecuteAsync(context);
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            Log.RequestFailed(
                context.RequestServices.GetRequiredService<ILogger<SurveyApp>>(),
                e, context.Request.Method, context.GetEndpoint()?.DisplayName ?? "(no route)");
            context.Response.Clear();
            await ErrorPage.Or(context, Problems.Create(500, "internal", "Something went wrong on our side. Try again in a minute."), 500)
                .ExecuteAsync(context);
            return;
        }

        if (context.Response is { HasStarted: false, ContentType: null, StatusCode: 404 or 405 })
        {
            await (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed
                ? Problems.Create(405, "method-not-allowed", $"This address does not take {context.Request.Method}.")
                : ErrorPage.Or(context, Problems.Create(404, "not-found", "There is nothing at this address."), 404)).ExecuteAsync(context);
        }
    }

    private static IResult TooLarge(HttpContext context, long most)
    {
        // What may be left of the body is not read, so the connection cannot be used again.
        context.Response.Headers.Connection = "close";
        return Problems.Create(413, "too-large", $"The body is larger than the {most / 1024} KB this address takes.");
    }
}
