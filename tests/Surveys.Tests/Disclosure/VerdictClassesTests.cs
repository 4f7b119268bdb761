using CsCheck;
using Surveys.Disclosure;
using Surveys.Statistics;

namespace Surveys.Tests.Disclosure;

public sealed class VerdictClassesTests
{
    [Fact]
    public void A_verdict_leaves_each_count_and_both_margins_three_values_or_as_many_as_there_are_without_it() =>
        Pairs.Sample(
            pairs =>
            {
                var rounding = new Random(pairs.Sum());
                int[] published = [.. pairs.Select(count => count - count % 3 + (rounding.Next(3) < count % 3 ? 3 : 0))];
                var n = pairs.Sum();
                var classes = VerdictClasses.Of(published, n, Change, 3);
                var all = Tables(published, n);
                var verdict = classes.Of([.. pairs.Select(count => (long)count)]);
                var same = all.Where(table => classes.Of([.. table.Select(count => (long)count)]) == verdict).ToList();
                foreach (var quantity in Quantities)
                {
                    Assert.True(Values(same, quantity) >= Math.Min(3, Values(all, quantity)));
                }
            },
            iter: 400);

    [Fact]
    public void Most_verdicts_are_those_of_the_exact_pairs()
    {
        var (same, all) = (0, 0);
        Pairs.Sample(
            pairs =>
            {
                int[] published = [.. pairs.Select(count => count - count % 3)];
                var verdict = VerdictClasses.Of(published, pairs.Sum(), Change, 3).Of([.. pairs.Select(count => (long)count)]);
                Interlocked.Increment(ref all);
                if (verdict == Verdicts.Of(Change(pairs, false), pairs.Sum()))
                {
                    Interlocked.Increment(ref same);
                }
            },
            iter: 400,
            seed: "0000a1aaaaa0");
        Assert.True(same > 0.93 * all, $"{same} of {all}");
    }

    private static readonly Gen<int[]> Pairs = Gen.Int[0, 15].Array[4].Where(pairs => pairs.Sum() >= 20);

    private static readonly Func<int[], int>[] Quantities =
        [t => t[0], t => t[1], t => t[2], t => t[3], t => t[0] + t[1], t => t[0] + t[2]];

    private static Interval? Change(IReadOnlyList<int> counts, bool isRounded)
    {
        var table = new PairedTable(counts[0], counts[1], counts[2], counts[3]);
        return isRounded ? PairedChange.OfRounded(table, Design.Persons) : PairedChange.Of(table, Design.Persons);
    }

    private static int Values(List<int[]> tables, Func<int[], int> quantity) => tables.Select(quantity).Distinct().Count();

    private static List<int[]> Tables(int[] published, int n) =>
    [
        .. from a in Around(published[0])
           from b in Around(published[1])
           from c in Around(published[2])
           from d in Around(published[3])
           where a + b + c + d == n
           select new[] { a, b, c, d },
    ];

    private static IEnumerable<int> Around(int value) => Enumerable.Range(Math.Max(0, value - 2), value + 3 - Math.Max(0, value - 2));
}
