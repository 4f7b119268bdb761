using System.Collections.Concurrent;
using System.Net;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Surveys.FunctionsHost.Rpc;

/// <summary>Where workers call: a gRPC server on a free loopback port.</summary>
internal sealed class RpcServer(WebApplication app, RpcServer.Channels channels)
{
    public Uri Address => new(app.Urls.Single());

    public static async Task<RpcServer> StartAsync(CancellationToken cancel)
    {
        var channels = new Channels();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(
            kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2));
        builder.Services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = null);
        builder.Services.AddSingleton(channels);
        var app = builder.Build();
        app.MapGrpcService<Service>();
        await app.StartAsync(cancel);
        return new RpcServer(app, channels);
    }

    /// <summary>From now on the worker with this id may call.</summary>
    public void Expect(string workerId, WorkerChannel channel) => channels.ById[workerId] = channel;

    /// <summary>Cuts the connections, as the end of a process does.</summary>
    public async Task CutAsync()
    {
        await app.StopAsync(new CancellationToken(canceled: true));
        await app.DisposeAsync();
    }

    internal sealed class Channels
    {
        public ConcurrentDictionary<string, WorkerChannel> ById { get; } = new();
    }

    private sealed class Service(Channels channels) : FunctionRpc.FunctionRpcBase
    {
        public override async Task EventStream(
            IAsyncStreamReader<StreamingMessage> requestStream,
            IServerStreamWriter<StreamingMessage> responseStream,
            ServerCallContext context)
        {
            if (await requestStream.MoveNext(context.CancellationToken)
                && requestStream.Current.StartStream is { } start
                && channels.ById.TryRemove(start.WorkerId, out var channel))
            {
                await channel.TalkAsync(requestStream, responseStream, context.CancellationToken);
            }
        }
    }
}
