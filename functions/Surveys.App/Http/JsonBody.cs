using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Surveys.App.Http;

/// <summary>Reads JSON strictly: a member that nobody asked for is an error, as is one that is missing.</summary>
internal static class JsonBody
{
    public static async Task<Result<T, IResult>> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancel)
        where T : class
    {
        if (!request.HasJsonContentType())
        {
            return Refuse<T>(Problems.Create(
                StatusCodes.Status415UnsupportedMediaType, "wrong-content-type", "Send JSON, with 'Content-Type: application/json'."));
        }

        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancel);
        var text = body.GetBuffer().AsMemory(0, (int)body.Length);
        try
        {
            return JsonSerializer.Deserialize(text.Span, type) is { } value ? value : Refuse<T>(Invalid("The body says null."));
        }
        catch (JsonException e)
        {
            return Refuse<T>(Explain(text, type, e));
        }
    }

    private static ProblemHttpResult Explain(ReadOnlyMemory<byte> text, JsonTypeInfo type, JsonException e)
    {
        if (e.Path is { Length: > 2 } path)
        {
            return Invalid($"The body is not the JSON that this address takes, at '{path[2..]}'.", path[2..]);
        }

        return Missing(text, type) is { } missing
            ? Invalid($"The body lacks '{missing}'.", missing)
            : Invalid($"The body is not the JSON that this address takes (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).");
    }

    /// <summary>The first required member that the body does not have; null where it has them all or is no object.</summary>
    private static string? Missing(ReadOnlyMemory<byte> text, JsonTypeInfo type)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object
                ? type.Properties.FirstOrDefault(member => member.IsRequired && !root.TryGetProperty(member.Name, out _))?.Name
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Result<T, IResult> Refuse<T>(IResult refusal)
        where T : class => Result.Refused<T, IResult>(refusal);

    private static ProblemHttpResult Invalid(string detail, string? field = null) =>
        Problems.Create(StatusCodes.Status400BadRequest, "invalid-json", detail, field);
}
