using System.Collections.Immutable;
using Surveys.Questionnaires;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>Makes the release of one questionnaire in one scope, item by item.</summary>
/// <param name="schools">Of a region or the nation, its schools; empty at a school.</param>
/// <param name="regions">Of the nation, what the releases of its regions tell; else empty.</param>
internal sealed class ScopeProtector(
    Scope scope,
    CountedTally counted,
    ScopeSlices slices,
    ImmutableArray<SchoolSlices> schools,
    ImmutableArray<ReleaseMemory> regions,
    ReleaseMemory before,
    DisclosureKey key,
    int version,
    DisclosureRules rules)
{
    private readonly Questionnaire questionnaire = counted.Tally.Questionnaire;
    private readonly QuestionnaireMemory memory = before.Of(counted.Tally.Questionnaire.Id);
    private readonly Dictionary<(TableId, int Cells), IReadOnlyList<Bounds[]>> parts = [];
    private readonly Rounding rounding = new(key, scope, counted.Tally.Questionnaire.Id);

    public (QuestionnaireRelease Release, QuestionnaireMemory Memory) Protect()
    {
        var rulesOfScope = new ScopeRules(scope.Kind, slices, schools, rules);
        var known = new Dictionary<TableId, TableMemory>();
        var missing = new List<(CountedTable Table, string Rule)>();
        foreach (var item in TallyTables.Of(questionnaire).GroupBy(table => table.Item))
        {
            var tables = item.SelectMany(table => rulesOfScope.Tables(table.Item, table.Basis, memory)).ToList();
            var made = item.Key == TableId.Respondents ? Respondents(tables) : Item(item.Key, tables);
            foreach (var (table, n, bounds) in made.New)
            {
                known[table.Id] = new TableMemory(table, n, version, bounds);
            }

            foreach (var table in tables.Where(table => !known.ContainsKey(table.Id)))
            {
                if (table.Before is { } last)
                {
                    known[table.Id] = last with { Bounds = made.Standing.GetValueOrDefault(table.Id, last.Bounds) };
                }
                else
                {
                    missing.Add((table, table.Rule ?? SuppressionRules.NarrowsACount));
                }
            }
        }

        ImmutableArray<TableMemory> remembered =
        [
            .. slices.All.SelectMany(slice => TallyTables.Of(questionnaire)
                .Select(table => known.GetValueOrDefault(new TableId(table.Item, table.Basis, slice.By, slice.Group)))
                .OfType<TableMemory>()),
        ];
        return (
            new QuestionnaireRelease(
                questionnaire.Id,
                counted.Headcount,
                counted.Sessions,
                [.. remembered.Select(table => table.Published)],
                [.. Suppressions(missing)]),
            new QuestionnaireMemory(questionnaire.Id, remembered));
    }

    /// <summary>How many answered is taken as known to everybody, so it is rounded and nothing more.</summary>
    private ProtectedItem Respondents(IReadOnlyList<CountedTable> tables) => new(
        [
            .. from table in tables
               where table.MayChange
               let value = rules.CountsAreRounded ? rounding.Of(table.Id, table.Cells[0], table.N).Drawn : (int)table.N
               select (
                   new ProtectedTable(table.Id, table.Cells, [value]),
                   table.N,
                   ImmutableArray.Create(Rounding.BoundsOf(value))),
        ],
        ProtectedItem.Nothing.Standing);

    private ProtectedItem Item(string id, IReadOnlyList<CountedTable> tables)
    {
        var item = id == TableId.Score ? null : TallyTables.ItemOf(questionnaire, id);
        return new ItemProtector(
            item,
            slices,
            rounding,
            rules,
            counted.Sessions,
            scope.Kind == ScopeKind.School,
            Parts).Protect(tables);

        IReadOnlyList<Bounds[]> Parts(NewTable table)
        {
            var which = (table.Counted.Id, table.Cells.Length);
            return parts.TryGetValue(which, out var known) ? known : parts[which] = [.. PartsOf(item, table)];
        }
    }

    /// <summary>
    /// What is known of the parts of a table. A region's parts are its schools; the nation's are its regions, and the schools of regions
    /// that publish no such table.
    /// </summary>
    private IEnumerable<Bounds[]> PartsOf(Item? item, NewTable table)
    {
        var id = table.Counted.Id;
        HashSet<string> told = [];
        foreach (var region in regions)
        {
            if (region.Of(questionnaire.Id).Find(id) is { } memory)
            {
                told.Add(region.Scope.Id);
                var n = schools.Where(school => school.Region == region.Scope.Id).Sum(school => school.BaseOf(id));
                yield return PartBounds.Of(memory, n, item, table.Cells);
            }
        }

        foreach (var school in schools.Where(school => !told.Contains(school.Region)))
        {
            if (school.BaseOf(id) is > 0 and var n)
            {
                yield return PartBounds.Of(school.OwnMemory(id), n, item, table.Cells);
            }
        }
    }

    /// <summary>What is not published; a group of which nothing is published for one reason is named once.</summary>
    private IEnumerable<Suppression> Suppressions(List<(CountedTable Table, string Rule)> missing)
    {
        var perSlice = TallyTables.Of(questionnaire).Count();
        foreach (var slice in missing.GroupBy(entry => entry.Table.Slice).OrderBy(slice => slice.Key))
        {
            var (by, group) = (slices.All[slice.Key].By, slices.All[slice.Key].Group);
            if (slice.Count() == perSlice && slice.Select(entry => entry.Rule).Distinct().ToList() is [var only])
            {
                yield return new Suppression("", null, by, group, only);
                continue;
            }

            foreach (var (table, rule) in slice)
            {
                yield return new Suppression(table.Id.Item, table.Id.Basis, by, group, rule);
            }
        }
    }
}
