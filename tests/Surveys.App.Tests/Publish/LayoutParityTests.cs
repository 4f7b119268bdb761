using System.Reflection;
using System.Text.RegularExpressions;
using Surveys.Languages;
using Surveys.ReportContent;
using Surveys.Testing;

namespace Surveys.App.Tests.Publish;

/// <summary>
/// The school's report has two layouts of one content: over SkiaSharp, and over QuestPDF. The second cannot be built here, so its source
/// is read: a figure or a word of the content that one layout names and the other does not is a difference between two papers.
/// </summary>
public sealed class LayoutParityTests
{
    private static readonly string Skia = Source("Surveys.Documents", file => !file.StartsWith("National", StringComparison.Ordinal));
    private static readonly string Quest = Source("Surveys.Documents.QuestPdf", _ => true);

    [Fact]
    public void Both_layouts_name_every_figure_of_the_content()
    {
        var figures = Types(typeof(SchoolReport)).SelectMany(Properties).ToList();
        Assert.True(figures.Count > 40, $"{figures.Count} figures: the test looks in the wrong place.");
        Assert.Empty(figures.Where(figure => !Names(Skia, figure)).Select(Title));
        Assert.Empty(figures.Where(figure => !Names(Quest, figure)).Select(Title));
    }

    [Fact]
    public void Both_layouts_name_the_same_words()
    {
        var words = Properties(typeof(ReportWords)).ToList();
        Assert.Contains(words, word => Names(Skia, word));
        Assert.Equal(words.Where(word => Names(Skia, word)).Select(Title), words.Where(word => Names(Quest, word)).Select(Title));
    }

    [Fact]
    public void The_layout_over_QuestPDF_is_tagged_and_holds_no_words_of_its_own()
    {
        Assert.Contains("PDFUA_Conformance = PDFUA_Conformance.PDFUA_1", Quest, StringComparison.Ordinal);
        Assert.Contains("Language = report.Texts.Language", Quest, StringComparison.Ordinal);
        Assert.DoesNotContain(
            Regex.Matches(Quest, "\"[^\"<{\n]*[a-zë]{3,} [a-zë]{2,}[^\"\n]*\"").Select(text => text.Value),
            text => !text.Contains("The font ", StringComparison.Ordinal));
    }

    /// <summary>The types of the content, from the report down. Words are no figures: a layout uses its own.</summary>
    private static HashSet<Type> Types(Type report)
    {
        var types = new HashSet<Type>();
        Visit(report);
        return types;

        void Visit(Type type)
        {
            foreach (var argument in type.GetGenericArguments())
            {
                Visit(argument);
            }

            if (type.Namespace == report.Namespace && !type.IsGenericType && types.Add(type))
            {
                foreach (var property in Properties(type))
                {
                    Visit(property.PropertyType);
                }
            }
        }
    }

    private static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private static string Title(PropertyInfo property) => $"{property.DeclaringType!.Name}.{property.Name}";

    private static bool Names(string source, PropertyInfo property) => Regex.IsMatch(source, $@"\.{property.Name}\b");

    /// <summary>The files of a layout, without comments.</summary>
    private static string Source(string project, Func<string, bool> wanted) => string.Join('\n', Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "functions", project), "*.cs")
        .Where(file => wanted(Path.GetFileName(file)))
        .SelectMany(File.ReadLines)
        .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
}
