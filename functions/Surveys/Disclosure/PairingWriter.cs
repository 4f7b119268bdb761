using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>
/// How good the pairing is: the share of answers before the talk that were paired, and how much those knew before, against those that
/// were not. Where the two differ, the change over pairs speaks of the paired only.
/// </summary>
internal sealed class PairingWriter(
    ScopeSum sum, string by, string group, ImmutableArray<Cell> cells, DisclosureRules rules, ReleaseDraft draft)
{
    private readonly Tally tally = sum.Tally;

    public void Write()
    {
        var answers = cells.First(cell => cell is { Kind: CellKind.Answers, Phase: Phase.Pre });
        if ((sum.Withheld(answers, 0) ?? sum.Withheld(cells.First(cell => cell.Kind == CellKind.Pairs), 0)) is { } rule)
        {
            Withhold(Figure.Pairing, rule);
            return;
        }

        var n = tally.Respondents(Phase.Pre);
        Add(Figure.Matched, n, Proportion.Wilson(Math.Min(tally.Pairs(), n), n), at => Proportion.Wilson(FigureWriter.Count(at, n), n));

        var (all, paired) = (tally.Score(Phase.Pre), tally.PairedScore(Phase.Pre));
        var unpaired = new ClusteredSums(
            all.Count - paired.Count, all.Sum - paired.Sum, all.SumOfSquares - paired.SumOfSquares, 1, 0, 0, 0, 0);
        var items = cells.First(cell => cell.Kind == CellKind.Score).Top;
        if (items == 0)
        {
            return;
        }

        if (Math.Min(paired.Count, unpaired.Count) < rules.MinimumBase)
        {
            Withhold(Figure.Pairing, DisclosureControl.RestTooSmall);
            return;
        }

        Add(Figure.PairedScore, paired.Count, Means.Of(paired) / items);
        Add(Figure.UnpairedScore, unpaired.Count, Means.OverPersons(unpaired) / items);
    }

    private void Add(string option, long n, Interval? exact, Func<double, Interval?>? coded = null)
    {
        if (exact is { } interval)
        {
            var published = Coarse.Base(n);
            var figure = Coarse.Share(interval, sum.GrainOf(n), 1, rules, coded);
            draft.Figures.Add(new Figure(
                tally.Questionnaire.Id, Basis.Pre, Figure.Pairing, option, by, group, published,
                figure.Value, figure.Lower, figure.Upper, Bound: figure.Bound));
        }
    }

    private void Withhold(string item, string rule) =>
        draft.Suppressions.Add(new Suppression(tally.Questionnaire.Id, Basis.Pre, item, by, group, rule));
}
