using System.Collections.Immutable;
using Surveys.Campaigns;

namespace Surveys.Languages;

/// <summary>The words of the reports; <c>{0}</c>, <c>{1}</c> … stand for names and figures.</summary>
public sealed record ReportWords
{
    public required string Campaign { get; init; }

    public required string Author { get; init; }

    public required string Eyebrow { get; init; }

    /// <summary>{0} the school.</summary>
    public required string DocumentTitle { get; init; }

    /// <summary>{0} the region.</summary>
    public required string InRegion { get; init; }

    public required ImmutableDictionary<SchoolLevel, string> Levels { get; init; }

    public required ImmutableDictionary<Area, string> Areas { get; init; }

    /// <summary>Schools of a level, in the plural.</summary>
    public required ImmutableDictionary<SchoolLevel, string> LevelGroups { get; init; }

    /// <summary>Schools of an area, in the plural.</summary>
    public required ImmutableDictionary<Area, string> AreaGroups { get; init; }

    public required ImmutableDictionary<Audience, string> Audiences { get; init; }

    public required string NoDate { get; init; }

    public required string PartHeading { get; init; }

    public required NounForms Sessions { get; init; }

    public required NounForms Girls { get; init; }

    public required NounForms Boys { get; init; }

    public required NounForms Adults { get; init; }

    /// <summary>Everybody met, where girls, boys and adults are not told apart.</summary>
    public required NounForms People { get; init; }

    public required ImmutableDictionary<AdultRole, NounForms> Roles { get; init; }

    public required string AnswersBefore { get; init; }

    public required string AnswersAfter { get; init; }

    public required string Pairs { get; init; }

    /// <summary>Names how many answered, where it is suppressed.</summary>
    public required string Respondents { get; init; }

    /// <summary>Names all figures of an audience, where all are suppressed.</summary>
    public required string Everything { get; init; }

    public required string HeadcountNote { get; init; }

    public required string RoundingNote { get; init; }

    public required string ChangeHeading { get; init; }

    public required string Score { get; init; }

    public required string ScoreCaption { get; init; }

    /// <summary>{0} persons of {1}.</summary>
    public required string CountOf { get; init; }

    /// <summary>{0} pairs.</summary>
    public required NounForms OfPairs { get; init; }

    /// <summary>{0} answers.</summary>
    public required string OfAnswers { get; init; }

    /// <summary>The options that are not named.</summary>
    public required string OtherAnswers { get; init; }

    /// <summary>Stands beside shares of all who answered, where those of pairs are not published.</summary>
    public required string AllAnswers { get; init; }

    /// <summary>Stands where there is no change, since no pairs are published.</summary>
    public required string NoPairs { get; init; }

    /// <summary>{0} questions of {1}: what a score is of, where some are suppressed.</summary>
    public required string OfQuestions { get; init; }

    public required string Before { get; init; }

    public required string After { get; init; }

    public required string Change { get; init; }

    /// <summary>{0} the lower, {1} the upper end of an interval.</summary>
    public required string Interval { get; init; }

    /// <summary>Points of a hundred: stands after a change of shares.</summary>
    public required string Points { get; init; }

    /// <summary>{0} answers before, {1} after.</summary>
    public required string NumberOfAnswers { get; init; }

    /// <summary>{0} share of those met that answered before, {1} after.</summary>
    public required string ResponseRate { get; init; }

    /// <summary>{0} the largest share that left a question out before, {1} after.</summary>
    public required string LeftOut { get; init; }

    public required VerdictWords KnowledgeVerdicts { get; init; }

    public required VerdictWords ScoreVerdicts { get; init; }

    public required VerdictWords ScaleVerdicts { get; init; }

    /// <summary>Pairs that chose a higher answer after the session.</summary>
    public required string Rose { get; init; }

    public required string Same { get; init; }

    public required string Fell { get; init; }

    /// <summary>{0} share before, {1} after.</summary>
    public required VerdictWords ScoreSentences { get; init; }

    /// <summary>{0} share before, {1} after, where no pairs are published.</summary>
    public required string ScoreUnpaired { get; init; }

    /// <summary>{0} share after; the share before is not published.</summary>
    public required string OnlyAfter { get; init; }

    /// <summary>{0} share before; the share after is not published.</summary>
    public required string OnlyBefore { get; init; }

    public required string NoScore { get; init; }

    /// <summary>{0} questions with a rise, {1} all questions, {2} the label, {3} its share before, {4} after.</summary>
    public required string MostRisen { get; init; }

    /// <summary>The same for a single question that has risen.</summary>
    public required string OneRisen { get; init; }

    /// <summary>{0} all questions.</summary>
    public required string NoneRisen { get; init; }

    public required string NoItemChange { get; init; }

    /// <summary>{0} the label, {1} its share after.</summary>
    public required string LeastKnown { get; init; }

    /// <summary>{0} the label, {1} its share after, {2} the share from which a question is well known.</summary>
    public required string NoneLittleKnown { get; init; }

    /// <summary>{0} the label, {1} its share after.</summary>
    public required string AllWellKnown { get; init; }

