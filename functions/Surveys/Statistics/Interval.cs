namespace Surveys.Statistics;

/// <summary>
/// An estimate with its two-sided interval, of 95 % where nothing else is said, in the units of the quantity. Lower ≤ Estimate ≤ Upper.
/// Where nothing can be estimated, the methods of this namespace return null instead.
/// </summary>
public readonly record struct Interval(double Estimate, double Lower, double Upper)
{
    /// <summary>Cut to the values that the quantity can take.</summary>
    public Interval Within(double least, double most) =>
        new(Math.Clamp(Estimate, least, most), Math.Clamp(Lower, least, most), Math.Clamp(Upper, least, most));

    /// <summary>Estimate ± margin.</summary>
    internal static Interval Around(double estimate, double margin) => new(estimate, estimate - margin, estimate + margin);

    /// <summary>With both margins so many times as long.</summary>
    public Interval Widened(double factor) =>
        new(Estimate, Estimate - factor * (Estimate - Lower), Estimate + factor * (Upper - Estimate));

    /// <summary>With an independent error of this variance added to both margins: critical · √variance is its margin.</summary>
    public Interval WithVariance(double variance, double critical) => JoinedWith(critical * Math.Sqrt(variance));

    /// <summary>With the margin of an independent error added to both margins, square and add.</summary>
    /// <remarks>
    /// MOVER: G. Y. Zou, A. Donner, Construction of confidence limits about effect measures: a general approach, Statistics in Medicine
    /// 27 (2008) 1693–1702.
    /// </remarks>
    public Interval JoinedWith(double margin) => new(
        Estimate,
        Estimate - double.Hypot(Estimate - Lower, margin),
        Estimate + double.Hypot(Upper - Estimate, margin));
}
