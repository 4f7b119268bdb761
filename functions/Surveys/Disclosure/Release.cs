using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>Which answers a figure rests on.</summary>
public enum Basis
{
    /// <summary>All answers given before the talk.</summary>
    Pre,

    /// <summary>All answers given after the talk.</summary>
    Post,

    /// <summary>The difference Post − Pre over pairs: the same person before and after.</summary>
    PairedChange,

    /// <summary>The difference Post − Pre between all answers before and all after, where too few are paired.</summary>
    UnpairedChange,
}

/// <summary>Which side of a published value the true one is on, where the value is coded (rule 6).</summary>
public enum Bound
{
    /// <summary>The value is the given one or less.</summary>
    AtMost,

    /// <summary>The value is the given one or more.</summary>
    AtLeast,
}

/// <summary>One published number: an estimate and its 95 % interval, in steps that grow as the base shrinks.</summary>
/// <param name="Item">
/// The item's id, <see cref="Score"/> for the knowledge score (share of knowledge items right), or <see cref="Pairing"/> for its quality.
/// </param>
/// <param name="Option">
/// An option's id, <see cref="Right"/> for the right answer of a knowledge item, <see cref="Mean"/> for a mean,
/// <see cref="EffectSize"/> for Hedges' g of the score change; of <see cref="Pairing"/>, <see cref="Matched"/> for the share of answers
/// before the talk that are paired, <see cref="PairedScore"/> and <see cref="UnpairedScore"/> for the score before the talk of those that
/// are and those that are not.
/// </param>
/// <param name="By">
/// What it is broken down by: a demographic, <see cref="Level"/>, <see cref="Area"/>, or two of them joined by +. Empty for everybody.
/// </param>
/// <param name="Group">
/// The option of that demographic, the level or area, likewise joined; <see cref="Others"/> for everybody but the group shown beside it,
/// those who did not say included. Empty for everybody.
/// </param>
/// <param name="N">The base, rounded to a multiple of 5: answers for Pre and Post, pairs for a paired change.</param>
/// <param name="Value">A share 0 to 1, a mean, or a difference of two (−1 to 1 for shares).</param>
/// <param name="Verdict">What may be said of a change: decided before rounding; null where the figure is no change.</param>
/// <param name="Bound">Set where the value is coded: the true one lies between it and the end of its range.</param>
public sealed record Figure(
    QuestionnaireId Questionnaire,
    Basis Basis,
    string Item,
    string Option,
    string By,
    string Group,
    int N,
    double Value,
    double Lower,
    double Upper,
    Verdict? Verdict = null,
    Bound? Bound = null)
{
    public const string Score = "score";
    public const string Right = "right";
    public const string Mean = "mean";
    public const string EffectSize = "hedgesG";
    public const string Pairing = "pairing";
    public const string Matched = "matched";
    public const string PairedScore = "pairedScore";
    public const string UnpairedScore = "unpairedScore";
    public const string Others = "others";
    public const string Level = "level";
    public const string Area = "area";
}

/// <summary>What is not published, and by which rule of disclosure control. It says nothing of answers that wait.</summary>
/// <param name="Group">The group, or empty where the whole breakdown is withheld.</param>
/// <param name="Rule">One of the names in <see cref="DisclosureControl"/>.</param>
public sealed record Suppression(QuestionnaireId Questionnaire, Basis Basis, string Item, string By, string Group, string Rule);

/// <summary>
/// The protected view of one scope's aggregate at one version: the only thing that leaves.
/// Immutable; report, API, dashboard and export read nothing else.
/// </summary>
/// <param name="Version">The publication it first appeared in; 1, 2, 3 …</param>
/// <param name="AsOf">When it was published, to the hour.</param>
/// <param name="RespondentsPre">Answers before the talk, all audiences, rounded to a multiple of 5; null where suppressed.</param>
/// <param name="RespondentsPost">Answers after the talk, likewise.</param>
/// <param name="Pairs">Pairs, likewise.</param>
public sealed record Release(
    Scope Scope,
    int Version,
    DateTimeOffset AsOf,
    int? RespondentsPre,
    int? RespondentsPost,
    int? Pairs,
    ImmutableArray<Figure> Figures,
    ImmutableArray<Suppression> Suppressions);
