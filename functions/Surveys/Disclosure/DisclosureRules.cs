namespace Surveys.Disclosure;

/// <summary>
/// The numbers of the rules of disclosure control, and a switch for each. Only tests turn one off, to see that the attacker
/// of the tests then finds what the rule hides: see docs/disclosure.md.
/// </summary>
internal sealed record DisclosureRules
{
    public static DisclosureRules All { get; } = new();

    /// <summary>Rule 1: the least number of answers, or pairs, that a published figure rests on.</summary>
    public int MinimumBase { get; init; } = DisclosureControl.MinimumBase;

    /// <summary>Rule 2: a group is shown only if the rest of its total is 0 or at least <see cref="MinimumBase"/>.</summary>
    public bool RestIsChecked { get; init; } = true;

    /// <summary>Rule 3: small schools join a total only in pools of at least <see cref="MinimumBase"/>.</summary>
    public bool SmallSchoolsArePooled { get; init; } = true;

    /// <summary>Rule 4: a figure changes only when its base grew by at least <see cref="MinimumBase"/>.</summary>
    public bool LateAnswersWait { get; init; } = true;

    /// <summary>Rule 5: bases are rounded, and shares and ends are given in steps; otherwise to a tenth of a per cent.</summary>
    public bool FiguresAreRounded { get; init; } = true;

    /// <summary>Rule 6: shares near 0 and 1 are coded.</summary>
    public bool EndsAreCoded { get; init; } = true;

    /// <summary>Rule 6 for what joins: a cohort or pool whose answers are all the same waits.</summary>
    public bool CohortsAreMixed { get; init; } = true;

    /// <summary>Rule 6 across levels: a total that would undo the coding of its parts is withheld.</summary>
    public bool TotalsAreAudited { get; init; } = true;

    /// <summary>Rule 7.</summary>
    public int FewestSchools { get; init; } = 3;

    /// <summary>Rule 7.</summary>
    public int FewestInRegion { get; init; } = 50;

    /// <summary>Rule 7: the largest share of one school.</summary>
    public double LargestShare { get; init; } = 0.8;

    /// <summary>Least possible values that a count must keep where it stands in a total without being shown itself.</summary>
    public int PossibleValues { get; init; } = 5;
}
