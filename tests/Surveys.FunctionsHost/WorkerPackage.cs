using System.Globalization;
using System.Text.Json;

namespace Surveys.FunctionsHost;

/// <summary>What the host reads in the published folder before it starts the worker.</summary>
/// <param name="RoutePrefix">Of host.json; "api" where it says nothing.</param>
internal sealed record WorkerPackage(string Folder, string Executable, string WorkerPath, string RoutePrefix)
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    public static WorkerPackage Read(string folder)
    {
        folder = Path.GetFullPath(folder);
        using var config = Parse(folder, "worker.config.json");
        using var host = Parse(folder, "host.json");
        var description = config.RootElement.GetProperty("description");
        return new WorkerPackage(
            folder,
            description.GetProperty("defaultExecutablePath").GetString()!,
            Path.Combine(folder, description.GetProperty("defaultWorkerPath").GetString()!),
            Find(host.RootElement, "extensions", "http", "routePrefix")?.GetString() ?? "api");
    }

    /// <summary>Starts a worker that calls the host at this address. The first five arguments say the same to older workers.</summary>
    public IReadOnlyList<string> Command(string workerId, Uri host)
    {
        var request = Guid.NewGuid().ToString();
        var most = int.MaxValue.ToString(CultureInfo.InvariantCulture);
        return
        [
            Executable, WorkerPath,
            "--host", host.Host,
            "--port", host.Port.ToString(CultureInfo.InvariantCulture),
            "--workerId", workerId,
            "--requestId", request,
            "--grpcMaxMessageLength", most,
            "--functions-uri", host.AbsoluteUri,
            "--functions-worker-id", workerId,
            "--functions-request-id", request,
            "--functions-grpc-max-message-length", most,
        ];
    }

    private static JsonDocument Parse(string folder, string file) =>
        JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, file)), Lenient);

    private static JsonElement? Find(JsonElement from, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (!from.TryGetProperty(name, out from))
            {
                return null;
            }
        }

        return from;
    }
}
