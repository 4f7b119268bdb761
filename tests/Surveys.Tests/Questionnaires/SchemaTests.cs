using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using Surveys.Campaigns;
using Surveys.Questionnaires;

namespace Surveys.Tests.Questionnaires;

public sealed class SchemaTests
{
    private const string Young = "pupils-9-12.1.json";
    private const string Albanian = "sq.json";

    private static readonly CatalogDraft Shipped = new();

    public static TheoryData<string> Files => [.. Shipped.Files];

    public static TheoryData<string, string, string?> Mistakes => new()
    {
        { Young, "audience", "\"Parents\"" },
        { Young, "audience", "0" },
        { Young, "version", "0" },
        { Young, "surplus", "1" },
        { Young, "items", "[]" },
        { Young, "items.0.id", "\"two words\"" },
        { Young, "items.0.id", "\"gender\"" },
        { Young, "items.0.topic", "\"weather\"" },
        { Young, "items.0.topic", null },
        { Young, "items.0.kind", "\"Quiz\"" },
        { Young, "items.0.kind", "\"Scale\"" },
        { Young, "items.0.right", null },
        { Young, "items.0.right", "\"dontKnow\"" },
        { Young, "items.0.rigth", "\"street\"" },
        { Young, "items.0.phases", "[]" },
        { Young, "items.0.phases", "[\"Pre\", \"Pre\"]" },
        { Young, "items.0.options", "[\"street\"]" },
        { Young, "items.0.options", "[\"street\", \"street\"]" },
        { Albanian, "language", "\"Shqip\"" },
        { Albanian, "words.busyText", null },
        { Albanian, "words.busyText", "\"\"" },
        { Albanian, "words.greeting", "\"Tung\"" },
        { Albanian, "words.questionOf", "\"Pyetja {0}\"" },
        { Albanian, "questionnaires.Parents", "{}" },
        { Albanian, "questionnaires.Adults_1.title", null },
        { Albanian, "questionnaires.Adults_1.items.useful.label", null },
        { Albanian, "questionnaires.Adults_1.items.useful.label", "\"Një emërtim që është shumë i gjatë për një tabelë\"" },
        { Albanian, "questionnaires.Adults_1.items.useful.text", "null" },
        { Albanian, "questionnaires.Adults_1.items.useful.options.very", "\"\"" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public async Task Every_file_is_what_its_schema_says(string file) => Assert.Empty(await Errors(file, Shipped[file]));

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_file_points_the_editor_to_its_schema(string file)
    {
        var schema = JsonNode.Parse(Shipped[file])!["$schema"]!.GetValue<string>();

        Assert.Equal("../" + SchemaOf(file), schema);
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public async Task A_mistake_is_shown_by_the_schema(string file, string path, string? value)
    {
        var node = JsonNode.Parse(Shipped[file])!;
        var steps = path.Split('.');
        var parent = steps[..^1].Aggregate(node, (at, step) => int.TryParse(step, out var i) ? at[i]! : at[step.Replace('_', '.')]!);
        if (value is null)
        {
            Assert.True(parent.AsObject().Remove(steps[^1]));
        }
        else
        {
            parent[steps[^1]] = JsonNode.Parse(value);
        }

        Assert.NotEmpty(await Errors(file, node.ToJsonString()));
    }

    [Fact]
    public void The_schema_knows_the_audiences_phases_and_kinds_of_the_code()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(CatalogDraft.SchemaPath("questionnaire.schema.json")));
        var definitions = schema.RootElement.GetProperty("definitions");

        Assert.Equal(Enum.GetNames<Audience>(), Enumeration(schema.RootElement.GetProperty("properties").GetProperty("audience")));
        Assert.Equal(Enum.GetNames<Phase>(), Enumeration(definitions.GetProperty("phases").GetProperty("items")));
        Assert.Equal(
            Enum.GetNames<ItemKind>(),
            new[] { "knowledge", "scale", "demographic" }
                .SelectMany(kind => Enumeration(definitions.GetProperty(kind).GetProperty("properties").GetProperty("kind"))));
    }

    [Fact]
    public void The_schema_explains_exactly_the_words_of_the_pages()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(CatalogDraft.SchemaPath("texts.schema.json")));
        var words = schema.RootElement.GetProperty("definitions").GetProperty("words");
        var names = typeof(PageWords).GetProperties().Select(word => JsonNamingPolicy.CamelCase.ConvertName(word.Name)).ToList();

        Assert.Equal(names, words.GetProperty("properties").EnumerateObject().Select(word => word.Name));
        Assert.Equal(names, words.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
        Assert.All(
            words.GetProperty("properties").EnumerateObject(),
            word => Assert.NotEqual("", word.Value.GetProperty("description").GetString()));
    }

    private static IEnumerable<string?> Enumeration(JsonElement schema) =>
        schema.GetProperty("enum").EnumerateArray().Select(value => value.GetString());

    private static string SchemaOf(string file) =>
        Shipped.TextFiles.Contains(file) ? "texts.schema.json" : "questionnaire.schema.json";

    private static async Task<IEnumerable<string>> Errors(string file, string content)
    {
        var schema = await JsonSchema.FromJsonAsync(
            await File.ReadAllTextAsync(CatalogDraft.SchemaPath(SchemaOf(file)), TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        return schema.Validate(content).Select(error => error.ToString());
    }
}
