namespace Surveys.Documents;

/// <summary>
/// The frame of a report's web pages: one document that needs nothing else, no script and no third party; light and dark, on a small
/// screen and on paper.
/// </summary>
public static class ReportPage
{
    /// <summary>Around the one style element, whose content a Content-Security-Policy names by its hash.</summary>
    public const string StyleStart = "<style>";

    public const string StyleEnd = "</style>";

    /// <summary>What stands in the page's own links for the key of whoever reads it: the stored page has none.</summary>
    private const string NoKey = "?key=&amp;";

    private const string Style = """
        :root{color-scheme:light dark;--ink:#1b1f24;--quiet:#545b64;--paper:#fff;--tint:#f2f5f8;--grid:#dfe3e8;--rule:#8a939e;--strong:#004b87;--fall:#b53a00;--s1:#e3e8ee;--s2:#bfcedd;--s3:#8faecb;--s4:#4f83b1;--s5:#004b87}
        @media(prefers-color-scheme:dark){:root{--ink:#eef2f6;--quiet:#b4bec9;--paper:#11181f;--tint:#1b2530;--grid:#2c3844;--rule:#8fa0b0;--strong:#8ec5ff;--fall:#ff9d6e;--s1:#25313d;--s2:#34506b;--s3:#4a7097;--s4:#6a9ccb;--s5:#8ec5ff}}
        *{box-sizing:border-box}
        body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}
        body>*{max-width:62rem;margin:0 auto;padding:1rem}
        a{color:var(--strong)}
        nav{display:flex;flex-wrap:wrap;gap:.5rem;justify-content:flex-end}
        nav a,.call{display:inline-block;padding:.6rem 1rem;border:2px solid var(--strong);border-radius:.5rem;font-weight:600}
        h1{font-size:1.8rem;line-height:1.2;margin:.25rem 0 .5rem}
        h2{font-size:1.3rem;line-height:1.3;margin:2.5rem 0 .5rem}
        h3{font-size:1.05rem;margin:1.75rem 0 .25rem}
        p{margin:.25rem 0 .5rem;max-width:44rem}
        .eyebrow{color:var(--strong);font-weight:700}
        .note,caption,small,.head{color:var(--quiet);font-size:.875rem;font-weight:400}
        small{display:block}
        .counts{display:flex;flex-wrap:wrap;gap:.5rem 2rem;margin:.5rem 0;padding:0;list-style:none}
        .counts b{display:block;font-size:1.6rem;line-height:1.2;font-variant-numeric:tabular-nums}
        .hero{background:var(--tint);border-left:.35rem solid var(--strong);padding:.75rem 1.25rem;margin:1rem 0}
        .hero h3{margin-top:0}
        .scroll{overflow-x:auto;margin:.5rem 0}
        table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
        caption{text-align:left;padding:.25rem 0}
        th,td{padding:.5rem .75rem .5rem 0;border-bottom:1px solid var(--grid);text-align:left;vertical-align:top;font-weight:400}
        thead th{border-bottom-color:var(--rule);color:var(--quiet);font-size:.875rem}
        tbody th[scope=rowgroup]{font-weight:700;padding-top:1rem}
        tbody th[scope=row]{width:30%}
        .strong th,.strong b{font-weight:700}
        td b{font-size:1.05rem}
        svg{display:block;width:100%;height:auto}
        td svg{min-width:10rem}
        th svg{max-width:24rem;margin-top:.25rem}
        td{min-width:4.5rem}
        .ticks{display:flex;justify-content:space-between}
        .grid{stroke:var(--grid)}
        .before{stroke:var(--quiet);stroke-width:1.5;fill:var(--paper)}
        .after{stroke:var(--strong);fill:var(--strong)}
        .from{stroke:var(--rule);stroke-width:2}
        .edge{fill:none;stroke:var(--rule)}
        .s0{fill:var(--paper);stroke:var(--rule)}.s1{fill:var(--s1)}.s2{fill:var(--s2)}.s3{fill:var(--s3)}.s4{fill:var(--s4)}.s5{fill:var(--s5)}
        .border{stroke:var(--paper)}
        .map{max-width:20rem}
        .map .border,.legend rect{stroke:var(--rule)}
        .locator{width:4.5rem;float:right}
        section{clear:both}
        .legend{list-style:none;padding:0}
        .legend svg{display:inline-block;width:1.5rem;margin-right:.5rem;vertical-align:baseline}
        .up::before{content:"\25B2  ";color:var(--strong)}
        .down::before{content:"\25BC  ";color:var(--fall)}
        .level::before{content:"=  "}
        .up,.down{font-weight:700}
        dl{margin:.5rem 0;max-width:44rem}
        dt{font-weight:700;margin-top:.75rem}
        dd{margin:0}
        ul{margin:.5rem 0;padding-left:1.25rem;max-width:44rem}
        .help{border:2px solid var(--strong);border-radius:.5rem;margin-top:1rem;padding:1rem 1.25rem}
        .help h2{margin:0 0 .75rem}
        .help b{font-size:1.8rem;color:var(--strong)}
        :focus-visible{outline:3px solid var(--strong);outline-offset:2px}
        .wall{border:2px solid var(--strong);border-radius:.5rem;padding:0 1.25rem;margin-top:2.5rem}
        @media(max-width:30rem){
        .stack thead{position:absolute;clip-path:inset(50%)}
        .stack,.stack caption,.stack tbody,.stack tr,.stack th,.stack td{display:block;width:100%!important}
        .stack tr{border-bottom:1px solid var(--grid);padding:.5rem 0}
        .stack th,.stack td{border:0;padding:.1rem 0}
        .stack td[data-name]{display:flex;gap:.5rem;align-items:baseline}
        .stack td[data-name]::before{content:attr(data-name);color:var(--quiet);min-width:6rem}
        }
        @media print{
        :root{color-scheme:light;font-size:9.4px;--ink:#000;--quiet:#444;--paper:#fff;--tint:#f2f5f8;--grid:#ccc;--rule:#888;--strong:#004b87;--fall:#b53a00;--s1:#e3e8ee;--s2:#bfcedd;--s3:#8faecb;--s4:#4f83b1;--s5:#004b87}
        @page{size:A4;margin:11mm 14mm}
        *{print-color-adjust:exact}
        nav,.bars thead{display:none}
        body{font-size:1.1rem;line-height:1.3}
        body>*,p,dl,ul{max-width:none}
        body>*{padding:0}
        .note,caption,small,.head,thead th{font-size:1rem}
        p,.counts{margin:.15rem 0}
        h2{margin:1.1rem 0 .3rem;break-after:avoid}
        h3{margin:.6rem 0 0;font-size:1.1rem;break-after:avoid}
        dt{margin-top:.3rem}
        th,td{padding:.12rem .5rem .12rem 0}
        tbody th[scope=rowgroup]{padding-top:.3rem}
        td b{font-size:1.1rem}
        td small,th small{display:inline;margin-left:.4rem}
        td svg,.ticks{width:15rem;min-width:0}
        th .ticks{display:flex;margin:0}
        .counts b{display:inline;font-size:1.5rem}
        .hero{padding:.4rem 1rem;margin:.5rem 0}
        .bars tbody{display:block;break-inside:avoid;border-bottom:1px solid var(--grid);padding-bottom:.2rem}
        .bars tr{display:inline-block;margin-right:1.5rem}
        .bars tr:first-child{display:block}
        .bars th,.bars td{display:inline;border:0;padding:0 .3rem 0 0}
        .bars svg{width:30rem}
        .map{max-width:12rem}
        .locator{width:3rem}
        .legend li{display:inline-block;margin-right:1rem}
        .scroll{margin:.1rem 0;overflow:visible}
        thead{display:table-header-group}
        tr,.hero,.help,dl>*{break-inside:avoid}
        .help{padding:.5rem 1rem;margin-top:.8rem;break-inside:avoid}
        .help h2,.help p{margin:0}
        .wall{break-before:page;border:0;padding:0;margin:0;font-size:2.4rem}
        .wall h2{font-size:4.8rem;margin:1rem 0;color:var(--strong)}
        .wall li{margin:1.5rem 0}
        main:has(.wall)+footer .help{margin-top:4rem;padding:2rem;font-size:1.8rem}
        main:has(.wall)+footer .help b{font-size:6rem}
        }
        """;

