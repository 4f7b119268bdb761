using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Surveys.Tests;

/// <summary>
/// Which part may use which. Read from the source: using lines and names written with their namespace, comments left out.
/// Files in the root of a project put its parts together and may use them all.
/// </summary>
public sealed partial class ArrowTests
{
    /// <summary>The folders of the domain in the way of the data. Each may use those before it.</summary>
    private static readonly string[] Domain =
        ["Campaigns", "Questionnaires", "Responses", "Languages", "Statistics", "Tallies", "Disclosure", "Figures", "ReportContent"];

    /// <summary>The folders of the app likewise; the first two are what all share.</summary>
    private static readonly string[] App =
        ["Http", "Settings", "Campaigns", "Collect", "Aggregate", "Publish", "Analyze", "Pages", "Health"];

    private static readonly Dictionary<string, string[]> Projects = new()
    {
        ["Surveys"] = [],
        ["Surveys.Storage"] = ["Surveys"],
        ["Surveys.Documents"] = ["Surveys"],
        ["Surveys.Documents.QuestPdf"] = ["Surveys.Documents"],
        ["Surveys.App"] = ["Surveys", "Surveys.Documents", "Surveys.Storage"],
        ["Surveys.Functions"] = ["Surveys.App", "Surveys.Documents.QuestPdf"],
        ["Surveys.Native"] = ["Surveys.App"],
        ["Surveys.Cli"] = ["Surveys.Native"],
    };

    private static string Functions { get; } = Path.Combine(Root(AppContext.BaseDirectory), "functions");

    [Fact]
    public void No_folder_of_the_domain_uses_a_later_one() =>
        Assert.Equal([], Violations("Surveys", Domain, Sources("Surveys")));

    [Fact]
    public void No_folder_of_the_app_uses_a_later_one() =>
        Assert.Equal([], Violations("Surveys.App", App, Sources("Surveys.App")));

    [Fact]
    public void Statistics_uses_no_other_folder() => Assert.Equal([], ViolationsOf("Statistics", "Surveys", Domain, shared: 0));

    [Fact]
    public void Health_uses_what_all_share_and_no_other_folder() => Assert.Equal([], ViolationsOf("Health", "Surveys.App", App, shared: 2));

    [Fact]
    public void Projects_refer_to_each_other_as_listed()
    {
        var projects = Directory.GetDirectories(Functions).Select(Path.GetFileName).Order(StringComparer.Ordinal);
        Assert.Equal(Projects.Keys.Order(StringComparer.Ordinal), projects);
        foreach (var (project, allowed) in Projects)
        {
            Assert.Equal(allowed, XDocument.Load(Path.Combine(Functions, project, project + ".csproj")).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value))
                .Order(StringComparer.Ordinal));
        }
    }

    [Theory]
    [InlineData("using Surveys.Disclosure;\n")]
    [InlineData("global using Surveys.Disclosure;\n")]
    [InlineData("using static Surveys.Disclosure.Release;\n")]
    [InlineData("using Release = Surveys.Disclosure.Release;\n")]
    [InlineData("class C { Surveys.Disclosure.Release release; }")]
    [InlineData("class C { Disclosure.Release release; }")]
    public void A_planted_arrow_is_seen(string source)
    {
        Assert.Equal(["Campaigns/Planted.cs -> Disclosure"], Violations("Surveys", Domain, [("Campaigns/Planted.cs", source)]));
        Assert.Equal([], Violations("Surveys", Domain, [("ReportContent/Planted.cs", source)]));
    }

    [Theory]
    [InlineData("Publish/Planted.cs", "using Surveys.App.Analyze;\n", "Publish/Planted.cs -> Analyze")]
    [InlineData("Http/Planted.cs", "class C { Settings.SurveyOptions options; }", "Http/Planted.cs -> Settings")]
    public void A_planted_arrow_of_the_app_is_seen(string file, string source, string arrow) =>
        Assert.Equal([arrow], Violations("Surveys.App", App, [(file, source)]));

    [Fact]
    public void A_folder_that_is_not_in_the_order_is_an_error() =>
        Assert.Throws<InvalidOperationException>(() => Violations("Surveys", Domain, [("Other/Planted.cs", "")]));

    /// <summary>The arrows of one folder, as if it stood right behind those that all share.</summary>
    private static IEnumerable<string> ViolationsOf(string folder, string project, string[] order, int shared) =>
        Violations(project, [.. order[..shared], folder, .. order[shared..].Where(other => other != folder)], Sources(project))
            .Where(arrow => arrow.StartsWith($"{folder}/", StringComparison.Ordinal));

    private static List<string> Violations(string project, string[] order, IEnumerable<(string File, string Source)> sources)
    {
        var arrows = new SortedSet<string>(StringComparer.Ordinal);
        var types = Sources(project).ToLookup(
            file => file.File.Split('/')[0], file => Declaration().Matches(file.Source).Select(match => match.Groups[1].Value));
        foreach (var (file, source) in sources)
        {
            var from = Array.IndexOf(order, file.Split('/')[0]);
            if (from < 0)
            {
                throw new InvalidOperationException($"{file} is in no folder of the order.");
            }

            var code = Comment().Replace(source, "");
            foreach (var later in order[(from + 1)..])
            {
                // A property may be called as a folder is, so the short form counts only before a type of that folder.
                var declared = string.Join('|', types[later].SelectMany(names => names).Append(later));
                if (Regex.IsMatch(code, $@"\b{Regex.Escape(project)}\.{later}\b|(?<![\w.]){later}\.({declared})\b"))
                {
                    arrows.Add($"{file} -> {later}");
                }
            }
        }

        return [.. arrows];
    }

    private static List<(string File, string Source)> Sources(string project)
    {
        var root = Path.Combine(Functions, project);
        var files = Directory.GetFiles(root, "*.cs", SearchOption.AllDirectories)
            .Select(file => (File: Path.GetRelativePath(root, file).Replace('\\', '/'), Source: File.ReadAllText(file)))
            .Where(file => file.File.Contains('/', StringComparison.Ordinal)
                && file.File.Split('/')[0] is not ("bin" or "obj"))
            .ToList();
        Assert.True(files.Count > 30, $"{project} has {files.Count} files in folders: the test looks in the wrong place.");
        Assert.All(
            files, file => Assert.Contains($"namespace {project}.{file.File.Split('/')[0]};", file.Source, StringComparison.Ordinal));
        return files;
    }

    private static string Root(string folder) =>
        File.Exists(Path.Combine(folder, "Surveys.sln")) ? folder : Root(Path.GetDirectoryName(folder)!);

    [GeneratedRegex(@"\b(?:class|struct|enum|interface|record) (?!struct|class)(\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex("//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();
}
