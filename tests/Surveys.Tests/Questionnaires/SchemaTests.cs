using System.Text.Json;
using System.Text.Json.Nodes;
using NJsonSchema;
using Surveys.Campaigns;
using Surveys.Languages;
using Surveys.Questionnaires;

namespace Surveys.Tests.Questionnaires;

public sealed class SchemaTests
{
    private const string Young = "pupils-9-12.1.json";
    private const string Albanian = "sq.json";
    private const string LanguageSchema = "language.schema.json";

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
        { Albanian, "pages.busyText", null },
        { Albanian, "pages.busyText", "\"\"" },
        { Albanian, "pages.greeting", "\"Tung\"" },
        { Albanian, "pages.questionOf", "\"Pyetja {0}\"" },
        { Albanian, "extra", "{}" },
        { Albanian, "letter", null },
        { Albanian, "report.levels.Combined", null },
        { Albanian, "report.published", "\"Botimi {0}\"" },
        { Albanian, "national.schools.many", null },
        { Albanian, "format.months", "[\"janar\"]" },
        { Albanian, "staff.greeting", "\"Tung\"" },
        { "el.json", "staff", "{}" },
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

        Assert.Equal(Shipped.LanguageFiles.Contains(file) ? SchemaOf(file) : "../" + SchemaOf(file), schema);
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
        using var schema = JsonDocument.Parse(File.ReadAllText(PathOf("questionnaire.schema.json")));
        var definitions = schema.RootElement.GetProperty("definitions");

        Assert.Equal(Enum.GetNames<Audience>(), Enumeration(schema.RootElement.GetProperty("properties").GetProperty("audience")));
        Assert.Equal(Enum.GetNames<Phase>(), Enumeration(definitions.GetProperty("phases").GetProperty("items")));
        Assert.Equal(
            Enum.GetNames<ItemKind>(),
            new[] { "knowledge", "scale", "demographic" }
                .SelectMany(kind => Enumeration(definitions.GetProperty(kind).GetProperty("properties").GetProperty("kind"))));
    }

    [Fact]
    public void The_schema_explains_each_word_of_the_pages()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(PathOf(LanguageSchema)));
        var words = schema.RootElement.GetProperty("definitions").GetProperty("pages");

        Assert.All(
            words.GetProperty("properties").EnumerateObject(),
            word => Assert.NotEqual("", word.Value.GetProperty("description").GetString()));
    }

    [Theory]
    [InlineData("pages", typeof(PageWords))]
    [InlineData("format", typeof(TextFormat))]
    [InlineData("staff", typeof(StaffWords))]
    [InlineData("report", typeof(ReportWords))]
    [InlineData("national", typeof(NationalWords))]
    [InlineData("letter", typeof(LetterWords))]
    [InlineData("poster", typeof(PosterWords))]
    [InlineData("links", typeof(LinkWords))]
    public void The_schema_knows_exactly_the_words_of_a_section(string section, Type words)
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(PathOf(LanguageSchema)));
        var definitions = schema.RootElement.GetProperty("definitions");

        Same(definitions.GetProperty(section), words);

        void Same(JsonElement said, Type type)
        {
            said = said.TryGetProperty("$ref", out var place) ? definitions.GetProperty(place.GetString()!.Split('/')[^1]) : said;
            if (type.IsGenericType && type.GetGenericArguments() is [{ IsEnum: true } key, _])
            {
                Assert.Equal(Enum.GetNames(key), said.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
            }
            else if (type.Namespace == typeof(LanguageTexts).Namespace)
            {
                var names = type.GetProperties()
                    .ToDictionary(word => JsonNamingPolicy.CamelCase.ConvertName(word.Name), word => word.PropertyType);
                Assert.Equal(names.Keys, said.GetProperty("properties").EnumerateObject().Select(word => word.Name));
                Assert.Equal(names.Keys, said.GetProperty("required").EnumerateArray().Select(name => name.GetString()));
                Assert.All(names, word => Same(said.GetProperty("properties").GetProperty(word.Key), word.Value));
            }
        }
    }

    private static IEnumerable<string?> Enumeration(JsonElement schema) =>
        schema.GetProperty("enum").EnumerateArray().Select(value => value.GetString());

    private static string SchemaOf(string file) =>
        Shipped.LanguageFiles.Contains(file) ? LanguageSchema : "questionnaire.schema.json";

    private static string PathOf(string schema) => CatalogDraft.PathOf(schema == LanguageSchema ? "Languages" : "Questionnaires", schema);

    private static async Task<IEnumerable<string>> Errors(string file, string content)
    {
        var schema = await JsonSchema.FromJsonAsync(
            await File.ReadAllTextAsync(PathOf(SchemaOf(file)), TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        return schema.Validate(content).Select(error => error.ToString());
    }
}
