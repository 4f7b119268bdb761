using System.Text;
using System.Text.Json.Nodes;
using Surveys.Languages;
using Surveys.Questionnaires;

namespace Surveys.Tests.Questionnaires;

/// <summary>The shipped files, to be changed and read again.</summary>
internal sealed class CatalogDraft
{
    private readonly Dictionary<string, string> questionnaires = Read("Questionnaires", "Files", "*.json");
    private readonly Dictionary<string, string> languages = Read("Languages", "", "??.json");

    public IEnumerable<string> QuestionnaireFiles => questionnaires.Keys;

    public IEnumerable<string> LanguageFiles => languages.Keys;

    public IEnumerable<string> Files => [.. QuestionnaireFiles, .. LanguageFiles];

    public static string PathOf(string folder, string name) => Path.Combine(AppContext.BaseDirectory, folder, name);

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

    public QuestionnaireCatalog Open() => new(Contents(questionnaires));

    public LanguageCatalog OpenLanguages() => new(Open(), Contents(languages));

    /// <summary>Reads all of a file, as the product does bit by bit.</summary>
    public void ReadAll(string file)
    {
        if (languages.ContainsKey(file))
        {
            var catalog = Open();
            var texts = new LanguageCatalog(catalog, Contents(languages).Where(content => content.Name == file)).Languages[0];
            _ = (texts.Pages, texts.Pictures, texts[catalog.All.First().Id]);
            _ = texts.HasReports ? (texts.Format, texts.Report, texts.National, texts.Letter, texts.Poster, texts.Links) : default;
            _ = texts.HasStaff ? texts.Staff : null;
        }
        else
        {
            Open();
        }
    }

    private static Dictionary<string, string> Read(string folder, string below, string pattern) =>
        Directory.GetFiles(PathOf(folder, below), pattern).ToDictionary(path => Path.GetFileName(path), File.ReadAllText);

    private static IEnumerable<CatalogFile> Contents(Dictionary<string, string> files) =>
        files.OrderBy(file => file.Key, StringComparer.Ordinal)
            .Select(file => new CatalogFile(file.Key, Encoding.UTF8.GetBytes(file.Value)));

    private Dictionary<string, string> Holding(string file) => languages.ContainsKey(file) ? languages : questionnaires;
}
