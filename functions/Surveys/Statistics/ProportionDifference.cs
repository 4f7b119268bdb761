
namespace Surveys.Statistics;

/// <summary>The share right after minus the share right before, −1 to 1, with the persons as units.</summary>
public static class ProportionDifference
{
    /// <summary>
    /// The same persons before and after: Newcombe's hybrid score interval, with his continuity correction of the correlation φ.
    /// Null without pairs. Where nobody changed the estimate is 0 and the interval still has a width above 0.
    /// </summary>
    /// <remarks>
    /// Method 10 of R. G. Newcombe, Improved confidence intervals for the difference between binomial proportions based on paired data,
    /// Statistics in Medicine 17 (1998) 2635–2650. φ is 0 where a margin of the table is 0.
    /// Treats pairs as independent: for more than a few sessions use <see cref="PairedChange.Of"/>.
    /// </remarks>
    public static Interval? Paired(PairedTable table)
    {
        ThrowIfNegative(table);
        var n = table.Pairs;
        if (n == 0)
        {
            return null;
        }

        var after = Proportion.Wilson(table.Both + table.Gained, n)!.Value;
        var before = Proportion.Wilson(table.Both + table.Lost, n)!.Value;
        return Join(before, after, (double)(table.Gained - table.Lost) / n, Phi(table));
    }

    /// <summary>
    /// All answers before and all after, not linked: Newcombe's hybrid score interval. Null where one of the two is empty.
    /// </summary>
    /// <remarks>
    /// Method 10 of R. G. Newcombe, Interval estimation for the difference between independent proportions,
    /// Statistics in Medicine 17 (1998) 873–890. Where the same persons answered both times without being linked,
    /// their answers agree more than by chance, and the interval is wider than it need be: it errs to the safe side.
    /// </remarks>
    /// <param name="rightBefore">Right answers before, 0 to <paramref name="before"/>.</param>
    /// <param name="before">Answers before.</param>
    /// <param name="rightAfter">Right answers after, 0 to <paramref name="after"/>.</param>
    /// <param name="after">Answers after.</param>
    /// <param name="designEffect">At least 1, of both shares. See <see cref="Clustering"/>.</param>
    public static Interval? Unpaired(long rightBefore, long before, long rightAfter, long after, double designEffect = 1) =>
        (
            Proportion.Wilson(rightBefore, before, designEffect),
            Proportion.Wilson(rightAfter, after, designEffect)) is ({ } first, { } second)
            ? Join(first, second, second.Estimate - first.Estimate, phi: 0)
            : null;

    private static Interval Join(Interval before, Interval after, double difference, double phi) => new Interval(
        difference,
        difference - Hypotenuse(after.Estimate - after.Lower, before.Upper - before.Estimate, phi),
        difference + Hypotenuse(before.Estimate - before.Lower, after.Upper - after.Estimate, phi)).Within(-1, 1);

    private static double Hypotenuse(double a, double b, double phi) => Math.Sqrt(Math.Max(0, a * a - 2 * phi * a * b + b * b));

    private static double Phi(PairedTable table)
    {
        var (both, gained, lost, neither) = table;
        var margins = (double)(both + gained) * (lost + neither) * (both + lost) * (gained + neither);
        var agreement = (double)both * neither - (double)gained * lost;
        return margins == 0 ? 0 : (agreement <= 0 ? agreement : Math.Max(agreement - table.Pairs / 2.0, 0)) / Math.Sqrt(margins);
    }

    private static void ThrowIfNegative(PairedTable table)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(table.Both, nameof(table));
        ArgumentOutOfRangeException.ThrowIfNegative(table.Gained, nameof(table));
        ArgumentOutOfRangeException.ThrowIfNegative(table.Lost, nameof(table));
        ArgumentOutOfRangeException.ThrowIfNegative(table.Neither, nameof(table));
    }
}
