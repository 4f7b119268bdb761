
namespace Surveys.Statistics;

/// <summary>
/// The mean change of pairs in standard deviations, any real number: g = J · (mean after − mean before) / s_av,
/// with s_av = √((s²_before + s²_after) / 2) and J = 1 − 3 / (4·df − 1), df = pairs − 1.
/// </summary>
/// <remarks>
/// The standardiser is the spread between persons (d_av: G. Cumming, Understanding the New Statistics, 2012, chapter 11),
/// not that of the differences (d_z): g then compares with effects of other programmes and with unpaired ones,
/// while d_z grows with the correlation of before and after (D. Lakens, Frontiers in Psychology 4 (2013) 863, on that choice).
/// J: L. V. Hedges, Journal of Educational Statistics 6 (1981) 107–128. Interval: D. G. Bonett, Confidence intervals for standardized
/// linear contrasts of means, Psychological Methods 13 (2008) 99–109, J·(d ± z·SE) with
/// SE² = d²·(s⁴_before + s⁴_after + 2·cov²) / (8·df·s⁴_av) + s²_difference / (df·s²_av).
/// From <see cref="PairedChange.FewestSessions"/> sessions on, the second term takes the variance between sessions where that is greater,
/// and t at sessions − 1 takes the place of z.
/// </remarks>
public static class HedgesG
{
    /// <summary>
    /// Null below 3 pairs (J is 0 at 2), and where all have the same score before and the same after.
    /// Where all change by the same, the interval is narrow but keeps a width.
    /// </summary>
    /// <param name="before">Scores before, of the pairs.</param>
    /// <param name="after">Scores after, of the same pairs.</param>
    /// <param name="difference">After − before, of the same pairs.</param>
    public static Interval? Of(ClusteredSums before, ClusteredSums after, ClusteredSums difference)
    {
        if (before.Count != difference.Count || after.Count != difference.Count || after.Sum - before.Sum != difference.Sum)
        {
            throw new ArgumentException("The three sums are not of the same pairs.", nameof(difference));
        }

        var df = difference.Count - 1.0;
        if (df < 2 || Means.Variance(before) is not { } v1 || Means.Variance(after) is not { } v2 || v1 + v2 == 0)
        {
            return null;
        }

        var standardizer = (v1 + v2) / 2;
        var vd = Means.Variance(difference)!.Value;
        var covariance = (v1 + v2 - vd) / 2;
        var d = difference.Mean!.Value / Math.Sqrt(standardizer);
        var (ofMean, quantile) = (vd / df, Quantile.Z);
        if (difference.Clusters >= PairedChange.FewestSessions)
        {
            ofMean = Math.Max(ofMean, ClusterRobust.MeanVariance(difference)!.Value);
            quantile = Quantile.T(difference.Clusters - 1);
        }

        var ofStandardizer = d * d * (v1 * v1 + v2 * v2 + 2 * covariance * covariance) / (8 * df * standardizer * standardizer);
        var margin = quantile * Math.Sqrt(ofStandardizer + ofMean / standardizer);
        var j = 1 - 3 / (4 * df - 1);
        return Interval.Around(j * d, j * margin);
    }
}
