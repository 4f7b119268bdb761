using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;

namespace Surveys.App.Http;

/// <summary>An error as RFC 9457 has it.</summary>
/// <param name="Type">Stable; clients may rely on it.</param>
/// <param name="Detail">A sentence a person understands.</param>
/// <param name="Field">The field at fault, where there is one.</param>
public sealed record Problem(string Type, string Title, int Status, string Detail, string? Field = null) : IResult
{
    public const string ContentType = "application/problem+json";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(this, ProblemJson.Readable.Problem);
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        return response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}

public static class Problems
{
    /// <param name="slug">Lower-case words with hyphens; becomes <c>urn:surveys:problem:slug</c>.</param>
    public static IResult Create(int status, string slug, string detail, string? field = null) =>
        new Problem($"urn:surveys:problem:{slug}", ReasonPhrases.GetReasonPhrase(status), status, detail, field);
}

[JsonSerializable(typeof(Problem))]
internal sealed partial class ProblemJson : JsonSerializerContext
{
    /// <summary>Keeps ë and ç as they are: the answer is never part of a page.</summary>
    public static ProblemJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
