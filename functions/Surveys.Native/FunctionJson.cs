using System.Text.Json;
using Surveys.App.Http;

namespace Surveys.Native;

/// <summary>The functions as the Azure Functions host reads them from a custom handler: <c>{Name}/function.json</c>.</summary>
internal static class FunctionJson
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    public static void WriteAll(string folder, IEnumerable<FunctionDeclaration> functions)
    {
        foreach (var function in functions)
        {
            var file = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, function.Name)).FullName, "function.json");
            using var stream = File.Create(file);
            Write(stream, function);
        }
    }

    private static void Write(Stream stream, FunctionDeclaration function)
    {
        using var json = new Utf8JsonWriter(stream, Indented);
        json.WriteStartObject();
        json.WriteStartArray("bindings");
        switch (function)
        {
            case HttpFunction http:
                Begin(json, "httpTrigger", "in", "request");

                // The app checks its own keys, so that every way of hosting is guarded alike.
                json.WriteString("authLevel", "anonymous");
                json.WriteStartArray("methods");
                foreach (var method in http.Methods)
                {
                    json.WriteStringValue(method.ToLowerInvariant());
                }

                json.WriteEndArray();

                // An empty route would mean the function's name.
                json.WriteString("route", http.Route.Length == 0 ? "/" : http.Route);
                json.WriteEndObject();
                Begin(json, "http", "out", "response");
                json.WriteEndObject();
                break;
            case TimerFunction timer:
                Begin(json, "timerTrigger", "in", "timer");
                json.WriteString("schedule", timer.Schedule);
                json.WriteBoolean("runOnStartup", false);
                json.WriteEndObject();
                break;
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, string type, string direction, string name)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("direction", direction);
        json.WriteString("name", name);
    }
}
