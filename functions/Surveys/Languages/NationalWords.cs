namespace Surveys.Languages;

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

    public required NounForms Schools { get; init; }

    public required string CoverageHeading { get; init; }

    public required string CoverageCaption { get; init; }

    public required string RegionColumn { get; init; }

    public required string SchoolsColumn { get; init; }

    public required string SessionsColumn { get; init; }

    public required string PupilsColumn { get; init; }

    /// <summary>{0} a number: the last class of the map.</summary>
    public required string OrMore { get; init; }

    public required string NextHeading { get; init; }
}
