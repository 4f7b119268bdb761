using CsCheck;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

/// <summary>Random inputs that the properties of this folder share.</summary>
internal static class Designs
{
    public static readonly Gen<Design> Any =
        Gen.Select(Gen.Int[1, 60], Gen.Double[1, 4], (sessions, effect) => new Design(sessions, effect));

    /// <summary>Of four sessions and more.</summary>
    public static readonly Gen<Design> OfSessions =
        Gen.Select(Gen.Int[Design.FewestSessions, 60], Gen.Double[1, 4], (sessions, effect) => new Design(sessions, effect));

    /// <summary>A protected count.</summary>
    public static readonly Gen<int> Count = Gen.Int[0, 60].Select(thirds => 3 * thirds);

    /// <summary>Two levels of confidence, the lower first.</summary>
    public static readonly Gen<(double Lower, double Higher)> Confidences =
        Gen.Select(Gen.Double[0.5, 0.949], Gen.Double[0.951, 0.999]);
}
