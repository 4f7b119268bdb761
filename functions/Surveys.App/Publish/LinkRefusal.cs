using Surveys.App.Http;
using Surveys.Documents;
using Surveys.ReportContent;

namespace Surveys.App.Publish;

/// <summary>
/// Why a report is not shown. A browser gets a page in Albanian and English that says whom to ask, everything else problem+json.
/// </summary>
internal sealed record LinkRefusal(int Status, string Slug, ReportMessage Albanian, ReportMessage English) : IResult
{
    private static readonly ReportFormat AlbanianFormat = ReportWords.For("sq").Format;
    private static readonly ReportFormat EnglishFormat = ReportWords.For("en").Format;

    public static LinkRefusal NotValid { get; } = new(
        StatusCodes.Status401Unauthorized,
        "link-not-valid",
        new(
            "Kjo lidhje nuk hapet",
            "Lidhja e raportit nuk është e plotë ose nuk vlen më. Hapni lidhjen ose kodin QR të letrës që mori shkolla. "
            + "Nëse nuk e keni, kërkoni një të re te ekipi i ALO 116 111 që drejtoi takimin."),
        new(
            "This link does not open",
            "The link of the report is incomplete or not valid any more. Open the link or the QR code of the letter that the school was given. "
            + "If you do not have it, ask the team of ALO 116 111 that held the session for a new one."));

    public static LinkRefusal NoReportYet { get; } = new(
        StatusCodes.Status404NotFound,
        "no-report-yet",
        new("Raporti nuk është ende gati", "Raporti bëhet vetë, disa minuta pas takimit të parë në shkollë. Provoni përsëri më vonë."),
        new("The report is not ready yet", "The report is made by itself, some minutes after the first session in the school. Try again later."));

    public static LinkRefusal NoSuchLanguage { get; } = new(
        StatusCodes.Status400BadRequest,
        "no-such-language",
        new("Raporti nuk shkruhet në këtë gjuhë", $"Raportet shkruhen në: {string.Join(", ", SchoolReport.Languages)}."),
        new("The report is not written in this language", $"Reports are written in: {string.Join(", ", SchoolReport.Languages)}."));

    public static LinkRefusal Expired(DateTimeOffset end)
    {
        var day = DateOnly.FromDateTime(end.UtcDateTime);
        return new(
            StatusCodes.Status401Unauthorized,
            "link-expired",
            new(
                "Kjo lidhje ka skaduar",
                $"Lidhja vlente deri më {AlbanianFormat.Date(day)}. Raporti nuk ka humbur: kërkoni te ekipi i ALO 116 111 që drejtoi takimin "
                + "ta zgjatë lidhjen. Letra dhe kodi QR që keni mbeten të njëjtat."),
            new(
                "This link has expired",
                $"The link was valid until {EnglishFormat.Date(day)}. The report is not lost: ask the team of ALO 116 111 that held the session "
                + "to renew the link. The letter and the QR code you have stay the same."));
    }

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var wantsPage = httpContext.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");
        httpContext.Response.Headers.Vary = "Accept";
        IResult result = wantsPage
            ? new ReportPageResult(ReportPage.Message(Albanian, English), Status)
            : Problems.Create(Status, Slug, English.Text, Field);
        return result.ExecuteAsync(httpContext);
    }

    private string? Field => this == NoSuchLanguage ? "lang" : Status == StatusCodes.Status401Unauthorized ? "key" : null;
}
