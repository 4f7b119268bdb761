using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surveys.Languages;
using Surveys.ReportContent;
using Surveys.Testing;

namespace Surveys.App.Tests.Publish;

/// <summary>
/// The school's report has two layouts of one model: over SkiaSharp, and over QuestPDF in the isolated edition. The second cannot be built
/// here, so both are read: what one draws and the other does not is found by the compiler's own symbols.
/// </summary>
public sealed class LayoutParityTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "functions", "Surveys.Documents");
    private static readonly string Entry = Path.Combine(Folder, "SchoolReportPdf.cs");
    private static readonly string QuestFolder = Path.Combine(Repository.Root, "functions", "Surveys.Documents.QuestPdf");

    private static readonly ImmutableSortedSet<string> Skia = Reached(Compile(path => !IsQuest(path)), "SchoolReportPdf", "Render");
    private static readonly ImmutableSortedSet<string> Quest = Used(Compile(path => path != Entry), IsQuest);

    [Fact]
    public void Both_layouts_use_the_same_figures_and_words_of_the_model()
    {
        Assert.Empty(Skia.Except(Quest));
        Assert.Empty(Quest.Except(Skia));
    }

    [Fact]
    public void Every_figure_of_the_model_is_drawn_by_both()
    {
        var figures = Figures(typeof(SchoolReport));
        Assert.Empty(figures.Except(Skia));
        Assert.Empty(figures.Except(Quest));
    }

    private static bool IsQuest(string path) => path.StartsWith(QuestFolder, StringComparison.Ordinal);

    /// <summary>The members of the model's types, from the report down.</summary>
    private static ImmutableSortedSet<string> Figures(Type report)
    {
        var types = new HashSet<Type>();
        Visit(report);
        return [.. types.SelectMany(type => Properties(type).Select(property => $"{type.Name}.{property.Name}"))];

        void Visit(Type type)
        {
            foreach (var argument in type.GetGenericArguments())
            {
                Visit(argument);
            }

            // Words are no figures: a layout uses its own.
            if (type.Namespace == report.Namespace && !type.IsGenericType && types.Add(type))
            {
                foreach (var property in Properties(type))
                {
                    Visit(property.PropertyType);
                }
            }
        }

        static IEnumerable<PropertyInfo> Properties(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance);
    }

    private static CSharpCompilation Compile(Func<string, bool> wanted)
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        const string Usings = "global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq; "
            + "global using Surveys.Languages; global using Surveys.ReportContent;";
        var files = new[] { Folder, QuestFolder }.SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(path => !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal) && wanted(path));

        // Everything the tests run with but the layout itself, which is compiled from its source.
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) != "Surveys.Documents.dll")
            .Select(path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "Surveys.Documents",
            [CSharpSyntaxTree.ParseText(Usings, options), .. files.Select(path => CSharpSyntaxTree.ParseText(File.ReadAllText(path), options, path))],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
    }

    private static ImmutableSortedSet<string> Used(CSharpCompilation compilation, Func<string, bool> wanted) =>
        [.. compilation.SyntaxTrees.Where(tree => wanted(tree.FilePath)).SelectMany(tree => Referenced(compilation, tree.GetRoot())).Select(Member).OfType<string>()];

    /// <summary>What a method uses, and what it calls uses.</summary>
    private static ImmutableSortedSet<string> Reached(CSharpCompilation compilation, string type, string method)
    {
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var left = new Queue<ISymbol>();
        Add(compilation.GetSymbolsWithName(type, SymbolFilter.Type).OfType<INamedTypeSymbol>().Single().GetMembers(method).Single());
        while (left.TryDequeue(out var symbol))
        {
            foreach (var declared in symbol.DeclaringSyntaxReferences)
            {
                // Of a type, what it hands to its base; its members are followed one by one.
                var node = declared.GetSyntax();
                foreach (var referenced in node is TypeDeclarationSyntax whole ? Referenced(compilation, whole.BaseList) : Referenced(compilation, node))
                {
                    Add(referenced);
                }
            }
        }

        return [.. seen.Select(Member).OfType<string>()];

        void Add(ISymbol symbol)
        {
            if (symbol is INamedTypeSymbol { DeclaringSyntaxReferences.Length: > 0 } named && seen.Add(named))
            {
                left.Enqueue(named);

                // An override is called through its base, where only the base's method is seen; a constructor by the type's name.
                foreach (var member in named.GetMembers().Where(member => member.IsOverride || member is IMethodSymbol { MethodKind: MethodKind.Constructor }))
                {
                    Add(member);
                }
            }
            else if (symbol is not INamespaceOrTypeSymbol && seen.Add(symbol))
            {
                left.Enqueue(symbol);
            }
        }
    }

    private static IEnumerable<ISymbol> Referenced(CSharpCompilation compilation, SyntaxNode? node)
    {
        if (node is null)
        {
            return [];
        }

        var model = compilation.GetSemanticModel(node.SyntaxTree);
        return node.DescendantNodes().OfType<SimpleNameSyntax>()
            .Select(name => model.GetSymbolInfo(name))
            .SelectMany(info => info.Symbol is { } symbol ? [symbol] : info.CandidateSymbols)
            .Select(symbol => symbol is IMethodSymbol { ReducedFrom: { } whole } ? whole : symbol.OriginalDefinition);
    }

    /// <summary>A property of the report's model or of its words as "type.name", null for everything else.</summary>
    private static string? Member(ISymbol symbol) =>
        symbol is IPropertySymbol { IsStatic: false, ContainingAssembly.Name: "Surveys" } property
        && new[] { typeof(SchoolReport).Namespace, typeof(LanguageTexts).Namespace }.Contains(property.ContainingNamespace.ToDisplayString())
            ? $"{property.ContainingType.Name}.{property.Name}"
            : null;
}
