using Surveys.Statistics;

namespace Surveys.Disclosure;

/// <summary>A number as it is published.</summary>
internal readonly record struct CoarseInterval(double Value, double Lower, double Upper, Bound? Bound);

/// <summary>How fine the shares of one base are given.</summary>
/// <param name="Step">A share is a multiple of this.</param>
/// <param name="Limit">Up to here a share is not told from 0, and as far from 1 not from 1. 0 where nothing is coded.</param>
internal readonly record struct Grain(double Step, double Limit);

/// <summary>
/// Makes figures no finer than they are known (rules 5 and 6). Bases are multiples of 5. A share is a multiple of a step that depends on
/// the published base alone, so that every published share leaves several counts possible; the ends of its interval are rounded outward.
/// The step adds at most 8 % to the standard error of a share of one half.
/// </summary>
/// <remarks>
/// A share to a tenth of a per cent gives its fraction away, and a Wilson interval its n. Coarser steps for smaller bases:
/// Hundepool et al., Statistical Disclosure Control (2012), sections 4.2 and 5.4 (rounding, top and bottom coding).
/// </remarks>
internal static class Coarse
{
    private const int BaseStep = 5;

    /// <summary>
    /// Over many sessions some three pupils tell as much as one who was picked alone: the design effect of 43.7 pupils per school with a
    /// correlation of 0.05 (docs/statistics.md). A region of 300 is known no better than a school of 100, and given no finer.
    /// </summary>
    private const int PersonsPerIndependent = 3;

    /// <summary>A base: the multiple of 5 that is nearest.</summary>
    public static int Base(long n) => (int)(Math.Round(n / (double)BaseStep, MidpointRounding.AwayFromZero) * BaseStep);

    /// <summary>How fine figures with this published base are.</summary>
    public static Grain GrainOf(int published, bool isTotal, DisclosureRules rules)
    {
        var step = Step(isTotal ? published / PersonsPerIndependent : published);
        return new Grain(step, rules.EndsAreCoded ? Limit(published, step, rules.PossibleValues) : 0);
    }

    private static double Step(int published) => published switch
    {
        < 20 => 0.10,
        < 100 => 0.05,
        < 300 => 0.02,
        _ => 0.01,
    };

    /// <summary>
    /// The greatest share that is not told from 0: that of rule 6, and never one that stands for fewer than <paramref
    /// name="possibleValues"/> counts, so that a group whose total is all that is known of it keeps as many.
    /// </summary>
    private static double Limit(int published, double step, int possibleValues)
    {
        var least = Math.Max(DisclosureControl.MinimumBase, published - BaseStep / 2);
        var ofRule = least switch
        {
            < 20 => 0.20,
            < 40 => 0.10,
            < 100 => 0.05,
            < 300 => 0.02,
            _ => 0.01,
        };
        return Up(Math.Max(ofRule, (possibleValues - 1.0) / least), step);
    }

    /// <summary>A quantity from 0 to <paramref name="top"/>, coded near both ends.</summary>
    /// <param name="coded">The interval to give where the value is coded; it must not depend on the value.</param>
    public static CoarseInterval Share(
        Interval exact, Grain grain, double top, DisclosureRules rules, Func<double, Interval?>? coded = null)
    {
        if (!rules.FiguresAreRounded)
        {
            return new CoarseInterval(Math.Round(exact.Estimate, 4), Math.Round(exact.Lower, 4), Math.Round(exact.Upper, 4), null);
        }

        var (share, (step, limit)) = (exact.Within(0, top) / top, grain);
        var bound = BoundOf(share.Estimate, limit);
        if (bound == Disclosure.Bound.AtMost)
        {
            var upper = coded?.Invoke(limit)?.Upper ?? Math.Max(share.Upper, limit);
            return Scaled(new CoarseInterval(limit, 0, Math.Min(1, Up(upper, step)), bound), top);
        }

        if (bound == Disclosure.Bound.AtLeast)
        {
            var lower = coded?.Invoke(1 - limit)?.Lower ?? Math.Min(share.Lower, 1 - limit);
            return Scaled(new CoarseInterval(1 - limit, Math.Max(0, Down(lower, step)), 1, bound), top);
        }

        return Scaled(
            new CoarseInterval(
                Nearest(share.Estimate, step), Math.Max(0, Down(share.Lower, step)), Math.Min(1, Up(share.Upper, step)), null), top);
    }

    /// <summary>Which side a share is coded to, if it is.</summary>
    public static Bound? BoundOf(double share, double limit) =>
        limit == 0 ? null
        : share <= limit + Hair ? Disclosure.Bound.AtMost
        : share >= 1 - limit - Hair ? Disclosure.Bound.AtLeast
        : null;

    /// <summary>A difference of two quantities from 0 to <paramref name="top"/>.</summary>
    /// <param name="isCoded">Whether one of the two is coded: the ends are then as coarse as the code, or they would undo it.</param>
    public static CoarseInterval Change(Interval exact, Grain grain, double top, bool isCoded, DisclosureRules rules)
    {
        if (!rules.FiguresAreRounded)
        {
            return new CoarseInterval(Math.Round(exact.Estimate, 4), Math.Round(exact.Lower, 4), Math.Round(exact.Upper, 4), null);
        }

        var (change, (step, limit)) = (exact.Within(-top, top) / top, grain);
        var most = 1 - limit;
        var grid = isCoded ? Math.Max(step, limit) : step;
        var value = Math.Clamp(Nearest(change.Estimate, step), -most, most);
        Bound? bound = limit == 0 ? null
            : change.Estimate >= most - Hair ? Disclosure.Bound.AtLeast
            : change.Estimate <= -most + Hair ? Disclosure.Bound.AtMost
            : null;
        var lower = bound == Disclosure.Bound.AtMost ? -1 : Math.Max(-1, Down(Math.Min(change.Lower, value), grid));
        var upper = bound == Disclosure.Bound.AtLeast ? 1 : Math.Min(1, Up(Math.Max(change.Upper, value), grid));
        return Scaled(new CoarseInterval(value, lower, upper, bound), top);
    }

    /// <summary>An effect size: to tenths, its ends outward.</summary>
    public static CoarseInterval Effect(Interval exact, DisclosureRules rules) => rules.FiguresAreRounded
        ? new CoarseInterval(Nearest(exact.Estimate, 0.1), Down(exact.Lower, 0.1), Up(exact.Upper, 0.1), null)
        : new CoarseInterval(exact.Estimate, exact.Lower, exact.Upper, null);

    private static CoarseInterval Scaled(CoarseInterval shares, double top) => new(
        Math.Round(shares.Value * top, 4), Math.Round(shares.Lower * top, 4), Math.Round(shares.Upper * top, 4), shares.Bound);

    // A share that stands on the grid must not fall off it by a rounding error of 10⁻¹⁶.
    private const double Hair = 1e-9;

    private static double Nearest(double x, double step) => Clean(Math.Round(x / step, MidpointRounding.AwayFromZero) * step);

    private static double Up(double x, double step) => Clean(Math.Ceiling(x / step - Hair) * step);

    private static double Down(double x, double step) => Clean(Math.Floor(x / step + Hair) * step);

    private static double Clean(double x) => Math.Round(x, 6);
}
