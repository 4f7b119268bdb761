using System.Collections.Immutable;
using Surveys.Aggregates;
using Surveys.Questionnaires;

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

/// <summary>One published number: an estimate and its 95 % interval.</summary>
/// <param name="Item">The item's id, or <see cref="Score"/> for the knowledge score (share of knowledge items right).</param>
/// <param name="Option">An option's id, <see cref="Right"/> for the right answer of a knowledge item, <see cref="Mean"/> for a mean.</param>
/// <param name="By">The demographic it is broken down by, or empty for everybody.</param>
/// <param name="Group">The option of that demographic, or empty.</param>
/// <param name="N">The base, rounded to a multiple of 5: answers for Pre and Post, pairs for a paired change.</param>
/// <param name="Value">A share 0 to 1, a mean, or a difference of two (−1 to 1 for shares).</param>
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
    double Upper)
{
    public const string Score = "score";
    public const string Right = "right";
    public const string Mean = "mean";
}

/// <summary>What is not published, and by which rule of disclosure control.</summary>
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
