using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.Statistics;

namespace Surveys.Reports;

/// <summary>
/// Everything a school's report says: every figure and every sentence, in one language and in reading order.
/// A layout adds headings from <see cref="Words"/> and ink, nothing else. Two layouts of one report say the same.
/// </summary>
/// <param name="School">The school's name.</param>
/// <param name="Region">Its region's ISO code, for a map.</param>
/// <param name="Place">Region, level and area in words.</param>
/// <param name="Dates">The days of its sessions in words.</param>
/// <param name="Notice">Set where too few answered: the report then holds no figure of the school's own but the headcounts.</param>
/// <param name="Audiences">The results, one for each questionnaire; where there is a notice, the scores of the region.</param>
/// <param name="Next">What to talk about in class next, the least known first.</param>
/// <param name="Suppressed">What is not shown, and why.</param>
/// <param name="HowToRead">What a reader needs to know to read it right.</param>
public sealed record SchoolReport(
    ReportWords Words,
    string School,
    string Region,
    string Place,
    string Dates,
    Participation Participation,
    Notice? Notice,
    ImmutableArray<AudienceResult> Audiences,
    ImmutableArray<NextTopic> Next,
    ImmutableArray<SuppressedFigures> Suppressed,
    ImmutableArray<string> HowToRead,
    Publication Publication)
{
    /// <summary>The languages a report can be written in.</summary>
    public static ImmutableArray<string> Languages { get; } = [ReportWords.Albanian.Language, ReportWords.English.Language];

    public string Title => ReportFormat.Fill(Words.DocumentTitle, School);

    /// <summary>
    /// Writes a school's report. Figures come from releases only, so what they withhold cannot be said here;
    /// headcounts come from the sessions.
    /// </summary>
    /// <param name="sessions">The school's sessions, in any order.</param>
    /// <param name="release">The school's release, or null where it has none: too few answered.</param>
    /// <param name="language"><c>en</c>, or <c>sq</c> for everything else.</param>
    /// <param name="surroundings">The releases of its region and the nation, where there are any.</param>
    public static SchoolReport Create(
        School school,
        IReadOnlyList<Session> sessions,
        Release? release,
        QuestionnaireCatalog catalog,
        string language,
        Surroundings? surroundings = null) =>
        new SchoolReportWriter(school, sessions, release, surroundings ?? Surroundings.Unknown, catalog, ReportWords.For(language)).Write();
}

/// <summary>What lies around a school: the releases it may be set beside, and how many schools are behind each.</summary>
public sealed record Surroundings(Release? Region, int RegionSchools, Release? Nation, int NationSchools)
{
    public static Surroundings Unknown { get; } = new(null, 0, null, 0);
}

/// <summary>A number as it is written, and what it counts.</summary>
public sealed record Count(string Number, string Label);

/// <summary>Who was there, counted by staff, and how many answered, rounded.</summary>
/// <param name="People">Sessions, girls, boys, adults; without those that were not there.</param>
/// <param name="Adults">By role, likewise.</param>
/// <param name="Answers">Before, after and pairs; empty where they are withheld.</param>
public sealed record Participation(ImmutableArray<Count> People, ImmutableArray<Count> Adults, ImmutableArray<Count> Answers);

/// <summary>A word instead of figures.</summary>
public sealed record Notice(string Title, ImmutableArray<string> Text, string? RegionTitle);

/// <summary>A published figure: where it lies on its axis (0 to 1), and how it and its interval are written.</summary>
/// <param name="Base">The rounded number of answers or pairs it rests on.</param>
public sealed record Measure(double Position, double Lower, double Upper, int Base, string Text, string Interval);

/// <summary>A change as it is written: the difference, its interval and what they say.</summary>
/// <param name="Text">Empty where no change is published.</param>
public sealed record Change(Verdict Verdict, string Words, string Text, string Interval);

/// <summary>Before, after and the change between them.</summary>
/// <param name="Note">What stands small beside the label; may be empty.</param>
public sealed record Compared(string Label, string Note, Measure? Before, Measure? After, Change Change);

/// <summary>A topic and its items.</summary>
public sealed record TopicResult(string Id, string Name, ImmutableArray<Compared> Items);

/// <summary>An item on a scale from 0 to <paramref name="Top"/>, with the words of its two ends.</summary>
public sealed record ScaleResult(Compared Item, int Top, string Least, string Most);

/// <summary>One option of an item asked after the session only, and the share that chose it (null: withheld).</summary>
/// <param name="OnScale">False for options that have no place in the order of the others, such as "prefer not to say".</param>
public sealed record OptionShare(string Label, Measure? Share, bool OnScale);

/// <summary>An item asked after the session only: the shares of its options, or their mean where no shares are published.</summary>
public sealed record FeedbackResult(string Label, ImmutableArray<OptionShare> Options, Measure? Mean);

/// <summary>The score by the groups of one demographic.</summary>
public sealed record Breakdown(string Heading, ImmutableArray<Compared> Groups);

/// <summary>The results of one audience.</summary>
/// <param name="Score">The share of knowledge questions answered right.</param>
/// <param name="Sentences">Three sentences that say what changed; of a region one.</param>
/// <param name="Beside">The score of the school, its region and the nation; empty where there is nothing to set it beside.</param>
public sealed record AudienceResult(
    string Title,
    Compared Score,
    ImmutableArray<string> Sentences,
    ImmutableArray<TopicResult> Topics,
    ImmutableArray<ScaleResult> Scales,
    ImmutableArray<FeedbackResult> Feedback,
    ImmutableArray<Breakdown> Breakdowns,
    ImmutableArray<Compared> Beside);

/// <summary>A topic for the next lesson: why, and what to do.</summary>
public sealed record NextTopic(string Name, string Reason, string Suggestion);

/// <summary>Figures withheld for one reason: for each audience a line that names them.</summary>
public sealed record SuppressedFigures(string Reason, ImmutableArray<string> What);

/// <summary>Which edition this is.</summary>
/// <param name="AsOf">When its release was published; null where there is none.</param>
/// <param name="Identifier">What to quote: school and version.</param>
public sealed record Publication(string Identifier, string Edition, string Quote, DateTimeOffset? AsOf);
