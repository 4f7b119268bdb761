using System.Collections.Immutable;
using Surveys.Questionnaires;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>
/// What somebody knows of one item who reads the releases of all schools, regions and the nation together: the audit of rule 7. With a
/// total's release each count of a school, a region and their groups keeps as many possible values as it must, or as many as it had without.
/// </summary>
/// <remarks>
/// The unknowns are the counts of each school in each group, as <see cref="ItemModel"/> writes them down. A total's count is the sum of its
/// schools', whether it is published or not. Releases of totals are learned one after the other; what one of them would tell costs as much as
/// it changes.
/// </remarks>
internal sealed class AcrossScopes
{
    private readonly Knowledge knowledge = new();
    private readonly Item? item;
    private readonly List<(int First, ItemModel Model)> schools = [];
    private readonly Dictionary<(Scope, TableId), Total> totals = [];
    private readonly Dictionary<int, (TableId, int)> places = [];
    private readonly long[] needed;

    /// <param name="item">Null for the table of scores.</param>
    /// <param name="tables">The tables of the item: of everybody, one for each basis.</param>
    /// <param name="regions">Each region with its schools and the slices that it publishes tables of.</param>
    /// <param name="nation">The slices of the nation.</param>
    public AcrossScopes(
        Item? item,
        IReadOnlyList<(string Item, Basis Basis)> tables,
        IReadOnlyList<(Scope Scope, IReadOnlyList<SchoolSlices> Schools, ScopeSlices Slices)> regions,
        ScopeSlices nation,
        DisclosureRules rules)
    {
        this.item = item;
        var parts = new List<Dictionary<TableId, int[]>>();
        foreach (var (scope, inRegion, slices) in regions)
        {
            var counts = inRegion.Select(school => Add(school, tables, rules)).ToList();
            AddTotals(scope, slices, tables, id => Parts(inRegion.Zip(counts), id));
            parts.AddRange(counts);
        }

        var all = regions.SelectMany(region => region.Schools).Zip(parts).ToList();
        AddTotals(Scope.Nation, nation, tables, id =>
        {
            // A region's count says more than those of its schools do.
            var regional = regions.Select(region => totals.GetValueOrDefault((region.Scope, id))?.Options).OfType<int[]>().ToList();
            return regional.Count > 0 ? regional : Parts(all, id);
        });
        knowledge.Settle();
        needed = [.. Enumerable.Range(0, knowledge.Counts).Select(count => Math.Min(rules.PossibleValues, knowledge.ValuesOf(count)))];
    }

    /// <summary>The places of the counts that would keep too few values if these tables of a total were published.</summary>
    public IReadOnlyList<(TableId Table, int Cell)> Narrowed(Scope scope, IEnumerable<(TableId Id, ImmutableArray<Bounds> Bounds)> told)
    {
        // Where nothing fits, nobody relies on it: see ItemModel.
        List<(TableId, int)> narrowed = Suppose(scope, told)
            ? [.. knowledge.Changed.Where(count => knowledge.ValuesOf(count) < needed[count]).Select(PlaceOf)]
            : [];
        knowledge.TakeBack();
        return narrowed;
    }

    /// <summary>These tables of a total are published.</summary>
    public void Learn(Scope scope, IEnumerable<(TableId Id, ImmutableArray<Bounds> Bounds)> told)
    {
        if (!Suppose(scope, told))
        {
            knowledge.TakeBack();
            return;
        }

        foreach (var count in knowledge.Changed)
        {
            needed[count] = Math.Min(needed[count], knowledge.ValuesOf(count));
        }

        knowledge.Accept();
    }

    private bool Suppose(Scope scope, IEnumerable<(TableId Id, ImmutableArray<Bounds> Bounds)> told) => knowledge.Suppose(
        from table in told
        let total = totals.GetValueOrDefault((scope, table.Id))
        where total is not null
        let counts = table.Bounds.Length == total.Options.Length ? total.Options : total.Merged
        from cell in Enumerable.Range(0, counts.Length)
        select (counts[cell], table.Bounds[cell]));

    private Dictionary<TableId, int[]> Add(
        SchoolSlices school, IReadOnlyList<(string Item, Basis Basis)> tables, DisclosureRules rules)
    {
        var first = knowledge.Counts;
        var model = ItemModel.AddTo(knowledge, item, school.Slices, school.Tables(tables), rules);
        schools.Add((first, model));
        return model.Counts;
    }

    private static IReadOnlyList<int[]> Parts(IEnumerable<(SchoolSlices School, Dictionary<TableId, int[]> Counts)> schools, TableId id) =>
    [
        .. from part in schools
           let own = part.School.OwnId(id)
           where own is not null
           let counts = part.Counts.GetValueOrDefault(own.Value)
           where counts is not null
           select counts,
    ];

    private void AddTotals(
        Scope scope, ScopeSlices slices, IReadOnlyList<(string Item, Basis Basis)> tables, Func<TableId, IReadOnlyList<int[]>> partsOf)
    {
        foreach (var id in slices.All.SelectMany(slice => tables.Select(table => new TableId(table.Item, table.Basis, slice.By, slice.Group))))
        {
            var parts = partsOf(id);
            if (parts.Count == 0)
            {
                continue;
            }

            var options = Enumerable.Range(0, parts[0].Length).Select(cell => knowledge.AddSum([.. parts.Select(part => part[cell])])).ToArray();
            var merged = item is null || id.Basis == Basis.Pairs ? [] : MergedOptions.Sums(knowledge, item, options);
            totals.Add((scope, id), new Total(options, merged));
            for (var cell = 0; cell < options.Length; cell++)
            {
                places.Add(options[cell], (id, cell));
            }

            foreach (var count in merged)
            {
                places.Add(count, (id, 0));
            }
        }

        foreach (var (whole, parts) in from split in slices.Splits
                                       from table in tables
                                       select (Id(table, split.Whole), split.Parts.Select(part => Id(table, part)).ToList()))
        {
            AddSplit(scope, whole, parts);
        }

        TableId Id((string Item, Basis Basis) table, int slice) => new(table.Item, table.Basis, slices.All[slice].By, slices.All[slice].Group);
    }

    /// <summary>Follows from the sums of schools, but not by bounds alone: a total's groups and the rest of it add up too.</summary>
    private void AddSplit(Scope scope, TableId whole, IReadOnlyList<TableId> parts)
    {
        if (totals.GetValueOrDefault((scope, whole)) is not { } all)
        {
            return;
        }

        var groups = parts.Select(part => totals.GetValueOrDefault((scope, part))?.Options).OfType<int[]>().ToList();
        for (var cell = 0; cell < all.Options.Length && groups.Count > 0; cell++)
        {
            var rest = knowledge.Add(0, int.MaxValue / 4);
            knowledge.AddsUp([.. groups.Select(group => group[cell]), rest], all.Options[cell]);
            places.Add(rest, (whole, cell));
        }
    }

    private (TableId, int) PlaceOf(int count)
    {
        if (places.TryGetValue(count, out var place))
        {
            return place;
        }

        var (low, high) = (0, schools.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = schools[middle].First <= count ? (middle, high) : (low, middle - 1);
        }

        return schools[low].Model.PlaceOf(count);
    }

    private sealed record Total(int[] Options, int[] Merged);
}
