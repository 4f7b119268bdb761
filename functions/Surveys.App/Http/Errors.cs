using Surveys.Storage;

namespace Surveys.App.Http;

/// <summary>No request ends without a response that says what was wrong, and none shows the inside.</summary>
internal static class Errors
{
    public static async Task CatchAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (BadHttpRequestException e) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            await (e.StatusCode == StatusCodes.Status413PayloadTooLarge
                ? BodyLimit.TooLarge(context)
                : Problems.Create(e.StatusCode, "bad-request", "The request cannot be read.")).ExecuteAsync(context);
            return;
        }
        catch (ContentionException e) when (!context.Response.HasStarted)
        {
            Report(context, e);
            context.Response.Clear();
            await Problems.Create(
                StatusCodes.Status503ServiceUnavailable,
                "overtaken",
                "Others change the same just now. Try again in some seconds.").ExecuteAsync(context);
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            Report(context, e);
            context.Response.Clear();
            await Problems.Create(
                StatusCodes.Status500InternalServerError,
                "internal",
                "Something went wrong on our side. Try again in a minute.").ExecuteAsync(context);
            return;
        }

        if (context.Response is { HasStarted: false, ContentType: null, StatusCode: 404 or 405 })
        {
            await (context.Response.StatusCode == StatusCodes.Status405MethodNotAllowed
                ? Problems.Create(405, "method-not-allowed", $"This address does not take {context.Request.Method}.")
                : Problems.Create(404, "not-found", "There is nothing at this address.")).ExecuteAsync(context);
        }
    }

    private static void Report(HttpContext context, Exception e) => Log.RequestFailed(
        context.RequestServices.GetRequiredService<ILogger<HttpFunction>>(),
        e,
        context.Request.Method,
        context.Function()?.Route ?? "(no route)");
}
