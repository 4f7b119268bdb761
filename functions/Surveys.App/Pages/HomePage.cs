using Microsoft.Azure.Functions.Worker;
using Surveys.App.Analyze;
using Surveys.App.Campaigns;
using Surveys.App.Collect;
using Surveys.App.Http;
using Surveys.Languages;

namespace Surveys.App.Pages;

/// <summary>The campaign in figures, and a field for a typed code.</summary>
public sealed class HomePage(LanguageCatalog catalog, LedgerReader ledger, TypedCodes codes, SurveyLinks links)
{
    [Function("Home"), EndpointSummary("The campaign in figures, and a field for a typed code.")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = Root.Route)] HttpRequest request, CancellationToken cancel)
    {
        var texts = RequestLanguage.Choose(request, catalog);
        string? typed = request.Query["code"];
        return string.IsNullOrWhiteSpace(typed)
            ? Show(texts, Figures(texts.Pages, await ledger.ReadAsync(cancel)))
            : await OpenAsync(texts, typed, cancel);
    }

    /// <summary>A wrong code gets the field again without the figures, which would be read from storage.</summary>
    private async Task<IResult> OpenAsync(LanguageTexts texts, string typed, CancellationToken cancel) =>
        (await codes.FindAsync(typed, cancel)).TryGet(out var code, out var refusal)
            ? TypedResults.Redirect($"{links.Page(code).AbsolutePath}?lang={texts.Language}")
            : refusal == TypedCodeRefusal.Busy ? Show(
                texts, Html.Empty, StatusCodes.Status429TooManyRequests, typed, texts.Pages.TooManyCodesText)
            : Show(texts, Html.Empty, StatusCodes.Status404NotFound, typed, texts.Pages.TypedCodeWrong);

    private IResult Show(
        LanguageTexts texts, Html figures, int status = StatusCodes.Status200OK, string? typed = null, string? error = null)
    {
        var words = texts.Pages;
        var wrong = error is null ? Html.Empty : Html.Of($"""<p class="error" id="wrong" role="alert">{error}</p>""");
        var state = error is null ? Html.Empty : new Html(" aria-invalid=\"true\" autofocus");
        return Page.Show(
            catalog,
            texts,
            words.HomeTitle,
            Html.Of($"""
                <p>{words.HomeText}</p>
                <form action="/" autocomplete="off" class="card">
                <input type="hidden" name="lang" value="{texts.Language}">
                <label for="code">{words.TypedCodeLabel}</label>
                {wrong}
                <p id="hint">{words.TypedCodeHint}</p>
                <input type="text" id="code" name="code" value="{typed}" maxlength="16" autocapitalize="characters" autocorrect="off" spellcheck="false" aria-describedby="{(error is null ? "hint" : "wrong hint")}" required{state}>
                <button class="main">{words.TypedCodeButton}</button>
                </form>
                {figures}
                """),
            status);
    }

    private static Html Figures(PageWords words, Ledger ledger) => Html.Of($"""
        <h2>{words.FiguresTitle}</h2>
        <dl>
        {Figure(words.FigureSchools, ledger.Schools.Total)}
        {Figure(words.FigureRegions, ledger.Regions)}
        {Figure(words.FigureSessions, ledger.Sessions)}
        {Figure(words.FigurePupils, ledger.Headcount.Pupils)}
        {Figure(words.FigureAdults, ledger.Headcount.Adults)}
        {Figure(words.FigureTarget, ledger.Target)}
        </dl>
        """);

    private static Html Figure(string label, int value) => Html.Of($"<div><dt>{label}</dt><dd>{value}</dd></div>");
}
