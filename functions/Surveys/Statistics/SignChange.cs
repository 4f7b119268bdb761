namespace Surveys.Statistics;

/// <summary>The share of pairs that rose on a scale minus the share that fell, −1 to 1.</summary>
/// <remarks>
/// The adjusted Wald interval of D. G. Bonett, R. M. Price, Adjusted Wald confidence interval for a difference of binomial proportions
/// based on paired data, Journal of Educational and Behavioral Statistics 37 (2012) 479–488: one pair is added to those that rose and one
/// to those that fell. Where nobody moved it still has a width. The printed estimate is the plain one; the interval is stretched to hold
/// it.
/// </remarks>
public static class SignChange
{
    /// <summary>Of exact counts. Null without pairs.</summary>
    public static Interval? Of(long rose, long same, long fell, Design design, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(rose, Math.Min(same, fell)));
        var n = rose + same + fell;
        if (n == 0)
        {
            return null;
        }

        var estimate = (double)(rose - fell) / n;
        var (up, down) = ((rose + 1.0) / (n + 2), (fell + 1.0) / (n + 2));
        var center = up - down;
        var margin = Quantile.Z(confidence) * Math.Sqrt((up + down - center * center) / (n + 2)) * design.Widening(confidence);
        return new Interval(estimate, Math.Min(center - margin, estimate), Math.Max(center + margin, estimate)).Within(-1, 1);
    }

    /// <summary>Of protected counts, with the variance of their rounding. Null where all are 0.</summary>
    public static Interval? OfRounded(long rose, long same, long fell, Design design, double confidence = 0.95) =>
        Of(rose, same, fell, design, confidence)
            ?.WithVariance(RandomRounding.OfChange(rose + same + fell), design.Critical(confidence)).Within(-1, 1);
}
