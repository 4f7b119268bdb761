using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Surveys.Disclosure;
using Surveys.Languages;
using Surveys.Questionnaires;
using Surveys.ReportContent;

namespace Surveys.Tests.Languages;

/// <summary>What holds for every word of every section, in every language.</summary>
public sealed partial class WordsTests
{
    /// <summary>
    /// The words for schools and staff that are the same in every language: names, and how many things are counted of one kind.
    /// </summary>
    private static readonly string[] Shared = ["Report.Author"];

    private static readonly Dictionary<string, string> English = Texts(LanguageCatalog.Embedded.FindLanguage("en")!);

    public static TheoryData<string> Languages => [.. LanguageCatalog.Embedded.Languages.Select(texts => texts.Language)];

    public static TheoryData<string> Translations =>
        [.. LanguageCatalog.Embedded.WithReports.Select(texts => texts.Language).Where(language => language != "en")];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_text_takes_the_same_figures_as_in_english(string language) => Assert.All(
        Texts(language), text => Assert.Equal(Holes(English[text.Key]), Holes(text.Value)));

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_is_empty(string language) => Assert.All(
        Texts(language).Where(text => text.Key != "Format.GroupSeparator"),
        text => Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Key));

    [Theory]
    [MemberData(nameof(Translations))]
    public void Every_text_for_schools_and_staff_is_translated(string language) => Assert.All(
        Texts(language).Where(text => !Shared.Contains(text.Key) && text.Value.Any(char.IsLetter)),
        text => Assert.NotEqual(English[text.Key], text.Value));

    [Fact]
    public void Every_rule_of_disclosure_control_has_its_reason()
    {
        var words = LanguageCatalog.Embedded.DefaultLanguage.Report;
        var rules = typeof(SuppressionRules).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral && field.FieldType == typeof(string)).Select(field => (string)field.GetValue(null)!).ToList();

        Assert.Equal(typeof(SuppressionReasons).GetProperties().Length, rules.Count);
        Assert.All(rules, rule => Assert.NotEqual(words.OtherSuppressionReason, words.SuppressionReason(rule)));
    }

    [Fact]
    public void Every_demographic_has_its_heading()
    {
        var texts = LanguageCatalog.Embedded.DefaultLanguage;
        var other = texts.Report.OtherBreakdownHeading.Split("{0}")[0];
        Assert.All(
            from questionnaire in QuestionnaireCatalog.Embedded.All
            from item in questionnaire.Demographics
            select texts.Report.BreakdownHeading(texts[questionnaire.Id], item.Id),
            heading => Assert.DoesNotContain(other, heading, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("effect")]
    [InlineData("impact")]
    public void Reports_speak_of_change_and_never_claim_an_effect(string claim) =>
        Assert.DoesNotContain(English.Values, text => text.Contains(claim, StringComparison.OrdinalIgnoreCase));

    private static Dictionary<string, string> Texts(string language) => Texts(LanguageCatalog.Embedded.FindLanguage(language)!);

    private static Dictionary<string, string> Texts(LanguageTexts texts)
    {
        List<(string Place, object? Value)> sections =
        [
            ("Pages", texts.Pages),
            ("Pictures", texts.Pictures),
            .. QuestionnaireCatalog.Embedded.All.Select(questionnaire => ($"{questionnaire.Id}", (object?)texts[questionnaire.Id])),
        ];
        if (texts.HasReports)
        {
            sections.AddRange(
            [
                ("Format", texts.Format), ("Report", texts.Report), ("National", texts.National),
                ("Letter", texts.Letter), ("Poster", texts.Poster), ("Links", texts.Links),
            ]);
        }

        if (texts.HasStaff)
        {
            sections.Add(("Staff", texts.Staff));
        }

        return sections.SelectMany(section => Texts(section.Place, section.Value)).ToDictionary();
    }

    private static IEnumerable<(string, string)> Texts(string place, object? value) => value switch
    {
        string text => [(place, text)],
        IDictionary map => map.Keys.Cast<object>().SelectMany(key => Texts($"{place}[{key}]", map[key])),
        IEnumerable list => list.Cast<object>().SelectMany((element, i) => Texts($"{place}[{i}]", element)),
        { } record when record.GetType().Namespace == typeof(LanguageTexts).Namespace => record.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .SelectMany(property => Texts($"{place}.{property.Name}", property.GetValue(record))),
        _ => [],
    };

    private static string Holes(string text) => string.Join(" ", HolePattern.Matches(text).Select(match => match.Value).Distinct().Order());

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex HolePattern { get; }
}
