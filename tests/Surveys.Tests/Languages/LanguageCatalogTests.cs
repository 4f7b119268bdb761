using Surveys.Languages;
using Surveys.Questionnaires;
using Surveys.ReportContent;
using Surveys.Tests.Questionnaires;

namespace Surveys.Tests.Languages;

public sealed class LanguageCatalogTests
{
    private static readonly LanguageCatalog Catalog = LanguageCatalog.Embedded;

    [Fact]
    public void Every_shipped_file_is_embedded() => Assert.Equal(
        new CatalogDraft().LanguageFiles.Select(Path.GetFileNameWithoutExtension).Order(),
        Catalog.Languages.Select(texts => texts.Language).Order());

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
    public void One_more_language_is_one_more_file_for_pages_reports_and_staff()
    {
        var catalog = new CatalogDraft().Copy("en.json", "it.json").Change("it.json", file =>
        {
            file["language"] = "it";
            file["name"] = "Italiano";
        }).OpenLanguages();

        Assert.Equal("Italiano", catalog.FindLanguage("it")?.Name);
        Assert.Contains(catalog.WithReports, texts => texts.Language == "it");
        Assert.Contains(catalog.WithStaff, texts => texts.Language == "it");
    }

    [Fact]
    public void Reports_and_the_page_for_staff_are_in_albanian_and_english()
    {
        Assert.Equal(["sq", "en"], SchoolReport.Languages);
        Assert.Equal(["sq", "en"], Catalog.WithStaff.Select(texts => texts.Language));
    }

    [Theory]
    [InlineData("en", "en")]
    [InlineData("el", "sq")]
    [InlineData("de", "sq")]
    public void A_report_in_a_language_without_reports_is_in_albanian(string asked, string gets) =>
        Assert.Equal(gets, Catalog.ForReport(asked).Language);

    [Fact]
    public void A_language_says_its_name_though_the_rest_of_its_file_is_broken()
    {
        var texts = Assert.Single(new LanguageCatalog(
            QuestionnaireCatalog.Embedded,
            [new("de.json", """{ "language": "de", "name": "Deutsch", "pages": """u8.ToArray())]).Languages);

        Assert.Equal("Deutsch", texts.Name);
        Assert.Throws<CatalogException>(() => texts.Pages);
    }
}
