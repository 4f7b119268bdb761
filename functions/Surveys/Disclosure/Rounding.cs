using System.Globalization;
using Surveys.Campaigns;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>
/// Fixed random rounding to base 3 of the counts of one scope and questionnaire. A count n with remainder r = n mod 3 becomes n where
/// r = 0, else n + 3 − r with probability r / 3, else n − r: unbiased, at most 2 off. The draw belongs to the cell and its count, so the
/// same count is always rounded the same way.
/// </summary>
/// <remarks>
/// Stats NZ, Confidentiality rules: fixed random rounding to base 3. Unbiased: L. H. Cox, A constructive procedure for unbiased controlled
/// rounding, JASA 82 (1987) 520–524.
/// </remarks>
internal sealed class Rounding(DisclosureKey key, Scope scope, QuestionnaireId questionnaire)
{
    private const int Base = DisclosureControl.RoundingBase;

    /// <summary>How far a published count can be from the true one.</summary>
    public const int MostOff = 2;

    /// <summary>What a published count may stand for.</summary>
    public static Bounds BoundsOf(int published) => new(Math.Max(0, published - MostOff), published + MostOff);

    /// <summary>The multiple of three that the draw gives, and the other neighbour; the same where the count is one itself.</summary>
    public (int Drawn, int Other) Of(TableId table, string cell, long count)
    {
        var remainder = (int)(count % Base);
        var (below, above) = ((int)(count - remainder), (int)(count + Base - remainder));
        return remainder == 0 ? (below, below)
            : key.Draw(Name(table, cell, count)) < remainder / (double)Base ? (above, below)
            : (below, above);
    }

    /// <summary>The place of a cell in the order in which counts take their other neighbour, from 0 up to 1.</summary>
    public double Turn(TableId table, string cell, long count) => key.Draw($"other|{Name(table, cell, count)}");

    /// <summary>The name whose draw rounds a count; docs/disclosure.md says how to do it by hand.</summary>
    internal string Name(TableId table, string cell, long count) => string.Create(
        CultureInfo.InvariantCulture,
        $"{scope.Kind}|{scope.Id}|{questionnaire}|{table.Item}|{table.Basis}|{table.By}={table.Group}|{cell}|{count}");
}
