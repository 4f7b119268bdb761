using System.Globalization;
using System.Text.RegularExpressions;
using Surveys.Campaigns;
using Surveys.Languages;
using Surveys.Questionnaires;

namespace Surveys.Tests.Languages;

public sealed partial class TextTests
{
    /// <summary>What fits beside a bar of the school's report.</summary>
    private const int LongestLabel = 42;

    /// <summary>Questions above this length are not read to the end on a phone.</summary>
    private const int LongestQuestion = 120;

    private static readonly QuestionnaireCatalog Catalog = QuestionnaireCatalog.Embedded;
    private static readonly LanguageCatalog All = LanguageCatalog.Embedded;

    public static TheoryData<string> Languages => [.. All.Languages.Select(texts => texts.Language)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void No_text_is_blank_or_untidy(string language) =>
        Assert.All(Texts(language), text =>
        {
            Assert.False(string.IsNullOrWhiteSpace(text.Value), text.Place);
            Assert.True(text.Value == text.Value.Trim() && !text.Value.Contains("  ", StringComparison.Ordinal), text.Place);
            Assert.True(text.Value.IsNormalized() && !text.Value.Any(char.IsControl), text.Place);
        });

    [Theory]
    [MemberData(nameof(Languages))]
    public void Labels_fit_beside_a_bar(string language) =>
        Assert.All(Items(language), item =>
        {
            Assert.InRange(item.Texts.Label.Length, 1, LongestLabel);
            Assert.DoesNotMatch(@"[?!.…]$", item.Texts.Label);
        });

    [Theory]
    [MemberData(nameof(Languages))]
    public void Labels_of_one_questionnaire_differ(string language) =>
        Assert.All(Items(language).GroupBy(item => item.Questionnaire), items =>
            Assert.Distinct(items.Select(item => item.Texts.Label)));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Options_of_one_question_differ(string language) =>
        Assert.All(Items(language), item => Assert.Distinct(item.Texts.Options.Values));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Questions_are_short(string language) =>
        Assert.All(Items(language), item => Assert.InRange(item.Texts.Text.Length, 1, LongestQuestion));

    [Theory]
    [MemberData(nameof(Languages))]
    public void The_length_of_an_answer_does_not_give_it_away(string language)
    {
        foreach (var questionnaire in Catalog.All)
        {
            var longest = 0;
            foreach (var item in questionnaire.KnowledgeItems)
            {
                var options = All.FindLanguage(language)![questionnaire.Id].Items[item.Id].Options;
                var right = options[item.Options[item.Right!.Value]].Length;
                var others = item.Options
                    .Where((option, i) => i != item.Right && !Item.Unscored.Contains(option))
                    .Select(option => options[option].Length)
                    .ToList();
                Assert.True(right <= 1.5 * others.Max() && right >= 0.5 * others.Min(), $"{language} {questionnaire.Id} {item.Id}");
                longest += right > others.Max() ? 1 : 0;
            }

            Assert.True(
                longest <= questionnaire.KnowledgeItems.Count() / 2,
                $"{language} {questionnaire.Id}: {longest} right answers are the longest");
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Unscored_options_read_the_same_everywhere(string language) =>
        Assert.All(Item.Unscored, option =>
            Assert.Single(Items(language)
                .SelectMany(item => item.Texts.Options)
                .Where(text => text.Key == option)
                .Select(text => text.Value)
                .Distinct()));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_page_can_name_the_helpline_and_the_platform(string language)
    {
        var words = All.FindLanguage(language)!.Pages;

        Assert.Contains("116 111", words.HelplineText, StringComparison.Ordinal);
        Assert.Contains("116 111", words.CallHelpline, StringComparison.Ordinal);
        Assert.Contains("iSIGURT.al", words.ReportOnline, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Only_the_progress_has_places_for_numbers(string language)
    {
        var words = All.FindLanguage(language)!.Pages;

        Assert.Matches(@"\b3\b.*\b12\b", string.Format(CultureInfo.InvariantCulture, words.QuestionOf, 3, 12));
        Assert.All(Texts(language).Where(text => text.Value != words.QuestionOf), text => Assert.DoesNotContain('{', text.Value));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Nothing_claims_an_effect(string language) =>
        Assert.All(Texts(language), text => Assert.DoesNotMatch("(?i)effect|efekt|impact|ndikim", text.Value));

    [Fact]
    public void Albanian_has_no_english_left_overs() =>
        Assert.All(Texts("sq"), text => Assert.False(EnglishWord().IsMatch(text.Value), $"{text.Place}: {text.Value}"));

    [Fact]
    public void Albanian_is_written_with_its_own_letters() =>
        Assert.All(Texts("sq"), text =>
        {
            Assert.DoesNotContain('w', text.Value);
            Assert.DoesNotMatch(
                @"(?i)\b(eshte|cfare|cdo|femije\w*|para se te|per|nje|ne|dicka|pergjigje\w*|nxenes|shkolle|mesues\w*|shume|kete)\b",
                text.Value);
        });

    [Fact]
    public void Albanian_and_english_never_say_the_same_word_for_word()
    {
        var english = Texts("en").ToDictionary(text => text.Place, text => text.Value);

        Assert.All(Texts("sq"), text => Assert.NotEqual(english[text.Place], text.Value));
    }

    [Fact]
    public void Children_are_addressed_as_one_and_adults_politely()
    {
        var children = Items("sq").Where(item => item.Questionnaire.Audience != Audience.Adults);
        var adults = Items("sq").Where(item => item.Questionnaire.Audience == Audience.Adults);

        Assert.All(children, item => Assert.DoesNotMatch(@"(?i)\b(ju|juaj|tuaj)\b", item.Texts.Text));
        Assert.All(adults, item => Assert.DoesNotMatch(@"(?i)\b(ti|ty|yt|jote|tënd)\b", item.Texts.Text));
        Assert.Contains(adults, item => Regex.IsMatch(item.Texts.Text, @"(?i)\bju\b"));
    }

    [GeneratedRegex(
        @"(?i)\b(the|and|you|your|is|are|what|which|with|who|please|send|online|password|link|app|chat|screenshot|post"
        + @"|school|session|child|report|code|survey|error)\b")]
    private static partial Regex EnglishWord();

    private static IEnumerable<(QuestionnaireId Questionnaire, string Id, ItemTexts Texts)> Items(string language) =>
        from questionnaire in Catalog.All
        from item in questionnaire.Items
        select (questionnaire.Id, item.Id, All.FindLanguage(language)![questionnaire.Id].Items[item.Id]);

    private static IEnumerable<(string Place, string Value)> Texts(string language)
    {
        var texts = All.FindLanguage(language)!;
        return
        [
            .. typeof(PageWords).GetProperties().Select(word => (word.Name, (string)word.GetValue(texts.Pages)!)),
            .. Catalog.All.Select(questionnaire => ($"{questionnaire.Id}", texts[questionnaire.Id].Title)),
            .. Items(language).Select(item => ($"{item.Questionnaire} {item.Id}", item.Texts.Text)),
            .. Items(language).Select(item => ($"{item.Questionnaire} {item.Id} label", item.Texts.Label)),
            .. Items(language).SelectMany(item =>
                item.Texts.Options.Select(option => ($"{item.Questionnaire} {item.Id} {option.Key}", option.Value))),
        ];
    }
}
