using Microsoft.Net.Http.Headers;

namespace Surveys.App.Http;

/// <summary>The names of downloads: readable, and good on every system.</summary>
internal static class FileNames
{
    private const int LongestName = 120;

    /// <summary>A Content-Disposition that names the file in any language (RFC 6266).</summary>
    /// <param name="inline">Whether a browser may show it instead of saving it.</param>
    public static string Disposition(string title, string extension, bool inline = true)
    {
        var disposition = new ContentDispositionHeaderValue(inline ? "inline" : "attachment");
        disposition.SetHttpFileName($"{NameOf(title)}.{extension}");
        return disposition.ToString();
    }

    /// <summary>A title without what Windows, archives or shells do not take in a name.</summary>
    public static string NameOf(string title)
    {
        var kept = title.Replace(": ", " - ", StringComparison.Ordinal)
            .Select(c => char.IsControl(c) || "\\/:*?\"<>|".Contains(c, StringComparison.Ordinal) ? ' ' : c);
        var words = string.Concat(kept).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var name = string.Join(' ', words);
        return (name.Length <= LongestName ? name : name[..LongestName]).Trim(' ', '.');
    }
}
