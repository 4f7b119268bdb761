using System.Collections.Immutable;
using Microsoft.Azure.Functions.Worker;
using Surveys.App.Collect;
using Surveys.App.Http;
using Surveys.App.Settings;
using Surveys.Campaigns;
using Surveys.Languages;

namespace Surveys.App.Pages;

/// <summary>The survey page, and what becomes of its form where there is no script.</summary>
public sealed class SurveyPages(Collector collector, LanguageCatalog catalog, SurveySettings settings)
{
    private static readonly ImmutableDictionary<string, string> NoAnswers = ImmutableDictionary<string, string>.Empty;

    [Function("SurveyPage"), EndpointSummary("The survey page.")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "s/{code}")] HttpRequest request,
        string code,
        CancellationToken cancel)
    {
        var texts = RequestLanguage.Choose(request, catalog);
        return (await collector.OpenAsync(code, cancel)).TryGet(out var survey, out var refusal)
            ? ShowForm(code, texts, survey)
            : Refuse(request, texts, refusal);
    }

    [Function("SurveyPageSubmit"), EndpointSummary("The form's answer without JavaScript.")]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "s/{code}")] HttpRequest request, string code, CancellationToken cancel)
    {
        var texts = RequestLanguage.Choose(request, catalog);
        if (!request.HasFormContentType)
        {
            return Problems.Create(
                StatusCodes.Status415UnsupportedMediaType, "wrong-content-type", "This address takes the form of its own page.");
        }

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(cancel);
        }
        catch (InvalidDataException)
        {
            return NotUnderstood(request, texts);
        }

        texts = RequestLanguage.Find(request, catalog, form["lang"]);
        if (!Guid.TryParseExact(form["id"], "D", out var id))
        {
            return NotUnderstood(request, texts);
        }

        var answers = form.Where(field => field.Key.StartsWith(SurveyForm.Question, StringComparison.Ordinal))
            .ToDictionary(field => field.Key[SurveyForm.Question.Length..], field => field.Value.ToString());
        if (form.ContainsKey("to"))
        {
            var state = new FormState(id, form["ticket"].ToString(), answers);
            return await SpeakAsync(request, code, RequestLanguage.Find(request, catalog, form["to"]), state, cancel);
        }

        var submission = new Submission(code, id, answers, form["ticket"], null);
        if ((await collector.SubmitAsync(submission, cancel)).TryGet(out _, out var refusal))
        {
            request.HttpContext.Response.Headers.Location = $"/s/{code}/thanks?lang={texts.Language}";
            return TypedResults.StatusCode(StatusCodes.Status303SeeOther);
        }

        return refusal is SurveyRefusal.Closed
            ? Message(request, texts, texts.Pages.LateTitle, texts.Pages.LateText, StatusCodes.Status410Gone)
            : Refuse(request, texts, refusal);
    }

    /// <summary>The page after sending. Reached by 303, so that a reload sends nothing.</summary>
    [Function("SurveyPageThanks"), EndpointSummary("The page after sending.")]
    public IResult Thanks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "s/{code}/thanks")] HttpRequest request, string code)
    {
        var texts = RequestLanguage.Choose(request, catalog);
        var words = texts.Pages;
        return SurveyCode.Verify(settings.LinkKeys, code) is { } survey
            ? Page.Show(
                catalog,
                texts,
                words.ThanksTitle,
                Html.Of($"""
                    <p>{(survey.Phase == Phase.Pre ? words.ThanksPre : words.ThanksPost)}</p>
                    <p>{words.NextPupilText}</p>
                    <p><a class="call" href="/s/{code}?lang={texts.Language}">{words.NextPupil}</a></p>
                    """))
            : Refuse(request, texts, new SurveyRefusal.NoSuchCode());
    }

    /// <summary>
    /// The same form in another language: the same response, the answers so far. Without a script, answers live in the form only.
    /// </summary>
    private async Task<IResult> SpeakAsync(
        HttpRequest request, string code, LanguageTexts texts, FormState state, CancellationToken cancel) =>
        (await collector.OpenAsync(code, cancel)).TryGet(out var survey, out var refusal)
            ? ShowForm(code, texts, survey, state)
            : Refuse(request, texts, refusal);

    internal IResult ShowForm(string code, LanguageTexts texts, OpenSurvey survey) =>
        ShowForm(code, texts, survey, new FormState(Guid.NewGuid(), survey.Ticket.Sign(settings.LinkKeys), NoAnswers));

    private IResult ShowForm(string code, LanguageTexts texts, OpenSurvey survey, FormState state) => Page.Show(
        catalog,
        texts,
        survey.Code.Phase == Phase.Pre ? texts.Pages.TitlePre : texts.Pages.TitlePost,
        SurveyForm.Of(code, texts, survey, state),
        languages: LanguageChoice.Buttons);

    private IResult Refuse(HttpRequest request, LanguageTexts texts, SurveyRefusal refusal)
    {
        var words = texts.Pages;
        return refusal switch
        {
            SurveyRefusal.NoSuchCode => Message(request, texts, words.UnknownTitle, words.UnknownText, StatusCodes.Status404NotFound),
            SurveyRefusal.NotYetOpen => Message(request, texts, words.NotOpenTitle, words.NotOpenText, StatusCodes.Status409Conflict),
            SurveyRefusal.Closed => Message(request, texts, words.ClosedTitle, words.ClosedText, StatusCodes.Status410Gone),
            SurveyRefusal.Contradicted =>
                Message(request, texts, words.AlreadySentTitle, words.AlreadySentText, StatusCodes.Status409Conflict),
            SurveyRefusal.Busy => Message(request, texts, words.BusyTitle, words.BusyText, StatusCodes.Status429TooManyRequests),
            _ => NotUnderstood(request, texts),
        };
    }

    private IResult NotUnderstood(HttpRequest request, LanguageTexts texts) =>
        Message(request, texts, texts.Pages.ErrorTitle, texts.Pages.ErrorText, StatusCodes.Status400BadRequest);

    private IResult Message(HttpRequest request, LanguageTexts texts, string title, string text, int status) => Page.Show(
        catalog,
        texts,
        title,
        Html.Of($"<p>{text}</p>"),
        status,
        HttpMethods.IsGet(request.Method) ? LanguageChoice.Links : LanguageChoice.None);
}
