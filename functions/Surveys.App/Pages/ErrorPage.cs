using Surveys.App.Http;
using Surveys.Languages;

namespace Surveys.App.Pages;

/// <summary>What somebody with a browser sees where the app has no page: words and the helpline, and not a problem in JSON.</summary>
internal sealed class ErrorPage(LanguageCatalog catalog) : IProblemDetailsWriter
{
    private static readonly string[] OfNoFunction = ["not-found", "internal", "overtaken"];

    /// <summary>Only for what no function says of itself: an address that leads nowhere, and a fault on our side.</summary>
    public bool CanWrite(ProblemDetailsContext context) =>
        OfNoFunction.Any(slug => Problems.Is(context.ProblemDetails.Type, slug))
        && context.HttpContext.Request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/html");

    public async ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var texts = RequestLanguage.Choose(context.HttpContext.Request, catalog);
        var words = texts.Pages;
        var status = context.HttpContext.Response.StatusCode;
        var (title, text) = status == StatusCodes.Status404NotFound
            ? (words.UnknownTitle, words.UnknownText)
            : (words.ErrorTitle, words.ErrorText);
        await Page.Show(catalog, texts, title, Html.Of($"<p>{text}</p>"), status, LanguageChoice.None).ExecuteAsync(context.HttpContext);
    }
}
