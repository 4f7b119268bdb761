using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Surveys.App.Http;
using Surveys.App.Settings;
using Surveys.Campaigns;
using Surveys.Languages;
using Surveys.Questionnaires;

namespace Surveys.App.Collect;

/// <summary>A question as a page shows it.</summary>
public sealed record QuestionView(string Id, ItemKind Kind, string Text, IReadOnlyList<OptionView> Options);

public sealed record OptionView(string Id, string Text);

/// <summary>A survey that may be answered now.</summary>
/// <param name="Ticket">To be sent back with the answers: it lets them arrive after the session has closed.</param>
public sealed record SurveyView(
    string Questionnaire, Phase Phase, string Language, string Title, string Ticket, IReadOnlyList<QuestionView> Items);

/// <summary>One response as a phone sends it: for each answered item the id of the chosen option.</summary>
/// <param name="Pair">The phone's random token, if it keeps one: 16 to 64 characters of base64url.</param>
/// <param name="Pictures">
/// Four different letters from a to p: the pictures shown after Pre, or chosen at Post where the phone has no token.
/// </param>
/// <param name="Language">Older pages send it. It is taken and forgotten.</param>
public sealed record SubmitBody(
    Dictionary<string, string> Answers, string? Ticket = null, string? Pair = null, string? Language = null, string? Pictures = null);

/// <param name="Id">The response's id: the phone may now forget what it sent under it.</param>
public sealed record Receipt(Guid Id);

/// <summary>The survey as JSON.</summary>
public sealed class SurveyFunctions(Collector collector, LanguageCatalog languages, SurveySettings settings)
{
    [Function("Survey"), EndpointSummary("The questionnaire behind a code.")]
    public async Task<IResult> Show(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/surveys/{code}")] HttpRequest request,
        string code,
        CancellationToken cancel)
    {
        if (!(await collector.OpenAsync(code, cancel)).TryGet(out var survey, out var refusal))
        {
            return Map(refusal);
        }

        var texts = RequestLanguage.Choose(request, languages);
        var words = texts[survey.Questionnaire.Id];
        var items = survey.Questionnaire.ItemsIn(survey.Code.Phase).Select(item => new QuestionView(
            item.Id,
            item.Kind,
            words.Items[item.Id].Text,
            [.. item.Options.Select(option => new OptionView(option, words.Items[item.Id].Options[option]))]));
        return TypedResults.Json(
            new SurveyView(
                survey.Questionnaire.Id.ToString(),
                survey.Code.Phase,
                texts.Language,
                words.Title,
                survey.Ticket.Sign(settings.LinkKeys),
                [.. items]),
            CollectJson.Readable.SurveyView);
    }

    [Function("SubmitResponse"), EndpointSummary("Stores one response exactly once.")]
    public async Task<IResult> Submit(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", "post", Route = "api/surveys/{code}/responses/{id}")] HttpRequest request,
        string code,
        string id,
        CancellationToken cancel)
    {
        if (!Guid.TryParseExact(id, "D", out var responseId))
        {
            return Problems.Create(
                StatusCodes.Status400BadRequest, "invalid-response-id", "The id of a response is a UUID made on the phone.", "id");
        }

        if (!(await JsonBody.ReadAsync(request, CollectJson.Readable.SubmitBody, cancel)).TryGet(out var body, out var wrong))
        {
            return wrong;
        }

        var submission = new Submission(code, responseId, body.Answers, body.Ticket, body.Pair, body.Pictures);
        return (await collector.SubmitAsync(submission, cancel)).TryGet(out var accepted, out var refusal)
            ? TypedResults.Json(
                new Receipt(responseId),
                CollectJson.Readable.Receipt,
                statusCode: accepted.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK)
            : Map(refusal);
    }

    private static ProblemHttpResult Map(SurveyRefusal refusal) => refusal switch
    {
        SurveyRefusal.Contradicted => Problems.Create(
            StatusCodes.Status409Conflict, "other-answers", "Other answers were stored under this id before. They stay.", "id"),
        SurveyRefusal.Invalid invalid =>
            Problems.Create(StatusCodes.Status400BadRequest, "invalid-answers", invalid.Problem, invalid.Field),
        SurveyRefusal.NoSuchCode => Problems.Create(
            StatusCodes.Status404NotFound, "no-such-code", "This link or code is not one of ours. Scan the QR code again.", "code"),
        SurveyRefusal.NotYetOpen => Problems.Create(
            StatusCodes.Status409Conflict, "not-yet-open", "The day of this session has not come."),
        SurveyRefusal.Closed => Problems.Create(
            StatusCodes.Status410Gone, "closed", "This session has ended, and the answers were not begun while it was open."),
        SurveyRefusal.Busy => Problems.Create(
            StatusCodes.Status429TooManyRequests, "too-many", "This session sends too much at once. Try again in a few seconds."),
        _ => throw new InvalidOperationException(refusal.ToString()),
    };
}
