using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Surveys.FunctionsHost.Rpc;
using Yarp.ReverseProxy.Forwarder;

namespace Surveys.FunctionsHost.Http;

/// <summary>Where clients call: the functions' routes, each forwarded to the worker by the proxy that the host itself uses.</summary>
internal sealed class FrontServer : IAsyncDisposable
{
    private const string InvocationHeader = "x-ms-invocation-id";

    private static readonly ForwarderRequestConfig Config = new() { ActivityTimeout = TimeSpan.FromSeconds(240) };

    private readonly WebApplication app;
    private readonly Func<Worker> worker;
    private readonly IHttpForwarder forwarder;
    private readonly HttpMessageInvoker client = new(
        new ConnectRetry(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }));

    private FrontServer(WebApplication app, Func<Worker> worker)
    {
        this.app = app;
        this.worker = worker;
        forwarder = app.Services.GetRequiredService<IHttpForwarder>();
    }

    public Uri Address => new(app.Urls.Single());

    /// <param name="worker">The worker of the moment.</param>
    public static async Task<FrontServer> StartAsync(string routePrefix, Func<Worker> worker, CancellationToken cancel)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = 100 * 1024 * 1024;
        });
        builder.Services.AddRouting();
        builder.Services.AddHttpForwarder();
        var app = builder.Build();
        var server = new FrontServer(app, worker);
        foreach (var function in worker().Functions.Where(function => function.Route is not null))
        {
            var route = routePrefix.Length == 0 ? function.Route! : $"{routePrefix}/{function.Route}";
            RequestDelegate run = http => server.RunAsync(function, http);
            _ = function.Methods.Count == 0
                ? app.Map(route, run)
                : app.MapMethods(route, function.Methods.Select(method => method.ToUpperInvariant()), run);
        }

        // Takes every method, so a wrong method is a 404 too, never a 405.
        app.MapFallback("{*path}", NotFound);
        await app.StartAsync(cancel);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
        client.Dispose();
    }

    private static Task NotFound(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private async Task RunAsync(LoadedFunction function, HttpContext http)
    {
        if (await SucceedsAsync(function, http))
        {
            return;
        }

        if (http.Response.HasStarted)
        {
            throw new WorkerException($"{function.Name} failed after its answer had begun.");
        }

        // Headers that the worker has sent stay, as they do in the host.
        http.Response.StatusCode = StatusCodes.Status500InternalServerError;
    }

    private async Task<bool> SucceedsAsync(LoadedFunction function, HttpContext http)
    {
        using var failed = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        Task<ForwarderError>? forwarding = null;
        try
        {
            var current = worker();
            var loaded = current.Functions.Single(other => other.Name == function.Name);
            var request = Invocation.Of(loaded, new TypedData { Http = new RpcHttp() });
            await TriggerMetadata.FillAsync(request.TriggerMetadata, http);

            // A client's own header wins, in the host too: such a request waits in the worker for an invocation that never comes.
            http.Request.Headers.TryAdd(InvocationHeader, request.InvocationId);
            forwarding = forwarder.SendAsync(http, current.Http.AbsoluteUri, client, Config, HttpTransformer.Default, failed.Token)
                .AsTask();
            var result = await current.InvokeAsync(request, http.RequestAborted);
            return await forwarding == ForwarderError.None && result.Status == StatusResult.Types.Status.Success;
        }
        catch (Exception e) when (e is WorkerException or OperationCanceledException or IOException)
        {
            await failed.CancelAsync();
            await (forwarding ?? Task.FromResult(ForwarderError.None));
            return false;
        }
    }
}
