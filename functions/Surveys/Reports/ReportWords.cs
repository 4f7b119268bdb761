using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Statistics;

namespace Surveys.Reports;

/// <summary>A word that changes with the number before it.</summary>
public sealed record Counted(string One, string Many)
{
    public string For(int count) => count == 1 ? One : Many;
}

/// <summary>A topic's name, and what a class can do about it next.</summary>
public sealed record TopicWords(string Name, string Suggestion);

/// <summary>
/// Every word of the report in one language; <c>{0}</c>, <c>{1}</c> … stand for names and figures.
/// Whatever is missing does not compile.
/// </summary>
public sealed partial record ReportWords
{
    public required string Language { get; init; }

    public required ReportFormat Format { get; init; }

    public required string Campaign { get; init; }

    public required string Author { get; init; }

    public required string Eyebrow { get; init; }

    /// <summary>{0} the school.</summary>
    public required string DocumentTitle { get; init; }

    /// <summary>{0} the region.</summary>
    public required string InRegion { get; init; }

    public required ImmutableDictionary<SchoolLevel, string> Levels { get; init; }

    public required ImmutableDictionary<Area, string> Areas { get; init; }

    public required ImmutableDictionary<Audience, string> Audiences { get; init; }

    public required string NoDate { get; init; }

    public required string PartHeading { get; init; }

    public required Counted Sessions { get; init; }

    public required Counted Girls { get; init; }

    public required Counted Boys { get; init; }

    public required Counted Adults { get; init; }

    public required Counted Parents { get; init; }

    public required Counted Teachers { get; init; }

    public required Counted Psychologists { get; init; }

    public required Counted SecurityOfficers { get; init; }

    public required Counted ChildProtectionWorkers { get; init; }

    public required string AnswersBefore { get; init; }

    public required string AnswersAfter { get; init; }

    public required string Pairs { get; init; }

    public required string HeadcountNote { get; init; }

    public required string RoundingNote { get; init; }

    public required string ChangeHeading { get; init; }

    public required string Score { get; init; }

    public required string ScoreCaption { get; init; }

    public required string Before { get; init; }

    public required string After { get; init; }

    public required string Change { get; init; }

    /// <summary>{0} the lower, {1} the upper end of an interval.</summary>
    public required string Interval { get; init; }

    /// <summary>Points of a hundred: stands after a change of shares.</summary>
    public required string Points { get; init; }

    public required VerdictWords KnowledgeVerdicts { get; init; }

    public required VerdictWords ScoreVerdicts { get; init; }

    /// <summary>{0} share before, {1} after.</summary>
    public required VerdictWords ScoreSentences { get; init; }

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

    /// <summary>{0} the label, {1} its share after.</summary>
    public required string AllWellKnown { get; init; }

    public required string NoItemAfter { get; init; }

    /// <summary>{0} questions on which fewer know. Follows the second sentence.</summary>
    public required Counted Fallen { get; init; }

    public required string KnowledgeHeading { get; init; }

    public required string KnowledgeCaption { get; init; }

    public required string ConfidenceHeading { get; init; }

    /// <summary>{0} the top of the scale.</summary>
    public required string ScaleCaption { get; init; }

    /// <summary>{0} the mean, {1} the top of the scale.</summary>
    public required string MeanOf { get; init; }

    public required string FeedbackHeading { get; init; }

    public required string FeedbackCaption { get; init; }

    public required ImmutableDictionary<string, string> BreakdownHeadings { get; init; }

    /// <summary>{0} the demographic.</summary>
    public required string OtherBreakdownHeading { get; init; }

    public required string BesideHeading { get; init; }

    public required string BesideCaption { get; init; }

    public required string ThisSchool { get; init; }

    public required string Nation { get; init; }

    /// <summary>{0} schools.</summary>
    public required Counted SchoolsBehind { get; init; }

    public required string NextHeading { get; init; }

    public required string NextCaption { get; init; }

    /// <summary>{0} the label, {1} its share after.</summary>
    public required string NextReason { get; init; }

    public required ImmutableDictionary<string, TopicWords> Topics { get; init; }

    public required string OtherSuggestion { get; init; }

    public required string TooLittleTitle { get; init; }

    public required string TooLittleText { get; init; }

    public required string TooLittleThanks { get; init; }

    /// <summary>{0} the region.</summary>
    public required string RegionInstead { get; init; }

    public required string RegionInsteadCaption { get; init; }

    public required string SuppressedHeading { get; init; }

    public required string DashMeaning { get; init; }

    public required string NothingSuppressed { get; init; }

    /// <summary>Why something is not shown, by the rule of disclosure control.</summary>
    public required ImmutableDictionary<string, string> SuppressionReasons { get; init; }

    public required string OtherSuppressionReason { get; init; }

    /// <summary>{0} the group.</summary>
    public required string OfGroup { get; init; }

    /// <summary>{0} how many more.</summary>
    public required string AndMore { get; init; }

    public required string ReadHeading { get; init; }

    /// <summary>Why the report says "change".</summary>
    public required string NoEffect { get; init; }

    /// <summary>All there is to know; the first tells how the charts are read.</summary>
    public required ImmutableArray<string> HowToRead { get; init; }

    public required string HelplineHeading { get; init; }

    public required string HelplineText { get; init; }

    public required string OnlineText { get; init; }

    /// <summary>{0} version, {1} date.</summary>
    public required string Published { get; init; }

    public required string NotPublished { get; init; }

    /// <summary>{0} the identifier.</summary>
    public required string Quote { get; init; }

    /// <summary>{0} page, {1} pages.</summary>
    public required string Page { get; init; }

    /// <summary>The words of a language: English where it is asked for, Albanian for everything else.</summary>
    public static ReportWords For(string language) => language == "en" ? English : Albanian;
}

/// <summary>One wording for each verdict.</summary>
public sealed record VerdictWords(string More, string NoClearChange, string Fewer, string TooFew)
{
    public string For(Verdict verdict) => verdict switch
    {
        Verdict.More => More,
        Verdict.NoClearChange => NoClearChange,
        Verdict.Fewer => Fewer,
        _ => TooFew,
    };
}
