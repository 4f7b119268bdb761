namespace Surveys.FunctionsHost.Rpc;

/// <summary>What host and worker say to each other before the first invocation.</summary>
/// <param name="Http">Where the worker itself takes HTTP requests.</param>
internal sealed record Handshake(IReadOnlyList<RpcFunctionMetadata> Functions, Uri Http)
{
    /// <summary>The version that the stand-in was compared with.</summary>
    private const string HostVersion = "4.1037.0.0";

    public static async Task<Handshake> RunAsync(WorkerChannel channel, string folder)
    {
        var start = new WorkerInitRequest
        {
            HostVersion = HostVersion,
            Capabilities = { ["MultiStream"] = "10" },
            WorkerDirectory = folder,
            FunctionAppDirectory = folder,
        };
        var started = (await channel.AskAsync(new StreamingMessage { WorkerInitRequest = start })).WorkerInitResponse;
        Check(started.Result, "The worker could not start");
        var list = new FunctionsMetadataRequest { FunctionAppDirectory = folder };
        var index = (await channel.AskAsync(new StreamingMessage { FunctionsMetadataRequest = list })).FunctionMetadataResponse;
        Check(index.Result, "The worker could not list its functions");
        var loads = index.FunctionMetadataResults.Select(FunctionIndex.LoadRequest)
            .Select(load => (load.Metadata.Name, Answer: channel.AskAsync(new StreamingMessage { FunctionLoadRequest = load })))
            .ToList();
        foreach (var (name, answer) in loads)
        {
            Check((await answer).FunctionLoadResponse.Result, $"The worker could not load {name}");
        }

        return new Handshake(index.FunctionMetadataResults, new Uri(started.Capabilities["HttpUri"]));
    }

    private static void Check(StatusResult result, string failure)
    {
        if (result.Status != StatusResult.Types.Status.Success)
        {
            throw new WorkerException($"{failure}: {result.Exception?.Message}");
        }
    }
}
