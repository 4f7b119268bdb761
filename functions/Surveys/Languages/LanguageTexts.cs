using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Responses;

namespace Surveys.Languages;

/// <summary>
/// Everything a person reads, in one language. One file each: adding a language is adding a file. Each section is read and checked when
/// it is first needed.
/// </summary>
public sealed class LanguageTexts
{
    private readonly CatalogFile source;
    private readonly QuestionnaireCatalog catalog;

    internal LanguageTexts(CatalogFile source, QuestionnaireCatalog catalog)
    {
        (this.source, this.catalog) = (source, catalog);
        Language = Path.GetFileNameWithoutExtension(source.Name);
        Name = LanguageFile.NameIn(source);
    }

    /// <summary>The ISO 639-1 code of the language.</summary>
    public string Language { get; }

    /// <summary>The language by its own name.</summary>
    public string Name { get; }

    /// <summary>
    /// Whether reports, letters and posters are written in it: what the sections from <see cref="Format"/> to <see cref="Links"/> are for.
    /// </summary>
    public bool HasReports => File.Has(LanguageFile.Report);

    /// <summary>Whether the facilitator's page is written in it.</summary>
    public bool HasStaff => File.Has(LanguageFile.Staff);

    // Where two threads come at once both read: they read the same.
    public PageWords Pages => field ??= File.Read("pages", LanguageJson.Default.PageWords);

    /// <summary>The names of the pictures that join two answers.</summary>
    public ImmutableDictionary<string, string> Pictures => field ??= Check(File.Read("pictures", LanguageJson.Default.Names));

    public StaffWords Staff => field ??= Check(File.Read(LanguageFile.Staff, LanguageJson.Default.StaffWords));

    public TextFormat Format => field ??= Check(File.Read("format", LanguageJson.Default.TextFormat));

    public ReportWords Report => field ??= Check(File.Read(LanguageFile.Report, LanguageJson.Default.ReportWords));

    public NationalWords National => field ??= File.Read("national", LanguageJson.Default.NationalWords);

    public LetterWords Letter => field ??= File.Read("letter", LanguageJson.Default.LetterWords);

    public PosterWords Poster => field ??= File.Read("poster", LanguageJson.Default.PosterWords);

    public LinkWords Links => field ??= File.Read("links", LanguageJson.Default.LinkWords);

    public QuestionnaireTexts this[QuestionnaireId id] => Questionnaires[id.ToString()];

    private ImmutableDictionary<string, QuestionnaireTexts> Questionnaires =>
        field ??= Check(File.Read("questionnaires", LanguageJson.Default.Questionnaires));

    private LanguageFile File => field ??= new LanguageFile(source);

    private ImmutableDictionary<string, string> Check(ImmutableDictionary<string, string> pictures)
    {
        CheckNames("$.pictures", PairPictures.Names, pictures.Keys);
        return pictures;
    }

    private ImmutableDictionary<string, QuestionnaireTexts> Check(ImmutableDictionary<string, QuestionnaireTexts> texts)
    {
        CheckNames("$.questionnaires", catalog.All.Select(questionnaire => questionnaire.Id.ToString()), texts.Keys);
        foreach (var questionnaire in catalog.All)
        {
            var items = texts[questionnaire.Id.ToString()].Items;
            var place = $"$.questionnaires['{questionnaire.Id}'].items";
            CheckNames(place, questionnaire.Items.Select(item => item.Id), items.Keys);
            foreach (var item in questionnaire.Items)
            {
                CheckNames($"{place}.{item.Id}.options", item.Options, items[item.Id].Options.Keys);
            }
        }

        return texts;
    }

    private TextFormat Check(TextFormat format) => format.Months.Length == 12
        ? format
        : throw new CatalogException(source.Name, "$.format.months", "a year has 12 months");

    private ReportWords Check(ReportWords words)
    {
        CheckNames("$.report.levels", Enum.GetValues<SchoolLevel>(), words.Levels.Keys);
        CheckNames("$.report.levelGroups", Enum.GetValues<SchoolLevel>(), words.LevelGroups.Keys);
        CheckNames("$.report.areas", Enum.GetValues<Area>(), words.Areas.Keys);
        CheckNames("$.report.areaGroups", Enum.GetValues<Area>(), words.AreaGroups.Keys);
        CheckNames("$.report.roles", AdultRoles.All, words.Roles.Keys);
        CheckNames("$.report.audiences", Enum.GetValues<Audience>(), words.Audiences.Keys);
        var topics = catalog.All.SelectMany(questionnaire => questionnaire.Items).Select(item => item.Topic)
            .Where(topic => topic.Length > 0);
        CheckNames("$.report.topics", topics, words.Topics.Keys);
        return words;
    }

    private StaffWords Check(StaffWords words)
    {
        CheckNames("$.staff.roles", AdultRoles.All, words.Roles.Keys);
        return words;
    }

    private void CheckNames<T>(string place, IEnumerable<T> wanted, IEnumerable<T> given)
    {
        foreach (var missing in wanted.Except(given))
        {
            throw new CatalogException(source.Name, place, $"the text for '{missing}' is missing");
        }

        foreach (var surplus in given.Except(wanted))
        {
            throw new CatalogException(source.Name, place, $"'{surplus}' is not known");
        }
    }
}
