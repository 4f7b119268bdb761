using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.WebUtilities;

namespace Surveys.App.Http;

/// <summary>Errors as RFC 9457 has them.</summary>
public static class Problems
{
    public const string ContentType = "application/problem+json";

    private const string Prefix = "urn:surveys:problem:";

    /// <param name="slug">Lower-case words with hyphens. It becomes the stable type <c>urn:surveys:problem:slug</c>.</param>
    /// <param name="detail">A sentence that a person understands.</param>
    /// <param name="field">The field at fault, where there is one.</param>
    public static ProblemHttpResult Create(int status, string slug, string detail, string? field = null) => TypedResults.Problem(
        detail,
        statusCode: status,
        type: Prefix + slug,
        extensions: field is null ? null : [KeyValuePair.Create<string, object?>("field", field)]);

    /// <summary>Whether a problem's type has this slug.</summary>
    public static bool Is(string? type, string slug) =>
        type is not null && type.StartsWith(Prefix, StringComparison.Ordinal) && type.AsSpan(Prefix.Length).SequenceEqual(slug);

    internal static IServiceCollection AddProblems(this IServiceCollection services) => services
        .ConfigureHttpJsonOptions(json =>
        {
            // Keeps ë and ç as they are: JSON is never made part of a page.
            json.SerializerOptions.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        })
        .AddProblemDetails(problems => problems.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            problem.Title = ReasonPhrases.GetReasonPhrase(problem.Status ?? StatusCodes.Status500InternalServerError);

            // It would tell requests of one phone from those of another.
            problem.Extensions.Remove("traceId");
        });
}
