using System.Collections.Immutable;
using Surveys.Questionnaires;
using Surveys.Statistics;

namespace Surveys.Disclosure;

/// <summary>A table as it would be published now.</summary>
/// <param name="Cells">The names of its counts: merged or not.</param>
/// <param name="Counts">The exact counts of these cells.</param>
/// <param name="Values">The protected counts.</param>
/// <param name="Verdict">Null where it has none.</param>
/// <param name="Pairs">The tables that have its verdict too; null where it tells nothing.</param>
internal sealed record NewTable(
    CountedTable Counted,
    ImmutableArray<string> Cells,
    ImmutableArray<long> Counts,
    int[] Values,
    Verdict? Verdict,
    IReadOnlyList<int[]>? Pairs);

/// <summary>
/// What somebody knows of one item who reads every release of a scope and knows how many answered the item in each phase and group, and
/// how many are paired: the audit of rule 5.
/// </summary>
/// <remarks>
/// A table that was published before has its counts of then, what has grown since, and their sum, the counts of now. What a split's groups
/// leave of the whole is a count too, and so are those who answered in one phase and have no pair: of the few of them nothing may become
/// known that was not.
/// </remarks>
internal sealed class ItemModel
{
    private readonly Knowledge knowledge;
    private readonly Item? item;
    private readonly int possibleValues;
    private readonly Dictionary<TableId, Counted> tables = [];
    private readonly Dictionary<(Counted Whole, string By), (int[] Counts, long Total)> rests = [];
    private bool isConsistent = true;

    private ItemModel(Knowledge knowledge, Item? item, int possibleValues) =>
        (this.knowledge, this.item, this.possibleValues) = (knowledge, item, possibleValues);

    /// <summary>The tables that would be narrowed, with a cell of each.</summary>
    public IReadOnlyList<(TableId Table, int Cell)> Narrowed { get; private set; } = [];

    /// <param name="item">Null for the table of scores.</param>
    /// <param name="all">Every table of the item, published or not.</param>
    /// <param name="made">Those that would be published now.</param>
    /// <param name="isExact">
    /// Whether whole solutions are searched for: at schools. In a region or the nation, with many slices of many persons, what follows from
    /// sums and bounds is all there is but in rare cases, and a search could take minutes.
    /// </param>
    public static ItemModel Of(
        Item? item, ScopeSlices slices, IReadOnlyList<CountedTable> all, IReadOnlyList<NewTable> made, DisclosureRules rules, bool isExact)
    {
        var model = Build(withGroups: true);
        var narrowed = model.knowledge.Narrowed(isExact);
        if (narrowed is null)
        {
            // A group's pairs may hold somebody who named the group after the session only. Where that is seen, nobody relies on it.
            model = Build(withGroups: false);
            narrowed = model.knowledge.Narrowed(isExact);
            model.isConsistent = narrowed is not null;
        }

        model.Narrowed = [.. (narrowed ?? []).Select(model.PlaceOf)];
        return model;

        ItemModel Build(bool withGroups)
        {
            var model = new ItemModel(new Knowledge(), item, rules.PossibleValues);
            var news = made.ToDictionary(table => table.Counted.Id);
            model.Build(slices, all.Where(table => IsKnown(table, news)), news, withGroups);
            return model;
        }

        // Of groups by two demographics it is known how many they are, though they have no table.
        bool IsKnown(CountedTable table, Dictionary<TableId, NewTable> news) =>
            news.ContainsKey(table.Id) || table.Before is not null || (isExact && table is { IsNever: true, N: > 0 });
    }

    /// <summary>Adds what a school's releases tell of the item, and the counts of its groups, to what is known of other scopes.</summary>
    /// <param name="all">Every table of the item that counts anybody, published or not.</param>
    /// <param name="counted">How many of a table publications of totals counted, each with its version.</param>
    public static ItemModel AddTo(
        Knowledge knowledge,
        Item? item,
        ScopeSlices slices,
        IEnumerable<CountedTable> all,
        Func<TableId, IEnumerable<(int Version, long N)>> counted,
        DisclosureRules rules)
    {
        var model = new ItemModel(knowledge, item, rules.PossibleValues);
        model.Build(slices, all, [], withGroups: false, counted);
        return model;
    }

