using System.Security.Cryptography;
using System.Text;
using Surveys.Functions.Hosting;
using Surveys.Questionnaires;

namespace Surveys.Functions.Pages;

/// <summary>Where the same page stands in each of our languages.</summary>
internal sealed record LanguageLinks(QuestionnaireCatalog Catalog, string Path)
{
    public IEnumerable<(LanguageTexts Texts, string Href)> Others(LanguageTexts current) =>
        Catalog.Languages.Where(texts => texts != current).Select(texts => (texts, $"{Path}?lang={texts.Language}"));
}

/// <summary>What every page has: head, style, helpline. No third party, no cookie, no script.</summary>
internal static class Page
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#16202a;--paper:#fff;--soft:#eef3f8;--line:#6b7a89;--accent:#0b5cad;--on:#fff}
        @media(prefers-color-scheme:dark){:root{--ink:#eef2f6;--paper:#11181f;--soft:#1d2832;--line:#8fa0b0;--accent:#8ec5ff;--on:#0a1520}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1.125rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
        main,footer,nav{max-width:38rem;margin:0 auto;padding:1rem}
        nav{display:flex;gap:1rem;flex-wrap:wrap;justify-content:flex-end;padding-bottom:0}
        a{color:var(--accent)}
        nav a{display:inline-block;padding:.5rem}
        h1{font-size:1.6rem;line-height:1.2;margin:.5rem 0 1rem}
        h2{font-size:1.2rem}
        fieldset{border:0;margin:0 0 1.5rem;padding:1rem;background:var(--soft);border-radius:.75rem;min-width:0}
        legend{float:left;width:100%;font-weight:600;margin-bottom:.75rem;padding:0}
        legend small{display:block;font-weight:400;font-size:.9rem}
        legend+*{clear:both}
        .option{display:flex;gap:.75rem;align-items:center;min-height:3rem;padding:.5rem .75rem;margin-top:.5rem;border:1px solid var(--line);border-radius:.5rem;background:var(--paper)}
        .option:has(:checked){outline:3px solid var(--accent)}
        .option input{width:1.4rem;height:1.4rem;margin:0;flex:none;accent-color:var(--accent)}
        button,.call{display:block;width:100%;min-height:3.25rem;padding:.75rem 1rem;border:0;border-radius:.75rem;background:var(--accent);color:var(--on);font:inherit;font-weight:700;text-align:center;text-decoration:none}
        input[type=text]{display:block;width:100%;min-height:3.25rem;padding:.5rem .75rem;margin:.5rem 0 1rem;border:1px solid var(--line);border-radius:.5rem;background:var(--paper);color:var(--ink);font:inherit;font-size:1.4rem;letter-spacing:.15em;text-transform:uppercase}
        :focus-visible{outline:3px solid var(--accent);outline-offset:2px}
        footer{border-top:1px solid var(--line);margin-top:2rem}
        dl{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:1rem;margin:0}
        dl div{background:var(--soft);border-radius:.75rem;padding:.75rem 1rem}
        dt{font-size:.95rem}
        dd{margin:0;font-size:1.6rem;font-weight:700;font-variant-numeric:tabular-nums}
        .error{border-left:.4rem solid #c0392b;padding-left:.75rem;font-weight:600}
        """;

    private static readonly string StyleHash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)));

    private static readonly Html StyleElement = new($"<style>{Style}</style>");

    /// <param name="languages">The same page in each of our languages; null where it has only this one.</param>
    public static IResult Show(
        LanguageTexts texts, string title, Html content, int status = StatusCodes.Status200OK, LanguageLinks? languages = null)
    {
        var words = texts.Words;
        var navigation = languages is null ? Html.Empty : Navigation(texts, languages);
        var html = Html.Of($"""
            <!doctype html>
            <html lang="{texts.Language}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width,initial-scale=1">
            <meta name="robots" content="noindex">
            <title>{title} – {words.SiteName}</title>
            {StyleElement}
            </head>
            <body>
            {navigation}
            <main>
            <h1>{title}</h1>
            {content}
            </main>
            <footer>
            <h2>{words.HelplineTitle}</h2>
            <p>{words.HelplineText}</p>
            <p><a class="call" href="tel:116111">{words.CallHelpline}</a></p>
            <p><a href="https://isigurt.al">{words.ReportOnline}</a></p>
            </footer>
            </body>
            </html>

            """);
        return new PageResult(html, status, StyleHash);
    }

    private static Html Navigation(LanguageTexts texts, LanguageLinks languages) => Html.Of($"""
        <nav aria-label="{texts.Words.ChooseLanguage}">
        {Html.Join(languages.Others(texts).Select(other => Html.Of($"""<a href="{other.Href}" hreflang="{other.Texts.Language}" lang="{other.Texts.Language}">{other.Texts.Name}</a> """)))}
        </nav>
        """);

    private sealed record PageResult(Html Page, int Status, string StyleHash) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var headers = httpContext.Response.Headers;
            headers.ContentSecurityPolicy =
                $"default-src 'none'; style-src 'sha256-{StyleHash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
            headers["Referrer-Policy"] = "no-referrer";
            headers.XContentTypeOptions = "nosniff";
            return new BytesResult(Encoding.UTF8.GetBytes(Page.ToString()), "text/html; charset=utf-8", Status).ExecuteAsync(httpContext);
        }
    }
}
