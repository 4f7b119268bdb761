using Surveys.Campaigns;
using Surveys.App.Settings;
using Surveys.Storage;

namespace Surveys.App.Publish;

/// <summary>
/// Lets in whoever has a school's link. Its key opens one school and nothing else. The browser keeps it until it is closed, for
/// the addresses of this school only: a PDF is the same for everybody and carries no key, and its link to the web page opens all the same.
/// </summary>
internal static class SchoolLink
{
    private const string Cookie = "school-key";

    /// <summary>The address of a school's report as a web page.</summary>
    /// <param name="key">Null where the address is for everybody to see: it then asks for a key.</param>
    public static Uri Page(SurveySettings settings, string school, string language, string? key = null) => new(
        $"{settings.PublicBaseUrl.AbsoluteUri.TrimEnd('/')}/schools/{school}/report?{(key is null ? "" : $"key={key}&")}lang={language}");

    /// <summary>The key that was brought, or the refusal.</summary>
    public static async Task<(string? Key, IResult? Refusal)> CheckAsync(HttpContext context, string school)
    {
        var fromLink = context.Request.Query["key"].ToString();
        var key = fromLink.Length > 0 ? fromLink : context.Request.Cookies[Cookie] ?? "";
        var services = context.RequestServices;
        if (!School.IsId(school)
            || await services.GetRequiredService<SurveyStorage>().AccessKeys.FindEvenExpiredAsync(AccessRole.School, key, context.RequestAborted) is not { } stored
            || stored.School != school)
        {
            return (null, LinkRefusal.NotValid);
        }

        if (!stored.IsLiveAt(services.GetRequiredService<TimeProvider>().GetUtcNow()))
        {
            return (null, LinkRefusal.Expired(stored.Expires));
        }

        if (fromLink.Length > 0)
        {
            context.Response.Cookies.Append(Cookie, key, new CookieOptions
            {
                Path = $"/schools/{school}",
                HttpOnly = true,
                SameSite = SameSiteMode.Lax,
                Secure = services.GetRequiredService<SurveySettings>().PublicBaseUrl.Scheme == Uri.UriSchemeHttps,
            });
        }

        return (key, null);
    }
}
