using System.Net.Mime;
using Microsoft.AspNetCore.Http.Features;
using Surveys.Tallies;
using Surveys.Campaigns;
using Surveys.App.Http;
using Surveys.App.Settings;
using Surveys.Documents;
using Surveys.Storage;

namespace Surveys.App.Publish;

/// <summary>What staff make and take: a school's letter, the reports of a region, and how the last run of Publish ended.</summary>
internal static class StaffReportFunctions
{
    /// <summary>How long a school's link opens. A letter of the spring is still good when the next school year ends.</summary>
    private const int UsualDays = 365;

    private const int LongestDays = 3650;

    /// <summary>
    /// Makes a key for a school and, this once, the letter that carries it. A key is stored as a hash only, so a letter cannot be
    /// made again: whoever lost one asks for another, and the lost one's key can be revoked.
    /// </summary>
    public static async Task<IResult> MakeLetter(HttpContext context)
    {
        var services = context.RequestServices;
        var storage = services.GetRequiredService<SurveyStorage>();
        var id = (string)context.GetRouteValue("id")!;
        if (!School.IsId(id) || await storage.Schools.FindAsync(id, context.RequestAborted) is not { } school)
        {
            return Problems.Create(StatusCodes.Status404NotFound, "no-such-school", "There is no school with this id. Register it first.", "id");
        }

        if (!ReportFunctions.TryLanguage(context, out var language))
        {
            return LinkRefusal.NoSuchLanguage;
        }

        var days = UsualDays;
        if (context.Request.Query["days"].ToString() is { Length: > 0 } wanted
            && !(int.TryParse(wanted, out days) && days is >= 1 and <= LongestDays))
        {
            return Problems.Create(
                StatusCodes.Status400BadRequest, "invalid-days", $"days is a whole number from 1 to {LongestDays}: how long the link opens.", "days");
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var (key, stored) = await storage.AccessKeys.CreateAsync(
            AccessRole.School, "letter", school.Id, now.AddDays(days), context.RequestAborted);
        var letter = new SchoolLetter(
            school,
            SchoolLink.Page(services.GetRequiredService<SurveySettings>(), school.Id, language, key),
            DateOnly.FromDateTime(now.UtcDateTime),
            DateOnly.FromDateTime(stored.Expires.UtcDateTime),
            language);
        context.Response.Headers.ContentDisposition = ReportFile.Disposition(letter.Title, "pdf");
        return new BytesResult(letter.Render(), MediaTypeNames.Application.Pdf, StatusCodes.Status201Created);
    }

    /// <summary>All PDFs of a region in one archive, sent while it is written.</summary>
    public static async Task<IResult> DownloadRegion(HttpContext context)
    {
        if (Region.Find((string?)context.GetRouteValue("region")) is not { } region)
        {
            return Problems.Create(StatusCodes.Status404NotFound, "no-such-region", "Regions are AL-01 to AL-12.", "region");
        }

        if (!ReportFunctions.TryLanguage(context, out var language))
        {
            return LinkRefusal.NoSuchLanguage;
        }

        var storage = context.RequestServices.GetRequiredService<SurveyStorage>();
        var visited = (await storage.Sessions.AllAsync(context.RequestAborted)).Select(registered => registered.Session.SchoolId).ToHashSet();
        var schools = (await storage.Schools.AllAsync(context.RequestAborted))
            .Where(school => school.Region == region.Code && visited.Contains(school.Id)).ToList();
        // ZipArchive writes the 16 bytes after each file synchronously, even where it is disposed of asynchronously (.NET 10).
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        ReportPageResult.KeepPrivate(context.Response.Headers);
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.ContentDisposition = ReportFile.Disposition($"{region.Albanian} {region.Code} {language}", "zip", inline: false);
        return Results.Stream(
            stream => new RegionArchive(storage.Reports, language).WriteAsync(schools, stream, context.RequestAborted), "application/zip");
    }

    /// <summary>The national report, for staff and analysts.</summary>
    public static Task<IResult> ShowNationalPdf(HttpContext context) => National(context, ReportForm.Pdf);

    public static Task<IResult> ShowNationalPage(HttpContext context) => National(context, ReportForm.Html);

    /// <summary>How the last run of Publish ended, and which reports failed.</summary>
    public static async Task<IResult> ShowStatus(HttpContext context)
    {
        var storage = context.RequestServices.GetRequiredService<SurveyStorage>();
        var status = await storage.Reports.StatusAsync(context.RequestAborted);
        return status is null
            ? Problems.Create(StatusCodes.Status404NotFound, "not-published-yet", "Publish has not run yet. It runs every five minutes.")
            : Answers.Json(status, AppJson.Readable.ReportStatus);
    }

    private static Task<IResult> National(HttpContext context, ReportForm form) => ReportFunctions.TryLanguage(context, out var language)
        ? ReportFunctions.ShowAsync(context, Scope.Nation, language, form, null)
        : Task.FromResult<IResult>(LinkRefusal.NoSuchLanguage);
}
