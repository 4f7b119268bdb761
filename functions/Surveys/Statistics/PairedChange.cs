
namespace Surveys.Statistics;

/// <summary>The published change of a knowledge item among pairs: which method speaks at how many sessions.</summary>
public static class PairedChange
{
    /// <summary>
    /// From this many sessions on, intervals and tests rest on sessions; below, on persons.
    /// At 2 and 3 sessions t with 1 or 2 degrees of freedom gives margins of ±84 and ±26 points where the persons give ±16 and ±13:
    /// a school with two sessions could say nothing that a school with one can. Below, the statement is about the sessions held.
    /// </summary>
    public const int FewestSessions = 4;

    /// <summary>
    /// Share right after − share right before, −1 to 1. Null without pairs. One to three sessions: <see cref="ProportionDifference.Paired"/>.
    /// More: <see cref="ClusterRobust.PairedDifference"/>, never narrower than the persons' interval, since sessions
    /// that agree better than chance are luck and no evidence (and would give an interval without width).
    /// </summary>
    /// <param name="table">The 2×2 table of the pairs.</param>
    /// <param name="gainedLessLost">The sums of (right after) − (right before) over the same pairs and their sessions.</param>
    public static Interval? Of(PairedTable table, ClusteredSums gainedLessLost)
    {
        ThrowIfOfOtherPairs(table, gainedLessLost);
        var persons = ProportionDifference.Paired(table);
        return gainedLessLost.Clusters < FewestSessions || persons is null
            ? persons
            : ClusterRobust.PairedDifference(gainedLessLost)?.AtLeastAsWideAs(persons.Value);
    }

    /// <summary>
    /// The two-sided p-value of no change, 0 to 1: <see cref="McNemar.MidP"/> up to three sessions,
    /// <see cref="ClusterRobust.ObuchowskiTest"/> from four. Null where nobody (or no session, on balance) changed.
    /// </summary>
    /// <param name="table">The 2×2 table of the pairs.</param>
    /// <param name="gainedLessLost">The sums of (right after) − (right before) over the same pairs and their sessions.</param>
    public static double? P(PairedTable table, ClusteredSums gainedLessLost)
    {
        ThrowIfOfOtherPairs(table, gainedLessLost);
        return gainedLessLost.Clusters < FewestSessions
            ? McNemar.MidP(table.Gained, table.Lost)
            : ClusterRobust.ObuchowskiTest(gainedLessLost)?.P;
    }

    private static void ThrowIfOfOtherPairs(PairedTable table, ClusteredSums sums)
    {
        if (sums.Count != table.Pairs || sums.Sum != table.Gained - table.Lost)
        {
            throw new ArgumentException($"Sums over {sums.Count} pairs with change {sums.Sum} do not belong to {table}.", nameof(sums));
        }
    }
}
