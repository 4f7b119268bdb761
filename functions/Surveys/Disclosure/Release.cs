using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>Whose answers a table counts.</summary>
public enum Basis
{
    /// <summary>All who answered before the session.</summary>
    Pre,

    /// <summary>All who answered after the session.</summary>
    Post,

    /// <summary>Pairs: the same person before and after.</summary>
    Pairs,
}

/// <summary>What a table is of. Within one questionnaire no two tables have the same id.</summary>
/// <param name="Item">The item's id, <see cref="Respondents"/>, or <see cref="Score"/> for the pairs by their knowledge score.</param>
/// <param name="By">The demographic that splits the scope; empty for everybody.</param>
/// <param name="Group">The option of that demographic; empty for everybody.</param>
public readonly record struct TableId(string Item, Basis Basis, string By = "", string Group = "")
{
    /// <summary>The item of a table of one count: how many answered, or how many are paired.</summary>
    public const string Respondents = "respondents";

    /// <summary>The item of the pairs by the change of their knowledge score.</summary>
    public const string Score = "score";

    /// <summary>Splits a scope by the level of schools.</summary>
    public const string Level = "level";

    /// <summary>Splits a scope by the area of schools.</summary>
    public const string Area = "area";

    public bool IsEverybody => By.Length == 0;

    /// <summary>Whether it is of the schools of one level or area.</summary>
    public bool IsOfPlaces => By is Level or Area;

    /// <summary>Whether a split is by two demographics at once: those are for analysts, and in no report.</summary>
    public static bool IsCrossed(string by) => by.Contains('+', StringComparison.Ordinal);
}

/// <summary>The names of a table's counts, where they are not the ids of options.</summary>
public static class Counts
{
    /// <summary>The one count of a table of respondents or pairs.</summary>
    public const string Number = "number";

    /// <summary>Right before and after.</summary>
    public const string Both = "both";

    /// <summary>Wrong before, right after.</summary>
    public const string Gained = "gained";

    /// <summary>Right before, wrong after.</summary>
    public const string Lost = "lost";

    /// <summary>Wrong before and after.</summary>
    public const string Neither = "neither";

    /// <summary>Higher on the scale after than before.</summary>
    public const string Rose = "rose";

    /// <summary>The same after as before.</summary>
    public const string Same = "same";

    /// <summary>Lower on the scale after than before.</summary>
    public const string Fell = "fell";

    /// <summary>More knowledge questions right after than before.</summary>
    public const string Improved = "improved";

    /// <summary>Merged options of a knowledge item: the right one.</summary>
    public const string Right = "right";

    /// <summary>Merged options of a knowledge item: all but the right one.</summary>
    public const string NotRight = "notRight";

    /// <summary>Merged options of a scale: its upper part, see <see cref="MergedOptions"/>.</summary>
    public const string Upper = "upper";

    /// <summary>Merged options of a scale: the rest, those without a place on the scale too.</summary>
    public const string Rest = "rest";
}

/// <summary>A table of protected counts: each a multiple of three.</summary>
/// <param name="Cells">The names of the counts: ids of options in the order of the page, or names of <see cref="Counts"/>.</param>
/// <param name="Values">The protected counts, in the order of <paramref name="Cells"/>; 0 or more.</param>
/// <param name="DesignEffect">
/// Of the share of right answers, of the mean of a scale, or of the change: rounded up to 0.1, at least 1. Null below 4 sessions.
/// </param>
/// <param name="Spread">
/// Of <see cref="TableId.Score"/>: the standard deviation between persons of the change of the score, in items, a multiple of 0.5 and at
/// least 0.5. Null below 20 pairs.
/// </param>
/// <param name="Verdict">
/// Of a paired table of a school: what may be said of the change. Null in regions and the nation, where the interval says it.
/// </param>
public sealed record ProtectedTable(
    TableId Id,
    ImmutableArray<string> Cells,
    ImmutableArray<int> Values,
    double? DesignEffect = null,
    double? Spread = null,
    Verdict? Verdict = null)
{
    /// <summary>The sum of the protected counts: the base of every share.</summary>
    public int Base => Values.Sum();

    /// <summary>The protected count of a cell, or null where the table has none of that name.</summary>
    public int? this[string cell] => Cells.IndexOf(cell) is >= 0 and var i ? Values[i] : null;

    public bool Equals(ProtectedTable? other) =>
        other is not null
        && Id == other.Id
        && Cells.SequenceEqual(other.Cells)
        && Values.SequenceEqual(other.Values)
        && (DesignEffect, Spread, Verdict) == (other.DesignEffect, other.Spread, other.Verdict);

    public override int GetHashCode() => HashCode.Combine(Id, Base);
}

/// <summary>What is not published, and by which rule.</summary>
/// <param name="Item">The item, <see cref="TableId.Respondents"/> or <see cref="TableId.Score"/>; empty for all of the group.</param>
/// <param name="Basis">Null for all three.</param>
/// <param name="Group">The group; empty for everybody.</param>
/// <param name="Rule">One of the names in <see cref="SuppressionRules"/>.</param>
public readonly record struct Suppression(string Item, Basis? Basis, string By, string Group, string Rule);

/// <summary>The protected tables of one questionnaire in one scope.</summary>
/// <param name="Headcount">The people of that audience met in the closed sessions, as staff counted them; exact.</param>
/// <param name="Sessions">Closed sessions that used the questionnaire.</param>
/// <param name="Tables">Everybody first, then the groups; within each in the order of the questionnaire.</param>
public sealed record QuestionnaireRelease(
    QuestionnaireId Questionnaire,
    int Headcount,
    int Sessions,
    ImmutableArray<ProtectedTable> Tables,
    ImmutableArray<Suppression> Suppressions)
{
    public bool Equals(QuestionnaireRelease? other) =>
        other is not null
        && (Questionnaire, Headcount, Sessions) == (other.Questionnaire, other.Headcount, other.Sessions)
        && Tables.SequenceEqual(other.Tables)
        && Suppressions.SequenceEqual(other.Suppressions);

    public override int GetHashCode() => HashCode.Combine(Questionnaire, Headcount, Tables.Length);

    /// <summary>The table of this id, or null where it is not published.</summary>
    public ProtectedTable? Find(TableId id) => Tables.FirstOrDefault(table => table.Id == id);
}

/// <summary>
/// The protected counts of one scope at one version: the only thing that leaves. Every figure, sentence and chart is worked out from them.
/// </summary>
/// <param name="Version">The publication it first appeared in; 1, 2, 3 …</param>
/// <param name="AsOf">When it was published, to the hour.</param>
/// <param name="Questionnaires">In the order of audience and version.</param>
public sealed record Release(Scope Scope, int Version, DateTimeOffset AsOf, ImmutableArray<QuestionnaireRelease> Questionnaires)
{
    /// <summary>Whether any count is published.</summary>
    public bool IsEmpty => Questionnaires.All(questionnaire => questionnaire.Tables.IsEmpty);

    /// <summary>Whether both say the same, whatever their version and hour.</summary>
    public bool SaysTheSame(Release other) => Scope == other.Scope && Questionnaires.SequenceEqual(other.Questionnaires);
}
