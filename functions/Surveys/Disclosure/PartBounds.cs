using System.Collections.Immutable;
using Surveys.Questionnaires;

namespace Surveys.Disclosure;

/// <summary>
/// Rule 7: with a total's count and the other parts' known, each part's count still keeps as many possible values as it must, or as many as
/// it had without the total. Sums over intervals, linear in the number of parts.
/// </summary>
internal static class PartBounds
{
    /// <summary>What a part's own releases tell of its share in a total's cells.</summary>
    /// <param name="memory">Its own table; null where it publishes none.</param>
    /// <param name="n">How many of it are in the total now.</param>
    /// <param name="item">Null where cells are no options.</param>
    /// <param name="cells">The total's cells.</param>
    public static Bounds[] Of(TableMemory? memory, long n, Item? item, ImmutableArray<string> cells)
    {
        if (memory is null)
        {
            return [.. cells.Select(_ => new Bounds(0, n))];
        }

        var grown = Math.Max(0, n - memory.N);
        return
        [
            .. cells.Select(cell =>
            {
                var (least, most) = Own(cell);
                return new Bounds(Math.Min(least, n), Math.Min(n, most + grown));
            }),
        ];

        (long Least, long Most) Own(string cell)
        {
            var own = memory.Published.Cells;
            if (own.IndexOf(cell) is >= 0 and var same)
            {
                return (memory.Bounds[same].Least, memory.Bounds[same].Most);
            }

            if (item!.Options.IndexOf(cell) is >= 0 and var option)
            {
                return (0, memory.Bounds[MergedOptions.IsFirst(item, option) ? 0 : 1].Most);
            }

            var first = cell == MergedOptions.Cells(item)[0];
            var (least, most) = (0L, 0L);
            for (var i = 0; i < item.Options.Length; i++)
            {
                if (MergedOptions.IsFirst(item, i) == first)
                {
                    least += memory.Bounds[i].Least;
                    most += memory.Bounds[i].Most;
                }
            }

            return (least, most);
        }
    }

    /// <summary>The cells of which a part keeps too few possible values.</summary>
    /// <param name="total">What is known of the total's counts by its own release.</param>
    /// <param name="parts">What is known of each part's.</param>
    public static IEnumerable<int> Narrowed(IReadOnlyList<Bounds> total, IReadOnlyList<Bounds[]> parts, int possibleValues)
    {
        for (var cell = 0; cell < total.Count; cell++)
        {
            var least = parts.Sum(part => part[cell].Least);
            var most = parts.Sum(part => part[cell].Most);
            if (parts.Any(part => Left(part[cell], total[cell], least, most) < Math.Min(possibleValues, part[cell].Values)))
            {
                yield return cell;
            }
        }

        static long Left(Bounds own, Bounds total, long least, long most) =>
            Math.Min(own.Most, total.Most - (least - own.Least)) - Math.Max(own.Least, total.Least - (most - own.Most)) + 1;
    }
}
