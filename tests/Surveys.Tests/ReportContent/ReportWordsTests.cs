using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.ReportContent;

namespace Surveys.Tests.ReportContent;

public sealed partial class ReportWordsTests
{
    /// <summary>Texts that are the same in every language: names.</summary>
    private static readonly string[] Shared = ["Author"];

    private static readonly List<(string Place, string Text)> Albanian = [.. Texts("", ReportWords.Albanian)];
    private static readonly List<(string Place, string Text)> English = [.. Texts("", ReportWords.English)];

    [Fact]
    public void Both_languages_have_the_same_places() => Assert.Equal(English.Select(text => text.Place).Order(), Albanian.Select(text => text.Place).Order());

    [Fact]
    public void No_text_is_empty() => Assert.All(
        Albanian.Concat(English).Where(text => text.Place != "Format.GroupSeparator"),
        text => Assert.False(string.IsNullOrWhiteSpace(text.Text), text.Place));

    [Fact]
    public void Every_text_is_translated()
    {
        var albanian = Albanian.ToDictionary();
        Assert.All(
            English.Where(text => !Shared.Contains(text.Place) && text.Text.Any(char.IsLetter)),
            text => Assert.NotEqual(text.Text, albanian[text.Place]));
    }

    [Fact]
    public void Every_text_takes_the_same_figures()
    {
        var albanian = Albanian.ToDictionary();
        Assert.All(English, text => Assert.Equal(Holes(text.Text), Holes(albanian[text.Place])));
    }

    [Fact]
    public void Every_topic_of_every_questionnaire_has_a_name_and_a_suggestion() => Assert.All(
        QuestionnaireCatalog.Embedded.All.SelectMany(questionnaire => questionnaire.Items).Select(item => item.Topic).Where(topic => topic.Length > 0),
        topic => Assert.Contains(topic, ReportWords.Albanian.Topics.Keys));

    [Fact]
    public void The_rule_of_ten_has_its_reason() =>
        Assert.Contains(DisclosureControl.TooFewRespondents, ReportWords.Albanian.SuppressionReasons.Keys);

    [Fact]
    public void Reports_speak_of_change_and_never_claim_an_effect()
    {
        Assert.DoesNotContain(English, text => text.Text.Contains("impact", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["NoEffect", "HowToRead[2]"], English.Where(text => text.Text.Contains("effect", StringComparison.Ordinal)).Select(text => text.Place).Order(StringComparer.Ordinal).Reverse());
    }

    [Fact]
    public void A_language_that_is_not_there_gets_Albanian() => Assert.Same(ReportWords.Albanian, ReportWords.For("de"));

    private static string Holes(string text) => string.Join(" ", HolePattern().Matches(text).Select(match => match.Value).Distinct().Order());

    private static IEnumerable<(string, string)> Texts(string place, object? value) => value switch
    {
        string text => [(place, text)],
        IDictionary map => map.Keys.Cast<object>().SelectMany(key => Texts($"{place}[{key}]", map[key])),
        IEnumerable list => list.Cast<object>().SelectMany((element, i) => Texts($"{place}[{i}]", element)),
        { } record when record.GetType().Namespace == typeof(ReportWords).Namespace => record.GetType()
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .SelectMany(property => Texts(place.Length == 0 ? property.Name : $"{place}.{property.Name}", property.GetValue(record))),
        _ => [],
    };

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex HolePattern();
}
