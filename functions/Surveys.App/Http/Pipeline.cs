using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace Surveys.App.Http;

/// <summary>What every request goes through before it reaches its function, whatever hosts the app.</summary>
public static class Pipeline
{
    /// <summary>
    /// In this order: errors are said as problems, headers are set, responses are compressed, large bodies and callers without the right
    /// key are refused. The endpoint must have been chosen before; its metadata holds the <see cref="HttpFunction"/>.
    /// </summary>
    public static IApplicationBuilder UseSurveyPipeline(this IApplicationBuilder app) => app
        .Use(Headers.AddAsync)
        .Use(Errors.CatchAsync)
        .UseResponseCompression()
        .Use(BodyLimit.CheckAsync)
        .Use(Access.CheckAsync);

    internal static IServiceCollection AddPipeline(this IServiceCollection services) => services
        .AddProblems()
        .AddResponseCompression(compression =>
        {
            // Safe over https: no response holds both a secret and a text that somebody else chose.
            compression.EnableForHttps = true;
            compression.MimeTypes =
            [
                "application/json", Problems.ContentType, "text/csv", "text/html", "text/plain", "text/javascript", "image/svg+xml",
            ];
        })
        .Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest)
        .Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Fastest);

    internal static HttpFunction? Function(this HttpContext context) => context.GetEndpoint()?.Metadata.GetMetadata<HttpFunction>();
}
