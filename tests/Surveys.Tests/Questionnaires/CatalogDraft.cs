using System.Text;
using System.Text.Json.Nodes;
using Surveys.Questionnaires;

namespace Surveys.Tests.Questionnaires;

/// <summary>The shipped files, to be changed and read again.</summary>
internal sealed class CatalogDraft
{
    private static readonly string Root = Path.Combine(AppContext.BaseDirectory, "Questionnaires");

    private readonly Dictionary<string, string> questionnaires = Read("Files");
    private readonly Dictionary<string, string> texts = Read("Texts");

    public IEnumerable<string> QuestionnaireFiles => questionnaires.Keys;

    public IEnumerable<string> TextFiles => texts.Keys;

    public IEnumerable<string> Files => [.. QuestionnaireFiles, .. TextFiles];

    public static string SchemaPath(string name) => Path.Combine(Root, name);

    public string this[string file]
    {
        get => Holding(file)[file];
        set => Holding(file)[file] = value;
    }

    public CatalogDraft Change(string file, Action<JsonNode> change)
    {
        var node = JsonNode.Parse(this[file])!;
        change(node);
        this[file] = node.ToJsonString();
        return this;
    }

    public CatalogDraft Copy(string file, string name)
    {
        Holding(file)[name] = this[file];
        return this;
    }

    public CatalogDraft Remove(params IEnumerable<string> files)
    {
        foreach (var file in files.ToList())
        {
            Holding(file).Remove(file);
        }

        return this;
    }

    public QuestionnaireCatalog Open() => new(Contents(questionnaires), Contents(texts));

    private static Dictionary<string, string> Read(string folder) =>
        Directory.GetFiles(Path.Combine(Root, folder)).ToDictionary(path => Path.GetFileName(path), File.ReadAllText);

    private static IEnumerable<CatalogFile> Contents(Dictionary<string, string> files) =>
        files.OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => new CatalogFile(file.Key, Encoding.UTF8.GetBytes(file.Value)));

    private Dictionary<string, string> Holding(string file) => texts.ContainsKey(file) ? texts : questionnaires;
}
