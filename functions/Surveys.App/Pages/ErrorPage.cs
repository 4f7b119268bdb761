namespace Surveys.App.Pages;

/// <summary>What somebody with a browser sees where the app has no answer: words and the helpline, and not a problem in JSON.</summary>
internal static class ErrorPage
{
    public static IResult Or(HttpContext context, IResult problem, int status)
    {
        if (!context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase))
        {
            return problem;
        }

        var texts = RequestLanguage.Choose(context);
        var words = texts.Pages;
        var (title, text) = status == StatusCodes.Status404NotFound ? (words.UnknownTitle, words.UnknownText) : (words.ErrorTitle, words.ErrorText);
        return Page.Show(context, texts, title, Html.Of($"<p>{text}</p>"), status, LanguageChoice.None);
    }
}
