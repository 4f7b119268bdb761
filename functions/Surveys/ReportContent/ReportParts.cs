using System.Collections.Immutable;
using Surveys.Statistics;

namespace Surveys.ReportContent;

/// <summary>A number as it is written, and what it counts.</summary>
public sealed record Count(string Number, string Label);

/// <summary>Who was there, counted by staff, and how many answered, protected.</summary>
/// <param name="People">Sessions, girls, boys, adults, without those that were not there; or sessions and all people in one.</param>
/// <param name="Adults">By role, likewise.</param>
/// <param name="Answers">Before, after and pairs; empty where they are suppressed.</param>
public sealed record Participation(ImmutableArray<Count> People, ImmutableArray<Count> Adults, ImmutableArray<Count> Answers);

/// <summary>A word instead of figures.</summary>
/// <param name="InsteadHeading">
/// Names the scope whose results are shown instead: the region or, where it is hidden too, the nation. Null where neither may be shown.
/// </param>
/// <param name="InsteadCaption">Says whose they are; empty where there are none.</param>
public sealed record Notice(string Title, ImmutableArray<string> Text, string? InsteadHeading, string InsteadCaption);

/// <summary>A figure: where it lies on its axis, 0 to 1, and how it is written.</summary>
/// <param name="Beside">The counts it is worked out from, "18 of 24", at schools; else empty.</param>
public sealed record Measure(double Position, string Number, string Beside);

/// <summary>A change as it is written.</summary>
/// <param name="Words">What may be said of it.</param>
/// <param name="Text">The difference and, where one is printed, its interval in brackets; empty where no change is published.</param>
public sealed record Change(Verdict Verdict, string Words, string Text);

/// <summary>Before, after and the change between them.</summary>
/// <param name="Note">What stands small beside the label; may be empty.</param>
public sealed record Compared(string Label, string Note, Measure? Before, Measure? After, Change Change);

/// <summary>A topic and its items.</summary>
public sealed record TopicResult(string Name, ImmutableArray<Compared> Items);

/// <summary>A part of a bar.</summary>
/// <param name="OnScale">False for options that have no place in the order of the others, such as "prefer not to say".</param>
public sealed record BarPart(string Label, Measure Share, bool OnScale);

/// <summary>Shares that add up to all: the options of an item, or the pairs that chose a higher, the same or a lower one.</summary>
/// <param name="Note">On how many it rests.</param>
/// <param name="Change">Of a scale: what the pairs say; else null.</param>
public sealed record BarResult(string Label, string Note, ImmutableArray<BarPart> Parts, Change? Change);

/// <summary>The score by the groups of one demographic, or by the level or area of the schools.</summary>
public sealed record Breakdown(string Heading, ImmutableArray<Compared> Groups);

/// <summary>The results of one audience.</summary>
/// <param name="Score">The share of knowledge questions answered right.</param>
/// <param name="Sentences">Three sentences that say what changed; of a region one.</param>
/// <param name="Scales">Pairs that chose a higher, the same or a lower answer after the session.</param>
/// <param name="Feedback">The options of what was asked after the session only.</param>
/// <param name="Beside">The score of the school, its region and the nation; empty where there is nothing to set it beside.</param>
/// <param name="Basis">On how many answers it rests, how many of those met answered, and how much was left out; may be empty.</param>
public sealed record AudienceResult(
    string Title,
    Compared Score,
    ImmutableArray<string> Sentences,
    ImmutableArray<TopicResult> Topics,
    ImmutableArray<BarResult> Scales,
    ImmutableArray<BarResult> Feedback,
    ImmutableArray<Breakdown> Breakdowns,
    ImmutableArray<Compared> Beside,
    ImmutableArray<string> Basis);

/// <summary>The last page, for parents and the wall: what was found, in a few sentences, and where a child finds help.</summary>
/// <param name="Where">The school, or all schools visited.</param>
/// <param name="Findings">At most three sentences.</param>
public sealed record WallPage(string Title, string Where, string Dates, string Opening, ImmutableArray<string> Findings, string Closing);

/// <summary>A topic for the next lesson: why, and what to do.</summary>
public sealed record NextTopic(string Name, string Reason, string Suggestion);

/// <summary>Figures suppressed for one reason: for each audience a line that names them.</summary>
public sealed record SuppressedFigures(string Reason, ImmutableArray<string> What);

/// <summary>What identifies a report: which version it is, and how to quote it.</summary>
/// <param name="AsOf">When its release was published; null where there is none.</param>
/// <param name="Identifier">What to quote: school and version.</param>
public sealed record Imprint(string Identifier, string Published, string Quote, DateTimeOffset? AsOf)
{
    /// <summary>Where the report stands as a web page; null where it is not on the web.</summary>
    public Uri? Web { get; init; }
}
