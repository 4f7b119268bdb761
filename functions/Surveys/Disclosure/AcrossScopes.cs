using System.Collections.Immutable;
using Surveys.Questionnaires;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>
/// What somebody knows of one item who reads the releases of all schools, regions and the nation together: the audit of rule 7. With a
/// total's release each count of a school, a region and their groups keeps as many possible values as it must, or as many as it had
/// without.
/// </summary>
/// <remarks>
/// The unknowns are the counts of each school in each group, as <see cref="ItemModel"/> writes them down. A total's count is the sum of its
/// schools', whether it is published or not, now and at each earlier publication; so what came to a total between two of them is what came
/// to its schools. What a release would tell costs as much as it changes.
/// </remarks>
internal sealed class AcrossScopes
{
    /// <summary>A count with more possible values than these is not near having too few.</summary>
    private const int MostShaved = 3;

    /// <summary>So many counts are those of a campaign with many schools.</summary>
    private const int Many = 10_000;

    private readonly Knowledge knowledge = new();
    private readonly Item? item;
    private readonly ImmutableArray<(string Item, Basis Basis)> tables;
    private readonly ImmutableArray<Region> regions;
    private readonly Dictionary<(Scope, TableId), int[]> totals = [];
    private readonly List<(int[] Counts, ImmutableArray<Bounds> Bounds)> told = [];
    private readonly HashSet<string> splits = [];
    private readonly Dictionary<Scope, (int From, int To)> ranges = [];
    private readonly Dictionary<string, int[]> sums = [];
    private readonly Dictionary<int, (TableId, int)> places = [];
    private readonly long[] needed;
    private List<int> suspects = [];

    /// <param name="item">Null for the table of scores.</param>
    /// <param name="tables">The tables of the item: of everybody, one for each basis.</param>
    /// <param name="regions">Each region with its schools.</param>
    public AcrossScopes(
        Item? item,
        IEnumerable<(string Item, Basis Basis)> tables,
        IEnumerable<ScopeProtector> regions,
        ScopeProtector nation,
        DisclosureRules rules)
    {
        this.item = item;
        this.tables = [.. tables];
        this.regions = [.. regions.Select(region => Add(region, rules))];
        foreach (var region in this.regions)
        {
            AddTotals(region.Protector, [region]);
        }

        AddTotals(nation, this.regions);
        knowledge.Settle();
        foreach (var (counts, bounds) in told)
        {
            Accept(Told(counts, bounds));
        }

        needed = [.. Enumerable.Range(0, knowledge.Counts).Select(count => Math.Min(rules.PossibleValues, knowledge.ValuesOf(count)))];
    }

    /// <summary>The places of the counts that would keep too few values if these tables of a total were published.</summary>
    public IReadOnlyList<(TableId Table, int Cell)> Narrowed(Scope scope, IEnumerable<(TableId Id, ImmutableArray<Bounds> Bounds)> told)
    {
        // Where nothing fits, nobody relies on it: see ItemModel.
        if (!knowledge.Suppose(Told(scope, told)))
        {
            knowledge.TakeBack();
            return [];
        }

        var narrowed = knowledge.Changed.Where(count => knowledge.ValuesOf(count) < needed[count]).ToList();
        if (narrowed.Count == 0)
        {
            // Those found last first: while none of them is mended, the others need no look.
            var found = suspects.FindAll(HasTooFew);
            if (found.Count == 0 || found.Count < suspects.Count)
            {
                found = [.. Near(scope).Where(HasTooFew)];
            }

            knowledge.TakeBack();
            narrowed = suspects = found.FindAll(count => !knowledge.Shave(count, needed[count]));
        }

        knowledge.TakeBack();
        return [.. narrowed.Select(PlaceOf)];

        bool HasTooFew(int count) =>
            needed[count] > 1 && knowledge.ValuesOf(count) <= MostShaved && knowledge.Shave(count, needed[count]);
    }

