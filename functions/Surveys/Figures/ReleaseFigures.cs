using System.Collections.Immutable;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Figures;

/// <summary>
/// Every figure of one questionnaire in one release, worked out from its protected counts and nothing else. Reports and the analysts' rows
/// read the same, so they cannot contradict each other. A figure whose table is not published, or has no answers, is null.
/// </summary>
/// <remarks>
/// Intervals: of the change of the score everywhere; of single items in regions and the nation only. At a school rounding matters, so a
/// single item has its table's verdict instead.
/// </remarks>
public sealed class ReleaseFigures(QuestionnaireRelease release, Questionnaire questionnaire, ScopeKind kind)
{
    private readonly Dictionary<TableId, ProtectedTable> tables = release.Tables.ToDictionary(table => table.Id);

    public QuestionnaireRelease Release => release;

    public Questionnaire Questionnaire => questionnaire;

    /// <summary>The groups that anything is published of, split by split.</summary>
    public IEnumerable<(string By, string Group)> Groups =>
        release.Tables.Where(table => !table.Id.IsEverybody).Select(table => (table.Id.By, table.Id.Group)).Distinct();

    /// <summary>The protected number of respondents before or after, or of pairs.</summary>
    public int? Respondents(Basis basis, string by = "", string group = "") => Find(TableId.Respondents, basis, by, group)?.Base;

    /// <summary>Respondents of those met, 0 to 1: at most 1, since staff count in a hurry.</summary>
    public double? ResponseRate(Basis basis) =>
        release.Headcount > 0 && Respondents(basis) is { } number ? Math.Min(1, (double)number / release.Headcount) : null;

    /// <summary>The share of respondents who left an item out, 0 to 1.</summary>
    public double? LeftOut(Item item, Basis basis) =>
        Respondents(basis) is > 0 and var number && Find(item.Id, basis, "", "") is { } table
            ? Math.Max(0, 1 - (double)table.Base / number)
            : null;

    /// <summary>The shares of an item's options among all who answered, or of the two that stand for them; empty without answers.</summary>
    public ImmutableArray<(string Cell, Share Share)> Options(Item item, Basis basis, string by = "", string group = "") =>
        Find(item.Id, basis, by, group) is { Base: > 0 } table
            ? [.. table.Cells.Select((cell, i) => (cell, Of(table, table.Values[i])))]
            : [];

    /// <summary>The share of right answers to a knowledge item among all who answered it.</summary>
    public Share? Right(Item item, Basis basis, string by = "", string group = "") =>
        Find(item.Id, basis, by, group) is { Base: > 0 } table
        && (table[Counts.Right] ?? table[item.Options[item.Right!.Value]]) is { } right
            ? Of(table, right)
            : null;

    /// <summary>
    /// The share that knows an item after the session, as its row prints it: of pairs, or where those are not published of all who
    /// answered.
    /// </summary>
    public Share? Known(Item item) => Change(item)?.After ?? Right(item, Basis.Post);

    /// <summary>The mean of a scale among all who chose a step of it; null where its options are merged.</summary>
    public MeanFigure? Mean(Item item, Basis basis, string by = "", string group = "")
    {
        if (Find(item.Id, basis, by, group) is not { } table || table.Cells.Length != item.Options.Length)
        {
            return null;
        }

        int[] steps = [.. table.Values.Where((_, option) => item.Score(option) is not null)];
        return MeanOfScale.OfRounded(steps, DesignOf(table)) is { } mean
            ? new MeanFigure(mean.Estimate, steps.Sum(), kind == ScopeKind.School ? null : mean)
            : null;
    }

    /// <summary>A knowledge item in pairs.</summary>
    public PairedFigure? Change(Item item, string by = "", string group = "")
    {
        if (Find(item.Id, Basis.Pairs, by, group) is not { Base: > 0 } table)
        {
            return null;
        }

        var pairs = Pairs(table);
        var before = new Share((int)(pairs.Both + pairs.Lost), table.Base, null);
        var after = new Share((int)(pairs.Both + pairs.Gained), table.Base, null);
        return new PairedFigure(before, after, Judge(after.Percent - before.Percent, table));
    }

    /// <summary>A scale in pairs.</summary>
    public SignFigure? Sign(Item item, string by = "", string group = "") => Sign(Find(item.Id, Basis.Pairs, by, group));

    /// <summary>The pairs by the change of their score. What may be said of the score is said by <see cref="Score"/>.</summary>
    public SignFigure? ScoreSign(string by = "", string group = "") => Sign(Find(TableId.Score, Basis.Pairs, by, group));

