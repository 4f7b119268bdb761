using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.Azure.Functions.Worker;
using Surveys.App.Http;
using Surveys.App.Settings;
using Surveys.Campaigns;
using Surveys.Languages;

namespace Surveys.App.Pages;

/// <summary>
/// The facilitator's page: sessions of these days, a new one, its codes on the projector, how many answers are in, its end.
/// It holds no data; its script fetches them with the staff key, which stays on the device and never is in an address.
/// </summary>
public sealed class StaffPage(LanguageCatalog catalog, SurveySettings settings)
{
    private const int HighestGrade = 12;

    private static readonly string Policy =
        $"default-src 'none'; style-src {Asset.StaffStyle.Hash}; script-src {Asset.StaffScript.Hash}; connect-src 'self'; "
        + "img-src data: blob:; form-action 'none'; base-uri 'none'";

    private static readonly Html Head = new($"""
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width,initial-scale=1">
        <meta name="robots" content="noindex">
        <link rel="icon" href="data:,">
        <style>{Asset.StaffStyle.Text}</style>
        """);

    private static readonly Html Script = new($"<script>{Asset.StaffScript.Text}</script>");

    /// <summary>
    /// In the language that the address or the browser asks for, where the page is written in it; else in the first that it is written in.
    /// </summary>
    [Function("StaffPage"), EndpointSummary("The facilitator's page.")]
    public IResult Show([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "staff")] HttpRequest request)
    {
        var written = catalog.WithStaff;
        var wanted = RequestLanguage.Choose(request, catalog);
        return Page.Send(Whole(written.Contains(wanted) ? wanted : written[0], written, settings), Policy);
    }

    private static Html Whole(LanguageTexts texts, IEnumerable<LanguageTexts> written, SurveySettings settings) => Html.Of($"""
        <!doctype html>
        <html lang="{texts.Language}">
        <head>
        <title>{texts.Staff.SiteName}</title>
        {Head}
        </head>
        <body>
        <header>
        <a href="tel:116111" class="help">{Drawing.Of("phone")}116 111</a>
        <nav id="languages" aria-label="{texts.Staff.ChooseLanguage}">{Html.Join(written.Where(other => other != texts).Select(Link))}</nav>
        <button type="button" id="out" hidden>{texts.Staff.SignOut}</button>
        </header>
        <main>
        <div id="needs"><h1>{texts.Staff.SiteName}</h1><p class="error">{texts.Staff.NeedsScript}</p></div>
        <div id="trouble" role="alert"></div>
        <p id="said" role="status"></p>
        {SignIn(texts.Staff)}
        {List(texts.Staff)}
        {Register(texts.Staff, texts.Report.Audiences)}
        {Session(texts.Staff, settings.TicketDays)}
        {Projection(texts.Staff, settings.PublicBaseUrl)}
        </main>
        <script type="application/json" id="data">{Data(texts)}</script>
        {Script}
        </body>
        </html>

        """);

    private static Html Link(LanguageTexts other) => Html.Of(
        $"""<a href="?lang={other.Language}" hreflang="{other.Language}" lang="{other.Language}">{other.Name}</a>""");

    /// <remarks>
    /// No field of the type password: browsers would offer to keep the key on the school's computer. It has no name, so that no form
    /// could put it into an address.
    /// </remarks>
    private static Html SignIn(StaffWords words) => Html.Of($"""
        <section id="sign-in" data-view hidden>
        <h1 tabindex="-1">{words.KeyTitle}</h1>
        <form class="card" novalidate>
        <label for="key">{words.KeyLabel}</label>
        <p class="mild" id="key-hint">{words.KeyHint}</p>
        <p class="error" id="key-wrong" hidden>{words.KeyWrong}</p>
        <input type="text" id="key" class="masked" autocomplete="off" autocapitalize="none" autocorrect="off" spellcheck="false" aria-describedby="key-hint key-wrong">
        <label class="option"><input type="checkbox" id="remember" aria-describedby="remember-hint"><span>{words.Remember}</span></label>
        <p class="mild" id="remember-hint">{words.RememberWarning}</p>
        <button class="main">{words.SignIn}</button>
        </form>
        </section>
        """);

    private static Html List(StaffWords words) => Html.Of($"""
        <section id="list" data-view hidden>
        <h1 tabindex="-1">{words.ListTitle}</h1>
        <a class="call" href="#register">{words.NewSession}</a>
        <p id="loading">{words.Loading}</p>
        <div id="groups" hidden>
        <section data-group="today"><h2>{words.Today}</h2><p>{words.NoneToday}</p><ul></ul></section>
        <section data-group="coming"><h2>{words.Coming}</h2><ul></ul></section>
        <section data-group="recent"><h2>{words.Recent}</h2><ul></ul></section>
        </div>
        <template id="entry"><li class="card"><h3><a></a></h3><p class="facts"></p><p class="state"></p><a class="call">{words.ShowCodes}</a></li></template>
        </section>
        """);

    private static Html Register(StaffWords words, ImmutableDictionary<Audience, string> audiences) => Html.Of($"""
        <section id="register" data-view hidden>
        <p><a href="#list">{words.AllSessions}</a></p>
        <h1 tabindex="-1">{words.NewSession}</h1>
        <form novalidate autocomplete="off">
        <fieldset id="schools">
        <legend><h2>{words.School}</h2></legend>
        <p class="error" id="search-wrong" hidden>{words.SchoolMissing}</p>
        <label for="search">{words.SchoolSearch}</label>
        <input type="search" id="search" autocomplete="off" spellcheck="false" aria-describedby="search-wrong">
        <p id="found" class="mild" role="status"></p>
        <div id="choices"></div>
        </fieldset>
        <div class="card">
        <label for="date">{words.Day}</label>
        <p class="error" id="date-wrong" hidden>{words.DayMissing}</p>
        <input type="date" id="date" name="date" min="2020-01-01" max="2100-12-31" aria-describedby="date-wrong">
        <label for="group">{words.Group}</label>
        <p class="error" id="group-wrong" hidden>{words.GroupMissing}</p>
        <select id="group" name="group" aria-describedby="group-wrong">
        <option value="">{words.Choose}</option>
        <optgroup label="{words.OneGrade}">{Html.Join(Enumerable.Range(1, HighestGrade).Select(grade => Html.Of(
            $"""<option value="{grade}">{string.Format(null, words.Grade, grade)}</option>""")))}</optgroup>
        <optgroup label="{words.OtherGroups}">{Html.Join(Enum.GetValues<Audience>().Select(audience => Html.Of(
            $"""<option value="{audience.ToString()}">{audiences[audience]}</option>""")))}</optgroup>
        </select>
        </div>
        {People(words, "new", words.HeadcountHint)}
        <button class="main">{words.Register}</button>
        </form>
        </section>
        """);

    private static Html Session(StaffWords words, int ticketDays) => Html.Of($"""
        <section id="session" data-view hidden>
        <p><a href="#list">{words.AllSessions}</a></p>
        <h1 tabindex="-1"></h1>
        <p class="facts"></p>
        <p class="state"></p>
        <p class="notice" hidden></p>
        <section class="card" id="codes">
        <h2>{words.CodeTitle}</h2>
        <div class="phases">{PhaseLink("pre", words.Before)}{PhaseLink("post", words.After)}</div>
        <button type="button" id="poster">{words.Poster}</button>
        </section>
        <dl>
        <div><dt>{words.Before}</dt><dd data-count="pre"></dd></div>
        <div><dt>{words.After}</dt><dd data-count="post"></dd></div>
        </dl>
        <p class="old mild" hidden></p>
        <p class="too-many error" hidden>{words.MoreThanPeople}</p>
        <details id="change">
        <summary>{words.ChangeHeadcount}</summary>
        <form novalidate autocomplete="off">
        {People(words, "change", "")}
        <button class="main">{words.Save}</button>
        </form>
        </details>
        <button type="button" id="close">{words.Close}</button>
        <section class="card" id="closing" hidden>
        <h2 tabindex="-1">{words.CloseTitle}</h2>
        <p>{string.Format(null, words.CloseText, ticketDays)}</p>
        <button type="button" class="bad" id="close-yes">{words.CloseYes}</button>
        <button type="button" id="close-no">{words.CloseNo}</button>
        </section>
        </section>
        """);

    /// <summary>What the pupils see on the wall: so it has the helpline as well.</summary>
    private static Html Projection(StaffWords words, Uri home) => Html.Of($"""
        <section id="show" data-view hidden>
        <div class="phases">{PhaseLink("pre", words.Before)}{PhaseLink("post", words.After)}</div>
        <div class="qr"><img alt="" hidden><p class="error" hidden>{words.QrMissing}</p></div>
        <div class="beside">
        <h1 tabindex="-1"></h1>
        <p class="notice" hidden></p>
        <div class="typing">
        <p>{words.OpenAddress} <b>{home.Authority}{home.AbsolutePath.TrimEnd('/')}</b> {words.AndType}</p>
        <p class="typed"><span></span><span></span></p>
        </div>
        <div class="count"><p role="status" data-count></p><div class="bar" hidden><div></div></div></div>
        <p class="old mild" hidden></p>
        <p class="school mild"></p>
        </div>
        <div class="bottom">
        <a class="back" href="#list">{words.Back}</a>
        <button type="button" id="full" hidden>{words.FullScreen}</button>
        <a href="tel:116111" class="line">ALO 116 111</a>
        </div>
        </section>
        """);

    private static Html PhaseLink(string phase, string text) => Html.Of($"""<a class="call" data-phase="{phase}">{text}</a>""");

    private static Html People(StaffWords words, string prefix, string hint) => Html.Of($"""
        <fieldset class="people">
        <legend><h2>{words.Headcount}</h2></legend>
        {(hint.Length == 0 ? Html.Empty : Html.Of($"""<p class="mild">{hint}</p>"""))}
        <p class="error" id="{prefix}-headcount-wrong" hidden>{words.HeadcountWrong}</p>
        <div class="numbers">
        {Number(prefix, "girls", words.Girls)}
        {Number(prefix, "boys", words.Boys)}
        </div>
        <details>
        <summary>{words.AdultsByRole}</summary>
        <div class="numbers">
        {Html.Join(AdultRoles.All.Select(role => Number(prefix, role.Field(), words.Roles[role])))}
        </div>
        </details>
        </fieldset>
        """);

    private static Html Number(string prefix, string name, string label) => Html.Of($"""
        <div><label for="{prefix}-{name}">{label}</label><input type="text" inputmode="numeric" id="{prefix}-{name}" name="{name}" maxlength="4" aria-describedby="{prefix}-headcount-wrong"></div>
        """);

    private static Html Data(LanguageTexts texts)
    {
        var data = new StaffData(
            texts.Staff,
            texts.Format.Months,
            texts.Report.Audiences.ToImmutableDictionary(entry => entry.Key.ToString(), entry => entry.Value),
            Region.All.ToImmutableDictionary(region => region.Code, region => region.NameIn(texts.Language)));
        return new Html(JsonSerializer.Serialize(data, StaffJson.Readable.StaffData));
    }
}

/// <summary>What the page's script says in the page's language.</summary>
internal sealed record StaffData(
    StaffWords Words,
    ImmutableArray<string> Months,
    ImmutableDictionary<string, string> Audiences,
    ImmutableDictionary<string, string> Regions);

[JsonSerializable(typeof(StaffData))]
internal sealed partial class StaffJson : JsonSerializerContext
{
    /// <summary>Made part of a page: what could end the script's element is escaped, ë and ç stay as they are.</summary>
    public static StaffJson Readable { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });
}
