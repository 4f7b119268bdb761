namespace Surveys.Statistics;

/// <summary>The share right after minus the share right before of the same persons, −1 to 1.</summary>
/// <remarks>
/// Newcombe's hybrid score interval with his continuity correction of the correlation φ: method 10 of R. G. Newcombe, Improved confidence
/// intervals for the difference between binomial proportions based on paired data, Statistics in Medicine 17 (1998) 2635–2650. φ is 0
/// where a margin of the table is 0. Where nobody changed the estimate is 0, and the interval still has a width.
/// </remarks>
public static class PairedChange
{
    /// <summary>Of exact counts. Null without pairs.</summary>
    public static Interval? Of(PairedTable table, Design design, double confidence = 0.95)
    {
        var (both, gained, lost, neither) = table;
        ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(Math.Min(both, gained), Math.Min(lost, neither)), nameof(table));
        var n = table.Pairs;
        if (n == 0)
        {
            return null;
        }

        var after = Proportion.Wilson(both + gained, n, Design.Persons, confidence)!.Value;
        var before = Proportion.Wilson(both + lost, n, Design.Persons, confidence)!.Value;
        var change = (double)(gained - lost) / n;
        var phi = Phi(table);
        return new Interval(
            change,
            change - Hypotenuse(after.Estimate - after.Lower, before.Upper - before.Estimate, phi),
            change + Hypotenuse(before.Estimate - before.Lower, after.Upper - after.Estimate, phi))
            .Widened(design.Widening(confidence)).Within(-1, 1);
    }

    /// <summary>Of protected counts, with the variance of their rounding. Null where all are 0.</summary>
    public static Interval? OfRounded(PairedTable table, Design design, double confidence = 0.95) =>
        Of(table, design, confidence)
            ?.WithVariance(RandomRounding.OfChange(table.Pairs), design.Critical(confidence)).Within(-1, 1);

    private static double Hypotenuse(double a, double b, double phi) => Math.Sqrt(Math.Max(0, a * a - 2 * phi * a * b + b * b));

    private static double Phi(PairedTable table)
    {
        var (both, gained, lost, neither) = table;
        var margins = (double)(both + gained) * (lost + neither) * (both + lost) * (gained + neither);
        var agreement = (double)both * neither - (double)gained * lost;
        return margins == 0 ? 0 : (agreement <= 0 ? agreement : Math.Max(agreement - table.Pairs / 2.0, 0)) / Math.Sqrt(margins);
    }
}