    private void Build(
        ScopeSlices slices,
        IEnumerable<CountedTable> known,
        Dictionary<TableId, NewTable> news,
        bool withGroups,
        Func<TableId, IEnumerable<(int Version, long N)>>? counted = null)
    {
        var bySlice = new Dictionary<(Basis, int), Counted>();
        foreach (var table in known)
        {
            bySlice.Add((table.Id.Basis, table.Slice), Add(table, news.GetValueOrDefault(table.Id), [.. counted?.Invoke(table.Id) ?? []]));
        }

        foreach (var basis in Enum.GetValues<Basis>())
        {
            foreach (var split in slices.Splits)
            {
                if (bySlice.TryGetValue((basis, split.Whole), out var whole))
                {
                    Link(whole, [.. split.Parts.Select(part => bySlice.GetValueOrDefault((basis, part))).OfType<Counted>()]);
                }
            }
        }

        LinkRests();
        foreach (var paired in tables.Values.Where(table => table.Id.Basis == Basis.Pairs).ToList())
        {
            if (item is { Kind: ItemKind.Knowledge } && (withGroups || paired.Id.IsEverybody))
            {
                LinkPairs(paired);
            }
        }
    }

    /// <summary>The counts of a table when it stood on so many; null where it was never looked at then.</summary>
    public int[]? CountsOf(TableId id, long n) => tables.GetValueOrDefault(id)?.Levels.Find(level => level.N == n)?.Counts;

    /// <summary>What came to a table while it grew from so many to so many, in one step or more.</summary>
    public IEnumerable<int[]> GrownOf(TableId id, long from, long to) =>
        tables.GetValueOrDefault(id)?.Levels.Where(level => level.N > from && level.N <= to)
            .Select(level => level.Since ?? level.Counts) ?? [];

    /// <summary>What is known of the cells of a table published now.</summary>
    public ImmutableArray<Bounds> BoundsOf(NewTable table) => isConsistent
        ? [.. tables[table.Counted.Id].Shown.Select(knowledge.BoundsOf)]
        : [.. table.Values.Select(Rounding.BoundsOf)];

    /// <summary>What is known by now of the cells of a table that stands.</summary>
    public ImmutableArray<Bounds> BoundsOf(TableMemory table) =>
        isConsistent ? [.. tables[table.Id].ShownBefore.Select(knowledge.BoundsOf)] : table.Bounds;

    /// <summary>The table and the cell that a count belongs to.</summary>
    public (TableId Table, int Cell) PlaceOf(int count)
    {
        var table = tables.Values.First(table => table.All.Contains(count));
        return (table.Id, table.All.IndexOf(count) % table.Width);
    }

    private Counted Add(CountedTable table, NewTable? made, IReadOnlyList<(int Version, long N)> totals)
    {
        var states = table.Before?.States ?? [];
        var n = Math.Max(table.N, table.Before?.N ?? 0);
        var counted = new Counted(table.Id, n, table.Counts.Length) { IsNew = made is not null };
        tables.Add(table.Id, counted);
        Level? before = null;
        foreach (var size in states.Select(state => state.N).Concat(totals.Select(total => total.N)).Append(n).Distinct().Order())
        {
            if (size > 0 && size <= n)
            {
                counted.Levels.Add(before = AddLevel(counted, size, before));
                before.Moments.AddRange(states.Where(state => state.N == size).Select(state => new Moment(false, state.Version)));
                before.Moments.AddRange(totals.Where(total => total.N == size).Select(total => new Moment(true, total.Version)));
            }
        }

        foreach (var state in states)
        {
            counted.ShownBefore = Shown(counted, counted.Levels.Find(level => level.N == state.N)!.Counts, state.Bounds.Length);
            for (var cell = 0; cell < state.Bounds.Length; cell++)
            {
                knowledge.Narrow(counted.ShownBefore[cell], state.Bounds[cell]);
                knowledge.Ask(counted.ShownBefore[cell], Math.Min(possibleValues, state.Bounds[cell].Values));
            }
        }

        if (made is not null)
        {
            counted.Shown = Shown(counted, counted.Now.Counts, made.Cells.Length);
            for (var cell = 0; cell < made.Values.Length; cell++)
            {
                knowledge.Narrow(counted.Shown[cell], Rounding.BoundsOf(made.Values[cell]));
                knowledge.Ask(counted.Shown[cell], Math.Min(possibleValues, n + 1));
            }

            if (made.Pairs is not null)
            {
                knowledge.OneOf(counted.Now.Counts, made.Pairs);
            }
        }

        return counted;
    }

