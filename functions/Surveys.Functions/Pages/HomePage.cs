using Surveys.Functions.Analyze;
using Surveys.Functions.Campaigns;
using Surveys.Functions.Collect;
using Surveys.Questionnaires;

namespace Surveys.Functions.Pages;

/// <summary>The campaign in figures, and a field for a typed code.</summary>
internal static class HomePage
{
    public static async Task<IResult> Show(HttpContext context)
    {
        var texts = Languages.Choose(context);
        string? typed = context.Request.Query["code"];
        if (!string.IsNullOrWhiteSpace(typed))
        {
            var collector = context.RequestServices.GetRequiredService<Collector>();
            if (await collector.FindTypedAsync(typed, context.RequestAborted) is { } code)
            {
                var page = context.RequestServices.GetRequiredService<SurveyLinks>().Page(code);
                return Results.Redirect($"{page.AbsolutePath}?lang={texts.Language}");
            }
        }

        var ledger = await context.RequestServices.GetRequiredService<LedgerReader>().ReadAsync(context.RequestAborted);
        return Page.Show(
            context,
            texts,
            texts.Words.HomeTitle,
            Content(texts, ledger, typed),
            string.IsNullOrWhiteSpace(typed) ? StatusCodes.Status200OK : StatusCodes.Status404NotFound);
    }

    private static Html Content(LanguageTexts texts, Ledger ledger, string? typed)
    {
        var words = texts.Words;
        var wrong = string.IsNullOrWhiteSpace(typed) ? Html.Empty : Html.Of($"""<p class="error" id="wrong" role="alert">{words.TypedCodeWrong}</p>""");
        return Html.Of($"""
            <p>{words.HomeText}</p>
            {wrong}
            <form action="/" autocomplete="off">
            <input type="hidden" name="lang" value="{texts.Language}">
            <label for="code">{words.TypedCodeLabel}</label>
            <p id="hint">{words.TypedCodeHint}</p>
            <input type="text" id="code" name="code" value="{typed}" maxlength="16" autocapitalize="characters" autocorrect="off" spellcheck="false" aria-describedby="hint" required>
            <button class="main">{words.TypedCodeButton}</button>
            </form>
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
    }

    private static Html Figure(string label, int value) => Html.Of($"<div><dt>{label}</dt><dd>{value}</dd></div>");
}
