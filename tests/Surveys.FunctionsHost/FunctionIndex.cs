using System.Text.Json;
using System.Text.RegularExpressions;
using Surveys.FunctionsHost.Rpc;

namespace Surveys.FunctionsHost;

/// <summary>Reads the worker's list of functions, and says which of them it shall load.</summary>
internal static partial class FunctionIndex
{
    public static LoadedFunction Read(RpcFunctionMetadata metadata, IReadOnlyDictionary<string, string> settings)
    {
        var trigger = metadata.RawBindings.Select(Parse).Single(IsTrigger);
        var type = Text(trigger, "type")!;
        var http = type.Equals("httpTrigger", StringComparison.OrdinalIgnoreCase);
        var route = Text(trigger, "route");
        return new LoadedFunction(
            metadata.Name,
            type,
            http ? (string.IsNullOrEmpty(route) ? metadata.Name : route) : null,
            http && trigger.TryGetProperty("methods", out var methods) ? [.. methods.EnumerateArray().Select(Lower)] : [],
            Text(trigger, "schedule") is { } schedule ? Setting().Replace(schedule, match => Resolve(match.Groups[1].Value)) : null)
        {
            Id = metadata.FunctionId,
            Parameter = Text(trigger, "name")!,
        };

        string Resolve(string name) =>
            settings.TryGetValue(name, out var value) ? value : throw new WorkerException(
                $"{metadata.Name}: there is no setting '{name}'.");
    }

    /// <summary>The host tells the worker its own bindings again, with less in them.</summary>
    public static FunctionLoadRequest LoadRequest(RpcFunctionMetadata metadata)
    {
        var request = new FunctionLoadRequest
        {
            FunctionId = metadata.FunctionId,
            Metadata = new RpcFunctionMetadata
            {
                Name = metadata.Name,
                Directory = metadata.Directory,
                EntryPoint = metadata.EntryPoint,
                ScriptFile = metadata.ScriptFile,
                Properties = { metadata.Properties },
            },
        };
        foreach (var binding in metadata.RawBindings.Select(Parse))
        {
            request.Metadata.Bindings[Text(binding, "name")!] = new BindingInfo
            {
                Type = Text(binding, "type"),
                Direction = Enum.Parse<BindingInfo.Types.Direction>(Text(binding, "direction") ?? "in", ignoreCase: true),
            };
        }

        return request;
    }

    private static JsonElement Parse(string json) => JsonElement.Parse(json);

    private static bool IsTrigger(JsonElement binding) => Text(binding, "type")!.EndsWith("Trigger", StringComparison.OrdinalIgnoreCase);

    private static string? Text(JsonElement binding, string property) =>
        binding.TryGetProperty(property, out var value) ? value.GetString() : null;

#pragma warning disable CA1308 // The route table shows methods as function.json writes them.
    private static string Lower(JsonElement method) => method.GetString()!.ToLowerInvariant();
#pragma warning restore CA1308

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Setting();
}
