using MathNet.Numerics.Distributions;

namespace Surveys.Statistics;

/// <summary>The quantiles behind a two-sided interval.</summary>
internal static class Quantile
{
    /// <summary>The confidence of every printed interval.</summary>
    public const double Confidence = 0.95;

    /// <summary>Beyond this many degrees of freedom t differs from z by less than 3·10⁻⁶, and the root finder is spared.</summary>
    private const long AlmostNormal = 1_000_000;

    /// <summary>Those of 95 % that were asked for, by degrees of freedom: each takes the root finder some ten microseconds.</summary>
    private static readonly double[] Known = new double[2_000];

    /// <summary>The quantile of the normal distribution at (1 + confidence) / 2; 1.96 at 95 %.</summary>
    public static double Z(double confidence = Confidence) =>
        confidence == Confidence ? 1.959963984540054 : Normal.InvCDF(0, 1, (1 + confidence) / 2);

    /// <summary>That of Student's t. Above <see cref="Z"/> and falling with the degrees of freedom.</summary>
    public static double T(long degreesOfFreedom, double confidence = Confidence)
    {
        if (confidence != Confidence || degreesOfFreedom >= Known.Length)
        {
            return Find(degreesOfFreedom, confidence);
        }

        // Two at once may both find it: they find the same.
        ref var known = ref Known[degreesOfFreedom];
        return known > 0 ? known : known = Find(degreesOfFreedom, confidence);
    }

    /// <summary>With 1 and 2 degrees of freedom the closed forms: the root finder looks no further than 800.</summary>
    private static double Find(long degreesOfFreedom, double confidence) => degreesOfFreedom switch
    {
        1 => Math.Tan(Math.PI / 2 * confidence),
        2 => confidence * Math.Sqrt(2 / (1 - confidence * confidence)),
        >= AlmostNormal => Z(confidence),
        _ => StudentT.InvCDF(0, 1, degreesOfFreedom, (1 + confidence) / 2),
    };
}
