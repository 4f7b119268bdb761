using Surveys.App.Analyze;
using Surveys.App.Campaigns;
using Surveys.App.Collect;
using Surveys.Languages;

namespace Surveys.App.Pages;

/// <summary>The campaign in figures, and a field for a typed code.</summary>
internal static class HomePage
{
    public static async Task<IResult> Show(HttpContext context)
    {
        var texts = RequestLanguage.Choose(context);
        string? typed = context.Request.Query["code"];
        return string.IsNullOrWhiteSpace(typed)
            ? Show(context, texts, Figures(texts.Pages, await Reader(context).ReadAsync(context.RequestAborted)))
            : await OpenAsync(context, texts, typed);
    }

    /// <summary>A wrong code gets the field again without the figures, which would be read from storage.</summary>
    private static async Task<IResult> OpenAsync(HttpContext context, LanguageTexts texts, string typed)
    {
        var codes = context.RequestServices.GetRequiredService<TypedCodes>();
        return await codes.FindAsync(typed, context.RequestAborted) switch
        {
            TypedCodeResult.Found found => Results.Redirect(
                $"{context.RequestServices.GetRequiredService<SurveyLinks>().Page(found.Code).AbsolutePath}?lang={texts.Language}"),
            TypedCodeResult.Busy => Show(
                context, texts, Html.Empty, StatusCodes.Status429TooManyRequests, typed, texts.Pages.TooManyCodesText),
            _ => Show(context, texts, Html.Empty, StatusCodes.Status404NotFound, typed, texts.Pages.TypedCodeWrong),
        };
    }

    private static IResult Show(
        HttpContext context, LanguageTexts texts, Html figures, int status = StatusCodes.Status200OK, string? typed = null, string? error = null)
    {
        var words = texts.Pages;
        var wrong = error is null ? Html.Empty : Html.Of($"""<p class="error" id="wrong" role="alert">{error}</p>""");
        var state = error is null ? Html.Empty : new Html(" aria-invalid=\"true\" autofocus");
        return Page.Show(
            context,
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

    private static LedgerReader Reader(HttpContext context) => context.RequestServices.GetRequiredService<LedgerReader>();

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
