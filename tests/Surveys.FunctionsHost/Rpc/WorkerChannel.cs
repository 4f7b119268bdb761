using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;

namespace Surveys.FunctionsHost.Rpc;

/// <summary>The conversation with one worker: requests with their replies, and its log.</summary>
internal sealed class WorkerChannel(Action<RpcLog> log)
{
    private readonly Channel<StreamingMessage> outgoing = Channel.CreateUnbounded<StreamingMessage>();
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> open = new();
    private readonly TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool closed;

    /// <summary>Ends when the worker has called.</summary>
    public Task Connected => connected.Task;

    public void Send(StreamingMessage message) => outgoing.Writer.TryWrite(message);

    /// <summary>Sends a message and waits for the one with the same request id.</summary>
    public Task<StreamingMessage> AskAsync(StreamingMessage request)
    {
        request.RequestId = Guid.NewGuid().ToString();
        var reply = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        open[request.RequestId] = reply;
        Send(request);
        if (closed)
        {
            FailOpen();
        }

        return reply.Task;
    }

    /// <summary>Sends and receives until the worker hangs up.</summary>
    public async Task TalkAsync(
        IAsyncStreamReader<StreamingMessage> incoming, IServerStreamWriter<StreamingMessage> stream, CancellationToken cancel)
    {
        connected.TrySetResult();
        var sending = SendAllAsync(stream, cancel);
        try
        {
            while (await incoming.MoveNext(cancel))
            {
                Receive(incoming.Current);
            }
        }
        finally
        {
            Close();
            await sending;
        }
    }

    /// <summary>Nothing more will come: what waits for a reply fails.</summary>
    public void Close()
    {
        closed = true;
        outgoing.Writer.TryComplete();
        FailOpen();
    }

    private async Task SendAllAsync(IServerStreamWriter<StreamingMessage> stream, CancellationToken cancel)
    {
        try
        {
            await foreach (var message in outgoing.Reader.ReadAllAsync(cancel))
            {
                await stream.WriteAsync(message, cancel);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or InvalidOperationException or IOException)
        {
            // The worker hung up first; whoever waits for a reply learns it from the reading side.
        }
    }

    private void Receive(StreamingMessage message)
    {
        if (message.ContentCase == StreamingMessage.ContentOneofCase.RpcLog)
        {
            log(message.RpcLog);
        }
        else if (open.TryRemove(message.RequestId, out var reply))
        {
            reply.SetResult(message);
        }
    }

    private void FailOpen()
    {
        foreach (var (id, _) in open)
        {
            if (open.TryRemove(id, out var reply))
            {
                reply.SetException(new WorkerException("The worker went away before it answered."));
            }
        }
    }
}
