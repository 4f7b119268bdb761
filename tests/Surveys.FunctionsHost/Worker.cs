using System.Collections.Concurrent;
using System.Globalization;
using Google.Protobuf.WellKnownTypes;
using Surveys.FunctionsHost.Rpc;

namespace Surveys.FunctionsHost;

/// <summary>One worker from its start to its end.</summary>
internal sealed class Worker : IAsyncDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly WorkerChannel channel;

    private Worker(WorkerProcess process, WorkerChannel channel, IReadOnlyList<LoadedFunction> functions, Uri http)
    {
        Process = process;
        this.channel = channel;
        Functions = functions;
        Http = http;
    }

    public WorkerProcess Process { get; }

    public IReadOnlyList<LoadedFunction> Functions { get; }

    /// <summary>Where the worker itself takes HTTP requests.</summary>
    public Uri Http { get; }

    public static async Task<Worker> StartAsync(
        WorkerPackage package,
        IReadOnlyDictionary<string, string> settings,
        string home,
        RpcServer server,
        ConcurrentQueue<string> output,
        CancellationToken cancel)
    {
        var id = Guid.NewGuid().ToString();
        var channel = new WorkerChannel(
            log => output.Enqueue($"[{log.Level}] {log.Category}: {log.Message} {log.Exception?.Message}".TrimEnd()));
        server.Expect(id, channel);
        var environment = WorkerEnvironment.Create(settings, package.Folder, home, server.Address);
        var process = await WorkerProcess.StartAsync(package.Command(id, server.Address), package.Folder, environment, output, cancel);
        try
        {
            using var started = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var ended = CloseAtExitAsync(process, channel, started.Token);
            if (await Task.WhenAny(channel.Connected, ended).WaitAsync(cancel) == ended)
            {
                throw new WorkerException("The worker ended before it called the host.");
            }

            var handshake = await Handshake.RunAsync(channel, package.Folder).WaitAsync(cancel);
            await started.CancelAsync();
            var functions = handshake.Functions.Select(function => FunctionIndex.Read(function, settings)).ToList();
            return new Worker(process, channel, functions, handshake.Http);
        }
        catch (WorkerException e)
        {
            var code = process.ExitCode?.ToString(CultureInfo.InvariantCulture) ?? "none";
            process.Dispose();
            throw new WorkerException($"{e.Message} Exit code: {code}. Its output:\n{string.Join('\n', output)}", e);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>
    /// Has a function run; <paramref name="cancel"/> reaches its cancellation token, and its end is awaited all the same.
    /// </summary>
    public async Task<StatusResult> InvokeAsync(InvocationRequest request, CancellationToken cancel)
    {
        var response = channel.AskAsync(new StreamingMessage { InvocationRequest = request });
        var stop = new StreamingMessage { InvocationCancel = new InvocationCancel { InvocationId = request.InvocationId } };
        await using var registration = cancel.Register(() => channel.Send(stop));
        return (await response).InvocationResponse.Result;
    }

    /// <summary>Asks the worker to end, and kills it if it takes longer than the host waits.</summary>
    public async ValueTask DisposeAsync()
    {
        channel.Send(new StreamingMessage { WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(Grace) } });
        using var patience = new CancellationTokenSource(Grace);
        try
        {
            await Process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // It had its time.
        }

        channel.Close();
        Process.Dispose();
    }

    private static async Task CloseAtExitAsync(WorkerProcess process, WorkerChannel channel, CancellationToken cancel)
    {
        await process.WaitForExitAsync(cancel);
        channel.Close();
    }
}