    /// <summary>The stored page with the key of whoever reads it in its own links; without one where it is opened without a key.</summary>
    public static string WithKey(string page, string? key) =>
        page.Replace(NoKey, key is null ? "?" : $"?key={Uri.EscapeDataString(key)}&amp;", StringComparison.Ordinal);

    /// <summary>
    /// A page that says in every language of reports why there is none to be seen: whoever opens a broken link may read any of them.
    /// </summary>
    public static string Message(Func<LanguageTexts, Message> message)
    {
        var (texts, others) = (LanguageCatalog.Embedded.WithReports[0], LanguageCatalog.Embedded.WithReports.Skip(1));
        var first = message(texts);
        return Document(texts, first.Title, Html.Empty, Html.Of($"""
            <h1>{first.Title}</h1>
            <p>{first.Text}</p>
            {Html.Join(others.Select(other => Html.Of($"""
                <section lang="{other.Language}">
                <h2>{message(other).Title}</h2>
                <p>{message(other).Text}</p>
                </section>
                """)))}
            """));
    }

    /// <param name="navigation">Links to the other forms of the page; may be empty.</param>
    internal static string Document(LanguageTexts texts, string title, Html navigation, Html content) => Html.Of($"""
        <!doctype html>
        <html lang="{texts.Language}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="robots" content="noindex">
        <meta name="referrer" content="no-referrer">
        <title>{title}</title>
        {new Html(StyleStart + Style + StyleEnd)}
        </head>
        <body>
        {navigation}
        <main>
        {content}
        </main>
        <footer>
        <section class="help" aria-labelledby="help">
        <h2 id="help">{texts.Report.HelplineHeading}</h2>
        <p><a class="call" href="tel:116111"><b>ALO 116 111</b></a></p>
        <p>{texts.Report.HelplineText}</p>
        <p><a href="https://isigurt.al"><b>iSIGURT.al</b></a></p>
        <p>{texts.Report.OnlineText}</p>
        </section>
        </footer>
        </body>
        </html>

        """).ToString();

    /// <summary>The same page in the other languages, and the same report as a PDF.</summary>
    internal static Html Navigation(LanguageTexts texts, IEnumerable<LanguageTexts> languages) => Html.Of($"""
        <nav aria-label="{texts.Report.Web.Forms}">
        <a href="report.pdf{new Html(NoKey)}lang={texts.Language}" type="application/pdf">PDF</a>
        {Html.Join(languages.Where(other => other != texts).Select(other => Html.Of(
            $"""<a href="report{new Html(NoKey)}lang={other.Language}" hreflang="{other.Language}" lang="{other.Language}">{other.Name}</a>""")))}
        </nav>
        """);
}
