using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>
/// Computes the figures of one group of one scope from the answers that are in releases, leaving out what a rule withholds.
/// </summary>
internal sealed class FigureWriter(
    ScopeSum sum, int slice, string by, string group, ImmutableArray<Cell> cells, DisclosureRules rules, ReleaseDraft draft)
{
    private readonly Tally tally = sum.Tally;
    private readonly Questionnaire questionnaire = sum.Tally.Questionnaire;

    /// <summary>Everybody, of the scope or of its schools of one level or area.</summary>
    private bool IsUndivided => slice == 0 && group != Figure.Others;

    public void Write()
    {
        foreach (var cell in cells)
        {
            switch (cell.Kind)
            {
                case CellKind.Score when cell.Top > 0:
                    Share(cell, Figure.Score, Figure.Mean, cell.Top, Means.Of(tally.Score(cell.Phase, slice)));
                    break;
                case CellKind.Options:
                    WriteOptions(cell);
                    break;
                case CellKind.PairedScore when cell.Top > 0:
                    WriteScoreChange(cell);
                    break;
                case CellKind.PairedItem:
                    WriteItemChange(cell);
                    break;
                case CellKind.Pairs when IsUndivided:
                    new PairingWriter(sum, by, group, cells, rules, draft).Write();
                    break;
                default:
                    break;
            }
        }
    }

    private void WriteOptions(Cell cell)
    {
        var item = questionnaire.Items[cell.Item];
        var counts = tally.OptionCounts(cell.Phase, cell.Item, slice);
        var (n, effect) = (sum.Base(cell, slice), DesignEffect(cell.Phase));
        if (sum.Withheld(cell, slice) is { } rule)
        {
            Withhold(BasisOf(cell.Phase), item.Id, rule);
            return;
        }

        if (item.Right is { } right)
        {
            AddShare(Figure.Right, counts[right]);
        }

        // How many are right follows from how many chose each wrong answer.
        var isGivenAway = draft.Figures.Count > 0 && draft.Figures[^1] is { Option: Figure.Right, Bound: Bound.AtMost };
        for (var option = 0; option < counts.Length && slice == 0 && !isGivenAway; option++)
        {
            AddShare(item.Options[option], counts[option]);
        }

        if (item.Kind == ItemKind.Scale && Scored(cell) is var scored && scored.Count >= rules.MinimumBase)
        {
            Add(BasisOf(cell.Phase), item.Id, Figure.Mean, scored.Count, cell.Top, Means.OverPersons(scored));
        }

        void AddShare(string option, long count) => Add(
            BasisOf(cell.Phase), item.Id, option, n, 1, Proportion.Wilson(count, n, effect), at =>
                Proportion.Wilson(Count(at, n), n, effect));
    }

    /// <remarks>
    /// A score has as many values as answers and items, so that even with the other score and the change it keeps more than the
    /// rules ask for; only its ends are made as coarse as its code.
    /// </remarks>
    private void WriteScoreChange(Cell cell)
    {
        var (pre, post) = (tally.Score(Phase.Pre, slice), tally.Score(Phase.Post, slice));
        var difference = tally.ScoreDifference(slice);
        var coded = IsCoded(Means.Of(pre), pre.Count, cell.Top) || IsCoded(Means.Of(post), post.Count, cell.Top);
        WriteChange(
            cell,
            Find(CellKind.Score, Phase.Pre, -1),
            Find(CellKind.Score, Phase.Post, -1),
            Figure.Score,
            Figure.Mean,
            cell.Top,
            coded,
            (difference.Count, Means.Of(difference)),
            Means.Difference(pre, post));
        if (sum.Withheld(cell, slice) is null
            && difference.Count >= Verdicts.FewestForTest
            && HedgesG.Of(tally.PairedScore(Phase.Pre, slice), tally.PairedScore(Phase.Post, slice), difference) is { } effect)
        {
            var g = Coarse.Effect(effect, rules);
            draft.Figures.Add(new Figure(
                questionnaire.Id, Basis.PairedChange, Figure.Score, Figure.EffectSize, by, group,
                Coarse.Base(difference.Count), g.Value, g.Lower, g.Upper));
        }
    }

    private void WriteItemChange(Cell cell)
    {
        var item = questionnaire.Items[cell.Item];
        var (before, after) = (Find(CellKind.Options, Phase.Pre, cell.Item), Find(CellKind.Options, Phase.Post, cell.Item));
        var difference = tally.ItemDifference(cell.Item, slice);
        if (item.Right is { } right)
        {
            var rightBefore = tally.OptionCounts(Phase.Pre, cell.Item, slice)[right];
            var rightAfter = tally.OptionCounts(Phase.Post, cell.Item, slice)[right];
            var (n1, n2) = (sum.Base(before, slice), sum.Base(after, slice));
            var shareBefore = Published(Proportion.Wilson(rightBefore, n1), n1, 1);
            var shareAfter = Published(Proportion.Wilson(rightAfter, n2), n2, 1);
            if (shareBefore?.Bound is not null || shareAfter?.Bound is not null)
            {
                WriteCodedChange(before, after, item.Id, shareBefore, shareAfter);
                return;
            }

            WriteChange(
                cell, before, after, item.Id, Figure.Right, 1, isCoded: false,
                (difference.Count, PairedChange.Of(tally.PairedTable(cell.Item, slice), difference)),
                ProportionDifference.Unpaired(
                    rightBefore, n1, rightAfter, n2, Math.Max(DesignEffect(Phase.Pre), DesignEffect(Phase.Post))));
        }
        else
        {
            var (pre, post) = (Scored(before), Scored(after));
            if (IsCoded(Means.OverPersons(pre), pre.Count, cell.Top) || IsCoded(Means.OverPersons(post), post.Count, cell.Top))
            {
                Withhold(Basis.PairedChange, item.Id, sum.Withheld(cell, slice) ?? DisclosureControl.WouldUnmask);
                return;
            }

            WriteChange(
                cell, before, after, item.Id, Figure.Mean, cell.Top, isCoded: false,
                (difference.Count, Means.Of(difference)),
                pre.Count >= rules.MinimumBase && post.Count >= rules.MinimumBase ? Means.Difference(pre, post) : null);
        }
    }

    /// <summary>
    /// The change where a share is coded: what follows from the two published shares, and no more. The change over pairs would give the
    /// coded share away: nobody of ten knew it before, where six do now and the change is six tenths.
    /// </summary>
    private void WriteCodedChange(Cell before, Cell after, string item, CoarseInterval? shareBefore, CoarseInterval? shareAfter)
    {
        var rule = sum.Withheld(before, slice) ?? sum.Withheld(after, slice);
        if (rule is not null || shareBefore is not { } first || shareAfter is not { } second)
        {
            Withhold(Basis.PairedChange, item, rule ?? DisclosureControl.TooFewRespondents);
            return;
        }

        var (n1, n2) = (Coarse.Base(sum.Base(before, slice)), Coarse.Base(sum.Base(after, slice)));
        var ((low1, high1), (low2, high2)) = (Ends(first), Ends(second));
        var (least, greatest) = (Between(high1, low2), Between(low1, high2));
        var (value, bound) = least.Estimate > 0 ? (least.Estimate, Bound.AtLeast) : (greatest.Estimate, Bound.AtMost);
        if (bound == Bound.AtMost && value >= 0)
        {
            Withhold(Basis.PairedChange, item, DisclosureControl.WouldUnmask);
            return;
        }

        var n = Math.Min(n1, n2);
        var interval = new Interval(value, least.Lower, greatest.Upper);
        var figure = Coarse.Change(interval, sum.GrainOf(n), 1, isCoded: false, rules);
        draft.Figures.Add(new Figure(
            questionnaire.Id, Basis.UnpairedChange, item, Figure.Right, by, group, n,
            figure.Value, figure.Lower, figure.Upper, Verdicts.Of(interval, n), bound));

        Interval Between(double one, double other) => ProportionDifference.Unpaired(
            Nearest(one, n1), n1, Nearest(other, n2), n2, Math.Max(DesignEffect(Phase.Pre), DesignEffect(Phase.Post)))!.Value;

        static long Nearest(double share, int n) => (long)Math.Round(share * n, MidpointRounding.AwayFromZero);

        static (double Low, double High) Ends(CoarseInterval share) => share.Bound switch
        {
            Bound.AtMost => (0, share.Value),
            Bound.AtLeast => (share.Value, 1),
            _ => (share.Value, share.Value),
        };
    }

    /// <summary>The change over pairs where it may be shown, else that between all answers before and all after, else the rule.</summary>
    private void WriteChange(
        Cell pairs,
        Cell before,
        Cell after,
        string item,
        string option,
        int top,
        bool isCoded,
        (long N, Interval? Change) paired,
        Interval? unpaired)
    {
        var rule = sum.Withheld(pairs, slice);
        if (rule is null && paired.Change is { } change)
        {
            AddChange(Basis.PairedChange, item, option, paired.N, top, isCoded, change);
        }
        else if (sum.Withheld(before, slice) is null && sum.Withheld(after, slice) is null && unpaired is { } difference)
        {
            AddChange(
                Basis.UnpairedChange, item, option, Math.Min(sum.Base(before, slice), sum.Base(after, slice)), top, isCoded, difference);
        }
        else
        {
            Withhold(Basis.PairedChange, item, rule ?? DisclosureControl.TooFewRespondents);
        }
    }

    private void Share(Cell cell, string item, string option, int top, Interval? exact)
    {
        if (sum.Withheld(cell, slice) is { } rule)
        {
            Withhold(BasisOf(cell.Phase), item, rule);
        }
        else
        {
            // A score is a share of the items.
            Add(BasisOf(cell.Phase), item, option, sum.Base(cell, slice), 1, exact / top);
        }
    }

    private void Add(Basis basis, string item, string option, long n, double top, Interval? exact, Func<double, Interval?>? coded = null)
    {
        if (exact is { } interval)
        {
            var published = Coarse.Base(n);
            var figure = Coarse.Share(interval, sum.GrainOf(n), top, rules, coded);
            draft.Figures.Add(new Figure(
                questionnaire.Id,
                basis,
                item,
                option,
                by,
                group,
                published,
                figure.Value,
                figure.Lower,
                figure.Upper,
                Bound: figure.Bound));
        }
    }

    private void AddChange(Basis basis, string item, string option, long n, int top, bool isCoded, Interval exact)
    {
        var published = Coarse.Base(n);
        var isScore = item == Figure.Score;
        var figure = Coarse.Change(isScore ? exact / top : exact, sum.GrainOf(n), isScore ? 1 : top, isCoded, rules);
        draft.Figures.Add(new Figure(
            questionnaire.Id, basis, item, option, by, group, published,
            figure.Value, figure.Lower, figure.Upper, Verdicts.Of(exact, n), figure.Bound));
    }

    private void Withhold(Basis basis, string item, string rule) =>
        draft.Suppressions.Add(new Suppression(questionnaire.Id, basis, item, by, group, rule));

    private bool IsCoded(Interval? exact, long n, int top) => Published(exact, n, top)?.Bound is not null;

    private CoarseInterval? Published(Interval? exact, long n, int top) =>
        exact is { } interval ? Coarse.Share(interval, sum.GrainOf(n), top, rules) : null;

    private double DesignEffect(Phase phase) => sum.Level == ScopeKind.School ? 1 : Clustering.DesignEffect(tally.Score(phase, slice));

    private Cell Find(CellKind kind, Phase phase, int item) =>
        cells.First(cell => cell.Kind == kind && cell.Phase == phase && cell.Item == item);

    /// <summary>The sums of a scale item over all persons of a phase who gave it a place on the scale, from its option counts.</summary>
    private ClusteredSums Scored(Cell cell)
    {
        var item = questionnaire.Items[cell.Item];
        var counts = tally.OptionCounts(cell.Phase, cell.Item, slice);
        long n = 0, total = 0, squares = 0;
        for (var option = 0; option < counts.Length; option++)
        {
            if (item.Score(option) is { } score)
            {
                n += counts[option];
                total += counts[option] * score;
                squares += counts[option] * score * score;
            }
        }

        return new ClusteredSums(n, total, squares, n > 0 ? 1 : 0, n * n, total * total, n * total, 0);
    }

    internal static Basis BasisOf(Phase phase) => phase == Phase.Pre ? Basis.Pre : Basis.Post;

    /// <summary>The whole number of persons that a coded share stands for.</summary>
    internal static long Count(double share, long n) =>
        share < 0.5 ? (long)Math.Ceiling(share * n - 1e-9) : (long)Math.Floor(share * n + 1e-9);
}
