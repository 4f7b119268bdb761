using Microsoft.Net.Http.Headers;
using Surveys.Languages;
using Surveys.ReportContent;

namespace Surveys.App.Http;

/// <summary>Chooses the language of a response: what the address asks for, else the browser's first that we have, else Albanian.</summary>
public static class RequestLanguage
{
    public static LanguageTexts Choose(HttpRequest request, LanguageCatalog catalog) => Find(request, catalog, request.Query["lang"]);

    public static LanguageTexts Find(HttpRequest request, LanguageCatalog catalog, string? wanted) =>
        catalog.FindLanguage(wanted) ?? FromBrowser(request, catalog) ?? catalog.DefaultLanguage;

    /// <summary>
    /// The language of a report or a poster: the one asked for, Albanian where none is. False where they are not written in it.
    /// </summary>
    public static bool TryReport(HttpRequest request, out string language)
    {
        language = request.Query["lang"].ToString() is { Length: > 0 } wanted ? wanted : SchoolReport.Languages[0];
        return SchoolReport.Languages.Contains(language);
    }

    public static IResult NoSuchLanguage => Problems.Create(
        StatusCodes.Status400BadRequest,
        "no-such-language",
        $"Reports are written in: {string.Join(", ", SchoolReport.Languages)}.",
        "lang");

    private static LanguageTexts? FromBrowser(HttpRequest request, LanguageCatalog catalog) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => catalog.FindLanguage(Primary(language)))
        .FirstOrDefault(texts => texts is not null);

    private static string Primary(StringWithQualityHeaderValue language) => language.Value.Value!.Split('-')[0].ToLowerInvariant();
}
