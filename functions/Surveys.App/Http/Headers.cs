namespace Surveys.App.Http;

/// <summary>The headers of every response. A function that says otherwise is not overruled.</summary>
internal static class Headers
{
    public static Task AddAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(
            static state =>
            {
                var headers = ((HttpResponse)state).Headers;
                headers.TryAdd("Cache-Control", "no-store");
                headers.TryAdd("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
                headers.TryAdd("Referrer-Policy", "no-referrer");
                headers.TryAdd("X-Content-Type-Options", "nosniff");
                return Task.CompletedTask;
            },
            context.Response);
        return next(context);
    }
}
