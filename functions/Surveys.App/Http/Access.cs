using Surveys.Storage;

namespace Surveys.App.Http;

/// <summary>
/// The app's own check of keys, the same in every way of hosting; the host's function keys are not used.
/// </summary>
internal static class Access
{
    private const string Scheme = "Bearer ";

    /// <summary>
    /// Null where the request brings a live key of this role in its Authorization header, otherwise the refusal. Staff may read what
    /// analysts read.
    /// </summary>
    public static async Task<IResult?> RefuseAsync(HttpContext context, AccessRole role)
    {
        var header = context.Request.Headers.Authorization.ToString();
        var key = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
        AccessRole[] roles = role == AccessRole.Analyst ? [role, AccessRole.Staff] : [role];
        foreach (var accepted in roles)
        {
            if (await FindAsync(context, accepted, key) is not null)
            {
                return null;
            }
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        return Problems.Create(
            StatusCodes.Status401Unauthorized,
            "key-needed",
            $"This address needs a live key of the role {string.Join(" or ", roles)}, sent as 'Authorization: Bearer KEY'.");
    }

    public static Task<AccessKey?> FindAsync(HttpContext context, AccessRole role, string key) =>
        context.RequestServices.GetRequiredService<SurveyStorage>().AccessKeys.FindAsync(
            role, key, context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), context.RequestAborted);
}
