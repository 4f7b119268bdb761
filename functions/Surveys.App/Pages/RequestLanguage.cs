using Microsoft.AspNetCore.Http.Headers;
using Microsoft.Net.Http.Headers;
using Surveys.Languages;

namespace Surveys.App.Pages;

/// <summary>Chooses the language of an answer: what the address asks for, else the browser's first that we have, else Albanian.</summary>
internal static class RequestLanguage
{
    public static LanguageTexts Choose(HttpContext context) => Find(context, context.Request.Query["lang"]);

    public static LanguageTexts Find(HttpContext context, string? wanted)
    {
        var catalog = context.RequestServices.GetRequiredService<LanguageCatalog>();
        return catalog.FindLanguage(wanted) ?? FromBrowser(catalog, context.Request.GetTypedHeaders()) ?? catalog.DefaultLanguage;
    }

    private static LanguageTexts? FromBrowser(LanguageCatalog catalog, RequestHeaders headers) => headers.AcceptLanguage
        .OrderByDescending(language => language.Quality ?? 1)
        .Select(language => catalog.FindLanguage(Primary(language)))
        .FirstOrDefault(texts => texts is not null);

    private static string Primary(StringWithQualityHeaderValue language) => language.Value.Value!.Split('-')[0].ToLowerInvariant();
}
