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
    }

    [Fact]
    public void A_questionnaire_is_found_by_its_id() =>
        Assert.All(Catalog.All, questionnaire => Assert.Same(questionnaire, Catalog[questionnaire.Id]));

    [Fact]
    public void A_newer_version_is_used_for_new_sessions_and_the_old_one_stays()
    {
        const string Newer = "adults.2.json";

        var catalog = new CatalogDraft().Copy("adults.1.json", Newer).Change(Newer, file => file["version"] = 2).Open();

        Assert.Equal(2, catalog.Latest(Audience.Adults).Id.Version);
        Assert.Equal(1, catalog[new QuestionnaireId(Audience.Adults, 1)].Id.Version);
    }
}
