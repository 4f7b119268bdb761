using System.Net.Mime;
using System.Text;
using Microsoft.Azure.Functions.Worker;
using Surveys.App.Http;
using Surveys.Languages;

namespace Surveys.App.Pages;

/// <summary>What lets a page once opened work without a connection.</summary>
public sealed class OfflinePages(LanguageCatalog catalog)
{
    private static readonly byte[] WorkerBytes = Encoding.UTF8.GetBytes(Asset.Worker.Text);

    /// <summary>The service worker. At the root, since a QR code writes the path of its page in upper case and scopes know case.</summary>
    [Function("ServiceWorker"), EndpointSummary("Keeps the survey page on the phone and sends what waits.")]
    public static IResult Worker([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sw.js")] HttpRequest request)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; connect-src 'self'";
        headers.CacheControl = "no-cache";
        return TypedResults.Text(WorkerBytes, MediaTypeNames.Text.JavaScript + "; charset=utf-8");
    }

    /// <summary>What the service worker shows where the server cannot be reached and the phone has not kept the page.</summary>
    [Function("OfflinePage"), EndpointSummary("Kept on the phone for when the server cannot be reached.")]
    public IResult Offline([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "offline")] HttpRequest request)
    {
        var texts = RequestLanguage.Choose(request, catalog);
        var words = texts.Pages;
        return Page.Show(
            catalog,
            texts,
            words.OfflineTitle,
            Html.Of($"""<p>{words.OfflineText}</p><p><a class="call" href="">{words.TryAgain}</a></p>"""),
            languages: LanguageChoice.None);
    }
}
