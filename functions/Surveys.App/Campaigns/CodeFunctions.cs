using System.Net.Mime;
using Microsoft.Azure.Functions.Worker;
using Surveys.App.Http;
using Surveys.App.Settings;
using Surveys.Campaigns;
using Surveys.Documents;
using Surveys.Languages;
using Surveys.Storage;

namespace Surveys.App.Campaigns;

/// <summary>The codes of a session, to project and to print.</summary>
public sealed class CodeFunctions(SurveyStorage storage, SurveyLinks links, SurveySettings settings)
{
    private const string KeptByThisBrowser = "private, max-age=86400";

    [Function("SessionQrSvg"), EndpointSummary("A QR code to project."), Access(AccessRole.Staff)]
    public Task<IResult> QrSvg(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/sessions/{id}/qr/{phase}.svg")] HttpRequest request,
        string id,
        string phase,
        CancellationToken cancel) =>
        Qr(request, id, phase, text => TypedResults.Text(QrCode.Svg(text), "image/svg+xml"), cancel);

    [Function("SessionQrPng"), EndpointSummary("A QR code to print."), Access(AccessRole.Staff)]
    public Task<IResult> QrPng(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/sessions/{id}/qr/{phase}.png")] HttpRequest request,
        string id,
        string phase,
        CancellationToken cancel) =>
        Qr(request, id, phase, text => TypedResults.Bytes(QrCode.Png(text), MediaTypeNames.Image.Png), cancel);

    /// <summary>Both codes of a session, a page each, to print and hang up.</summary>
    [Function("SessionPoster"), EndpointSummary("The codes of a session to hang up."), Access(AccessRole.Staff)]
    public async Task<IResult> Poster(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/sessions/{id}/poster.pdf")] HttpRequest request,
        string id,
        CancellationToken cancel)
    {
        if (!SessionId.TryParse(id, out var sessionId) || await storage.Sessions.FindAsync(sessionId, cancel) is not { } registered)
        {
            return SessionFunctions.NoSuchSession();
        }

        if (!RequestLanguage.TryReport(request, out var language))
        {
            return RequestLanguage.NoSuchLanguage;
        }

        var session = registered.Session;
        var school = await storage.Schools.FindAsync(session.SchoolId, cancel);
        var day = LanguageCatalog.Embedded.ForReport(language).Format.Date(session.Date);
        var footer = string.Join(" · ", [school?.Name ?? session.SchoolId, day, session.Id.ToString()]);
        var poster = new SessionPoster(Code(Phase.Pre), Code(Phase.Post), settings.PublicBaseUrl, footer, language);
        request.HttpContext.Response.Headers.ContentDisposition = FileNames.Disposition($"{poster.Title} {footer}", "pdf");
        return TypedResults.Bytes(poster.Render(), MediaTypeNames.Application.Pdf);

        PosterCode Code(Phase phase) => new(links.QrText(new SurveyCode(sessionId, phase)), registered.TypedCode(phase));
    }

    private async Task<IResult> Qr(HttpRequest request, string id, string phase, Func<string, IResult> draw, CancellationToken cancel)
    {
        if (!Enum.TryParse<Phase>(phase, ignoreCase: true, out var which) || !Enum.IsDefined(which))
        {
            return Problems.Create(StatusCodes.Status400BadRequest, "invalid-phase", "The phase is pre or post.", "phase");
        }

        if (!SessionId.TryParse(id, out var session) || await storage.Sessions.FindAsync(session, cancel) is null)
        {
            return SessionFunctions.NoSuchSession();
        }

        request.HttpContext.Response.Headers.CacheControl = KeptByThisBrowser;
        return draw(links.QrText(new SurveyCode(session, which)));
    }
}
