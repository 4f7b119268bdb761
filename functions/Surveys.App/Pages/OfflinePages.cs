using System.Text;
using Surveys.App.Http;

namespace Surveys.App.Pages;

/// <summary>What lets a page once opened work without a connection.</summary>
internal static class OfflinePages
{
    private static readonly byte[] WorkerBytes = Encoding.UTF8.GetBytes(Asset.Worker.Text);

    /// <summary>The service worker. At the root, since a QR code writes the path of its page in upper case and scopes know case.</summary>
    public static Task<IResult> Worker(HttpContext context)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; connect-src 'self'";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return Task.FromResult<IResult>(new BytesResult(WorkerBytes, "text/javascript; charset=utf-8") { CacheControl = "no-cache" });
    }

    /// <summary>What the service worker shows where the server cannot be reached and the phone has not kept the page.</summary>
    public static Task<IResult> Offline(HttpContext context)
    {
        var texts = RequestLanguage.Choose(context);
        var words = texts.Pages;
        return Task.FromResult(Page.Show(
            context,
            texts,
            words.OfflineTitle,
            Html.Of($"""<p>{words.OfflineText}</p><p><a class="call" href="">{words.TryAgain}</a></p>"""),
            languages: LanguageChoice.None));
    }
}