    /// <summary>
    /// The counts of a total and its schools. Of a nation of many, those of which the total tells anything: among many, one count says
    /// little of another.
    /// </summary>
    private IEnumerable<int> Near(Scope scope)
    {
        var (from, to) = ranges[scope];
        var own = Enumerable.Range(from, to - from);
        return regions.FirstOrDefault(region => region.Protector.Scope == scope) is { } region ? region.Counts.Concat(own)
            : knowledge.Counts > Many ? knowledge.Changed.Union(own).ToList()
            : Enumerable.Range(0, knowledge.Counts);
    }

    /// <summary>These tables of a total are published.</summary>
    public void Learn(Scope scope, IEnumerable<(TableId Id, ImmutableArray<Bounds> Bounds)> told)
    {
        suspects = [];
        foreach (var count in Accept(Told(scope, told)))
        {
            needed[count] = Math.Min(needed[count], knowledge.ValuesOf(count));
        }
    }

    private List<int> Accept(IEnumerable<(int, Bounds)> told)
    {
        if (!knowledge.Suppose(told))
        {
            knowledge.TakeBack();
            return [];
        }

        var changed = knowledge.Changed.ToList();
        knowledge.Accept();
        return changed;
    }

    private IEnumerable<(int, Bounds)> Told(Scope scope, IEnumerable<(TableId Id, ImmutableArray<Bounds> Bounds)> told) =>
        from table in told
        let total = totals.GetValueOrDefault((scope, table.Id))
        where total is not null
        from entry in Told(total, table.Bounds)
        select entry;

    private IEnumerable<(int, Bounds)> Told(int[] counts, ImmutableArray<Bounds> bounds) =>
        (bounds.Length == counts.Length ? counts : Merged(counts)).Zip(bounds);

    private Region Add(ScopeProtector region, DisclosureRules rules)
    {
        var first = knowledge.Counts;
        ImmutableArray<School> schools = [.. region.Schools.Select(school => Add(school, rules))];
        return new Region(region, schools, Enumerable.Range(first, knowledge.Counts - first));
    }

    private School Add(SchoolSlices slices, DisclosureRules rules)
    {
        var first = knowledge.Counts;
        return new School(
            first, slices, ItemModel.AddTo(knowledge, item, slices.Slices, slices.Tables(tables), slices.Counted, rules));
    }

    private void AddTotals(ScopeProtector total, IReadOnlyList<Region> parts)
    {
        var first = knowledge.Counts;
        var states = total.Tables.Where(table => table.Id.Item == tables[0].Item && table.Before is not null)
            .ToDictionary(table => table.Id, table => table.Before!.States);
        var schools = parts.SelectMany(region => region.Schools).ToList();

        // Null: now. What is forgotten is left out.
        List<int?> moments =
        [
            .. states.Values.SelectMany(of => of).Select(state => state.Version).Distinct().Order()
                .Where(version => schools.TrueForAll(school => school.Slices.Knows(version))),
            null,
        ];
        var ids = total.Slices.All.SelectMany(slice => tables.Select(table => Id(table, slice))).ToList();
        foreach (var id in ids)
        {
            var last = (Counts: (int[]?)null, Moment: (int?)null);
            foreach (var moment in moments)
            {
                if (At(id, parts, moment) is not { } counts)
                {
                    continue;
                }

                AddGrowth(id, parts, last.Counts, last.Moment, counts, moment);
                last = (counts, moment);
                var state = states.GetValueOrDefault(id, []).FirstOrDefault(state => state.Version == moment);
                if (state is not null)
                {
                    told.Add((counts, state.Bounds));
                }

                // Options may be merged now, or have been.
                if (item is not null && id.Basis != Basis.Pairs && (moment is null || state?.Bounds.Length < counts.Length))
                {
                    Merged(counts);
                }
            }

            if (last is { Counts: { } now, Moment: null })
            {
                totals.Add((total.Scope, id), now);
            }
        }

        foreach (var (split, table, moment) in from split in total.Slices.Splits
                                               from table in tables
                                               from moment in moments
                                               select (split, table, moment))
        {
            var whole = Id(table, total.Slices.All[split.Whole]);
            var groups = split.Parts.Select(part => Id(table, total.Slices.All[part])).ToList();
            AddSplits(total, parts, whole, groups, moment);
            if (whole.IsEverybody && !groups[0].IsOfPlaces)
            {
                AddPlaces(total, parts, whole, groups, ids.FindAll(id => id.IsOfPlaces && id.Basis == table.Basis), moment);
            }
        }

        ranges[total.Scope] = (first, knowledge.Counts);
    }

