namespace Surveys.App.Http;

/// <summary>The headers of every response. A function that says otherwise is not overruled.</summary>
internal static class Headers
{
    /// <summary>Who is told to come again later waits so long: a page's next try, a limit's next share, a lost race's end.</summary>
    private const string RetrySeconds = "5";

    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(
            static state =>
            {
                var response = (HttpResponse)state;
                var headers = response.Headers;
                headers.TryAdd("Cache-Control", "no-store");
                headers.TryAdd("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
                headers.TryAdd("Referrer-Policy", "no-referrer");
                headers.TryAdd("X-Content-Type-Options", "nosniff");
                if (response.StatusCode is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
                {
                    headers.TryAdd("Retry-After", RetrySeconds);
                }

                return Task.CompletedTask;
            },
            context.Response);
        return next(context);
    }
}
