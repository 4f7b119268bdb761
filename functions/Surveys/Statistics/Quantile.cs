using MathNet.Numerics.Distributions;

namespace Surveys.Statistics;

/// <summary>The quantiles behind a two-sided 95 % interval.</summary>
internal static class Quantile
{
    /// <summary>Φ⁻¹(0.975).</summary>
    public const double Z = 1.959963984540054;

    /// <summary>Beyond this many degrees of freedom t differs from z by less than 3·10⁻⁶, and the root finder is spared.</summary>
    private const double AlmostNormal = 1e6;

    /// <summary>The 0.975 quantile of Student's t. Above <see cref="Z"/> and falling with the degrees of freedom.</summary>
    public static double T(double degreesOfFreedom) =>
        degreesOfFreedom >= AlmostNormal ? Z : StudentT.InvCDF(0, 1, degreesOfFreedom, 0.975);
}
