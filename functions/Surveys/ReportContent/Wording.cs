using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Languages;
using Surveys.Statistics;

namespace Surveys.ReportContent;

/// <summary>Which of a language's words stand for a thing.</summary>
internal static class Wording
{
    public static string For(this VerdictWords words, Verdict verdict) => verdict switch
    {
        Verdict.More => words.More,
        Verdict.NoClearChange => words.NoClearChange,
        Verdict.Fewer => words.Fewer,
        _ => words.TooFew,
    };

    /// <summary>A region's name by its ISO code; an unknown code stays as it is.</summary>
    public static string RegionName(this LanguageTexts texts, string code) => Region.Find(code)?.NameIn(texts.Language) ?? code;

    /// <summary>The heading of a breakdown.</summary>
    public static string BreakdownHeading(this ReportWords words, QuestionnaireTexts texts, string by) => by switch
    {
        "gender" => words.BreakdownHeadings.Gender,
        "gradeBand" => words.BreakdownHeadings.GradeBand,
        "role" => words.BreakdownHeadings.Role,
        TableId.Level => words.BreakdownHeadings.Level,
        TableId.Area => words.BreakdownHeadings.Area,
        _ => TextFormat.Fill(words.OtherBreakdownHeading, texts.Items.GetValueOrDefault(by)?.Label ?? by),
    };

    /// <summary>The name of a group of a breakdown: of many, not as the one person who chose it reads it.</summary>
    public static string Group(this ReportWords words, QuestionnaireTexts texts, string by, string group) => (by, group) switch
    {
        (TableId.Level, _) when Enum.TryParse<SchoolLevel>(group, out var level) => words.LevelGroups[level],
        (TableId.Area, _) when Enum.TryParse<Area>(group, out var area) => words.AreaGroups[area],
        ("gender", "girl") => TextFormat.Capitalised(words.Girls.Many),
        ("gender", "boy") => TextFormat.Capitalised(words.Boys.Many),
        ("role", _) when AdultRoles.OfOption(group) is { } role => TextFormat.Capitalised(words.Roles[role].Many),
        _ => texts.Items.GetValueOrDefault(by)?.Options.GetValueOrDefault(group) ?? group,
    };

    /// <summary>Why something is not shown, by the rule that suppresses it.</summary>
    public static string SuppressionReason(this ReportWords words, string rule) => rule switch
    {
        SuppressionRules.TooFewRespondents => words.SuppressionReasons.TooFewRespondents,
        SuppressionRules.RestTooSmall => words.SuppressionReasons.RestTooSmall,
        SuppressionRules.TooFewSchools => words.SuppressionReasons.TooFewSchools,
        SuppressionRules.TooFewInScope => words.SuppressionReasons.TooFewInScope,
        SuppressionRules.OneSchoolDominates => words.SuppressionReasons.OneSchoolDominates,
        SuppressionRules.NarrowsACount => words.SuppressionReasons.NarrowsACount,
        _ => words.OtherSuppressionReason,
    };

    /// <summary>All there is to know to read a report right.</summary>
    public static ImmutableArray<string> Sentences(this ReadingWords words) =>
        [words.Charts, words.Rounding, words.Verdicts, words.NoComparison];

    /// <summary>Who was there in these sessions, and how many answered.</summary>
    /// <param name="withGroups">Whether girls, boys and roles are told apart; where too few answered, they are not.</param>
    public static Participation Participation(
        this LanguageTexts texts, IReadOnlyList<Session> sessions, ImmutableArray<Count> answers, bool withGroups)
    {
        var words = texts.Report;
        var total = sessions.Aggregate(Headcount.None, (sum, session) => sum + session.Headcount);
        (int, NounForms)[] people = withGroups
            ? [(total.Girls, words.Girls), (total.Boys, words.Boys), (total.Adults, words.Adults)]
            : [(total.Total, words.People)];
        return new Participation(
            [Count(sessions.Count, words.Sessions), .. Present(people)],
            withGroups ? Present([.. AdultRoles.All.Select(role => (total[role], words.Roles[role]))]) : [],
            answers);

        ImmutableArray<Count> Present((int Number, NounForms Word)[] people) =>
            [.. people.Where(kind => kind.Number > 0).Select(kind => Count(kind.Number, kind.Word))];

        Count Count(int number, NounForms word) => new(texts.Format.Count(number), word.For(number));
    }
}
