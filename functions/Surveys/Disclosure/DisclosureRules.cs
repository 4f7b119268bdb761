namespace Surveys.Disclosure;

/// <summary>
/// The numbers of the rules of disclosure control, and a switch for each. Only tests turn one off, to see that an attacker of the tests
/// then finds what the rule hides: see docs/disclosure.md.
/// </summary>
internal sealed record DisclosureRules
{
    public static DisclosureRules All { get; } = new();

    /// <summary>Counts are rounded; otherwise published as they are.</summary>
    public bool CountsAreRounded { get; init; } = true;

    /// <summary>Rule 1: the least number of respondents, or pairs, of a table.</summary>
    public int MinimumBase { get; init; } = DisclosureControl.MinimumBase;

    /// <summary>Rule 2: a group is published only where the rest of its scope is <see cref="MinimumBase"/> or more.</summary>
    public bool RestIsChecked { get; init; } = true;

    /// <summary>Rule 3.</summary>
    public int FewestSchools { get; init; } = 3;

    /// <summary>Rule 3.</summary>
    public int FewestInTotal { get; init; } = 50;

    /// <summary>Rule 3: the largest share of one school.</summary>
    public double LargestShare { get; init; } = 0.8;

    /// <summary>Rule 4: a table changes only when its base grew by <see cref="MinimumBase"/>.</summary>
    public bool LateAnswersWait { get; init; } = true;

    /// <summary>Rule 5.</summary>
    public bool ScopesAreAudited { get; init; } = true;

    /// <summary>Rule 5 for verdicts on exact pairs.</summary>
    public bool VerdictsAreAudited { get; init; } = true;

    /// <summary>Rule 7.</summary>
    public bool PartsAreAudited { get; init; } = true;

    /// <summary>Rules 5 and 7: how many possible values a count keeps.</summary>
    public int PossibleValues { get; init; } = 3;
}
