namespace Surveys.Statistics;

/// <summary>Which of several findings hold together, so that all of them are true with the confidence of one.</summary>
/// <remarks>S. Holm, A simple sequentially rejective multiple test procedure, Scandinavian Journal of Statistics 6 (1979) 65–70.</remarks>
public static class Holm
{
    private const double Precision = 1e-7;

    /// <summary>
    /// The two-sided p-value that belongs to a method of intervals: 1 less the greatest confidence at which the interval leaves 0 out.
    /// 1 where even the narrowest holds 0, or nothing can be estimated. Found to 10⁻⁷, which also stands for all that is less.
    /// </summary>
    /// <param name="at">The interval at a confidence; the greater the confidence, the wider.</param>
    public static double P(Func<double, Interval?> at)
    {
        if (!IsClear(0))
        {
            return 1;
        }

        var (clear, unclear) = (0.0, 1.0 - Precision);
        if (IsClear(unclear))
        {
            return Precision;
        }

        while (unclear - clear > Precision)
        {
            var middle = (clear + unclear) / 2;
            (clear, unclear) = IsClear(middle) ? (middle, unclear) : (clear, middle);
        }

        return 1 - clear;

        bool IsClear(double confidence) => at(Math.Max(confidence, Precision)) is { Lower: > 0 } or { Upper: < 0 };
    }

    /// <summary>For each p-value whether its finding holds, all together with an error of at most alpha.</summary>
    public static bool[] Holds(IReadOnlyList<double> p, double alpha = 0.05)
    {
        var holds = new bool[p.Count];
        var left = p.Count;
        foreach (var (value, index) in p.Select((value, index) => (value, index)).OrderBy(entry => entry.value))
        {
            if (value > alpha / left)
            {
                break;
            }

            holds[index] = true;
            left--;
        }

        return holds;
    }
}
