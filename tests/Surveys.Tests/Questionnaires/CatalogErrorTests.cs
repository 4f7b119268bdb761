using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Surveys.Questionnaires;

namespace Surveys.Tests.Questionnaires;

public sealed class CatalogErrorTests
{
    private const string Young = "pupils-9-12.1.json";
    private const string Adults = "adults.1.json";
    private const string Albanian = "sq.json";
    private const int Knowledge = 0;

    private static readonly CatalogDraft Shipped = new();

    public static TheoryData<string> Files => [.. Shipped.Files];

    [Fact]
    public void Unchanged_files_are_accepted() =>
        Assert.All(Shipped.Files, file => Assert.Null(Record.Exception(() => new CatalogDraft().ReadAll(file))));

    [Fact]
    public void A_right_answer_that_is_no_option_is_named_with_its_item() =>
        RefusedItem(Knowledge, "right", "'nonsense' is not one of the options", item => item["right"] = "nonsense");

    [Fact]
    public void Not_knowing_is_never_right() =>
        RefusedItem(Knowledge, "right", "'dontKnow' cannot be right", item => item["right"] = "dontKnow");

    [Fact]
    public void A_knowledge_item_without_a_right_answer_is_named() =>
        RefusedItem(Knowledge, "right", "has a right option", item => item.AsObject().Remove("right"));

    [Fact]
    public void A_scale_with_a_right_answer_is_named() =>
        RefusedItem(IndexOf(ItemKind.Scale), "right", "only a knowledge item", item => item["right"] = item["options"]![0]!.DeepClone());

    [Fact]
    public void An_item_used_twice_is_named_where_it_comes_again() =>
        Refused(Young, "$.items[1].id", "is used twice", file => file["items"]![1]!["id"] = file["items"]![0]!["id"]!.DeepClone());

    [Theory]
    [InlineData("two words")]
    [InlineData("9lives")]
    [InlineData("ë")]
    [InlineData("")]
    public void An_item_id_that_is_no_name_is_named(string id) =>
        RefusedItem(2, "id", "is not a name", item => item["id"] = id);

    [Theory]
    [InlineData("""["a", "a", "dontKnow"]""", "listed twice")]
    [InlineData("""["a"]""", "2 to 8 options")]
    [InlineData("""["a", "b", "c", "d", "e", "f", "g", "h", "i"]""", "2 to 8 options")]
    [InlineData("""["a", "b c"]""", "letters and digits")]
    [InlineData("""["dontKnow", "a", "b"]""", "come last")]
    public void Wrong_options_are_named_with_their_item(string options, string problem) =>
        RefusedItem(Knowledge, "options", problem, item => item["options"] = JsonNode.Parse(options));

    [Theory]
    [InlineData("[]")]
    [InlineData("""["Pre", "Pre"]""")]
    public void Wrong_phases_are_named_with_their_item(string phases) =>
        RefusedItem(Knowledge, "phases", "each phase once", item => item["phases"] = JsonNode.Parse(phases));

    [Fact]
    public void An_item_without_a_topic_is_named() =>
        RefusedItem(Knowledge, "topic", "belongs to a topic", item => item.AsObject().Remove("topic"));

    [Fact]
    public void A_demographic_with_a_topic_is_named() =>
        RefusedItem(IndexOf(ItemKind.Demographic), "topic", "but a demographic", item => item["topic"] = "accounts");

    [Fact]
    public void A_demographic_that_releases_do_not_know_is_named() =>
        RefusedItem(IndexOf(ItemKind.Demographic), "kind", "gender, gradeBand and role", item => item["id"] = "village");

    [Fact]
    public void A_demographic_asked_only_once_is_named() =>
        RefusedItem(IndexOf(ItemKind.Demographic), "phases", "both phases", item => item["phases"] = new JsonArray("Post"));

    [Fact]
    public void A_version_below_one_is_named() => Refused(Young, "$.version", "1 or more", file => file["version"] = 0);

    [Fact]
    public void A_questionnaire_without_items_is_named() =>
        Refused(Young, "$.items", "at least one item", file => file["items"] = new JsonArray());

