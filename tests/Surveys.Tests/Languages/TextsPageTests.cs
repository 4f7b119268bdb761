using Surveys.Languages;
using Surveys.Tests.Questionnaires;

namespace Surveys.Tests.Languages;

/// <summary>docs/texts.md names phrases to be read by native speakers. Once one has changed, its line has done its work.</summary>
public sealed class TextsPageTests
{
    public static TheoryData<string, string> Phrases => [.. File.ReadLines(CatalogDraft.PathOf("Languages", "texts.md"))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells.Length == 5 && cells[1].Length == 2)
        .Select(cells => (cells[1], cells[2]))];

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_phrase_to_be_reviewed_stands_in_its_file(string language, string phrase) =>
        Assert.Contains(phrase, new CatalogDraft()[language + ".json"], StringComparison.Ordinal);

    [Fact]
    public void Every_language_has_phrases_to_be_reviewed() =>
        Assert.All(LanguageCatalog.Embedded.Languages, texts => Assert.Contains(Phrases, row => row.Data.Item1 == texts.Language));

    [Fact]
    public void The_page_says_in_which_languages_each_section_is()
    {
        var rows = File.ReadLines(CatalogDraft.PathOf("Languages", "texts.md"))
            .Select(line => line.Split('|', StringSplitOptions.TrimEntries));

        Assert.Equal(Codes(LanguageCatalog.Embedded.WithReports), Row("report"));
        Assert.Equal(Codes(LanguageCatalog.Embedded.WithStaff), Row("staff"));

        string Row(string section) =>
            rows.Single(cells => cells.Length == 5 && cells[1].Contains($"`{section}`", StringComparison.Ordinal))[3];
    }

    private static string Codes(IEnumerable<LanguageTexts> languages) => string.Join(", ", languages.Select(texts => texts.Language));
}
