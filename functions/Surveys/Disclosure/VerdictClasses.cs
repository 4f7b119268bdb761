using System.Collections.Immutable;
using Surveys.Statistics;

namespace Surveys.Disclosure;

/// <summary>
/// Which verdict a school's paired table gets: that of its exact pairs where this is safe. All tables of whole numbers that give the
/// published counts are listed, each with its verdict; those of one verdict are a class, and each class must leave every count, and both
/// margins of a 2×2 table, enough possible values. So the verdict tells no more than the class.
/// </summary>
/// <remarks>
/// Whether the exact verdicts are used is decided from the published counts and the number of pairs alone, by all classes at once: it
/// tells nothing of the pairs.
/// </remarks>
internal sealed class VerdictClasses
{
    /// <summary>Tables whose interval ends nearer to 0 than this may change sides, so that both classes are large enough.</summary>
    private const double Slack = 0.1;

    private readonly List<int[]> rows;
    private readonly Verdict[] verdicts;

    private VerdictClasses(List<int[]> rows, Verdict[] verdicts) => (this.rows, this.verdicts) = (rows, verdicts);

    /// <param name="published">The protected counts.</param>
    /// <param name="n">The exact number of pairs.</param>
    /// <param name="change">The interval of the change of a table of pairs, exact or protected.</param>
    /// <param name="possibleValues">How many values each count keeps within a class; 0 where verdicts are not audited.</param>
    public static VerdictClasses Of(
        IReadOnlyList<int> published, long n, Func<IReadOnlyList<int>, bool, Interval?> change, int possibleValues)
    {
        var rows = TablesOf(published, n);
        var intervals = rows.ConvertAll(row => change(row, false));
        Verdict[] exact = [.. intervals.Select(interval => Verdicts.Of(interval, n))];
        if (rows.Count == 0 || Lacking(rows, exact, possibleValues) is null)
        {
            return new VerdictClasses(rows, exact);
        }

        var clear = exact.Where(verdict => verdict != Verdict.NoClearChange).Distinct().ToList();
        if (clear is [var side] && MoveBoundary(rows, exact, intervals, side, possibleValues) is { } moved)
        {
            return new VerdictClasses(rows, moved);
        }

        var seen = Verdicts.Of(change(published, true), n);
        var of = seen != Verdict.NoClearChange || clear is not [var only] || exact.Count(verdict => verdict == only) * 2 < rows.Count
            ? seen
            : only;
        return new VerdictClasses(rows, [.. rows.Select(_ => of)]);
    }

    /// <summary>The verdict of these exact pairs.</summary>
    public Verdict Of(ImmutableArray<long> pairs) => verdicts[IndexOf(pairs)];

    /// <summary>The tables that have the same verdict as these pairs.</summary>
    public IReadOnlyList<int[]> SameAs(ImmutableArray<long> pairs)
    {
        var verdict = Of(pairs);
        return [.. rows.Where((_, i) => verdicts[i] == verdict)];
    }

    private int IndexOf(ImmutableArray<long> pairs) =>
        rows.FindIndex(row => row.Select((count, i) => count == pairs[i]).All(same => same));

    /// <summary>
    /// Where a class leaves a count too few values, the nearest tables of the other class that give it more change sides; null where none
    /// is near.
    /// </summary>
    private static Verdict[]? MoveBoundary(
        List<int[]> rows, Verdict[] exact, List<Interval?> intervals, Verdict side, int possibleValues)
    {
        // How far the end of the interval is beyond 0: above 0 where the change is clear.
        var beyond = intervals.ConvertAll(interval => side == Verdict.More ? interval!.Value.Lower : -interval!.Value.Upper);
        var near = Enumerable.Range(0, rows.Count).Where(i => Math.Abs(beyond[i]) <= Slack).OrderBy(i => Math.Abs(beyond[i])).ToList();
        var verdicts = exact.ToArray();
        var hasMoved = new bool[rows.Count];
        while (Lacking(rows, verdicts, possibleValues) is var (verdict, quantity))
        {
            var values = rows.Where((_, i) => verdicts[i] == verdict).Select(quantity).ToHashSet();
            var next = near.FindIndex(i => !hasMoved[i] && verdicts[i] != verdict && !values.Contains(quantity(rows[i])));
            if (next < 0)
            {
                return null;
            }

            hasMoved[near[next]] = true;
            verdicts[near[next]] = verdict;
        }

        return verdicts.Distinct().Count() > 1 ? verdicts : null;
    }

    /// <summary>A class and a quantity of which its tables have too few values.</summary>
    private static (Verdict Class, Func<int[], int> Quantity)? Lacking(List<int[]> rows, Verdict[] verdicts, int possibleValues)
    {
        foreach (var verdict in verdicts.Distinct())
        {
            var of = rows.Where((_, i) => verdicts[i] == verdict).ToList();
            foreach (var quantity in Quantities(rows[0].Length))
            {
                if (Values(of, quantity) < Math.Min(possibleValues, Values(rows, quantity)))
                {
                    return (verdict, quantity);
                }
            }
        }

        return null;
    }

    /// <summary>What a class must leave open: each count, and of a 2×2 table those right before and those right after.</summary>
    private static IEnumerable<Func<int[], int>> Quantities(int cells)
    {
        for (var cell = 0; cell < cells; cell++)
        {
            var at = cell;
            yield return row => row[at];
        }

        if (cells == 4)
        {
            yield return row => row[0] + row[2];
            yield return row => row[0] + row[1];
        }
    }

    private static int Values(List<int[]> rows, Func<int[], int> quantity) => rows.Select(quantity).Distinct().Count();

    /// <summary>All tables of whole numbers that round to these counts and add up to n.</summary>
    private static List<int[]> TablesOf(IReadOnlyList<int> published, long n)
    {
        var tables = new List<int[]>();
        var table = new int[published.Count];
        Fill(0, (int)n);
        return tables;

        void Fill(int cell, int left)
        {
            var (from, to) = Rounding.BoundsOf(published[cell]);
            if (cell == table.Length - 1)
            {
                if (left >= from && left <= to)
                {
                    table[cell] = left;
                    tables.Add([.. table]);
                }

                return;
            }

            for (var count = (int)from; count <= to && count <= left; count++)
            {
                table[cell] = count;
                Fill(cell + 1, left - count);
            }
        }
    }
}
