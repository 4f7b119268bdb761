using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Surveys.App.Http;

/// <summary>Refuses a body that is larger than its function takes.</summary>
internal static class BodyLimit
{
    /// <summary>A client that is still sending may never read the response; up to here it may finish first.</summary>
    private const long MostRead = 8 * 1024 * 1024;

    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Function() is not { } function)
        {
            await next(context);
            return;
        }

        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        if (context.Request.ContentLength > function.MaxBody)
        {
            if (context.Request.ContentLength <= MostRead)
            {
                limit?.MaxRequestBodySize = MostRead;
                await context.Request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
            }

            await TooLarge(context).ExecuteAsync(context);
            return;
        }

        limit?.MaxRequestBodySize = function.MaxBody;
        await next(context);
    }

    public static ProblemHttpResult TooLarge(HttpContext context)
    {
        // What may be left of the body is not read, so the connection cannot be used again.
        context.Response.Headers.Connection = "close";
        return Problems.Create(
            StatusCodes.Status413PayloadTooLarge,
            "too-large",
            $"The body is larger than the {(context.Function()?.MaxBody ?? MaxBodyAttribute.Usual) / 1024} KB this address takes.");
    }
}