    /// <summary>The groups of a split in the schools of one level or area: those of all levels add up to the group.</summary>
    private void AddPlaces(
        ScopeProtector total,
        IReadOnlyList<Region> parts,
        TableId whole,
        IReadOnlyList<TableId> groups,
        IReadOnlyList<TableId> places,
        int? moment)
    {
        foreach (var same in places.GroupBy(place => place.By))
        {
            var within = same.Select(place => parts.Select(region => region.In(place)).ToList()).ToList();
            foreach (var there in within)
            {
                AddSplits(total, there, whole, groups, moment);
            }

            foreach (var group in groups)
            {
                if (At(group, parts, moment) is { } all)
                {
                    AddSum(all, within.Select(there => At(group, there, moment)).OfType<int[]>());
                }
            }
        }
    }

    private static TableId Id((string Item, Basis Basis) table, ScopeSlice slice) => new(table.Item, table.Basis, slice.By, slice.Group);

    /// <summary>The counts of a total's table at a publication, or now; null where nobody was in it.</summary>
    private int[]? At(TableId id, IReadOnlyList<Region> parts, int? moment) =>
        Sum(id, parts, region => region.Schools.Select(school => school.CountsOf(id, moment)));

    /// <summary>What came to a total between two moments is what came to its schools.</summary>
    private void AddGrowth(TableId id, IReadOnlyList<Region> parts, int[]? before, int? since, int[] counts, int? moment)
    {
        if (before is null || before[0] == counts[0])
        {
            return;
        }

        var grown = Sum(id, parts, region => region.Schools.SelectMany(school => school.Grown(id, since, moment)));
        if (grown is not null)
        {
            AddSum(counts, [before, grown]);
        }
    }

    /// <summary>What all groups leave of a total, and what those leave that may be published.</summary>
    private void AddSplits(
        ScopeProtector total, IReadOnlyList<Region> parts, TableId whole, IReadOnlyList<TableId> groups, int? moment)
    {
        AddSplit(parts, whole, groups, moment);
        AddSplit(parts, whole, [.. groups.Where(total.MayPublish)], moment);
    }

    /// <summary>What some groups leave of a total is what they leave of its schools. By bounds alone that does not follow.</summary>
    private void AddSplit(IReadOnlyList<Region> parts, TableId whole, IReadOnlyList<TableId> groups, int? moment)
    {
        if (At(whole, parts, moment) is not { } all
            || groups.Select(group => At(group, parts, moment)).OfType<int[]>().ToList() is not { Count: > 0 } taken
            || groups.Sum(group => BaseOf(parts, group, moment)) > BaseOf(parts, whole, moment))
        {
            return;
        }

        var rest = Sum(whole, parts, region => region.Schools.Select(school => RestOf(school, whole, groups, moment)));
        AddSum(all, rest is null ? taken : taken.Append(rest));
    }

    private static long BaseOf(IReadOnlyList<Region> parts, TableId id, int? moment) =>
        parts.Sum(region => region.Schools.Sum(school => school.Slices.BaseOf(id, moment) ?? 0));

    /// <summary>It is known, and written down once, that these add up.</summary>
    private void AddSum(int[] whole, IEnumerable<int[]> parts)
    {
        var all = parts.ToList();
        if (all is [var only] && only[0] == whole[0])
        {
            return;
        }

        if (splits.Add($"{whole[0]}: {string.Join(' ', all.Select(part => part[0]))}"))
        {
            for (var cell = 0; cell < whole.Length; cell++)
            {
                knowledge.AddsUp([.. all.Select(part => part[cell])], whole[cell]);
            }
        }
    }

