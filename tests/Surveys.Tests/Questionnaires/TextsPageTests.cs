using Surveys.Questionnaires;

namespace Surveys.Tests.Questionnaires;

/// <summary>docs/texts.md names phrases to be read by native speakers. Once one has changed, its line has done its work.</summary>
public sealed class TextsPageTests
{
    public static TheoryData<string, string> Phrases => [.. File.ReadLines(CatalogDraft.SchemaPath("texts.md"))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Where(cells => cells.Length == 5 && cells[1].Length == 2)
        .Select(cells => (cells[1], cells[2]))];

    [Theory]
    [MemberData(nameof(Phrases))]
    public void A_phrase_to_be_reviewed_stands_in_its_file(string language, string phrase) =>
        Assert.Contains(phrase, new CatalogDraft()[language + ".json"], StringComparison.Ordinal);

    [Fact]
    public void Every_language_has_phrases_to_be_reviewed() =>
        Assert.All(QuestionnaireCatalog.Embedded.Languages, texts => Assert.Contains(Phrases, row => row.Data.Item1 == texts.Language));
}
