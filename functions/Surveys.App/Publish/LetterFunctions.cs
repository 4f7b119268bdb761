using System.Globalization;
using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Azure.Functions.Worker;
using Surveys.App.Http;
using Surveys.App.Settings;
using Surveys.Campaigns;
using Surveys.Documents;
using Surveys.Storage;

namespace Surveys.App.Publish;

/// <summary>What staff give to schools: the letter with a school's link, and the reports of a region.</summary>
public sealed class LetterFunctions(SurveyStorage storage, SurveySettings settings, TimeProvider clock)
{
    /// <summary>How long a school's link opens. A letter of the spring is still good when the next school year ends.</summary>
    private const int UsualDays = 365;

    private const int LongestDays = 3650;

    /// <summary>
    /// Makes a key for a school and, this once, the letter that carries it. A key is stored as a hash only, so a letter cannot be
    /// made again: whoever lost one asks for another, and the lost one's key can be revoked.
    /// </summary>
    [Function("SchoolLetter"), EndpointSummary("Makes a school's key and the letter that carries it."), Access(AccessRole.Staff)]
    public async Task<IResult> MakeLetter(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/schools/{id}/letter.pdf")] HttpRequest request,
        string id,
        CancellationToken cancel)
    {
        if (!School.IsId(id) || await storage.Schools.FindAsync(id, cancel) is not { } school)
        {
            return Problems.Create(
                StatusCodes.Status404NotFound, "no-such-school", "There is no school with this id. Register it first.", "id");
        }

        if (!RequestLanguage.TryReport(request, out var language))
        {
            return LinkRefusal.NoSuchLanguage;
        }

        var days = UsualDays;
        if (request.Query["days"].ToString() is { Length: > 0 } wanted
            && !(int.TryParse(wanted, NumberStyles.None, CultureInfo.InvariantCulture, out days) && days is >= 1 and <= LongestDays))
        {
            return Problems.Create(
                StatusCodes.Status400BadRequest,
                "invalid-days",
                $"days is a whole number from 1 to {LongestDays}: how long the link opens.",
                "days");
        }

        var now = clock.GetUtcNow();
        var (key, stored) = await storage.AccessKeys.CreateAsync(AccessRole.School, "letter", school.Id, now.AddDays(days), cancel);
        var letter = new SchoolLetter(
            school,
            SchoolLink.Page(settings, school.Id, language, key),
            DateOnly.FromDateTime(now.UtcDateTime),
            DateOnly.FromDateTime(stored.Expires.UtcDateTime),
            language);
        var response = request.HttpContext.Response;
        response.StatusCode = StatusCodes.Status201Created;
        response.Headers.ContentDisposition = FileNames.Disposition(letter.Title, "pdf");
        return TypedResults.Bytes(letter.Render(), MediaTypeNames.Application.Pdf);
    }

    /// <summary>All PDFs of a region in one archive, sent while it is written.</summary>
    [Function("RegionReports"), EndpointSummary("The reports of a region's schools."), Access(AccessRole.Staff)]
    public async Task<IResult> DownloadRegion(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/regions/{code}/reports.zip")] HttpRequest request,
        string code,
        CancellationToken cancel)
    {
        if (Region.Find(code) is not { } region)
        {
            return Problems.Create(StatusCodes.Status404NotFound, "no-such-region", "Regions are AL-01 to AL-12.", "region");
        }

        if (!RequestLanguage.TryReport(request, out var language))
        {
            return LinkRefusal.NoSuchLanguage;
        }

        var visited = (await storage.Sessions.AllAsync(cancel)).Select(registered => registered.Session.SchoolId).ToHashSet();
        var schools = (await storage.Schools.AllAsync(cancel)).Where(school => school.Region == region.Code && visited.Contains(school.Id))
            .ToList();

        // ZipArchive writes the 16 bytes after each file synchronously, even where it is disposed of asynchronously (.NET 10).
        var context = request.HttpContext;
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        ReportPageResult.KeepPrivate(context.Response.Headers);
        context.Response.Headers.ContentDisposition = FileNames.Disposition(
            $"{region.Albanian} {region.Code} {language}", "zip", inline: false);
        return TypedResults.Stream(
            stream => new RegionArchive(storage.Reports, language).WriteAsync(schools, stream, context.RequestAborted), "application/zip");
    }
}
