namespace Surveys.Statistics;

/// <summary>
/// An estimate with its two-sided 95 % interval, in the units of the quantity. Lower ≤ Estimate ≤ Upper.
/// Where nothing can be estimated, the methods of this namespace return null instead.
/// </summary>
public readonly record struct Interval(double Estimate, double Lower, double Upper)
{
    /// <summary>In other units: a knowledge score in items divided by the number of items is a share of items.</summary>
    public static Interval operator /(Interval interval, double units) =>
        units > 0
            ? new(interval.Estimate / units, interval.Lower / units, interval.Upper / units)
            : throw new ArgumentOutOfRangeException(nameof(units), units, "Units are counted in positive numbers.");

    /// <summary>Cut to the values that the quantity can take.</summary>
    public Interval Within(double least, double most) =>
        new(Math.Clamp(Estimate, least, most), Math.Clamp(Lower, least, most), Math.Clamp(Upper, least, most));

    /// <summary>The shortest interval that holds both, around this estimate.</summary>
    public Interval AtLeastAsWideAs(Interval other) =>
        new(Estimate, Math.Min(Lower, other.Lower), Math.Max(Upper, other.Upper));

    /// <summary>Estimate ± margin.</summary>
    internal static Interval Around(double estimate, double margin) => new(estimate, estimate - margin, estimate + margin);
}