    /// <summary>The counts of a table when it stood on so many: what they were before, and what came.</summary>
    private Level AddLevel(Counted counted, long n, Level? before)
    {
        var counts = AddCounts(counted, n);
        if (before is null)
        {
            return new Level(n, counts, null);
        }

        var since = AddCounts(counted, n - before.N);
        for (var cell = 0; cell < counts.Length; cell++)
        {
            knowledge.AddsUp([before.Counts[cell], since[cell]], counts[cell]);
            knowledge.Ask(since[cell], Math.Min(possibleValues, n - before.N + 1));
        }

        return new Level(n, counts, since);
    }

    private int[] AddCounts(Counted counted, long n)
    {
        var counts = Enumerable.Range(0, counted.Width).Select(_ => Keep(counted, knowledge.Add(0, n))).ToArray();
        knowledge.Total(counts, n);
        return counts;
    }

    /// <summary>The counts that a table shows: its own, or the two that stand for its options.</summary>
    private int[] Shown(Counted counted, int[] options, int cells)
    {
        if (cells == options.Length)
        {
            return options;
        }

        var merged = MergedOptions.Sums(knowledge, item!, options);
        foreach (var count in merged)
        {
            Keep(counted, count);
        }

        return merged;
    }

    /// <summary>
    /// The groups of a split are parts of the whole; the rest of it is a count as well, now and whenever whole and groups were looked at
    /// together.
    /// </summary>
    private void Link(Counted whole, IReadOnlyList<Counted> parts)
    {
        if (parts.Count == 0)
        {
            return;
        }

        (int[] Counts, long Total)? before = null;
        foreach (var level in whole.Levels)
        {
            var ways = level == whole.Now
                ? [parts.Select(part => part.Now).ToList()]
                : level.Moments.Select(moment => parts.Select(part => part.At(moment)).OfType<Level>().ToList());
            foreach (var of in ways.Where(of => of.Count > 0).DistinctBy(of => string.Join(' ', of.Select(part => part.Counts[0]))))
            {
                var left = level.N - of.Sum(part => part.N);
                if (left < 0)
                {
                    continue;
                }

                var rest = Rest(whole, level.Counts, [.. of.Select(part => part.Counts)], left);
                if (of.Count < parts.Count)
                {
                    continue;
                }

                for (var cell = 0; cell < whole.Width && before is { } earlier && left > earlier.Total; cell++)
                {
                    var since = Keep(whole, knowledge.Add(0, left - earlier.Total));
                    knowledge.AddsUp([earlier.Counts[cell], since], rest[cell]);
                    knowledge.Ask(since, Math.Min(possibleValues, left - earlier.Total + 1));
                }

                before = (rest, left);
                if (level == whole.Now)
                {
                    rests[(whole, parts[0].Id.By)] = (rest, left);
                }
            }
        }
    }

