using System.Collections.Immutable;
using Surveys.Questionnaires;

namespace Surveys.Languages;

/// <summary>Every language there is a file of. What a language says is read when it is first asked for.</summary>
public sealed class LanguageCatalog
{
    /// <param name="questionnaires">Each language has words for all of them.</param>
    /// <param name="files">
    /// Described by <c>language.schema.json</c>, named by their language's code. The first language is the one used where no other is asked
    /// for.
    /// </param>
    /// <exception cref="CatalogException">A file does not begin with its language and name.</exception>
    public LanguageCatalog(QuestionnaireCatalog questionnaires, IEnumerable<CatalogFile> files)
    {
        Languages = [.. files.Select(file => new LanguageTexts(file, questionnaires))];
        if (Languages.IsEmpty)
        {
            throw new CatalogException("languages", "$", "no language");
        }
    }

    /// <summary>The languages shipped with the product: Albanian first.</summary>
    public static LanguageCatalog Embedded { get; } = new(
        QuestionnaireCatalog.Embedded,
        CatalogFile.Embedded("languages/").OrderByDescending(file => file.Name == "languages/sq.json")
            .ThenBy(file => file.Name, StringComparer.Ordinal));

    public ImmutableArray<LanguageTexts> Languages { get; }

    public LanguageTexts DefaultLanguage => Languages[0];

    /// <summary>Those in which reports, letters and posters are written.</summary>
    public IReadOnlyList<LanguageTexts> WithReports => field ??= [.. Languages.Where(texts => texts.HasReports)];

    /// <summary>Those in which the facilitator's page is written.</summary>
    public IReadOnlyList<LanguageTexts> WithStaff => field ??= [.. Languages.Where(texts => texts.HasStaff)];

    /// <summary>The texts of a language by its ISO 639-1 code, or null where it is not translated.</summary>
    public LanguageTexts? FindLanguage(string? code) => Languages.FirstOrDefault(texts => texts.Language == code);

    /// <summary>The texts of a report: in the language asked for, or in the first where reports are not written in it.</summary>
    public LanguageTexts ForReport(string language) => WithReports.FirstOrDefault(texts => texts.Language == language) ?? WithReports[0];
}
