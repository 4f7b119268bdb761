using System.Collections.Immutable;
using System.Net;
using Microsoft.Extensions.Configuration;
using Surveys.App;
using Surveys.App.Http;
using Surveys.App.Settings;
using Surveys.Storage;

namespace Surveys.Native;

/// <summary>Who fires the timers.</summary>
public enum TimerSource
{
    /// <summary>This process, by its own clock.</summary>
    Scheduler,

    /// <summary>The Functions host, by <c>POST /{name}</c>.</summary>
    Host,

    /// <summary>Nobody: whoever runs the app calls them.</summary>
    None,
}

/// <summary>How the server is run this time.</summary>
/// <param name="Port">0 for any free one.</param>
public sealed record ServerMode(int Port, TimerSource Timers)
{
    /// <summary>Where it listens. In a container it must be every address; anywhere else, only this machine's own.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    public ImmutableArray<FunctionDeclaration> Functions { get; init; } = AllFunctions.Declared;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public LogLevel LogLevel { get; init; } = LogLevel.Information;

    /// <summary>Settings that are not in the environment, by their names as configuration has them: <c>Surveys:LinkKeys</c>.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = ImmutableDictionary<string, string?>.Empty;

    /// <summary>Whether environment variables are read; <see cref="Settings"/> stand above them.</summary>
    public bool ReadsEnvironment { get; init; } = true;
}

/// <summary>Serves the functions over HTTP from this process.</summary>
public static class Server
{
    /// <summary>What remains for requests that belong to no function, timer calls among them.</summary>
    private const long MaxBody = 64 * 1024;

    /// <exception cref="Exception">A setting is missing or wrong; <see cref="SettingProblems.Of"/> puts it into words.</exception>
    public static WebApplication Build(ServerMode mode)
    {
        // The empty builder leaves out configuration files, their watchers and the default logging:
        // half of the time to the first page.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "surveys" });
        if (mode.ReadsEnvironment)
        {
            builder.Configuration.AddEnvironmentVariables();
        }

        builder.Configuration.AddInMemoryCollection(mode.Settings);
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
        builder.Services.AddRoutingCore().AddSingleton(mode.Clock).AddSurveys().AddHostedService<StorageSetup>();
        if (mode.Timers == TimerSource.Scheduler)
        {
            builder.Services.AddHostedService(services => Schedule(services, mode.Functions, mode.Clock));
        }

        var app = builder.Build();
        SettingProblems.Check(app.Services);
        var calls = new FunctionCalls();
        app.UseRouting();
        app.UseSurveyPipeline();
        foreach (var function in mode.Functions)
        {
            if (function is HttpFunction http)
            {
                app.MapMethods("/" + http.Route, http.Methods, calls.Handler(http)).WithMetadata(http);
            }
            else if (function is TimerFunction timer && mode.Timers == TimerSource.Host)
            {
                app.MapMethods("/" + timer.Name, ["POST"], context => TimerCall.AnswerAsync(timer, calls, context));
            }
        }

        return app;
    }

    /// <summary>What fires the timers of an app that is not behind the Functions host.</summary>
    internal static Scheduler Schedule(IServiceProvider services, IEnumerable<FunctionDeclaration> functions, TimeProvider clock)
    {
        var calls = new FunctionCalls();
        return new Scheduler(
            [.. functions.OfType<TimerFunction>()],
            (timer, cancel) => calls.RunAsync(timer, services, cancel),
            clock,
            services.GetRequiredService<ILogger<Scheduler>>());
    }

    /// <summary>Starts it once its tables are there: nobody is to meet an app that cannot store an answer yet.</summary>
    public static async Task StartWithTablesAsync(this WebApplication app, CancellationToken cancel)
    {
        await app.Services.GetRequiredService<SurveyStorage>().EnsureCreatedAsync(cancel);
        await app.StartAsync(cancel);
    }
}
