using CsCheck;
using Surveys.Disclosure;

namespace Surveys.Tests.Disclosure;

/// <summary>The audit's reasoning, set against listing all whole numbers.</summary>
public sealed class KnowledgeTests
{
    [Fact]
    public void What_is_possible_is_what_a_list_of_all_solutions_holds() =>
        Gen.Int[0, int.MaxValue].Sample(
            seed =>
            {
                var random = new Random(seed);
                var (system, knowledge) = Make(random);
                var solutions = system.Solutions().ToList();
                var narrowed = knowledge.Narrowed();
                if (solutions.Count == 0)
                {
                    Assert.NotEqual(0, narrowed?.Count);
                    return;
                }

                var expected = Enumerable.Range(0, system.Count)
                    .Where(count => solutions.Select(solution => solution[count]).Distinct().Count() < 3).ToList();
                Assert.NotNull(narrowed);
                Assert.Equal(expected.Count == 0, narrowed.Count == 0);
                Assert.Subset(expected.ToHashSet(), narrowed.ToHashSet());
                if (narrowed.Count == 0)
                {
                    for (var count = 0; count < system.Count; count++)
                    {
                        Assert.Equal(
                            new Bounds(solutions.Min(solution => solution[count]), solutions.Max(solution => solution[count])),
                            knowledge.BoundsOf(count));
                    }
                }
            },
            iter: 3000);

    [Fact]
    public void Schools_of_3_3_and_0_in_a_region_of_0_can_only_be_1_1_and_0()
    {
        var knowledge = new Knowledge();
        int[] schools = [knowledge.Add(1, 5), knowledge.Add(1, 5), knowledge.Add(0, 2)];
        var region = knowledge.Add(0, 2);
        knowledge.AddsUp(schools, region);
        foreach (var school in schools)
        {
            knowledge.Ask(school, 3);
        }

        Assert.Equal(schools, knowledge.Narrowed());
    }

    /// <summary>Two to four tables of three counts with their totals, the first of them the sum of the others and a rest.</summary>
    private static (BruteForce System, Knowledge Knowledge) Make(Random random)
    {
        var (system, knowledge) = (new BruteForce(), new Knowledge());
        var groups = random.Next(1, 3);
        var tables = new List<int[]>();
        for (var table = 0; table <= groups; table++)
        {
            int[] counts = [Add(), Add(), Add()];
            tables.Add(counts);
            var total = random.Next(2, 8);
            knowledge.Total(counts, total);
            system.Sums.Add((counts, [], total));
        }

        for (var cell = 0; cell < 3; cell++)
        {
            var parts = tables.Skip(1).Select(table => table[cell]).ToArray();
            if (random.Next(3) > 0)
            {
                knowledge.AddsUp(parts, tables[0][cell]);
                system.Sums.Add((parts, [tables[0][cell]], 0));
            }
        }

        if (random.Next(2) == 0)
        {
            var rows = Enumerable.Range(0, random.Next(1, 12))
                .Select(_ => new[] { random.Next(5), random.Next(5), random.Next(5) }).ToList();
            knowledge.OneOf(tables[^1], rows);
            system.Rows.Add((tables[^1], rows));
        }

        return (system, knowledge);

        int Add()
        {
            var least = random.Next(0, 4);
            var most = least + random.Next(0, 5);
            system.Bounds.Add((least, most));
            var count = knowledge.Add(least, most);
            knowledge.Ask(count, 3);
            return count;
        }
    }

    private sealed class BruteForce
    {
        public List<(int Least, int Most)> Bounds { get; } = [];

        public List<(int[] Parts, int[] Less, int Of)> Sums { get; } = [];

        public List<(int[] Counts, List<int[]> Possible)> Rows { get; } = [];

        public int Count => Bounds.Count;

        public IEnumerable<int[]> Solutions() => From(new int[Count], 0);

        private IEnumerable<int[]> From(int[] values, int at)
        {
            if (at == Count)
            {
                return Fits(values) ? [[.. values]] : [];
            }

            return Enumerable.Range(Bounds[at].Least, Bounds[at].Most - Bounds[at].Least + 1).SelectMany(value =>
            {
                values[at] = value;
                return SumsHold(values, at) ? From(values, at + 1) : [];
            });
        }

        private bool SumsHold(int[] values, int last) => Sums.All(sum =>
            sum.Parts.Concat(sum.Less).Any(count => count > last)
            || sum.Parts.Sum(c => values[c]) - sum.Less.Sum(c => values[c]) == sum.Of);

        private bool Fits(int[] values) =>
            Rows.All(row => row.Possible.Any(possible => row.Counts.Zip(possible).All(pair => values[pair.First] == pair.Second)));
    }
}
