using System.Reflection;
using System.Text.RegularExpressions;
using Surveys.ReportContent;
using Surveys.Testing;

namespace Surveys.App.Tests.Publish;

/// <summary>
/// The school's report has two layouts of one model: over SkiaSharp, and over QuestPDF. The second is not built where its package is
/// missing. So its source is read, for what it can tell: a name that one layout says and the other does not.
/// </summary>
public sealed partial class LayoutParityTests
{
    private static readonly string Default = Source("Surveys.Documents", file => !file.StartsWith("National", StringComparison.Ordinal));
    private static readonly string Quest = Source("Surveys.Documents.QuestPdf", _ => true);

    [Fact]
    public void Every_figure_of_the_model_is_drawn_by_both()
    {
        var figures = Figures(typeof(SchoolReport), []).ToHashSet();
        Assert.Contains("Suggestion", figures);
        Assert.Empty(figures.Except(Members(Default)));
        Assert.Empty(figures.Except(Members(Quest)));

        static IEnumerable<string> Members(string source) => Member.Matches(source).Select(match => match.Groups[1].Value);
    }

    [Fact]
    public void Both_use_the_same_words()
    {
        var words = Words(Default);
        Assert.Contains("KnowledgeHeading", words);
        Assert.Equal(words, Words(Quest));

        static SortedSet<string> Words(string source) => [.. Word.Matches(source).Select(match => match.Groups[1].Value)];
    }

    /// <summary>A section that nobody adds is drawn for nobody, and no compiler says so here.</summary>
    [Fact]
    public void Every_method_of_the_layout_with_QuestPdf_is_used()
    {
        var methods = PrivateMethod.Matches(Quest).Select(match => match.Groups[1].Value).ToList();
        Assert.Contains("Breakdowns", methods);
        Assert.All(methods, method => Assert.True(Regex.Count(Quest, $@"(?<![.\w]){method}\b") > 1, method));
    }

    /// <summary>Names such as the helpline's stand in both. A drawing has no text, so its markup is none that a reader sees.</summary>
    [Fact]
    public void The_layout_with_QuestPdf_has_no_words_of_its_own()
    {
        var drawings = Source("Surveys.Documents.QuestPdf", file => file == "QuestCharts.cs");
        Assert.DoesNotContain("<text", drawings, StringComparison.Ordinal);

        var own = Literals(Source("Surveys.Documents.QuestPdf", file => file == "QuestLayout.cs"));
        Assert.NotEmpty(own);
        Assert.Empty(own.Except(Literals(Default)));

        static IEnumerable<string> Literals(string source) =>
            Literal.Matches(source).Select(match => match.Groups[1].Value).Where(text => NoLetters.Replace(text, "").Any(char.IsLetter));
    }

    [Fact]
    public void The_layout_with_QuestPdf_asks_for_a_tagged_pdf()
    {
        Assert.Contains("PDFUA_Conformance = PDFUA_Conformance.PDFUA_1", Quest, StringComparison.Ordinal);
        Assert.Contains("PDFA_Conformance = PDFA_Conformance.PDFA_2A", Quest, StringComparison.Ordinal);
        foreach (var structure in (string[])["SemanticHeader1", "SemanticHeader2", "SemanticHeader3", "SemanticTable", "SemanticIgnore"])
        {
            Assert.Contains($".{structure}()", Quest, StringComparison.Ordinal);
        }
    }

    /// <summary>The C# files of a project's own folder, without comments.</summary>
    private static string Source(string project, Func<string, bool> wanted) => string.Join(
        '\n',
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions", project), "*.cs")
            .Where(path => wanted(Path.GetFileName(path)))
            .SelectMany(File.ReadLines)
            .Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    /// <summary>
    /// The names of the properties of the model's types, from one type down. Words are no figures: they have a test of their own.
    /// </summary>
    private static IEnumerable<string> Figures(Type type, HashSet<Type> seen)
    {
        if (type.IsGenericType)
        {
            return type.GetGenericArguments().SelectMany(argument => Figures(argument, seen));
        }

        return type.Namespace == typeof(SchoolReport).Namespace && seen.Add(type)
            ? type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .SelectMany(property => Figures(property.PropertyType, seen).Prepend(property.Name))
            : [];
    }

    [GeneratedRegex(@"\.([A-Z]\w*)")]
    private static partial Regex Member { get; }

    [GeneratedRegex(@"(?:\b[wW]ords|\.Texts\.Report)\.([A-Z]\w+)")]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"\bprivate (?:static )?\S+ (\w+)\(")]
    private static partial Regex PrivateMethod { get; }

    [GeneratedRegex("\"([^\"\n]*)\"")]
    private static partial Regex Literal { get; }

    /// <summary>What is filled in, and a character written as its number.</summary>
    [GeneratedRegex(@"\{[^}]*\}|\\u[0-9A-Fa-f]{4}")]
    private static partial Regex NoLetters { get; }
}
