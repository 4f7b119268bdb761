using System.Collections.Immutable;
using Surveys.Statistics;

namespace Surveys.ReportContent;

/// <summary>A number as it is written, and what it counts.</summary>
public sealed record Count(string Number, string Label);

/// <summary>Who was there, counted by staff, and how many answered, rounded.</summary>
/// <param name="People">Sessions, girls, boys, adults; without those that were not there.</param>
/// <param name="Adults">By role, likewise.</param>
/// <param name="Answers">Before, after and pairs; empty where they are suppressed.</param>
public sealed record Participation(ImmutableArray<Count> People, ImmutableArray<Count> Adults, ImmutableArray<Count> Answers);

/// <summary>A word instead of figures.</summary>
/// <param name="InsteadHeading">
/// Names the scope whose results are shown instead: the region or, where it is hidden too, the nation. Null where neither may be shown.
/// </param>
/// <param name="InsteadCaption">Says whose they are; empty where there are none.</param>
public sealed record Notice(string Title, ImmutableArray<string> Text, string? InsteadHeading, string InsteadCaption);

/// <summary>A published figure: where it lies on its axis (0 to 1), and how it and its interval are written.</summary>
/// <param name="Position">Where it lies; of a coded figure the end of its range that is published.</param>
/// <param name="End">The other end of its range: 0 or 1 where the figure is coded ("85% or more"), otherwise the position again.</param>
/// <param name="Number">The figure as it is written, without <paramref name="OrBeyond"/>.</param>
/// <param name="OrBeyond">"or more", "or less" of a coded figure; otherwise empty.</param>
public sealed record Measure(
    double Position, double End, double Lower, double Upper, string Number, string OrBeyond, string Interval)
{
    /// <summary>The figure in full.</summary>
    public string Text => OrBeyond.Length == 0 ? Number : $"{Number} {OrBeyond}";
}

/// <summary>A change as it is written: the difference, its interval and what they say.</summary>
/// <param name="Text">Empty where no change is published.</param>
public sealed record Change(Verdict Verdict, string Words, string Text, string Interval);

/// <summary>Before, after and the change between them.</summary>
/// <param name="Note">What stands small beside the label; may be empty.</param>
public sealed record Compared(string Label, string Note, Measure? Before, Measure? After, Change Change);

/// <summary>A topic and its items.</summary>
public sealed record TopicResult(string Name, ImmutableArray<Compared> Items);

/// <summary>An item on a scale from 0 to <paramref name="Top"/>.</summary>
/// <param name="Ends">What its two ends mean, in words.</param>
public sealed record ScaleResult(Compared Item, int Top, string Ends);

/// <summary>One option of an item asked after the session only, and the share that chose it (null: suppressed).</summary>
/// <param name="OnScale">False for options that have no place in the order of the others, such as "prefer not to say".</param>
public sealed record OptionShare(string Label, Measure? Share, bool OnScale);

/// <summary>An item asked after the session only: the shares of its options, or their mean where no shares are published.</summary>
public sealed record FeedbackResult(string Label, ImmutableArray<OptionShare> Options, Measure? Mean);

/// <summary>The score by the groups of one demographic, or by the level or area of the schools.</summary>
/// <param name="Note">Who belongs to a group whose name does not say it; may be empty.</param>
public sealed record Breakdown(string Heading, ImmutableArray<Compared> Groups, string Note);

/// <summary>The results of one audience.</summary>
/// <param name="Score">The share of knowledge questions answered right.</param>
/// <param name="Sentences">Three sentences that say what changed; of a region one.</param>
/// <param name="Beside">The score of the school, its region and the nation; empty where there is nothing to set it beside.</param>
/// <param name="Basis">On how many answers it rests and how many were paired, in sentences; may be empty.</param>
public sealed record AudienceResult(
    string Title,
    Compared Score,
    ImmutableArray<string> Sentences,
    ImmutableArray<TopicResult> Topics,
    ImmutableArray<ScaleResult> Scales,
    ImmutableArray<FeedbackResult> Feedback,
    ImmutableArray<Breakdown> Breakdowns,
    ImmutableArray<Compared> Beside,
    ImmutableArray<string> Basis);

/// <summary>A topic for the next lesson: why, and what to do.</summary>
public sealed record NextTopic(string Name, string Reason, string Suggestion);

/// <summary>Figures suppressed for one reason: for each audience a line that names them.</summary>
public sealed record SuppressedFigures(string Reason, ImmutableArray<string> What);

/// <summary>Which edition this is.</summary>
/// <param name="AsOf">When its release was published; null where there is none.</param>
/// <param name="Identifier">What to quote: school and version.</param>
public sealed record Publication(string Identifier, string Edition, string Quote, DateTimeOffset? AsOf)
{
    /// <summary>Where the report stands as a web page; null where it is not on the web.</summary>
    public Uri? Web { get; init; }
}