    /// <summary>
    /// The knowledge score: of pairs, or where no item is published in pairs of all who answered, then without a change. Only the items
    /// that are published count.
    /// </summary>
    public ScoreFigure? Score(string by = "", string group = "")
    {
        var items = questionnaire.KnowledgeItems.ToList();
        var paired = PairedItems(by, group);
        if (paired.Count > 0)
        {
            var before = paired.Average(table => (double)(table.Both + table.Lost) / table.Pairs);
            var after = paired.Average(table => (double)(table.Both + table.Gained) / table.Pairs);
            var points = Printed.Percent(after) - Printed.Percent(before);
            var score = Find(TableId.Score, Basis.Pairs, by, group);
            return new ScoreFigure(
                before, after, PointChange.Of(points, OfScore(score, paired), Verdict.TooFewToSay), paired.Count, items.Count, score?.Base);
        }

        // Before and after of the same items, where there are any.
        var right = items.ConvertAll(item => (Before: Right(item, Basis.Pre, by, group), After: Right(item, Basis.Post, by, group)));
        var shown = right.Exists(item => item is { Before: not null, After: not null })
            ? right.FindAll(item => item is { Before: not null, After: not null })
            : right.FindAll(item => item.Before is not null || item.After is not null);
        return shown.Count == 0
            ? null
            : new ScoreFigure(
                shown.Average(item => item.Before?.Value), shown.Average(item => item.After?.Value), null, shown.Count, items.Count, null);
    }

    /// <summary>The p-value of a knowledge item's change, from the method of its interval; null where there are too few pairs.</summary>
    internal double? PValueOfChange(Item item) => Find(item.Id, Basis.Pairs, "", "") is { Base: >= Verdicts.FewestForTest } table
        ? Holm.P(confidence => OfItem(table, confidence))
        : null;

    /// <summary>The p-value of "fewer than this share know it after the session"; null where there are too few answers.</summary>
    internal double? PValueOfLess(Item item, double share)
    {
        if (Known(item) is not { Base: >= Verdicts.FewestForTest } known)
        {
            return null;
        }

        var table = Find(item.Id, Basis.Pairs, "", "") is { Base: > 0 } pairs ? pairs : Find(item.Id, Basis.Post, "", "")!;
        return known.Value < share ? Holm.P(FromShare) : 1;

        Interval? FromShare(double confidence) =>
            Proportion.OfRounded(known.Count, known.Base, table.Cells.Length, DesignOf(table), confidence) is { } interval
                ? new Interval(interval.Estimate - share, interval.Lower - share, interval.Upper - share)
                : null;
    }

    private ProtectedTable? Find(string item, Basis basis, string by, string group) =>
        tables.GetValueOrDefault(new TableId(item, basis, by, group));

    private Share Of(ProtectedTable table, int count) => new(
        count,
        table.Base,
        kind == ScopeKind.School || table.Base == 0
            ? null
            : Proportion.OfRounded(count, table.Base, table.Cells.Length, DesignOf(table)));

    private SignFigure? Sign(ProtectedTable? table)
    {
        if (table is not { Base: > 0 })
        {
            return null;
        }

        var (up, same, down) = (Of(table, table.Values[0]), Of(table, table.Values[1]), Of(table, table.Values[2]));
        return new SignFigure(up, same, down, Judge(up.Percent - down.Percent, table));
    }

    /// <summary>At a school the table's verdict and no interval; elsewhere the interval, which says the verdict.</summary>
    private PointChange Judge(int points, ProtectedTable table) =>
        kind == ScopeKind.School || table.Base < Verdicts.FewestForTest
            ? new PointChange(points, null, table.Verdict ?? Verdict.TooFewToSay)
            : PointChange.Of(points, OfItem(table, Quantile.Confidence), Verdict.TooFewToSay);

    private Interval? OfItem(ProtectedTable table, double confidence) => table.Values.Length == 4
        ? PairedChange.OfRounded(Pairs(table), DesignOf(table), confidence)
        : SignChange.OfRounded(table.Values[0], table.Values[1], table.Values[2], DesignOf(table), confidence);

    /// <summary>
    /// Of the change of the score, as a share of the items published in pairs. Null below 20 pairs.
    /// </summary>
    /// <remarks>
    /// The spread is published of the sum of all items. Where some are missing, that of the rest is taken as √(items / all) of it, as if
    /// the changes of items did not go together. Where they do, it is less than that, and the interval is too wide.
    /// </remarks>
    private Interval? OfScore(ProtectedTable? score, List<PairedTable> paired)
    {
        double items = paired.Count;
        return score is { Spread: { } spread, Base: >= Verdicts.FewestForTest }
            ? MeanChange.OfRounded(
                paired.Average(table => (double)(table.Gained - table.Lost) / table.Pairs),
                spread * Math.Sqrt(items / questionnaire.KnowledgeItems.Count()) / items,
                score.Base,
                paired.Sum(table => RandomRounding.OfChange(table.Pairs)) / (items * items),
                DesignOf(score))?.Within(-1, 1)
            : null;
    }

    /// <summary>The pairs of each knowledge item that is published in pairs.</summary>
    private List<PairedTable> PairedItems(string by, string group) =>
    [
        .. questionnaire.KnowledgeItems.Select(item => Find(item.Id, Basis.Pairs, by, group)).OfType<ProtectedTable>()
            .Where(table => table.Base > 0).Select(Pairs),
    ];

    private Design DesignOf(ProtectedTable table) =>
        table.DesignEffect is { } effect ? new Design(Math.Max(release.Sessions, Design.FewestSessions), effect) : Design.Persons;

    private static PairedTable Pairs(ProtectedTable table) => new(table.Values[0], table.Values[1], table.Values[2], table.Values[3]);
}
