namespace Surveys.Disclosure;

/// <summary>Why something is not published. The numbers are those of docs/disclosure.md.</summary>
public static class SuppressionRules
{
    /// <summary>Rule 1: fewer than 10 respondents, or pairs.</summary>
    public const string TooFewRespondents = "too-few-respondents";

    /// <summary>Rule 2: the rest of the scope is fewer than 10, or the group is everybody.</summary>
    public const string RestTooSmall = "rest-too-small";

    /// <summary>Rule 3: fewer than 3 schools.</summary>
    public const string TooFewSchools = "too-few-schools";

    /// <summary>Rule 3: fewer than 50 respondents in a region or the nation.</summary>
    public const string TooFewInScope = "too-few-in-scope";

    /// <summary>Rule 3: one school has more than 80 % of the respondents.</summary>
    public const string OneSchoolDominates = "one-school-dominates";

    /// <summary>Rules 5 and 7: with it, a count would keep fewer than 3 possible values.</summary>
    public const string NarrowsACount = "narrows-a-count";
}
