using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Surveys.App.Http;

/// <summary>A request's body, read or refused.</summary>
internal readonly struct Body<T>
    where T : class
{
    private Body(T? value, IResult? refusal) => (Value, Refusal) = (value, refusal);

    public T? Value { get; }

    public IResult? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool IsRead => Value is not null;

    public static Body<T> Read(T value) => new(value, null);

    public static Body<T> Refuse(IResult refusal) => new(null, refusal);
}

internal static class JsonBody
{
    /// <summary>Reads JSON strictly: a member that nobody asked for is an error, as is one that is missing.</summary>
    public static async Task<Body<T>> ReadAsync<T>(HttpContext context, JsonTypeInfo<T> type)
        where T : class
    {
        if (!context.Request.HasJsonContentType())
        {
            return Body<T>.Refuse(Problems.Create(
                StatusCodes.Status415UnsupportedMediaType, "wrong-content-type", "Send JSON, with 'Content-Type: application/json'."));
        }

        try
        {
            return await JsonSerializer.DeserializeAsync(context.Request.Body, type, context.RequestAborted) is { } value
                ? Body<T>.Read(value)
                : Body<T>.Refuse(Invalid("The body says null."));
        }
        catch (JsonException e)
        {
            if (e.Message.Split("required properties including:") is [_, var missing])
            {
                return Body<T>.Refuse(Invalid($"The body lacks {missing.Trim().Split(". ")[0].TrimEnd('.')}."));
            }

            var place = e.Path is { Length: > 2 } path ? path[2..] : null;
            return Body<T>.Refuse(Invalid(
                place is null
                    ? $"The body is not the JSON that this address takes (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1})."
                    : $"The body is not the JSON that this address takes, at '{place}'.",
                place));
        }
    }

    private static IResult Invalid(string detail, string? field = null) =>
        Problems.Create(StatusCodes.Status400BadRequest, "invalid-json", detail, field);
}
