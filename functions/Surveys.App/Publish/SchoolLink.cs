using Surveys.App.Settings;
using Surveys.Campaigns;
using Surveys.Storage;

namespace Surveys.App.Publish;

/// <summary>
/// Lets in whoever has a school's link. Its key opens one school and nothing else. The browser keeps it until it is closed, for
/// the addresses of this school only: a PDF is the same for everybody and carries no key, and its link to the web page opens all the same.
/// </summary>
public sealed class SchoolLink(SurveyStorage storage, SurveySettings settings, TimeProvider clock)
{
    private const string Cookie = "school-key";

    /// <summary>The address of a school's report as a web page.</summary>
    /// <param name="key">Null where the address is for everybody to see: it then asks for a key.</param>
    public static Uri Page(SurveySettings settings, string school, string language, string? key = null) => new(
        $"{settings.PublicBaseUrl.AbsoluteUri.TrimEnd('/')}/schools/{school}/report?{(key is null ? "" : $"key={key}&")}lang={language}");

    /// <summary>The key that was brought, or the refusal.</summary>
    public async Task<Result<string, IResult>> CheckAsync(HttpRequest request, string school, CancellationToken cancel)
    {
        var fromLink = request.Query["key"].ToString();
        var key = fromLink.Length > 0 ? fromLink : request.Cookies[Cookie] ?? "";
        if (!School.IsId(school)
            || await storage.AccessKeys.FindEvenExpiredAsync(AccessRole.School, key, cancel) is not { } stored
            || stored.School != school)
        {
            return Result.Refused<string, IResult>(LinkRefusal.NotValid);
        }

        if (!stored.IsLiveAt(clock.GetUtcNow()))
        {
            return Result.Refused<string, IResult>(LinkRefusal.Expired(stored.Expires));
        }

        if (fromLink.Length > 0)
        {
            request.HttpContext.Response.Cookies.Append(Cookie, key, new CookieOptions
            {
                Path = $"/schools/{school}",
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = settings.PublicBaseUrl.Scheme == Uri.UriSchemeHttps,
            });
        }

        return key;
    }
}
