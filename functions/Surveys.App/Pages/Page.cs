using System.IO.Compression;
using System.Text;
using Surveys.Languages;

namespace Surveys.App.Pages;

/// <summary>How a page offers the other languages.</summary>
internal enum LanguageChoice
{
    /// <summary>Links to the same address.</summary>
    Links,

    /// <summary>Buttons of the survey's form, which bring the answers along.</summary>
    Buttons,

    /// <summary>Not at all: the page answers a form and cannot be asked for again.</summary>
    None,
}

/// <summary>What every page has: head, style, script, the quick way out, the helpline. No third party, no cookie.</summary>
internal static class Page
{
    /// <summary>Form of the survey, which buttons outside of it belong to.</summary>
    public const string Form = "survey";

    /// <summary>Tells the service worker that a response is a survey to keep, and not the login page of a network in between.</summary>
    private const string SurveyHeader = "X-Survey";

    /// <summary>Small enough for the first window of a connection. 5 to 8 differ by 1 % in size; 9 takes about 20 times as long.</summary>
    /// <remarks>
    /// Packed here and not by the middleware of all other responses, whose Brotli has only the framework's steps of quality: 1, 4 and 11.
    /// Measured on the largest page, 45,635 bytes of Greek: 4 leaves 13,781 bytes, which with 627 of headers exceed the window's 14,336.
    /// 6 leaves 12,501 in 1.9 ms. 11 leaves 11,422 and takes more than 50 times as long, over 100 ms.
    /// </remarks>
    private const int BrotliQuality = 6;

    private const int BrotliWindow = 18;

    /// <remarks>
    /// In the page's head as well, since the copy a phone keeps has no headers. Frames can be forbidden by a header only.
    /// </remarks>
    private static readonly string Policy =
        $"default-src 'none'; style-src {Asset.Style.Hash}; script-src {Asset.Script.Hash} {Asset.SurveyScript.Hash}; connect-src 'self'; "
        + "worker-src 'self'; img-src data:; form-action 'self'; base-uri 'none'";

    private static readonly Html Head = new($"""
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="{Policy}">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="robots" content="noindex">
        <link rel="icon" href="data:,">
        <style>{Asset.Style.Text}</style>
        """);

    private static readonly Html Script = new($"<script>{Asset.Script.Text}</script>");

    private static readonly Html SurveyScript = new($"<script>{Asset.SurveyScript.Text}</script>");

    public static IResult Show(
        LanguageCatalog catalog,
        LanguageTexts texts,
        string title,
        Html content,
        int status = StatusCodes.Status200OK,
        LanguageChoice languages = LanguageChoice.Links)
    {
        var words = texts.Pages;
        var isSurvey = languages == LanguageChoice.Buttons;
        var html = Html.Of($"""
            <!doctype html>
            <html lang="{texts.Language}">
            <head>
            <title>{title} – {words.SiteName}</title>
            {Head}
            </head>
            <body>
            <header>
            <a class="hide" href="about:blank">{Drawing.Of("hide")}{words.Hide}</a>
            <a class="help" href="tel:116111" aria-label="{words.CallHelpline}">{Drawing.Of("phone")}116 111</a>
            </header>
            <main>
            {Others(catalog, texts, languages)}
            <p id="queue" role="status" data-waiting="{words.WaitingTitle}. {words.WaitingText}" data-received="{words.ReceivedText}" data-late="{words.LateTitle}. {words.LateText}"></p>
            <h1>{title}</h1>
            {content}
            </main>
            <footer>
            <h2>{words.HelplineTitle}</h2>
            <p>{words.HelplineText}</p>
            <p><a class="call" href="tel:116111">{words.CallHelpline}</a></p>
            <p><a href="https://isigurt.al">{words.ReportOnline}</a></p>
            </footer>
            {Script}
            {(isSurvey ? SurveyScript : Html.Empty)}
            </body>
            </html>

            """);
        return new PageResult(html, status, isSurvey);
    }

    /// <summary>Sends a page whose head, style and scripts are its own.</summary>
    public static IResult Send(Html page, string policy) =>
        new PageResult(page, StatusCodes.Status200OK, IsSurvey: false) { OwnPolicy = policy };

    private static Html Others(LanguageCatalog catalog, LanguageTexts texts, LanguageChoice choice)
    {
        var others = catalog.Languages.Where(other => other != texts);
        var entries = choice switch
        {
            LanguageChoice.Links => others.Select(other => Html.Of(
                $"""<a href="?lang={other.Language}" hreflang="{other.Language}" lang="{other.Language}">{other.Name}</a>""")),
            LanguageChoice.Buttons => others.Select(other => Html.Of(
                $"""<button form="{Form}" name="to" value="{other.Language}" lang="{other.Language}">{other.Name}</button>""")),
            _ => [],
        };

        // The first button of a form is the one that Enter presses: it must not be a language.
        return choice == LanguageChoice.None
            ? Html.Empty
            : Html.Of($"""
                {(choice == LanguageChoice.Buttons ? new Html($"""<button form="{Form}" class="default" tabindex="-1" aria-hidden="true"></button>""") : Html.Empty)}
                <nav aria-label="{texts.Pages.ChooseLanguage}">{Html.Join(entries)}</nav>
                """);
    }

    private sealed record PageResult(Html Page, int Status, bool IsSurvey) : IResult
    {
        public string? OwnPolicy { get; init; }

        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            headers.ContentSecurityPolicy = (OwnPolicy ?? Policy) + "; frame-ancestors 'none'";
            headers.Vary = "Accept-Encoding, Accept-Language";
            if (IsSurvey)
            {
                headers[SurveyHeader] = "1";
            }

            var accepted = httpContext.Request.GetTypedHeaders().AcceptEncoding;
            var body = Encoding.UTF8.GetBytes(Page.ToString());
            if (Accepts("br"))
            {
                headers.ContentEncoding = "br";
                body = Brotli(body);
            }
            else if (Accepts("gzip"))
            {
                headers.ContentEncoding = "gzip";
                body = Gzip(body);
            }

            return TypedResults.Text(body, "text/html; charset=utf-8", Status).ExecuteAsync(httpContext);

            bool Accepts(string encoding) => accepted.Any(value => value.Value == encoding && value.Quality is not 0);
        }

        private static byte[] Brotli(byte[] body)
        {
            var packed = new byte[BrotliEncoder.GetMaxCompressedLength(body.Length)];
            return BrotliEncoder.TryCompress(body, packed, out var length, BrotliQuality, BrotliWindow)
                ? packed[..length]
                : throw new InvalidOperationException("Brotli needs more room than it says.");
        }

        private static byte[] Gzip(byte[] body)
        {
            using var packed = new MemoryStream();
            using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
            {
                gzip.Write(body);
            }

            return packed.ToArray();
        }
    }
}
