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
    private bool isConsistent = true;

    private ItemModel(Knowledge knowledge, Item? item, int possibleValues) =>
        (this.knowledge, this.item, this.possibleValues) = (knowledge, item, possibleValues);

    /// <summary>The tables that would be narrowed, with a cell of each.</summary>
    public IReadOnlyList<(TableId Table, int Cell)> Narrowed { get; private set; } = [];

    /// <summary>The counts of now of each table that is known of.</summary>
    public Dictionary<TableId, int[]> Counts => tables.ToDictionary(table => table.Key, table => table.Value.Now);

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
            model.Build(slices, all.Where(table => news.ContainsKey(table.Id) || table.Before is not null), news, withGroups);
            return model;
        }
    }

    /// <summary>Adds what a school's releases tell of the item, and the counts of its groups, to what is known of other scopes.</summary>
    /// <param name="all">Every table of the item that counts anybody, published or not.</param>
    public static ItemModel AddTo(
        Knowledge knowledge, Item? item, ScopeSlices slices, IEnumerable<CountedTable> all, DisclosureRules rules)
    {
        var model = new ItemModel(knowledge, item, rules.PossibleValues);
        model.Build(slices, all, [], withGroups: false);
        return model;
    }

    private void Build(ScopeSlices slices, IEnumerable<CountedTable> known, Dictionary<TableId, NewTable> news, bool withGroups)
    {
        var bySlice = new Dictionary<(Basis, int), Counted>();
        foreach (var table in known)
        {
            bySlice.Add((table.Id.Basis, table.Slice), Add(table, news.GetValueOrDefault(table.Id)));
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

        foreach (var paired in tables.Values.Where(table => table.Id.Basis == Basis.Pairs).ToList())
        {
            if (item is { Kind: ItemKind.Knowledge } && (withGroups || paired.Id.IsEverybody))
            {
                LinkPairs(paired);
            }
        }
    }

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

    private Counted Add(CountedTable table, NewTable? made)
    {
        var before = table.Before;
        var n = Math.Max(table.N, before?.N ?? 0);
        var counted = new Counted(table.Id, n, table.Counts.Length) { IsNew = made is not null, Before = before };
        tables.Add(table.Id, counted);
        for (var cell = 0; cell < counted.Width; cell++)
        {
            counted.Now[cell] = Keep(counted, knowledge.Add(0, n));
        }

        knowledge.Total(counted.Now, n);
        if (made is not null)
        {
            counted.Shown = Shown(counted, counted.Now, made.Cells);
            for (var cell = 0; cell < made.Values.Length; cell++)
            {
                knowledge.Narrow(counted.Shown[cell], Rounding.BoundsOf(made.Values[cell]));
                knowledge.Ask(counted.Shown[cell], Math.Min(possibleValues, n + 1));
            }

            if (made.Pairs is not null)
            {
                knowledge.OneOf(counted.Now, made.Pairs);
            }
        }

        if (before is not null)
        {
            AddBefore(counted, before, n - before.N);
        }

        return counted;
    }

    private void AddBefore(Counted counted, TableMemory before, long grown)
    {
        for (var cell = 0; cell < counted.Width && grown > 0; cell++)
        {
            counted.Then[cell] = Keep(counted, knowledge.Add(0, before.N));
            counted.Since[cell] = Keep(counted, knowledge.Add(0, grown));
            knowledge.AddsUp([counted.Then[cell], counted.Since[cell]], counted.Now[cell]);
            knowledge.Ask(counted.Since[cell], Math.Min(possibleValues, grown + 1));
        }

        if (grown > 0)
        {
            knowledge.Total(counted.Then, before.N);
            knowledge.Total(counted.Since, grown);
        }
        else
        {
            // A count only grows: where nobody came, it is what it was.
            counted.Then = counted.Now;
        }

        counted.ShownBefore = Shown(counted, counted.Then, before.Published.Cells);
        for (var cell = 0; cell < before.Bounds.Length; cell++)
        {
            var bounds = before.Bounds[cell];
            knowledge.Narrow(counted.ShownBefore[cell], bounds);
            knowledge.Ask(counted.ShownBefore[cell], Math.Min(possibleValues, bounds.Values));
        }
    }

    /// <summary>The counts that a table shows: its own, or the two that stand for its options.</summary>
    private int[] Shown(Counted counted, int[] options, ImmutableArray<string> cells)
    {
        if (cells.Length == options.Length)
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

    /// <summary>The groups of a split are parts of the whole; the rest of it is a count as well.</summary>
    private void Link(Counted whole, IReadOnlyList<Counted> parts)
    {
        if (parts.Count == 0 || parts.Sum(part => part.N) > whole.N)
        {
            return;
        }

        var rest = Rest(whole, whole.Now, [.. parts.Select(part => part.Now)], whole.N - parts.Sum(part => part.N));
        if (whole.Before is not { } before)
        {
            return;
        }

        var same = parts.Where(part => part.Before is { } own && own.Version == before.Version).ToList();
        if (whole.Then == whole.Now && same.Count == parts.Count)
        {
            return;
        }

        var left = before.N - same.Sum(part => part.Before!.N);
        if (same.Count == 0 || left < 0)
        {
            return;
        }

        var restThen = Rest(whole, whole.Then, [.. same.Select(part => part.Then)], left);
        if (same.Count == parts.Count && rest.Total > left)
        {
            for (var cell = 0; cell < whole.Width; cell++)
            {
                var since = Keep(whole, knowledge.Add(0, rest.Total - left));
                knowledge.AddsUp([restThen.Counts[cell], since], rest.Counts[cell]);
                knowledge.Ask(since, Math.Min(possibleValues, rest.Total - left + 1));
            }
        }
    }

    private (int[] Counts, long Total) Rest(Counted whole, int[] of, ImmutableArray<int[]> parts, long total)
    {
        var rest = new int[whole.Width];
        for (var cell = 0; cell < whole.Width; cell++)
        {
            rest[cell] = Keep(whole, knowledge.Add(0, total));
            knowledge.AddsUp(parts.Select(part => part[cell]).Append(rest[cell]), of[cell]);
            knowledge.Ask(rest[cell], Math.Min(possibleValues, total + 1));
        }

        knowledge.Total(rest, total);
        return (rest, total);
    }

    /// <summary>Those of the pairs who were right before are some of all who were right before, and likewise after.</summary>
    private void LinkPairs(Counted paired)
    {
        var right = knowledge.AddSum(paired.Now[0], paired.Now[2]);
        var rightAfter = knowledge.AddSum(paired.Now[0], paired.Now[1]);
        foreach (var (basis, margin, wrong) in new[]
        {
            (Basis.Pre, right, (paired.Now[1], paired.Now[3])), (Basis.Post, rightAfter, (paired.Now[2], paired.Now[3])),
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
            var merged = MergedOptions.Sums(knowledge, item!, all.Now);
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

        public TableMemory? Before { get; init; }

        /// <summary>Every count that belongs to the table, in the order they were added.</summary>
        public List<int> All { get; } = [];

        public int[] Now { get; } = new int[width];

        public int[] Then { get; set; } = new int[width];

        public int[] Since { get; } = new int[width];

        public int[] Shown { get; set; } = [];

        public int[] ShownBefore { get; set; } = [];
    }
}