    [Fact]
    public void The_same_version_in_two_files_names_both()
    {
        var error = Assert.Throws<CatalogException>(() => new CatalogDraft().Copy(Young, "young-again.json").Open());

        Assert.Equal(("young-again.json", "$.version"), (error.File, error.Place));
        Assert.Contains(Young, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_audience_without_a_questionnaire_is_named()
    {
        var error = Assert.Throws<CatalogException>(() => new CatalogDraft().Remove(Adults).Open());

        Assert.Equal("questionnaires", error.File);
        Assert.Contains("Adults", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_catalog_without_a_language_is_refused()
    {
        var draft = new CatalogDraft();

        var error = Assert.Throws<CatalogException>(() => draft.Remove(draft.LanguageFiles).OpenLanguages());

        Assert.Equal("languages", error.File);
    }

    [Theory]
    [InlineData("audience", "Parents")]
    [InlineData("version", "1")]
    public void A_value_of_the_wrong_type_is_named_with_its_place(string member, string value) =>
        Refused(Young, $"$.{member}", "", file => file[member] = value);

    [Fact]
    public void An_unknown_kind_is_named_with_its_place() =>
        Refused(Young, "$.items[1].kind", "", file => file["items"]![1]!["kind"] = "Quiz");

    [Fact]
    public void An_unknown_member_is_named_with_its_place() =>
        Refused(Young, "$.items[1].rigth", "'rigth'", file => file["items"]![1]!["rigth"] = "askFirst");

    [Fact]
    public void A_word_that_no_page_uses_is_named() =>
        Refused(Albanian, "$.pages.greeting", "'greeting'", file => file["pages"]!["greeting"] = "Tung");

    [Fact]
    public void A_missing_word_is_named_with_its_file() =>
        Refused(Albanian, "$.pages", "'busyText'", file => file["pages"]!.AsObject().Remove("busyText"));

    [Fact]
    public void A_missing_text_is_named_with_its_file() =>
        Refused(Albanian, "$.questionnaires['Pupils9To12.1'].items", "'gender' is missing", file => Items(file).Remove("gender"));

    [Fact]
    public void A_missing_option_text_is_named_with_its_item() =>
        Refused(
            Albanian,
            "$.questionnaires['Pupils9To12.1'].items.gender.options",
            "'girl' is missing",
            file => Items(file)["gender"]!["options"]!.AsObject().Remove("girl"));

    [Fact]
    public void A_missing_questionnaire_in_a_language_is_named() =>
        Refused(Albanian, "$.questionnaires", "'Adults.1' is missing", file => file["questionnaires"]!.AsObject().Remove("Adults.1"));

    [Fact]
    public void A_surplus_text_is_named_with_its_file() =>
        Refused(
            Albanian,
            "$.questionnaires['Pupils9To12.1'].items",
            "'height' is not known",
            file => Items(file)["height"] = Items(file)["gender"]!.DeepClone());

    [Fact]
    public void A_surplus_option_text_is_named_with_its_item() =>
        Refused(
            Albanian,
            "$.questionnaires['Pupils9To12.1'].items.gender.options",
            "'robot' is not known",
            file => Items(file)["gender"]!["options"]!["robot"] = "Robot");

    [Fact]
    public void A_surplus_questionnaire_in_a_language_is_named() =>
        Refused(
            Albanian,
            "$.questionnaires",
            "'Adults.2' is not known",
            file => file["questionnaires"]!["Adults.2"] = file["questionnaires"]!["Adults.1"]!.DeepClone());

    [Fact]
    public void A_missing_word_of_reports_is_named_with_its_file() =>
        Refused(Albanian, "$.report", "'score'", file => file["report"]!.AsObject().Remove("score"));

    [Fact]
    public void A_word_that_is_said_nowhere_is_named() =>
        Refused(Albanian, "$.staff.greeting", "'greeting'", file => file["staff"]!["greeting"] = "Tung");

    [Fact]
    public void A_missing_form_of_a_counted_word_is_named_with_its_place() =>
        Refused(Albanian, "$.national.schools", "'many'", file => file["national"]!["schools"]!.AsObject().Remove("many"));

    [Theory]
    [InlineData("levels", "Combined")]
    [InlineData("areaGroups", "Rural")]
    [InlineData("audiences", "Adults")]
    [InlineData("topics", "accounts")]
    public void A_missing_text_of_reports_is_named_with_its_place(string member, string key) =>
        Refused(Albanian, $"$.report.{member}", $"'{key}' is missing", file => file["report"]![member]!.AsObject().Remove(key));

    [Fact]
    public void A_surplus_topic_is_named_with_its_place() =>
        Refused(Albanian, "$.report.topics", "'weather' is not known", file =>
            file["report"]!["topics"]!["weather"] = file["report"]!["topics"]!["accounts"]!.DeepClone());

    [Fact]
    public void A_year_of_eleven_months_is_refused() =>
        Refused(Albanian, "$.format.months", "12 months", file => file["format"]!["months"]!.AsArray().RemoveAt(11));

    [Theory]
    [InlineData("pages")]
    [InlineData("letter")]
    [InlineData("format")]
    public void A_missing_section_is_named(string section) =>
        Refused(Albanian, "$", $"'{section}' is missing", file => file.AsObject().Remove(section));

    [Fact]
    public void A_page_for_staff_needs_reports_and_posters() =>
        Refused("el.json", "$", "'format' is missing", file => file["staff"] = new JsonObject());

    [Fact]
    public void A_section_that_nobody_reads_is_named() =>
        Refused(Albanian, "$", "'extra' is no section", file => file["extra"] = new JsonObject());

    [Fact]
    public void A_file_is_named_after_its_language() =>
        Refused(Albanian, "$.language", "not named after 'de'", file => file["language"] = "de");

    [Fact]
    public void A_language_and_its_name_stand_first() =>
        Refused(Albanian, "$", "begins with", file =>
        {
            var name = file["name"]!.DeepClone();
            file.AsObject().Remove("name");
            file["name"] = name;
        });

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_cut_off_anywhere_is_named(string file)
    {
        var whole = Shipped[file].TrimEnd();

        Gen.Int[0, whole.Length - 1].Sample(
            length =>
            {
                var error = Assert.Throws<CatalogException>(() => new CatalogDraft { [file] = whole[..length] }.ReadAll(file));
                Assert.Equal(file, error.File);
                Assert.StartsWith("$", error.Place, StringComparison.Ordinal);
            },
            iter: 200);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_null_anywhere_is_named_with_its_file(string file) => RefusedEach(file, value => value.ReplaceWith<JsonNode?>(null));

    [Theory]
    [MemberData(nameof(Files))]
    public void A_member_left_out_anywhere_is_named_with_its_file(string file) =>
        RefusedEach(file, value =>
        {
            // A language may go without the page for staff.
            if (value.Parent is JsonObject parent && value.GetPath() != "$.staff")
            {
                parent.Remove(value.GetPropertyName());
            }
        });

    [Theory]
    [InlineData(Young, "\"version\": 1,", "\"version\": 1, \"version\": 2,")]
    [InlineData(Albanian, "\"letter\":", "\"letter\": {}, \"letter\":")]
    [InlineData(Albanian, "\"scoreCaption\":", "\"scoreCaption\": \"Mesatarja\", \"scoreCaption\":")]
    [InlineData(Albanian, "\"girl\":", "\"girl\": \"Çupë\", \"girl\":")]
    [InlineData(Albanian, "\"gender\":", "\"gender\": {\"text\": \"\", \"label\": \"\", \"options\": {}}, \"gender\":")]
    public void A_member_given_twice_is_named_with_its_file(string file, string once, string twice)
    {
        Assert.Contains(once, Shipped[file], StringComparison.Ordinal);
        var changed = Shipped[file].Replace(once, twice, StringComparison.Ordinal);

        var error = Assert.Throws<CatalogException>(() => new CatalogDraft { [file] = changed }.ReadAll(file));

        Assert.Equal(file, error.File);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void A_file_that_says_null_is_named(string file)
    {
        var error = Assert.Throws<CatalogException>(() => new CatalogDraft { [file] = "null" }.ReadAll(file));

        Assert.Equal((file, "$"), (error.File, error.Place));
    }

    /// <summary>Does the same to every value of a file in turn and expects each to be refused.</summary>
    private static void RefusedEach(string file, Action<JsonNode> change)
    {
        var whole = Shipped[file];
        var count = Values(JsonNode.Parse(whole)!).Count();
        for (var i = 0; i < count; i++)
        {
            var node = JsonNode.Parse(whole)!;
            var value = Values(node).ElementAt(i);
            var path = value.GetPath();
            change(value);
            var changed = node.ToJsonString();
            if (JsonNode.DeepEquals(node, JsonNode.Parse(whole)))
            {
                continue;
            }

            var thrown = Record.Exception(() => new CatalogDraft { [file] = changed }.ReadAll(file));

            Assert.True(thrown is CatalogException error && error.File == file && error.Place.StartsWith('$'), $"{file} {path}: {thrown}");
        }
    }

    /// <summary>All values below a node but the reference to the schema, which is the author's.</summary>
    private static IEnumerable<JsonNode> Values(JsonNode node) => (node switch
    {
        JsonObject members => members.Where(member => member.Key != "$schema").Select(member => member.Value),
        JsonArray elements => elements,
        _ => [],
    }).SelectMany(child => Values(child!).Prepend(child!));

    private static void RefusedItem(int index, string member, string problem, Action<JsonNode> change) =>
        Refused(Young, $"$.items[{index}].{member}", problem, file => change(file["items"]![index]!));

    private static void Refused(string file, string place, string problem, Action<JsonNode> change)
    {
        var error = Assert.Throws<CatalogException>(() => new CatalogDraft().Change(file, change).ReadAll(file));

        Assert.Equal(file, error.File);
        Assert.Equal(place, error.Place.Split(" (line")[0]);
        Assert.Contains(problem, error.Message, StringComparison.Ordinal);
        Assert.StartsWith($"{file}: {error.Place}: ", error.Message, StringComparison.Ordinal);
    }

    private static JsonObject Items(JsonNode texts) => texts["questionnaires"]!["Pupils9To12.1"]!["items"]!.AsObject();

    private static int IndexOf(ItemKind kind) =>
        JsonDocument.Parse(Shipped[Young]).RootElement.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("kind").GetString()).ToList().IndexOf(kind.ToString());
}