    /// <summary>
    /// Those who named no group of one demographic are in the groups of the other, or in none either: what groups by two demographics leave
    /// of the groups by one.
    /// </summary>
    private void LinkRests()
    {
        foreach (var (everybody, by) in rests.Keys.Where(key => key.Whole.Id.IsEverybody))
        {
            var whole = rests[(everybody, by)];
            var parts = rests
                .Where(rest => rest.Key.Whole.Id is { IsEverybody: false } id && id.Basis == everybody.Id.Basis && id.By != by
                    && TableId.IsCrossed(rest.Key.By) && rest.Key.By.Split('+').Contains(by))
                .Select(rest => rest.Value).ToList();
            var left = whole.Total - parts.Sum(part => part.Total);
            for (var cell = 0; parts.Count > 0 && left >= 0 && cell < everybody.Width; cell++)
            {
                var none = Keep(everybody, knowledge.Add(0, left));
                knowledge.AddsUp([.. parts.Select(part => part.Counts[cell]), none], whole.Counts[cell]);
            }
        }
    }

    private int[] Rest(Counted whole, int[] of, ImmutableArray<int[]> parts, long total)
    {
        var rest = new int[whole.Width];
        for (var cell = 0; cell < whole.Width; cell++)
        {
            rest[cell] = Keep(whole, knowledge.Add(0, total));
            knowledge.AddsUp(parts.Select(part => part[cell]).Append(rest[cell]), of[cell]);
            knowledge.Ask(rest[cell], Math.Min(possibleValues, total + 1));
        }

        knowledge.Total(rest, total);
        return rest;
    }

    /// <summary>Those of the pairs who were right before are some of all who were right before, and likewise after.</summary>
    private void LinkPairs(Counted paired)
    {
        var now = paired.Now.Counts;
        var right = knowledge.AddSum(now[0], now[2]);
        var rightAfter = knowledge.AddSum(now[0], now[1]);
        foreach (var (basis, margin, wrong) in new[]
        {
            (Basis.Pre, right, (now[1], now[3])), (Basis.Post, rightAfter, (now[2], now[3])),
        })
        {
            Keep(paired, margin);
            if (paired.IsNew)
            {
                knowledge.Ask(margin, Math.Min(possibleValues, paired.N + 1));
            }

            if (!tables.TryGetValue(paired.Id with { Basis = basis }, out var all) || all.N < paired.N)
            {
                continue;
            }

            var unpaired = all.N - paired.N;
            int[] alone = [Keep(all, knowledge.Add(0, unpaired)), Keep(all, knowledge.Add(0, unpaired))];
            knowledge.Total(alone, unpaired);
            var merged = MergedOptions.Sums(knowledge, item!, all.Now.Counts);
            Keep(all, merged[0]);
            Keep(all, merged[1]);
            knowledge.AddsUp([margin, alone[0]], merged[0]);
            knowledge.AddsUp([wrong.Item1, wrong.Item2, alone[1]], merged[1]);
            knowledge.Ask(alone[0], Math.Min(possibleValues, unpaired + 1));
        }
    }

    private static int Keep(Counted table, int count)
    {
        table.All.Add(count);
        return count;
    }

    /// <summary>The counts of one table in <see cref="knowledge"/>.</summary>
    private sealed class Counted(TableId id, long n, int width)
    {
        public TableId Id => id;

        public long N => n;

        public int Width => width;

        public bool IsNew { get; init; }

        /// <summary>Every count that belongs to the table, in the order they were added.</summary>
        public List<int> All { get; } = [];

        /// <summary>From the fewest that it ever stood on to now.</summary>
        public List<Level> Levels { get; } = [];

        public Level Now => Levels[^1];

        public int[] Shown { get; set; } = [];

        /// <summary>What the table shows that stands.</summary>
        public int[] ShownBefore { get; set; } = [];

        public Level? At(Moment moment) => Levels.Find(level => level.Moments.Contains(moment));
    }

    /// <summary>The counts of a table when it stood on so many.</summary>
    /// <param name="Since">What had come since the level before; null at the first.</param>
    private sealed record Level(long N, int[] Counts, int[]? Since)
    {
        /// <summary>The publications that found it so.</summary>
        public List<Moment> Moments { get; } = [];
    }

    /// <summary>A publication of the scope itself, or of the totals above it.</summary>
    private readonly record struct Moment(bool IsOfTotals, int Version);
}
