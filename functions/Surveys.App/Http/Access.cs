using Surveys.Storage;

namespace Surveys.App.Http;

/// <summary>The app's own check of keys, the same in every way of hosting; the host's function keys are not used.</summary>
internal static class Access
{
    private const string Scheme = "Bearer ";

    /// <summary>Lets a request pass that brings a live key of the function's role. 401 without one, 403 with one of another role.</summary>
    public static async Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Function()?.Role is not { } role)
        {
            await next(context);
            return;
        }

        AccessRole[] accepted = role == AccessRole.Analyst ? [role, AccessRole.Staff] : [role];
        var header = context.Request.Headers.Authorization.ToString();
        var key = header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim() : "";
        if (await IsLiveAsync(context, accepted, key))
        {
            await next(context);
            return;
        }

        var roles = string.Join(" or ", accepted);
        if (await IsLiveAsync(context, Enum.GetValues<AccessRole>().Except(accepted), key))
        {
            await Problems.Create(
                StatusCodes.Status403Forbidden,
                "other-role",
                $"This key is valid, but this address needs one of the role {roles}.").ExecuteAsync(context);
            return;
        }

        context.Response.Headers.WWWAuthenticate = "Bearer";
        await Problems.Create(
            StatusCodes.Status401Unauthorized,
            "key-needed",
            $"This address needs a live key of the role {roles}, sent as 'Authorization: Bearer KEY'.").ExecuteAsync(context);
    }

    private static async Task<bool> IsLiveAsync(HttpContext context, IEnumerable<AccessRole> roles, string key)
    {
        var keys = context.RequestServices.GetRequiredService<SurveyStorage>().AccessKeys;
        var now = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var role in roles)
        {
            if (await keys.FindAsync(role, key, now, context.RequestAborted) is not null)
            {
                return true;
            }
        }

        return false;
    }
}
