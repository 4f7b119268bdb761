
namespace Surveys.Statistics;

/// <summary>The published change of a knowledge item among pairs: which method speaks at how many sessions.</summary>
public static class PairedChange
{
    /// <summary>
    /// From this many sessions on, intervals rest on sessions; below, on persons.
    /// At 2 and 3 sessions t with 1 or 2 degrees of freedom gives margins of ±84 and ±26 points where the persons give ±16 and ±13:
    /// a school with two sessions could say nothing that a school with one can. Below, the statement is about the sessions held.
    /// </summary>
    public const int FewestSessions = 4;

    /// <summary>
    /// Share right after − share right before, −1 to 1. Null without pairs. One to three sessions: <see
    /// cref="ProportionDifference.Paired"/>. More: <see cref="ClusterRobust.PairedDifference"/>, never narrower than the persons' interval,
    /// since sessions that agree better than chance are luck and no evidence (and would give an interval without width).
    /// </summary>
    /// <param name="table">The 2×2 table of the pairs.</param>
    /// <param name="gainedLessLost">The sums of (right after) − (right before) over the same pairs and their sessions.</param>
    public static Interval? Of(PairedTable table, ClusteredSums gainedLessLost)
    {
        if (gainedLessLost.Count != table.Pairs || gainedLessLost.Sum != table.Gained - table.Lost)
        {
            throw new ArgumentException(
                $"Sums over {gainedLessLost.Count} pairs with change {gainedLessLost.Sum} do not belong to {table}.", nameof(
                    gainedLessLost));
        }

        var persons = ProportionDifference.Paired(table);
        return gainedLessLost.Clusters < FewestSessions || persons is null
            ? persons
            : ClusterRobust.PairedDifference(gainedLessLost)?.AtLeastAsWideAs(persons.Value);
    }
}
