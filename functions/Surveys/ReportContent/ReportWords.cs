using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.Statistics;

namespace Surveys.ReportContent;

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

    /// <summary>Schools of a level, in the plural.</summary>
    public required ImmutableDictionary<SchoolLevel, string> LevelGroups { get; init; }

    /// <summary>Schools of an area, in the plural.</summary>
    public required ImmutableDictionary<Area, string> AreaGroups { get; init; }

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

    /// <summary>After a figure that stands for itself and everything above it.</summary>
    public required string OrMore { get; init; }

    public required string OrLess { get; init; }

    /// <summary>{0} answers before, {1} after.</summary>
    public required string RestsOn { get; init; }

    /// <summary>{0} share of answers before the session that are paired.</summary>
    public required string MatchedShare { get; init; }

    /// <summary>{0} score before of those paired, {1} of those not.</summary>
    public required string PairedAndUnpaired { get; init; }

    /// <summary>Names these figures where they are withheld.</summary>
    public required string PairingQuality { get; init; }

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

    public required string GroupsHeading { get; init; }

    public required ImmutableDictionary<string, string> BreakdownHeadings { get; init; }

    /// <summary>{0} the demographic.</summary>
    public required string OtherBreakdownHeading { get; init; }

    /// <summary>Everybody but the group shown beside them.</summary>
    public required string Others { get; init; }

    public required string OthersNote { get; init; }

    public required string BesideHeading { get; init; }

    public required string BesideCaption { get; init; }

    public required string ThisSchool { get; init; }

    public required string Nation { get; init; }

    /// <summary>{0} schools.</summary>
    public required Counted SchoolsBehind { get; init; }

    public required string NextHeading { get; init; }

    public required string NextCaption { get; init; }

    /// <summary>The same where the topics are those of the region or the nation.</summary>
    public required string NextCaptionElsewhere { get; init; }

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

    public required string NationInstead { get; init; }

    public required string NationInsteadCaption { get; init; }

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

    /// <summary>{0} the address of the web page.</summary>
    public required string OnTheWeb { get; init; }

    /// <summary>{0} page, {1} pages.</summary>
    public required string Page { get; init; }

    /// <summary>The words of the national report alone.</summary>
    public required NationalWords National { get; init; }

    /// <summary>The words of a language: English where it is asked for, Albanian for everything else.</summary>
    public static ReportWords For(string language) => language == "en" ? English : Albanian;

    /// <summary>A region's name by its ISO code; an unknown code stays as it is.</summary>
    internal string RegionName(string code) => Region.Find(code) is { } found
        ? Language == "en" ? found.English : found.Albanian
        : code;

    /// <summary>The heading of a breakdown.</summary>
    internal string BreakdownHeading(QuestionnaireTexts texts, string by) =>
        BreakdownHeadings.GetValueOrDefault(by) ?? ReportFormat.Fill(OtherBreakdownHeading, texts.Items.GetValueOrDefault(by)?.Label ?? by);

    /// <summary>The name of a group of a breakdown: of many, not as the one person who chose it reads it.</summary>
    internal string Group(QuestionnaireTexts texts, string by, string group) => (by, group) switch
    {
        (_, Figure.Others) => Others,
        (Figure.Level, _) when Enum.TryParse<SchoolLevel>(group, out var level) => LevelGroups[level],
        (Figure.Area, _) when Enum.TryParse<Area>(group, out var area) => AreaGroups[area],
        ("gender", "girl") => ReportFormat.Capitalised(Girls.Many),
        ("gender", "boy") => ReportFormat.Capitalised(Boys.Many),
        ("role", "parent") => ReportFormat.Capitalised(Parents.Many),
        ("role", "teacher") => ReportFormat.Capitalised(Teachers.Many),
        ("role", "psychologist") => ReportFormat.Capitalised(Psychologists.Many),
        ("role", "securityOfficer") => ReportFormat.Capitalised(SecurityOfficers.Many),
        ("role", "childProtectionWorker") => ReportFormat.Capitalised(ChildProtectionWorkers.Many),
        _ => texts.Items.GetValueOrDefault(by)?.Options.GetValueOrDefault(group) ?? group,
    };

    /// <summary>Who was there in these sessions, and how many answered.</summary>
    internal Participation Participation(IReadOnlyList<Session> sessions, ImmutableArray<Count> answers)
    {
        var total = sessions.Aggregate(Headcount.None, (sum, session) => sum + session.Headcount);
        return new Participation(
            [
                Count(sessions.Count, Sessions),
                .. Present((total.Girls, Girls), (total.Boys, Boys), (total.Adults, Adults)),
            ],
            Present(
                (total.Parents, Parents),
                (total.Teachers, Teachers),
                (total.Psychologists, Psychologists),
                (total.SecurityOfficers, SecurityOfficers),
                (total.ChildProtectionWorkers, ChildProtectionWorkers)),
            answers);

        ImmutableArray<Count> Present(params (int Number, Counted Word)[] people) =>
            [.. people.Where(kind => kind.Number > 0).Select(kind => Count(kind.Number, kind.Word))];

        Count Count(int number, Counted word) => new(Format.Count(number), word.For(number));
    }
}

/// <summary>What only the national report says.</summary>
public sealed record NationalWords
{
    public required string Title { get; init; }

    public required string Eyebrow { get; init; }

    public required string HeadlinesHeading { get; init; }

    /// <summary>{0} days, {1} schools as a number, {2} the word for them, {3} regions visited, {4} all regions.</summary>
    public required string VisitedSentence { get; init; }

    /// <summary>{0} pupils, {1} girls, {2} boys, {3} adults.</summary>
    public required string MetSentence { get; init; }

    /// <summary>{0} pupils, {1} target, {2} share.</summary>
    public required string TargetSentence { get; init; }

    public required string TooLittleText { get; init; }

    public required Counted Schools { get; init; }

    public required string CoverageHeading { get; init; }

    public required string CoverageCaption { get; init; }

    public required string RegionColumn { get; init; }

    public required string SchoolsColumn { get; init; }

    public required string SessionsColumn { get; init; }

    public required string PupilsColumn { get; init; }

    public required string NextHeading { get; init; }
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
