using System.Security.Cryptography;
using System.Text;
using Microsoft.Net.Http.Headers;
using Surveys.Documents;

namespace Surveys.App.Publish;

/// <summary>A page of a report: no script, no third party, and no trace of its address, which may hold a key.</summary>
/// <param name="IsKept">Whether a browser may keep it and ask whether it is still the same.</param>
internal sealed record ReportPageResult(string Page, int Status = StatusCodes.Status200OK, bool IsKept = false) : IResult
{
    /// <summary>Kept by this browser only, and never shown without asking whether it is still the same.</summary>
    public const string AskAgain = "private, no-cache";

    private const string ContentType = "text/html; charset=utf-8";

    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'sha256-{StyleHash()}'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";
        KeepPrivate(headers);
        var body = Encoding.UTF8.GetBytes(Page);
        if (!IsKept)
        {
            return TypedResults.Text(body, ContentType, Status).ExecuteAsync(httpContext);
        }

        headers.CacheControl = AskAgain;
        var etag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body).AsSpan(0, 16))}\"");
        return TypedResults.Bytes(body, ContentType, entityTag: etag).ExecuteAsync(httpContext);
    }

    /// <summary>What every response at an address with a key says: tell nobody of it, list it nowhere.</summary>
    public static void KeepPrivate(IHeaderDictionary headers)
    {
        headers["Referrer-Policy"] = "no-referrer";
        headers["X-Robots-Tag"] = "noindex, nofollow";
        headers.XContentTypeOptions = "nosniff";
    }

    /// <remarks>Of the style this very page holds: it may have been stored by an earlier version of the app.</remarks>
    private string StyleHash()
    {
        var start = Page.IndexOf(ReportPage.StyleStart, StringComparison.Ordinal) + ReportPage.StyleStart.Length;
        var style = Page.AsSpan(start, Page.IndexOf(ReportPage.StyleEnd, StringComparison.Ordinal) - start);
        return Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style.ToString())));
    }
}
