using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.App.Collect;
using Surveys.App.Http;
using Surveys.App.Settings;
using Surveys.Languages;
using Surveys.Questionnaires;

namespace Surveys.App.Pages;

/// <summary>The survey page, and what becomes of its form where there is no script.</summary>
internal static class SurveyPages
{
    private static readonly ImmutableDictionary<string, string> NoAnswers = ImmutableDictionary<string, string>.Empty;

    public static async Task<IResult> Show(HttpContext context)
    {
        var texts = RequestLanguage.Choose(context);
        var (survey, refusal) = await Collector(context).OpenAsync(Code(context), context.RequestAborted);
        return survey is null
            ? Refuse(context, texts, refusal!)
            : ShowForm(context, texts, survey, new FormState(Guid.NewGuid(), survey.Ticket.Sign(Settings(context).LinkKeys), NoAnswers));
    }

    public static async Task<IResult> Submit(HttpContext context)
    {
        var texts = RequestLanguage.Choose(context);
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
            return ErrorPage(context, texts);
        }

        texts = RequestLanguage.Find(context, form["lang"]);
        if (!Guid.TryParseExact(form["id"], "D", out var id))
        {
            return ErrorPage(context, texts);
        }

        var answers = form.Where(field => field.Key.StartsWith(SurveyForm.Question, StringComparison.Ordinal))
            .ToDictionary(field => field.Key[SurveyForm.Question.Length..], field => field.Value.ToString());
        if (form.ContainsKey("to"))
        {
            return await SpeakAsync(context, RequestLanguage.Find(context, form["to"]), new FormState(id, form["ticket"].ToString(), answers));
        }

        var code = Code(context);
        var receipt = await Collector(context).SubmitAsync(
            new Submission(code, id, answers, form["ticket"], null, texts.Language), context.RequestAborted);
        return receipt switch
        {
            Receipt.Accepted => new SeeOther($"/s/{code}/thanks?lang={texts.Language}"),
            Receipt.Closed => Message(context, texts, texts.Pages.LateTitle, texts.Pages.LateText, StatusCodes.Status410Gone),
            _ => Refuse(context, texts, receipt),
        };
    }

    /// <summary>The page after sending. Reached by 303, so that a reload sends nothing.</summary>
    public static Task<IResult> Thanks(HttpContext context)
    {
        var texts = RequestLanguage.Choose(context);
        var words = texts.Pages;
        var code = SurveyCode.Verify(Settings(context).LinkKeys, Code(context));
        return Task.FromResult(code is null
            ? Refuse(context, texts, new Receipt.NoSuchCode())
            : Page.Show(
                context,
                texts,
                words.ThanksTitle,
                Html.Of($"""
                    <p>{(code.Value.Phase == Phase.Pre ? words.ThanksPre : words.ThanksPost)}</p>
                    <p>{words.NextPupilText}</p>
                    <p><a class="call" href="/s/{Code(context)}?lang={texts.Language}">{words.NextPupil}</a></p>
                    """)));
    }

    /// <summary>The same form in another language: the same response, the answers so far. Without a script, answers live in the form only.</summary>
    private static async Task<IResult> SpeakAsync(HttpContext context, LanguageTexts texts, FormState state)
    {
        var (survey, refusal) = await Collector(context).OpenAsync(Code(context), context.RequestAborted);
        return survey is null ? Refuse(context, texts, refusal!) : ShowForm(context, texts, survey, state);
    }

    private static IResult ShowForm(HttpContext context, LanguageTexts texts, OpenSurvey survey, FormState state) => Page.Show(
        context,
        texts,
        survey.Code.Phase == Phase.Pre ? texts.Pages.TitlePre : texts.Pages.TitlePost,
        SurveyForm.Of(Code(context)!, texts, survey, state),
        languages: LanguageChoice.Buttons);

    private static IResult Refuse(HttpContext context, LanguageTexts texts, Receipt refusal)
    {
        var words = texts.Pages;
        return refusal switch
        {
            Receipt.NoSuchCode => Message(context, texts, words.UnknownTitle, words.UnknownText, StatusCodes.Status404NotFound),
            Receipt.NotYetOpen => Message(context, texts, words.NotOpenTitle, words.NotOpenText, StatusCodes.Status409Conflict),
            Receipt.Closed => Message(context, texts, words.ClosedTitle, words.ClosedText, StatusCodes.Status410Gone),
            Receipt.Contradicted => Message(context, texts, words.AlreadySentTitle, words.AlreadySentText, StatusCodes.Status409Conflict),
            Receipt.Busy => Message(context, texts, words.BusyTitle, words.BusyText, StatusCodes.Status429TooManyRequests),
            _ => ErrorPage(context, texts),
        };
    }

    private static IResult ErrorPage(HttpContext context, LanguageTexts texts) =>
        Message(context, texts, texts.Pages.ErrorTitle, texts.Pages.ErrorText, StatusCodes.Status400BadRequest);

    private static IResult Message(HttpContext context, LanguageTexts texts, string title, string text, int status) => Page.Show(
        context,
        texts,
        title,
        Html.Of($"<p>{text}</p>"),
        status,
        HttpMethods.IsGet(context.Request.Method) ? LanguageChoice.Links : LanguageChoice.None);

    private static string? Code(HttpContext context) => (string?)context.GetRouteValue("code");

    private static SurveySettings Settings(HttpContext context) => context.RequestServices.GetRequiredService<SurveySettings>();

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
