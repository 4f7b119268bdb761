using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

internal static class Near
{
    extension(Interval interval)
    {
        public double Width => interval.Upper - interval.Lower;

        public bool Contains(double value) => interval.Lower <= value && value <= interval.Upper;

        /// <summary>The same statement about the opposite quantity: lost − gained instead of gained − lost.</summary>
        public static Interval operator -(Interval value) => new(-value.Estimate, -value.Upper, -value.Lower);
    }

    /// <summary>Asserts an interval, each number to the given decimals.</summary>
    public static void Equal(Interval? actual, double estimate, double lower, double upper, int decimals)
    {
        Assert.NotNull(actual);
        Assert.Equal(estimate, actual.Value.Estimate, decimals);
        Assert.Equal(lower, actual.Value.Lower, decimals);
        Assert.Equal(upper, actual.Value.Upper, decimals);
    }

    /// <summary>Relative to the larger of the two and 1.</summary>
    public static bool To(double a, double b, double tolerance = 1e-9) =>
        Math.Abs(a - b) <= tolerance * Math.Max(1, Math.Max(Math.Abs(a), Math.Abs(b)));

    public static bool To(Interval a, Interval b, double tolerance = 1e-9) =>
        To(a.Estimate, b.Estimate, tolerance) && To(a.Lower, b.Lower, tolerance) && To(a.Upper, b.Upper, tolerance);

    public static bool IsWithin(Interval interval, double least, double most) =>
        least <= interval.Lower && interval.Lower <= interval.Estimate && interval.Estimate <= interval.Upper && interval.Upper <= most;
}
