using System.Text;
using System.Text.Json;
using Google.Protobuf.Collections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Surveys.FunctionsHost.Rpc;

namespace Surveys.FunctionsHost.Http;

/// <summary>
/// What the host tells a worker about a request beside the request itself. The worker fills a function's other parameters from it, by
/// name: from the route, else from the query, else from the top of a JSON body. It is the host's habit and not safe to lean on.
/// </summary>
internal static class TriggerMetadata
{
    /// <summary>Reads a body of known length, as the host does, and leaves it at its beginning.</summary>
    public static async Task FillAsync(MapField<string, TypedData> metadata, HttpContext http)
    {
        var all = new Dictionary<string, TypedData?>(StringComparer.OrdinalIgnoreCase);
        var request = http.Request;
        if (request.ContentLength > 0)
        {
            request.EnableBuffering();
            using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
            AddBody(all, await reader.ReadToEndAsync(http.RequestAborted));
            request.Body.Position = 0;
        }

        foreach (var (name, values) in request.Query.Where(pair => !pair.Key.Equals("code", StringComparison.OrdinalIgnoreCase)))
        {
            all[name] = Text(values[^1]);
        }

        foreach (var (name, value) in request.RouteValues)
        {
            all[name] = Text(value?.ToString());
        }

        // An optional part that is not in the path hides a query parameter of its name.
        foreach (var parameter in ((RouteEndpoint)http.GetEndpoint()!).RoutePattern.Parameters)
        {
            all[parameter.Name] = request.RouteValues.ContainsKey(parameter.Name) ? all[parameter.Name] : null;
        }

        all.TryAdd("Query", Json(request.Query.ToDictionary(pair => pair.Key, pair => pair.Value[^1])));
        all.TryAdd("Headers", Json(request.Headers.ToDictionary(pair => pair.Key, string? (pair) => pair.Value.ToString())));
        foreach (var (name, value) in all)
        {
            if (value is not null)
            {
                metadata[name] = value;
            }
        }
    }

    private static void AddBody(Dictionary<string, TypedData?> all, string body)
    {
        try
        {
            var parsed = body.AsSpan().TrimStart().StartsWith('{') ? JsonElement.Parse(body) : default;
            if (parsed.ValueKind != JsonValueKind.Object)
            {
                return;
            }

            foreach (var property in parsed.EnumerateObject())
            {
                switch (property.Value.ValueKind)
                {
                    case JsonValueKind.Array or JsonValueKind.Null:
                        break;
                    case JsonValueKind.String:
                        all[property.Name] = Text(property.Value.GetString());
                        break;
                    default:
                        all[property.Name] = new TypedData { Json = property.Value.GetRawText() };
                        break;
                }
            }
        }
        catch (JsonException)
        {
            // Not JSON after all: then there is nothing to take from it.
        }
    }

    private static TypedData? Text(string? value) => value is null ? null : new TypedData { String = value };

    private static TypedData Json(Dictionary<string, string?> values) => new() { Json = JsonSerializer.Serialize(values) };
}
