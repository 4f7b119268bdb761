using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Surveys.App.Http;

/// <summary>A whole body with its length, as the Functions host wants it.</summary>
internal sealed record BytesResult(ReadOnlyMemory<byte> Body, string ContentType, int Status = StatusCodes.Status200OK) : IResult
{
    public string CacheControl { get; init; } = "no-store";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = Status;
        response.ContentType = ContentType;
        response.ContentLength = Body.Length;
        response.Headers.CacheControl = CacheControl;
        return response.Body.WriteAsync(Body, httpContext.RequestAborted).AsTask();
    }
}

internal static class Answers
{
    public static IResult Json<T>(T value, JsonTypeInfo<T> type, int status = StatusCodes.Status200OK) =>
        new BytesResult(JsonSerializer.SerializeToUtf8Bytes(value, type), "application/json; charset=utf-8", status);
}
