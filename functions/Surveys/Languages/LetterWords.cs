using System.Collections.Immutable;

namespace Surveys.Languages;

/// <summary>The words of the letter that brings a school its link.</summary>
public sealed record LetterWords
{
    /// <summary>{0} the school.</summary>
    public required string Title { get; init; }

    public required string To { get; init; }

    public required string Heading { get; init; }

    /// <summary>A paragraph each.</summary>
    public required ImmutableArray<string> Opening { get; init; }

    public required string Scan { get; init; }

    /// <summary>{0} the last day on which the link opens.</summary>
    public required string KeepSafe { get; init; }

    public required string Renewal { get; init; }

    public required string NoChild { get; init; }

    public required string Closing { get; init; }

    public required string Sender { get; init; }
}
