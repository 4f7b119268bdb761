using Surveys.Statistics;

namespace Surveys.Figures;

/// <summary>Shares and changes as they are printed: in whole per cent and whole points.</summary>
public static class Printed
{
    /// <summary>0.456 → 46. Halves away from zero; the step before takes out what binary fractions add.</summary>
    public static int Percent(double share) => (int)Math.Round(Math.Round(share * 100, 9), MidpointRounding.AwayFromZero);

    /// <summary>The ends of an interval of shares or changes in whole points, outward.</summary>
    public static (int Lower, int Upper) Outward(Interval interval) => (
        (int)Math.Floor(Math.Round(interval.Lower * 100, 9)),
        (int)Math.Ceiling(Math.Round(interval.Upper * 100, 9)));
}

/// <summary>A share of protected counts.</summary>
/// <param name="Count">The protected count.</param>
/// <param name="Base">The sum of the protected counts of its table.</param>
/// <param name="Interval">
/// Of 95 %; null at schools, where the base is 0, and for the before and after of pairs, whose change has one.
/// </param>
public readonly record struct Share(int Count, int Base, Interval? Interval)
{
    /// <summary>0 to 1; 0 where the base is 0.</summary>
    public double Value => Base == 0 ? 0 : (double)Count / Base;

    /// <summary>As it is printed.</summary>
    public int Percent => Printed.Percent(Value);
}

/// <summary>A change as it is printed, in whole points: the difference of the printed per cents.</summary>
/// <param name="Points">After − before, −100 to 100.</param>
/// <param name="Range">
/// The ends of its 95 % interval, rounded outward, so that it holds the change; null where no interval is printed.
/// </param>
/// <param name="Verdict">
/// Where a range is printed, what it says: clear where it leaves 0 out. Else that of the table, or <see cref="Verdict.TooFewToSay"/>.
/// </param>
public readonly record struct PointChange(int Points, (int Lower, int Upper)? Range, Verdict Verdict)
{
    /// <param name="interval">Of the change, −1 to 1; null where none is printed.</param>
    /// <param name="verdict">Where there is no interval.</param>
    internal static PointChange Of(int points, Interval? interval, Verdict verdict)
    {
        if (interval is not { } ends)
        {
            return new PointChange(points, null, verdict);
        }

        var outward = Printed.Outward(ends);
        var range = (Lower: Math.Min(points, outward.Lower), Upper: Math.Max(points, outward.Upper));
        return new PointChange(
            points, range, range.Lower > 0 ? Verdict.More : range.Upper < 0 ? Verdict.Fewer : Verdict.NoClearChange);
    }
}

/// <summary>A knowledge item in pairs: the share right before and after of the same persons, and the change between them.</summary>
public sealed record PairedFigure(Share Before, Share After, PointChange Change);

/// <summary>Pairs that rose, stayed and fell, and the difference of the two shares in points.</summary>
public sealed record SignFigure(Share Up, Share Same, Share Down, PointChange Change);

/// <summary>The knowledge score: the mean of the items' shares of right answers, so that skipped items count alike.</summary>
/// <param name="Before">Share of right answers, 0 to 1; null where no item is published before.</param>
/// <param name="After">Likewise.</param>
/// <param name="Change">Null where before and after are not of the same pairs.</param>
/// <param name="Items">How many items it is the mean of: those that are published.</param>
/// <param name="Of">How many knowledge items the questionnaire has.</param>
/// <param name="Pairs">The protected number of pairs; null where it is not of pairs, or they are not published.</param>
public sealed record ScoreFigure(double? Before, double? After, PointChange? Change, int Items, int Of, int? Pairs)
{
    public int? BeforePercent => Before is { } share ? Printed.Percent(share) : null;

    public int? AfterPercent => After is { } share ? Printed.Percent(share) : null;
}

/// <summary>The mean of a scale with the steps 0, 1, 2 …, of all who chose a step.</summary>
/// <param name="Base">The sum of the protected counts of the steps.</param>
public sealed record MeanFigure(double Value, int Base, Interval? Interval);
