using Surveys.Campaigns;
using Surveys.Questionnaires;

namespace Surveys.Tests.Questionnaires;

public sealed class EmbeddedCatalogTests
{
    private static readonly QuestionnaireCatalog Catalog = QuestionnaireCatalog.Embedded;

    [Fact]
    public void Every_audience_has_its_questionnaire()
    {
        Assert.Equal(Enum.GetValues<Audience>(), Catalog.All.Select(questionnaire => questionnaire.Id.Audience).Distinct());
        Assert.All(Enum.GetValues<Audience>(), audience => Assert.Equal(audience, Catalog.Latest(audience).Id.Audience));
    }

    [Fact]
    public void Every_shipped_file_is_embedded()
    {
        var draft = new CatalogDraft();

        Assert.Equal(draft.QuestionnaireFiles.Count(), Catalog.All.Count());
        Assert.Equal(
            draft.TextFiles.Select(Path.GetFileNameWithoutExtension).Order(),
            Catalog.Languages.Select(texts => texts.Language).Order());
    }

    [Fact]
    public void Albanian_is_spoken_where_no_language_is_asked_for() => Assert.Equal("sq", Catalog.DefaultLanguage.Language);

    [Fact]
    public void English_is_found_by_its_code_and_an_unknown_language_is_not()
    {
        Assert.Equal("English", Catalog.FindLanguage("en")?.Name);
        Assert.Null(Catalog.FindLanguage("xx"));
        Assert.Null(Catalog.FindLanguage(null));
    }

    [Fact]
    public void One_more_language_is_one_more_file()
    {
        var catalog = new CatalogDraft().Copy("en.json", "it.json").Change("it.json", file =>
        {
            file["language"] = "it";
            file["name"] = "Italiano";
        }).Open();

        Assert.Equal("Italiano", catalog.FindLanguage("it")?.Name);
    }

    [Fact]
    public void A_questionnaire_is_found_by_its_id() =>
        Assert.All(Catalog.All, questionnaire => Assert.Same(questionnaire, Catalog[questionnaire.Id]));

    [Fact]
    public void A_newer_version_is_used_for_new_sessions_and_the_old_one_stays()
    {
        const string Newer = "adults.2.json";
        var draft = new CatalogDraft().Copy("adults.1.json", Newer).Change(Newer, file => file["version"] = 2);
        foreach (var file in draft.TextFiles.ToList())
        {
            draft.Change(file, texts => texts["questionnaires"]!["Adults.2"] = texts["questionnaires"]!["Adults.1"]!.DeepClone());
        }

        var catalog = draft.Open();

        Assert.Equal(2, catalog.Latest(Audience.Adults).Id.Version);
        Assert.Equal(1, catalog[new QuestionnaireId(Audience.Adults, 1)].Id.Version);
    }
}
