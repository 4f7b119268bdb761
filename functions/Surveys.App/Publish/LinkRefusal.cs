using Surveys.App.Http;
using Surveys.Documents;
using Surveys.Languages;
using Surveys.ReportContent;

namespace Surveys.App.Publish;

/// <summary>
/// Why a report is not shown. A browser gets a page in every language of reports that says whom to ask, everything else problem+json.
/// </summary>
internal sealed record LinkRefusal(int Status, string Slug, Func<LanguageTexts, Message> Message) : IResult
{
    public static LinkRefusal NotValid { get; } =
        new(StatusCodes.Status401Unauthorized, "link-not-valid", texts => texts.Links.NotValid);

    public static LinkRefusal NoReportYet { get; } =
        new(StatusCodes.Status404NotFound, "no-report-yet", texts => texts.Links.NoReportYet);

    public static LinkRefusal NoSuchLanguage { get; } =
        new(
            StatusCodes.Status400BadRequest,
            "no-such-language",
            texts => Fill(texts.Links.NoSuchLanguage, string.Join(", ", SchoolReport.Languages)));

    public static LinkRefusal Expired(DateTimeOffset end)
    {
        var day = DateOnly.FromDateTime(end.UtcDateTime);
        return new(StatusCodes.Status401Unauthorized, "link-expired", texts => Fill(texts.Links.Expired, texts.Format.Date(day)));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var wantsPage = httpContext.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");
        httpContext.Response.Headers.Vary = "Accept";
        IResult result = wantsPage
            ? new ReportPageResult(ReportPage.Message(Message), Status)
            : Problems.Create(Status, Slug, Message(English).Text, Field);
        return result.ExecuteAsync(httpContext);
    }

    /// <summary>The language of problems.</summary>
    private static LanguageTexts English => LanguageCatalog.Embedded.ForReport("en");

    private static Message Fill(Message message, string value) => message with { Text = TextFormat.Fill(message.Text, value) };

    private string? Field => this == NoSuchLanguage ? "lang" : Status == StatusCodes.Status401Unauthorized ? "key" : null;
}
