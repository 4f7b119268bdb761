using Surveys.Campaigns;
using Surveys.Functions.Collect;
using Surveys.Functions.Hosting;
using Surveys.Questionnaires;

namespace Surveys.Functions.Pages;

/// <summary>The survey as a form that needs nothing but HTML.</summary>
internal static class SurveyPages
{
    private const string Question = "q-";

    public static async Task<IResult> Show(HttpContext context)
    {
        var texts = Languages.Choose(context);
        var (survey, refusal) = await Collector(context).OpenAsync(Code(context), context.RequestAborted);
        if (survey is null)
        {
            return Refuse(texts, refusal!);
        }

        var words = texts.Words;
        return Page.Show(
            texts,
            survey.Code.Phase == Phase.Pre ? words.TitlePre : words.TitlePost,
            Form(context, texts, survey),
            languages: new LanguageLinks(context.RequestServices.GetRequiredService<QuestionnaireCatalog>(), context.Request.Path.Value!));
    }

    public static async Task<IResult> Submit(HttpContext context)
    {
        var texts = Languages.Choose(context);
        if (!context.Request.HasFormContentType)
        {
            return Problems.Create(
                StatusCodes.Status415UnsupportedMediaType, "wrong-content-type", "This address takes the form of its own page.");
        }

        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException)
        {
            return ErrorPage(texts, StatusCodes.Status400BadRequest);
        }

        texts = Languages.Find(context, form["lang"]);
        if (!Guid.TryParseExact(form["id"], "D", out var id))
        {
            return ErrorPage(texts, StatusCodes.Status400BadRequest);
        }

        var answers = form.Where(field => field.Key.StartsWith(Question, StringComparison.Ordinal))
            .ToDictionary(field => field.Key[Question.Length..], field => field.Value.ToString());
        var code = Code(context);
        var receipt = await Collector(context).SubmitAsync(
            new Submission(code, id, answers, form["ticket"], null, texts.Language), context.RequestAborted);
        return receipt is Receipt.Accepted
            ? new SeeOther($"/s/{code}/thanks?lang={texts.Language}")
            : Refuse(texts, receipt);
    }

    /// <summary>The page after sending. Reached by 303, so that a reload sends nothing.</summary>
    public static Task<IResult> Thanks(HttpContext context)
    {
        var texts = Languages.Choose(context);
        var code = SurveyCode.Verify(context.RequestServices.GetRequiredService<SurveySettings>().LinkKeys, Code(context));
        return Task.FromResult(code is null
            ? Refuse(texts, new Receipt.NoSuchCode())
            : Page.Show(
                texts,
                texts.Words.ThanksTitle,
                Html.Of($"<p>{(code.Value.Phase == Phase.Pre ? texts.Words.ThanksPre : texts.Words.ThanksPost)}</p>")));
    }

    private static Html Form(HttpContext context, LanguageTexts texts, OpenSurvey survey)
    {
        var words = texts.Words;
        var questionnaire = texts[survey.Questionnaire.Id];
        var items = survey.Questionnaire.ItemsIn(survey.Code.Phase).ToList();
        var questions = items.Select((item, i) => Html.Of($"""
            <fieldset>
            <legend><small>{string.Format(null, words.QuestionOf, i + 1, items.Count)}</small>{questionnaire.Items[item.Id].Text}</legend>
            {Html.Join(item.Options.Select(option => Html.Of($"""
            <label class="option"><input type="radio" name="{Question}{item.Id}" value="{option}"><span>{questionnaire.Items[item.Id].Options[option]}</span></label>
            """)))}
            </fieldset>
            """));
        return Html.Of($"""
            <p>{questionnaire.Title}</p>
            <p>{words.Privacy}</p>
            <p>{words.MaySkip}</p>
            <form method="post" action="/s/{Code(context)}" autocomplete="off">
            <input type="hidden" name="id" value="{Guid.NewGuid().ToString()}">
            <input type="hidden" name="ticket" value="{survey.Ticket.Sign(context.RequestServices.GetRequiredService<SurveySettings>().LinkKeys)}">
            <input type="hidden" name="lang" value="{texts.Language}">
            {Html.Join(questions)}
            <button>{words.Send}</button>
            </form>
            """);
    }

    private static IResult Refuse(LanguageTexts texts, Receipt refusal)
    {
        var words = texts.Words;
        return refusal switch
        {
            Receipt.NoSuchCode => Message(words.UnknownTitle, words.UnknownText, StatusCodes.Status404NotFound),
            Receipt.NotYetOpen => Message(words.NotOpenTitle, words.NotOpenText, StatusCodes.Status409Conflict),
            Receipt.Closed => Message(words.ClosedTitle, words.ClosedText, StatusCodes.Status410Gone),
            Receipt.Contradicted => Message(words.AlreadySentTitle, words.AlreadySentText, StatusCodes.Status409Conflict),
            Receipt.Busy => Message(words.BusyTitle, words.BusyText, StatusCodes.Status429TooManyRequests),
            _ => ErrorPage(texts, StatusCodes.Status400BadRequest),
        };

        IResult Message(string title, string text, int status) => Page.Show(texts, title, Html.Of($"<p>{text}</p>"), status);
    }

    private static IResult ErrorPage(LanguageTexts texts, int status) =>
        Page.Show(texts, texts.Words.ErrorTitle, Html.Of($"<p>{texts.Words.ErrorText}</p>"), status);

    private static string? Code(HttpContext context) => (string?)context.GetRouteValue("code");

    private static Collector Collector(HttpContext context) => context.RequestServices.GetRequiredService<Collector>();

    private sealed record SeeOther(string Location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = Location;
            return Task.CompletedTask;
        }
    }
}
