using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Surveys.Functions.Hosting;
using Surveys.Functions.Tests.Fixtures;

namespace Surveys.Functions.Tests.Hosting;

/// <summary>
/// The edition for the isolated worker, whose packages are no part of the default build: what its source says is read, not run.
/// </summary>
public sealed class IsolatedEditionTests
{
    private static readonly string Functions = Path.Combine(Repository.Root, "functions");
    private static readonly string Folder = Path.Combine(Functions, "Surveys.Functions", "Isolated");

    private static readonly CompilationUnitSyntax Source =
        CSharpSyntaxTree.ParseText(File.ReadAllText(Path.Combine(Folder, "IsolatedFunctions.cs"))).GetCompilationUnitRoot();

    private static readonly MethodDeclarationSyntax[] Methods =
        [.. Source.DescendantNodes().OfType<MethodDeclarationSyntax>().Where(method => Attribute(method.AttributeLists, "Function") is not null)];

    /// <summary>An empty route means the function's name to the host, and the worker cannot route "/".</summary>
    private const string Root = "{root:maxlength(0)?}";

    [Fact]
    public void It_has_the_functions_routes_methods_and_schedules_of_the_table_in_its_order() =>
        Assert.Equal(FunctionTable.All.Select(Row), Methods.Select(Row));

    [Fact]
    public void Each_function_is_one_line_that_leaves_the_work_to_the_table() => Assert.All(Methods, method =>
    {
        var lines = method.GetLocation().GetLineSpan();
        Assert.Equal(lines.StartLinePosition.Line, lines.EndLinePosition.Line);
        Assert.Contains(method.ExpressionBody?.Expression.ToString(), (string[])["Answer(request)", "Run(context)"]);
    });

    /// <summary>The host leaves keys to the app in this edition too.</summary>
    [Fact]
    public void No_function_asks_for_a_key_of_the_host() => Assert.All(
        Methods.SelectMany(method => method.ParameterList.Parameters).Select(parameter => Attribute(parameter.AttributeLists, "HttpTrigger")).OfType<AttributeSyntax>(),
        trigger => Assert.Equal("Anonymous", Value(trigger.ArgumentList!.Arguments[0].Expression)));

    [Fact]
    public void Its_host_file_differs_in_the_custom_handler_alone()
    {
        var host = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json")))!.AsObject();
        Assert.True(host.Remove("customHandler"));
        Assert.True(JsonNode.DeepEquals(host, JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "host.json")))));
    }

    [Fact]
    public void Its_packages_are_in_no_restore_of_the_default_build()
    {
        string[] own = [.. Referenced(Path.Combine(Folder, "Isolated.targets")), .. Referenced(Path.Combine(Functions, "Surveys.Reports", "Quest", "Quest.targets"))];
        Assert.Contains("Microsoft.Azure.Functions.Worker", own);
        Assert.Contains("QuestPDF", own);
        var restored = Directory.EnumerateFiles(Repository.Root, "packages.lock.json", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Repository.Root, "project.assets.json", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/artifacts/isolated/", StringComparison.Ordinal) && !file.Contains("/node_modules/", StringComparison.Ordinal))
            .ToArray();
        Assert.Contains(restored, file => file.EndsWith("Surveys.Functions/packages.lock.json", StringComparison.Ordinal));
        Assert.Contains(restored, file => file.EndsWith("Surveys.Functions/obj/project.assets.json", StringComparison.Ordinal));
        Assert.All(restored, file =>
        {
            var text = File.ReadAllText(file);
            Assert.All(own, package => Assert.DoesNotContain($"\"{package}", text, StringComparison.OrdinalIgnoreCase));
        });
    }

    private static IEnumerable<string> Referenced(string targets) =>
        XDocument.Load(targets).Descendants("PackageReference").Select(reference => reference.Attribute("Include")!.Value);

    private static string Row(Function function) => function switch
    {
        HttpFunction http => $"{http.Name} {http.Method} {(http.Route.Length == 0 ? Root : http.Route)}",
        TimerFunction timer => $"{timer.Name} {timer.Schedule}",
        _ => throw new InvalidOperationException($"{function.Name} has a trigger this test does not know."),
    };

    private static string Row(MethodDeclarationSyntax method)
    {
        var name = Value(Attribute(method.AttributeLists, "Function")!.ArgumentList!.Arguments[0].Expression);
        Assert.Equal(method.Identifier.Text, name);
        var parameter = method.ParameterList.Parameters[0];
        return Attribute(parameter.AttributeLists, "HttpTrigger") is { } http
            ? $"{name} {string.Join(',', http.ArgumentList!.Arguments.Skip(1).Where(argument => argument.NameEquals is null).Select(argument => Value(argument.Expression)))} "
                + Value(http.ArgumentList.Arguments.Single(argument => argument.NameEquals?.Name.Identifier.Text == "Route").Expression)
            : $"{name} {Value(Attribute(parameter.AttributeLists, "TimerTrigger")!.ArgumentList!.Arguments[0].Expression)}";
    }

    private static AttributeSyntax? Attribute(SyntaxList<AttributeListSyntax> lists, string name) =>
        lists.SelectMany(list => list.Attributes).SingleOrDefault(attribute => attribute.Name.ToString() == name);

    /// <summary>What an attribute's argument says: a text, a nameof, a member's name, or a constant of the same file.</summary>
    private static string Value(ExpressionSyntax expression) => expression switch
    {
        LiteralExpressionSyntax literal => literal.Token.ValueText,
        InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } } nameOf => nameOf.ArgumentList.Arguments[0].ToString(),
        MemberAccessExpressionSyntax member => member.Name.Identifier.Text,
        IdentifierNameSyntax constant => Value(Source.DescendantNodes().OfType<VariableDeclaratorSyntax>()
            .Single(variable => variable.Identifier.Text == constant.Identifier.Text).Initializer!.Value),
        _ => throw new InvalidOperationException($"{expression} is no kind of argument this test knows."),
    };
}
