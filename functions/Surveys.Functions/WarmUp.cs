using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Surveys.App;
using Surveys.App.Pages;

namespace Surveys.Functions;

/// <summary>Uses the time that the host takes to load the functions for what the first page needs.</summary>
internal static class WarmUp
{
    /// <summary>Begins on another thread, and is waited for by nobody.</summary>
    public static void Begin(IServiceProvider services) => Task.Run(async () =>
    {
        try
        {
            var http = new DefaultHttpContext { RequestServices = services };
            http.Request.Method = HttpMethods.Get;
            http.Request.Headers.AcceptEncoding = "gzip, deflate, br";
            http.Request.Headers.AcceptLanguage = "sq";
            await services.GetRequiredService<HttpPipeline>().RunAsync(
                http, "SurveyPage", () => services.GetRequiredService<FirstPage>().MakeAsync(http));
        }
#pragma warning disable CA1031 // Who asks for a page will be told what is wrong; health/ready tells it too.
        catch (Exception e)
#pragma warning restore CA1031
        {
            Log.FirstPageNotMade(services.GetRequiredService<ILogger<HttpPipeline>>(), e.GetType().Name);
        }
    });
}
