using Surveys.App.Pages;

namespace Surveys.App.Tests.Pages;

/// <summary>Style and scripts lose their comments and their indentation, line by line, on the way into a page.</summary>
public sealed class AssetTests
{
    private static readonly string[] Files =
    [
        .. typeof(Asset).Assembly.GetManifestResourceNames().Where(name => name.StartsWith("pages/", StringComparison.Ordinal)),
    ];

    /// <summary>A text over two lines would lose its blanks, and a line of it that begins with slashes would go.</summary>
    [Fact]
    public void No_text_and_no_comment_goes_over_the_end_of_a_line() => Assert.All(Files.SelectMany(Read), line =>
    {
        Assert.True(line.Count(c => c == '`') % 2 == 0, line);
        Assert.False(line.EndsWith('\\'), line);
        Assert.True(line.Split("/*").Length == line.Split("*/").Length, line);
    });

    [Fact]
    public void Nothing_in_a_script_ends_its_element()
    {
        foreach (var asset in new[] { Asset.Script, Asset.SurveyScript, Asset.StaffScript, Asset.Style, Asset.StaffStyle })
        {
            Assert.DoesNotContain("</", asset.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("<!--", asset.Text, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> Read(string name)
    {
        using var reader = new StreamReader(typeof(Asset).Assembly.GetManifestResourceStream(name)!);
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }
}
