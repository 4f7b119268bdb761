using System.Security.Cryptography;
using System.Text;

namespace Surveys.App.Pages;

/// <summary>What is written into pages as it is: style and scripts, without the comments and the indentation of their files.</summary>
internal sealed class Asset
{
    private Asset(string text)
    {
        Text = text;
        Hash = $"'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}'";
    }

    public static Asset Style { get; } = Read("page.css");

    /// <summary>On every page: the quick way out, and sending what waits.</summary>
    public static Asset Script { get; } = Read("queue.js", "page.js");

    public static Asset SurveyScript { get; } = Read("survey.js");

    public static Asset Worker { get; } = Read("queue.js", "worker.js");

    public static Asset StaffStyle { get; } = Read("page.css", "staff.css");

    public static Asset StaffScript { get; } = Read(
        "staff.js", "staff-list.js", "staff-register.js", "staff-session.js", "staff-show.js", "staff-start.js");

    public string Text { get; }

    /// <summary>As a Content-Security-Policy names it.</summary>
    public string Hash { get; }

    private static Asset Read(params ReadOnlySpan<string> names)
    {
        var text = new StringBuilder();
        foreach (var name in names)
        {
            using var reader = new StreamReader(typeof(Asset).Assembly.GetManifestResourceStream("pages/" + name)!);
            while (reader.ReadLine() is { } line)
            {
                // Only whole lines go: no string and no expression in the files begins with two slashes or goes over a line's end.
                var bare = line.AsSpan().Trim();
                if (!bare.IsEmpty && !bare.StartsWith("//"))
                {
                    text.Append(bare).Append('\n');
                }
            }
        }

        return new Asset(text.ToString());
    }
}