    public required string NoItemAfter { get; init; }

    /// <summary>{0} questions on which fewer know. Follows the second sentence.</summary>
    public required NounForms Fallen { get; init; }

    public required string KnowledgeHeading { get; init; }

    public required string KnowledgeCaption { get; init; }

    public required string ConfidenceHeading { get; init; }

    public required string ConfidenceCaption { get; init; }

    public required string FeedbackHeading { get; init; }

    public required string FeedbackCaption { get; init; }

    public required string GroupsHeading { get; init; }

    public required BreakdownHeadings BreakdownHeadings { get; init; }

    /// <summary>{0} the demographic.</summary>
    public required string OtherBreakdownHeading { get; init; }

    public required string BesideHeading { get; init; }

    public required string BesideCaption { get; init; }

    public required string ThisSchool { get; init; }

    public required string Nation { get; init; }

    /// <summary>{0} schools.</summary>
    public required NounForms SchoolsBehind { get; init; }

    public required string NextHeading { get; init; }

    public required string NextCaption { get; init; }

    /// <summary>The same where the topics are those of the region or the nation.</summary>
    public required string NextCaptionElsewhere { get; init; }

    /// <summary>{0} the label, {1} its share after.</summary>
    public required string NextReason { get; init; }

    /// <summary>One for each topic of the questionnaires.</summary>
    public required ImmutableDictionary<string, TopicWords> Topics { get; init; }

    public required string TooLittleTitle { get; init; }

    public required string TooLittleText { get; init; }

    public required string TooLittleThanks { get; init; }

    /// <summary>{0} the region.</summary>
    public required string RegionInstead { get; init; }

    public required string RegionInsteadCaption { get; init; }

    public required string NationInstead { get; init; }

    public required string NationInsteadCaption { get; init; }

    public required string SuppressedHeading { get; init; }

    public required string DashMeaning { get; init; }

    public required string NothingSuppressed { get; init; }

    /// <summary>Why something is not shown, by the rule of disclosure control.</summary>
    public required SuppressionReasons SuppressionReasons { get; init; }

    public required string OtherSuppressionReason { get; init; }

    /// <summary>{0} the group.</summary>
    public required string OfGroup { get; init; }

    /// <summary>{0} how many more.</summary>
    public required string AndMore { get; init; }

    public required string ReadHeading { get; init; }

    public required ReadingWords Reading { get; init; }

    public required string HelplineHeading { get; init; }

    public required string HelplineText { get; init; }

    public required string OnlineText { get; init; }

    /// <summary>The page to hang up.</summary>
    public required string WallTitle { get; init; }

    public required string WallOpening { get; init; }

    /// <summary>{0} the label, {1} how many knew it before, {2} after.</summary>
    public required string WallRise { get; init; }

    /// <summary>{0} the label, {1} the answer given most often, {2} how many gave it.</summary>
    public required string WallThought { get; init; }

    public required string WallClosing { get; init; }

    /// <summary>{0} version, {1} date.</summary>
    public required string Published { get; init; }

    public required string NotPublished { get; init; }

    /// <summary>{0} the identifier.</summary>
    public required string Quote { get; init; }

    /// <summary>{0} the address of the web page.</summary>
    public required string OnTheWeb { get; init; }

    /// <summary>{0} page, {1} pages.</summary>
    public required string Page { get; init; }

    public required WebWords Web { get; init; }
}

/// <summary>A word that changes with the number before it.</summary>
public sealed record NounForms(string One, string Many)
{
    public string For(int count) => count == 1 ? One : Many;
}

/// <summary>One wording for each verdict.</summary>
public sealed record VerdictWords(string More, string NoClearChange, string Fewer, string TooFew);

/// <summary>A topic's name, and what a class can do about it next.</summary>
public sealed record TopicWords(string Name, string Suggestion);

/// <summary>Over the groups of people and of schools.</summary>
public sealed record BreakdownHeadings(string Gender, string GradeBand, string Role, string Level, string Area);

/// <summary>Why something is not shown, by the rule of disclosure control.</summary>
public sealed record SuppressionReasons(
    string TooFewRespondents,
    string RestTooSmall,
    string TooFewSchools,
    string TooFewInScope,
    string OneSchoolDominates,
    string NarrowsACount);

/// <summary>How a report is read.</summary>
/// <param name="Charts">What the marks mean.</param>
/// <param name="Rounding">What rounding does.</param>
/// <param name="Verdicts">When a change is called one.</param>
/// <param name="NoComparison">What else may move answers.</param>
public sealed record ReadingWords(string Charts, string Rounding, string Verdicts, string NoComparison);

/// <summary>What only the web page of a report says.</summary>
/// <param name="Forms">Names the links to the other forms of the report.</param>
/// <param name="Subject">Heads the column of questions and groups.</param>
/// <param name="Chart">Heads the column of charts.</param>
/// <param name="Option">Heads the column of answers.</param>
/// <param name="Share">Heads the column of shares.</param>
public sealed record WebWords(string Forms, string Subject, string Chart, string Option, string Share);
