using Surveys.App.Http;
using Surveys.App.Settings;
using Surveys.App.Pages;
using Surveys.Campaigns;
using Surveys.Questionnaires;

namespace Surveys.App.Collect;

/// <summary>A question as a page shows it.</summary>
public sealed record QuestionAnswer(string Id, ItemKind Kind, string Text, IReadOnlyList<OptionAnswer> Options);

public sealed record OptionAnswer(string Id, string Text);

/// <summary>A survey that may be answered now.</summary>
/// <param name="Ticket">To be sent back with the answers: it lets them arrive after the session has closed.</param>
public sealed record SurveyAnswer(
    string Questionnaire, Phase Phase, string Language, string Title, string Ticket, IReadOnlyList<QuestionAnswer> Items);

/// <summary>One response as a phone sends it: for each answered item the id of the chosen option.</summary>
/// <param name="Pair">The phone's random token, if it keeps one: 16 to 64 characters of base64url.</param>
/// <param name="Pictures">Four different letters from a to p: the pictures shown after Pre, or chosen at Post where the phone has no token.</param>
public sealed record SubmitBody(
    Dictionary<string, string> Answers, string? Ticket = null, string? Pair = null, string? Language = null, string? Pictures = null);

/// <param name="Id">The response's id: the phone may now forget what it sent under it.</param>
public sealed record SubmitAnswer(Guid Id);

/// <summary>The survey as JSON.</summary>
internal static class SurveyFunctions
{
    public static async Task<IResult> Show(HttpContext context)
    {
        var (survey, refusal) = await Collector(context).OpenAsync((string?)context.GetRouteValue("code"), context.RequestAborted);
        if (survey is null)
        {
            return Map(refusal!, default);
        }

        var texts = Languages.Choose(context);
        var words = texts[survey.Questionnaire.Id];
        var items = survey.Questionnaire.ItemsIn(survey.Code.Phase).Select(item => new QuestionAnswer(
            item.Id,
            item.Kind,
            words.Items[item.Id].Text,
            [.. item.Options.Select(option => new OptionAnswer(option, words.Items[item.Id].Options[option]))]));
        return Answers.Json(
            new SurveyAnswer(
                survey.Questionnaire.Id.ToString(),
                survey.Code.Phase,
                texts.Language,
                words.Title,
                survey.Ticket.Sign(context.RequestServices.GetRequiredService<SurveySettings>().LinkKeys),
                [.. items]),
            AppJson.Readable.SurveyAnswer);
    }

    public static async Task<IResult> Submit(HttpContext context)
    {
        if (!Guid.TryParseExact((string?)context.GetRouteValue("id"), "D", out var id))
        {
            return Problems.Create(
                StatusCodes.Status400BadRequest, "invalid-response-id", "The id of a response is a UUID made on the phone.", "id");
        }

        var body = await JsonBody.ReadAsync(context, AppJson.Readable.SubmitBody);
        if (!body.IsRead)
        {
            return body.Refusal;
        }

        var submission = new Submission(
            (string?)context.GetRouteValue("code"),
            id,
            body.Value.Answers,
            body.Value.Ticket,
            body.Value.Pair,
            Languages.Find(context, body.Value.Language).Language,
            body.Value.Pictures);
        return Map(await Collector(context).SubmitAsync(submission, context.RequestAborted), id);
    }

    private static Collector Collector(HttpContext context) => context.RequestServices.GetRequiredService<Collector>();

    private static IResult Map(Receipt receipt, Guid id) => receipt switch
    {
        Receipt.Accepted accepted => Answers.Json(
            new SubmitAnswer(id),
            AppJson.Readable.SubmitAnswer,
            accepted.IsNew ? StatusCodes.Status201Created : StatusCodes.Status200OK),
        Receipt.Contradicted => Problems.Create(
            StatusCodes.Status409Conflict, "other-answers", "Other answers were stored under this id before. They stay.", "id"),
        Receipt.Invalid invalid => Problems.Create(StatusCodes.Status400BadRequest, "invalid-answers", invalid.Problem, invalid.Field),
        Receipt.NoSuchCode => Problems.Create(
            StatusCodes.Status404NotFound, "no-such-code", "This link or code is not one of ours. Scan the QR code again.", "code"),
        Receipt.NotYetOpen => Problems.Create(
            StatusCodes.Status409Conflict, "not-yet-open", "The day of this session has not come."),
        Receipt.Closed => Problems.Create(
            StatusCodes.Status410Gone, "closed", "This session has ended, and the answers were not begun while it was open."),
        Receipt.Busy => Problems.Create(
            StatusCodes.Status429TooManyRequests, "too-many", "This session sends too much at once. Try again in a few seconds."),
        _ => throw new InvalidOperationException(receipt.ToString()),
    };
}
