using System.Globalization;
using System.Numerics;
using Surveys.Statistics;

namespace Surveys.Tests.Statistics;

/// <summary>
/// How often the published intervals hold the truth: pupils are drawn in sessions, every count is rounded at random to base 3, and the
/// interval is worked out from the rounded counts. A school of one to three sessions states the truth of these sessions; a region that of
/// the population which its sessions were drawn from.
/// </summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    private const int Samples = 9_000;
    private const int Items = 4;

    /// <summary>In items, as it is published.</summary>
    private const double SpreadGrid = 0.5;

    /// <summary>Three standard errors of a coverage of 95 %: 0.7 points.</summary>
    private static readonly double MonteCarloError = 3 * Math.Sqrt(0.95 * 0.05 / Samples);

    private static readonly string[] Methods = ["paired change", "share", "sign change", "mean of scale", "mean change"];

    /// <param name="Knowledge">Both, gained, lost, neither.</param>
    /// <param name="Moves">Rose, same, fell.</param>
    /// <param name="Steps">Of a scale, from the least on.</param>
    private sealed record Truth(string Name, double[] Knowledge, double[] Moves, double[] Steps);

    private static readonly Truth[] Truths =
    [
        new("no change", [0.35, 0.10, 0.10, 0.45], [0.20, 0.60, 0.20], [0.10, 0.20, 0.40, 0.20, 0.10]),
        new("45 to 65 %", [0.40, 0.25, 0.05, 0.30], [0.35, 0.50, 0.15], [0.05, 0.15, 0.30, 0.30, 0.20]),
        new("near 100 %", [0.91, 0.06, 0.01, 0.02], [0.05, 0.94, 0.01], [0.01, 0.01, 0.02, 0.06, 0.90]),
    ];

    /// <summary>
    /// The sessions that might be held: the shares in each, around the truth with the correlation ρ within sessions. Their mean is the
    /// truth.
    /// </summary>
    private sealed class Population(Truth truth, double rho)
    {
        private const int Size = 5_000;

        /// <summary>As the two cells of a table.</summary>
        public string Name { get; } = string.Create(CultureInfo.InvariantCulture, $"{rho} | {truth.Name}");

        public double[][] Knowledge { get; } = Of(truth.Knowledge, rho);

        public double[][] Moves { get; } = Of(truth.Moves, rho);

        public double[][] Steps { get; } = Of(truth.Steps, rho);

        public double[] Expected()
        {
            var knowledge = Mean(Knowledge);
            return CoverageTests.Expected([.. Enumerable.Repeat(knowledge, Items)], Mean(Moves), Mean(Steps));
        }

        private static double[][] Of(double[] mean, double rho)
        {
            var draws = new Draws(1);
            return [.. Enumerable.Range(0, rho == 0 ? 1 : Size).Select(_ => draws.Dirichlet(mean, rho))];
        }

        private static double[] Mean(double[][] shares) => [.. shares[0].Select((_, cell) => shares.Average(session => session[cell]))];
    }

    /// <param name="Sessions">0 for a school of one to three sessions.</param>
    /// <param name="Least">Pairs of a school; of a session in a region.</param>
    private sealed record Setting(string Name, int Sessions, int Least, int Most);

    private static readonly Setting[] Settings =
    [
        new("school, 10 to 19 pairs", 0, 10, 19),
        new("school, 20 to 39 pairs", 0, 20, 39),
        new("school, 40 to 60 pairs", 0, 40, 60),
        new("region, 4 sessions", 4, 10, 40),
        new("region, 6 sessions", 6, 10, 40),
        new("region, 12 sessions", 12, 10, 40),
        new("region, 40 sessions", 40, 10, 40),
    ];

    [Fact]
    public void Every_interval_of_protected_counts_holds_the_truth_in_at_least_95_of_100_samples()
    {
        var populations = (from rho in new[] { 0, 0.05 } from truth in Truths select new Population(truth, rho)).ToArray();
        var runs = (from setting in Settings from population in populations select (setting, population)).ToArray();
        var results = new (double Coverage, double Margin)?[runs.Length][];
        Parallel.For(0, runs.Length, i => results[i] = new Simulation(runs[i].population, runs[i].setting, (ulong)i).Run());

        output.WriteLine($"| scope | ρ | truth | {string.Join(" | ", Methods)} |");
        output.WriteLine($"|---|---|---|{string.Concat(Methods.Select(_ => "---|"))}");
        foreach (var ((setting, population), result) in runs.Zip(results))
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"| {setting.Name} | {population.Name} | {string.Join(" | ", result.Select(Cell))} |"));
        }

        Assert.All(runs.Zip(results), run => Assert.All(
            run.Second.Zip(Methods), method => Assert.True(
                method.First is not { } result || result.Coverage >= 0.95 - MonteCarloError,
                $"{method.Second}, {run.First.setting.Name}, {run.First.population.Name}: {method.First?.Coverage}")));
    }

    private static string Cell((double Coverage, double Margin)? result) => result is var (coverage, margin)
        ? string.Create(CultureInfo.InvariantCulture, $"{100 * coverage:0.0} % ±{100 * margin:0.0}")
        : "–";

    /// <summary>
    /// What each method estimates, where these are the shares of the cells. Half of the answers to an item but the first are as to the
    /// first.
    /// </summary>
    private static double[] Expected(double[][] items, double[] moved, double[] answered) =>
    [
        items[0][1] - items[0][2],
        items[0][0] + items[0][2],
        moved[0] - moved[2],
        answered.Select((share, step) => share * step).Sum(),
        items.Average(item => (item[1] - item[2] + items[0][1] - items[0][2]) / 2),
    ];

    private sealed class Simulation(Population population, Setting setting, ulong seed)
    {
        private readonly Draws draws = new(seed);
        private readonly double[] ofPopulation = population.Expected();
        private readonly int[] held = new int[Methods.Length];
        private readonly double[] margins = new double[Methods.Length];

        // The counts of one sample, and the sums over its sessions.
        private readonly int[][] knowledge = [.. Enumerable.Range(0, Items).Select(_ => new int[4])];
        private readonly int[] moves = new int[3];
        private readonly int[] steps = new int[5];
        private readonly Sums change = new(), right = new(), sign = new(), scale = new(), score = new();

        public (double Coverage, double Margin)?[] Run()
        {
            for (var i = 0; i < Samples; i++)
            {
                Sample();
            }

            return
            [
                .. held.Zip(margins, (hits, margin) => margin > 0 ? ((double)hits / Samples, margin / Samples) : ((double, double)?)null),
            ];
        }

        private void Sample()
        {
            Clear();
            var sizes = Sizes();
            var ofSessions = new double[Methods.Length];
            foreach (var size in sizes)
            {
                Session(size, ofSessions);
            }

            var pairs = sizes.Sum();
            var expected = setting.Sessions == 0 ? Array.ConvertAll(ofSessions, sum => sum / pairs) : ofPopulation;
            var (table, moved) = (Table(0), draws.Rounded(moves));
            Count(0, PairedChange.OfRounded(table, Design(change)), expected);
            Count(1, Share(Design(right)), expected);
            Count(2, SignChange.OfRounded(moved[0], moved[1], moved[2], Design(sign)), expected);
            Count(3, MeanOfScale.OfRounded(draws.Rounded(steps), Design(scale)), expected);
            Count(4, ScoreChange(pairs, Design(score)), expected);

            Design Design(Sums sums) => new(sizes.Length, sums.Effect);
        }

        private PairedTable Table(int item) =>
            draws.Rounded(knowledge[item]) is [var both, var gained, var lost, var neither] ? new(both, gained, lost, neither) : default;

        /// <summary>The share of the right one of four options; how the others share the wrong answers does not matter.</summary>
        private Interval? Share(Design design)
        {
            var (before, wrong) = (knowledge[0][0] + knowledge[0][2], knowledge[0][1] + knowledge[0][3]);
            var second = draws.Whole(0, wrong);
            var third = draws.Whole(0, wrong - second);
            var options = draws.Rounded([before, second, third, wrong - second - third]);
            return Proportion.OfRounded(options[0], options.Sum(), 4, design);
        }

        /// <summary>
        /// The score's change as a share of the items, from the protected tables of the items and the published spread, rounded up.
        /// </summary>
        private Interval? ScoreChange(int pairs, Design design)
        {
            if (setting.Most < Verdicts.FewestForTest)
            {
                return null;
            }

            var (mean, variance) = (0.0, 0.0);
            for (var item = 0; item < Items; item++)
            {
                var table = Table(item);
                mean += (double)(table.Gained - table.Lost) / table.Pairs / Items;
                variance += RandomRounding.OfChange(table.Pairs) / (Items * Items);
            }

            var published = Math.Max(SpreadGrid, SpreadGrid * Math.Ceiling(score.ToClustered().StandardDeviation!.Value / SpreadGrid));
            return MeanChange.OfRounded(mean, published / Items, draws.Rounded(pairs), variance, design);
        }

        private int[] Sizes()
        {
            if (setting.Sessions > 0)
            {
                return [.. Enumerable.Range(0, setting.Sessions).Select(_ => draws.Whole(setting.Least, setting.Most))];
            }

            var (pairs, sessions) = (draws.Whole(setting.Least, setting.Most), draws.Whole(1, 3));
            return [.. Enumerable.Range(0, sessions).Select(i => (pairs + i) / sessions)];
        }

        private void Session(int size, double[] expected)
        {
            var items = new double[Items][];
            var cells = new ulong[Items][];
            var persons = ulong.MaxValue >> (64 - size);
            for (var item = 0; item < Items; item++)
            {
                items[item] = Any(population.Knowledge);
                cells[item] = draws.Cells(persons, items[item]);
            }

            // Half of the persons answer an item as they answered the first, so that the answers of a person are alike.
            for (var item = 1; item < Items; item++)
            {
                var alike = draws.Bits();
                for (var cell = 0; cell < cells[0].Length; cell++)
                {
                    cells[item][cell] = (cells[item][cell] & ~alike) | (cells[0][cell] & alike);
                }
            }

            var (moved, answered) = (Any(population.Moves), Any(population.Steps));
            if (setting.Sessions == 0)
            {
                var means = Expected(items, moved, answered);
                for (var i = 0; i < expected.Length; i++)
                {
                    expected[i] += size * means[i];
                }
            }

            var (table, moveCounts) = (Add(cells[0], knowledge[0]), Add(draws.Cells(persons, moved), moves));
            var stepCounts = Add(draws.Cells(persons, answered), steps);
            change.Add(size, table[1] - table[2], table[1] + table[2]);
            right.Add(size, table[0] + table[2], table[0] + table[2]);
            sign.Add(size, moveCounts[0] - moveCounts[2], moveCounts[0] + moveCounts[2]);

            var (sum, squares) = (0, 0);
            for (var step = 0; step < stepCounts.Length; step++)
            {
                sum += step * stepCounts[step];
                squares += step * step * stepCounts[step];
            }

            scale.Add(size, sum, squares);
            (sum, squares) = (0, 0);
            for (var item = 0; item < Items; item++)
            {
                var counts = item == 0 ? table : Add(cells[item], knowledge[item]);
                sum += counts[1] - counts[2];
                squares += counts[1] + counts[2];
                for (var other = 0; other < item; other++)
                {
                    squares += 2 * Product(cells[item], cells[other]);
                }
            }

            score.Add(size, sum, squares);
        }

        /// <summary>Over the persons, gained less lost of the one item times that of the other.</summary>
        private static int Product(ulong[] one, ulong[] other) =>
            BitOperations.PopCount((one[1] & other[1]) | (one[2] & other[2]))
            - BitOperations.PopCount((one[1] & other[2]) | (one[2] & other[1]));

        /// <summary>How many persons are in each cell; added to the counts of the sample.</summary>
        private static int[] Add(ulong[] cells, int[] to)
        {
            var counts = new int[cells.Length];
            for (var i = 0; i < counts.Length; i++)
            {
                to[i] += counts[i] = BitOperations.PopCount(cells[i]);
            }

            return counts;
        }

        private double[] Any(double[][] sessions) => sessions[draws.Whole(0, sessions.Length - 1)];

        private void Count(int method, Interval? interval, double[] expected)
        {
            if (interval is { } known)
            {
                held[method] += known.Lower <= expected[method] && expected[method] <= known.Upper ? 1 : 0;
                margins[method] += (known.Upper - known.Lower) / 2;
            }
        }

        private void Clear()
        {
            Array.ForEach(knowledge, Array.Clear);
            Array.Clear(moves);
            Array.Clear(steps);
            foreach (var sums in new[] { change, right, sign, scale, score })
            {
                sums.Clear();
            }
        }
    }

    /// <summary>Sums over the sessions of one sample.</summary>
    private sealed class Sums
    {
        private long count, sum, squares, sessions, countSquares, sumSquares, cross;

        /// <summary>As it is published: rounded up to 0.1.</summary>
        public double Effect => sessions < Design.FewestSessions ? 1 : Math.Ceiling(ToClustered().DesignEffect!.Value * 10 - 1e-9) / 10;

        public void Add(long sessionCount, long sessionSum, long sessionSquares)
        {
            sessions++;
            (count, sum, squares) = (count + sessionCount, sum + sessionSum, squares + sessionSquares);
            countSquares += sessionCount * sessionCount;
            sumSquares += sessionSum * sessionSum;
            cross += sessionCount * sessionSum;
        }

        public void Clear() => count = sum = squares = sessions = countSquares = sumSquares = cross = 0;

        public ClusteredSums ToClustered() => new(count, sum, squares, sessions, countSquares, sumSquares, cross);
    }
}