    private int[]? RestOf(School school, TableId whole, IReadOnlyList<TableId> groups, int? moment)
    {
        var taken = groups.Where(group => school.Slices.BaseOf(group, moment) > 0).ToList();
        var left = (school.Slices.BaseOf(whole, moment) ?? 0) - taken.Sum(group => school.Slices.BaseOf(group, moment) ?? 0);
        var all = school.CountsOf(whole, moment);
        if (all is null || left <= 0 || taken.Count == 0)
        {
            return left > 0 ? all : null;
        }

        var parts = taken.ConvertAll(group => school.CountsOf(group, moment)!);
        var key = $"{all[0]} without {string.Join(' ', parts.Select(part => part[0]))}";
        if (!sums.TryGetValue(key, out var rest))
        {
            rest = sums[key] = [.. all.Select(_ => knowledge.Add(0, left))];
            knowledge.Total(rest, left);
            AddSum(all, parts.Append(rest));
            for (var cell = 0; cell < rest.Length; cell++)
            {
                places.Add(rest[cell], (whole, cell));
            }
        }

        return rest;
    }

    /// <summary>The sum of what regions have, each the sum of what its schools have; null where none has anything.</summary>
    private int[]? Sum(TableId id, IReadOnlyList<Region> parts, Func<Region, IEnumerable<int[]?>> of) =>
        Sum(id, parts.Select(region => Sum(id, of(region))));

    /// <summary>The same sum is the same counts, so that what is known of it in one place is known in the other.</summary>
    private int[]? Sum(TableId id, IEnumerable<int[]?> parts)
    {
        var counts = parts.OfType<int[]>().ToList();
        if (counts.Count < 2)
        {
            return counts.FirstOrDefault();
        }

        var key = string.Join(' ', counts.Select(part => part[0]));
        if (!sums.TryGetValue(key, out var sum))
        {
            var cells = Enumerable.Range(0, counts[0].Length);
            sum = sums[key] = [.. cells.Select(cell => knowledge.AddSum([.. counts.Select(part => part[cell])]))];
            for (var cell = 0; cell < sum.Length; cell++)
            {
                places.Add(sum[cell], (id, cell));
            }
        }

        return sum;
    }

    private int[] Merged(int[] options)
    {
        var key = $"merged {options[0]}";
        if (!sums.TryGetValue(key, out var merged))
        {
            merged = sums[key] = MergedOptions.Sums(knowledge, item!, options);
            foreach (var count in merged)
            {
                places.Add(count, PlaceOf(options[0]));
            }
        }

        return merged;
    }

    private (TableId Table, int Cell) PlaceOf(int count) => places.TryGetValue(count, out var place)
        ? place
        : regions.SelectMany(region => region.Schools).Last(school => school.First <= count).Model.PlaceOf(count);

    /// <param name="Counts">Those of its schools.</param>
    private sealed record Region(ScopeProtector Protector, ImmutableArray<School> Schools, IEnumerable<int> Counts)
    {
        /// <summary>Its schools of one level or area.</summary>
        public Region In(TableId place) => this with { Schools = [.. Schools.Where(school => school.Slices.OwnId(place) is not null)] };
    }

    /// <param name="First">Its first count.</param>
    private sealed record School(int First, SchoolSlices Slices, ItemModel Model)
    {
        /// <summary>Its counts at a publication of totals, or now; null where it had none.</summary>
        public int[]? CountsOf(TableId id, int? moment) =>
            Slices.OwnId(id) is { } own && Slices.BaseOf(id, moment) is > 0 and var n ? Model.CountsOf(own, n) : null;

        /// <summary>What came between two moments.</summary>
        public IEnumerable<int[]> Grown(TableId id, int? from, int? to) =>
            Slices.OwnId(id) is { } own ? Model.GrownOf(own, Slices.BaseOf(id, from) ?? 0, Slices.BaseOf(id, to) ?? 0) : [];
    }
}
