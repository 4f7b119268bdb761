using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

/// <summary>Sums over sessions, made from the values of their persons.</summary>
internal static class Sessions
{
    public static ClusteredSums Of(params int[][] sessions)
    {
        sessions = [.. sessions.Where(s => s.Length > 0)];
        return new ClusteredSums(
            sessions.Sum(s => (long)s.Length),
            sessions.Sum(s => (long)s.Sum()),
            sessions.Sum(s => s.Sum(x => (long)x * x)),
            sessions.Length,
            sessions.Sum(s => (long)s.Length * s.Length),
            sessions.Sum(s => (long)s.Sum() * s.Sum()),
            sessions.Sum(s => (long)s.Length * s.Sum()));
    }

    /// <summary>Right after less right before, of the pairs of each session's table.</summary>
    public static ClusteredSums Of(params PairedTable[] tables) => Of([.. tables.Select(Changes)]);

    public static PairedTable Total(params PairedTable[] tables) => tables.Aggregate(
        (a, b) => new PairedTable(a.Both + b.Both, a.Gained + b.Gained, a.Lost + b.Lost, a.Neither + b.Neither));

    public static int[] Changes(PairedTable table) =>
    [
        .. Enumerable.Repeat(1, (int)table.Gained),
        .. Enumerable.Repeat(-1, (int)table.Lost),
        .. Enumerable.Repeat(0, (int)(table.Both + table.Neither)),
    ];
}
