namespace Surveys.Statistics;

/// <summary>The mean change of the knowledge score of pairs, in the units of its spread.</summary>
public static class MeanChange
{
    /// <summary>
    /// Student's interval from the published spread between persons, with the variance of rounding added. Null below 2 pairs. Its width
    /// is above 0 where the spread or the rounding's variance is.
    /// </summary>
    /// <remarks>
    /// Student, The probable error of a mean, Biometrika 6 (1908) 1–25. From 4 sessions on the variance between persons is multiplied by
    /// the design effect, and t has sessions − 1 degrees of freedom where that is wider. With the exact spread the truth was held in 94.9
    /// and more of 100 samples; with a spread rounded to the nearest 0.5 items in 90.8 only, where it is small; with the upper end in
    /// 97.6.
    /// </remarks>
    /// <param name="mean">The mean of the protected changes of the items.</param>
    /// <param name="spread">
    /// The standard deviation between persons of the change of the score, in the units of the mean; 0 or more. Of a rounded one the
    /// greatest that it may stand for: half a step of its grid above a spread that was rounded to the nearest.
    /// </param>
    /// <param name="pairs">The protected number of pairs.</param>
    /// <param name="roundingVariance">Of the mean, in its units squared.</param>
    public static Interval? OfRounded(
        double mean, double spread, long pairs, double roundingVariance, Design design, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(spread);
        ArgumentOutOfRangeException.ThrowIfNegative(roundingVariance);
        if (pairs < 2)
        {
            return null;
        }

        var (critical, error) = Student(spread, pairs, design, confidence);
        return Interval.Around(mean, critical * error).WithVariance(roundingVariance, critical);
    }

    /// <summary>The standard error of a mean over n persons, and what Student's interval multiplies it by.</summary>
    internal static (double Critical, double Error) Student(double spread, long n, Design design, double confidence)
    {
        var persons = Quantile.T(n - 1, confidence);
        return design.RestsOnSessions
            ? (Math.Max(persons, design.Critical(confidence)), spread * Math.Sqrt(design.Effect / n))
            : (persons, spread * Math.Sqrt(1.0 / n));
    }
}
