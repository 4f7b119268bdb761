using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Surveys.Campaigns;

namespace Surveys.Questionnaires;

/// <summary>A questionnaire or a language's file that cannot be used. The message names the file and the place in it.</summary>
public sealed class CatalogException(string file, string place, string problem)
    : Exception($"{file}: {place}: {problem}")
{
    public string File { get; } = file;

    public string Place { get; } = place;
}

/// <summary>A file's name and content, as the catalog reads it.</summary>
public readonly record struct CatalogFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>The files of a folder that are shipped with the product.</summary>
    internal static IEnumerable<CatalogFile> Embedded(string folder)
    {
        var assembly = typeof(CatalogFile).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(folder, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            yield return new CatalogFile(name, content);
        }
    }
}

/// <summary>Every published questionnaire. Validated whole when it is made.</summary>
public sealed class QuestionnaireCatalog
{
    private readonly ImmutableDictionary<QuestionnaireId, Questionnaire> questionnaires;

    /// <param name="files">One file per audience and version, as described by <c>questionnaire.schema.json</c>.</param>
    /// <exception cref="CatalogException">A file is not what its schema says.</exception>
    public QuestionnaireCatalog(IEnumerable<CatalogFile> files)
    {
        var read = files.Select(file => (file.Name, Questionnaire: QuestionnaireFile.Read(file))).ToList();
        if (read.GroupBy(entry => entry.Questionnaire.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
        {
            throw new CatalogException(twice.Last().Name, "$.version", $"{twice.Key} is already in {twice.First().Name}");
        }

        questionnaires = read.ToImmutableDictionary(entry => entry.Questionnaire.Id, entry => entry.Questionnaire);
        foreach (var audience in Enum.GetValues<Audience>())
        {
            if (!questionnaires.Keys.Any(id => id.Audience == audience))
            {
                throw new CatalogException("questionnaires", "$", $"no questionnaire for {audience}");
            }
        }
    }

    /// <summary>The catalog shipped with the product.</summary>
    public static QuestionnaireCatalog Embedded { get; } = new(CatalogFile.Embedded("questionnaires/"));

    /// <summary>All questionnaires in the order of audience and version.</summary>
    public IEnumerable<Questionnaire> All =>
        questionnaires.Values.OrderBy(q => q.Id.Audience).ThenBy(q => q.Id.Version);

    /// <exception cref="KeyNotFoundException">No such questionnaire was ever published.</exception>
    public Questionnaire this[QuestionnaireId id] => questionnaires[id];

    /// <summary>The newest questionnaire of an audience: the one a new session gets.</summary>
    public Questionnaire Latest(Audience audience) =>
        questionnaires.Values.Where(q => q.Id.Audience == audience).MaxBy(q => q.Id.Version)!;
}

internal sealed record QuestionnaireFile(Audience Audience, int Version, ImmutableArray<QuestionnaireFile.FileItem> Items)
{
    private static readonly string[] KnownDemographics = ["gender", "gradeBand", "role"];

    [JsonPropertyName("$schema")]
    public string? Schema { get; init; }

    public static Questionnaire Read(CatalogFile file)
    {
        var content = CatalogJson.Read(file, CatalogJson.Default.QuestionnaireFile);
        if (content.Version < 1)
        {
            throw new CatalogException(file.Name, "$.version", "a version is 1 or more");
        }

        var items = ImmutableArray.CreateBuilder<Item>();
        for (var i = 0; i < content.Items.Length; i++)
        {
            var place = $"$.items[{i}]";
            var item = content.Items[i] ?? throw new CatalogException(file.Name, place, "an item cannot be null");
            items.Add(ReadItem(file.Name, place, item, items));
        }

        return items.Count > 0
            ? new Questionnaire(new QuestionnaireId(content.Audience, content.Version), items.ToImmutable())
            : throw new CatalogException(file.Name, "$.items", "a questionnaire needs at least one item");
    }

    private static Item ReadItem(string file, string place, FileItem item, IEnumerable<Item> before)
    {
        Check(IsName(item.Id), ".id", $"'{item.Id}' is not a name: letters and digits, a letter first");
        Check(before.All(other => other.Id != item.Id), ".id", $"'{item.Id}' is used twice");
        Check(item.Options.Length is >= 2 and <= 8, ".options", "an item has 2 to 8 options");
        Check(item.Options.All(IsName), ".options", "an option's id is made of letters and digits, a letter first");
        Check(item.Options.Distinct().Count() == item.Options.Length, ".options", "an option is listed twice");
        Check(item.Phases.Length > 0 && item.Phases.Distinct().Count() == item.Phases.Length, ".phases", "each phase once, at least one");
        Check(
            item.Options.SkipWhile(option => !Item.Unscored.Contains(option)).All(Item.Unscored.Contains),
            ".options",
            "dontKnow and preferNotToSay come last");

        int? right = null;
        if (item.Kind == ItemKind.Knowledge)
        {
            Check(item.Right is not null, ".right", "a knowledge item has a right option");
            var index = item.Options.IndexOf(item.Right!);
            Check(index >= 0, ".right", $"'{item.Right}' is not one of the options");
            Check(!Item.Unscored.Contains(item.Right!), ".right", $"'{item.Right}' cannot be right");
            right = index;
        }
        else
        {
            Check(item.Right is null, ".right", "only a knowledge item has a right option");
        }

        var demographic = item.Kind == ItemKind.Demographic;
        Check(demographic == KnownDemographics.Contains(item.Id), ".kind", "the demographics are gender, gradeBand and role");
        Check(demographic == (item.Topic is null), ".topic", "every item but a demographic belongs to a topic");
        Check(!demographic || item.Phases.Length == 2, ".phases", "a demographic is asked in both phases");
        return new Item(item.Id, item.Topic ?? "", item.Kind, item.Phases, item.Options, right);

        void Check(bool holds, string member, string problem)
        {
            if (!holds)
            {
                throw new CatalogException(file, place + member, problem);
            }
        }
    }

    private static bool IsName(string text) =>
        text is { Length: > 0 and <= 40 } && char.IsAsciiLetter(text[0]) && text.All(char.IsAsciiLetterOrDigit);

    internal sealed record FileItem(
        string Id,
        ItemKind Kind,
        ImmutableArray<Phase> Phases,
        ImmutableArray<string> Options,
        string? Topic = null,
        string? Right = null);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UseStringEnumConverter = true,
    AllowDuplicateProperties = false,
    ReadCommentHandling = JsonCommentHandling.Disallow)]
[JsonSerializable(typeof(QuestionnaireFile))]
internal sealed partial class CatalogJson : JsonSerializerContext
{
    public static T Read<T>(CatalogFile file, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(file.Content.Span, type)
                ?? throw new CatalogException(file.Name, "$", "the file says null");
        }
        catch (JsonException e)
        {
            var place = $"{e.Path ?? "$"} (line {e.LineNumber + 1})";
            throw new CatalogException(file.Name, place, e.Message.Split(" Path:")[0]);
        }
    }
}
