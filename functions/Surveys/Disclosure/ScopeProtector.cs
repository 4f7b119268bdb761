using System.Collections.Immutable;
using Surveys.Questionnaires;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>What a release tells of one item, and which tables are not published, by which rule.</summary>
internal sealed record MadeItem(Dictionary<TableId, TableMemory> Known, List<(CountedTable Table, string Rule)> Missing);

/// <summary>Makes the release of one questionnaire in one scope, item by item.</summary>
/// <param name="schools">Of a region or the nation, its schools; empty at a school.</param>
internal sealed class ScopeProtector(
    Scope scope,
    CountedTally counted,
    ScopeSlices slices,
    IReadOnlyList<SchoolSlices> schools,
    ReleaseMemory before,
    DisclosureKey key,
    int version,
    DisclosureRules rules)
{
    private readonly Questionnaire questionnaire = counted.Tally.Questionnaire;
    private readonly Rounding rounding = new(key, scope, counted.Tally.Questionnaire.Id);
    private readonly Dictionary<TableId, CountedTable> tables =
        new ScopeRules(scope.Kind, slices, schools, rules).Tables(before.Of(counted.Tally.Questionnaire.Id))
            .ToDictionary(table => table.Id);

    public Scope Scope => scope;

    public ScopeSlices Slices => slices;

    public IReadOnlyList<SchoolSlices> Schools => schools;

    /// <summary>Every table, with what was published of it until now.</summary>
    public IEnumerable<CountedTable> Tables => tables.Values;

    /// <summary>Whether there is a table by the rules 1 to 4, or one that stands.</summary>
    public bool MayPublish(TableId id) => tables[id] is { MayChange: true } or { Before: not null };

    /// <summary>Makes the tables of one item.</summary>
    /// <param name="across">What is known of the item across scopes; null at a school.</param>
    public MadeItem Protect(string item, AcrossScopes? across)
    {
        var ofItem = Tables.Where(table => table.Id.Item == item).ToList();
        var made = item == TableId.Respondents ? Respondents(ofItem) : Protector(item, across).Protect(ofItem);
        var (known, missing) = (new Dictionary<TableId, TableMemory>(), new List<(CountedTable, string)>());
        across?.Learn(scope, made.New.Select(table => (table.Table.Id, table.Bounds)));
        foreach (var (table, n, bounds) in made.New)
        {
            var states = tables[table.Id].Before?.States ?? [];
            known[table.Id] = new TableMemory(
                table, [.. states.Append(new TableState(version, n, bounds)).TakeLast(TableMemory.MostStates)]);
        }

        foreach (var table in ofItem.Where(table => !table.IsNever && !known.ContainsKey(table.Id)))
        {
            if (table.Before is { } last)
            {
                var bounds = made.Standing.GetValueOrDefault(table.Id, last.Bounds);
                known[table.Id] = last with { States = [.. last.States[..^1], last.States[^1] with { Bounds = bounds }] };
            }
            else
            {
                missing.Add((table, table.Rule ?? SuppressionRules.NarrowsACount));
            }
        }

        return new MadeItem(known, missing);
    }

    /// <summary>The release of all items.</summary>
    public (QuestionnaireRelease Release, QuestionnaireMemory Memory) Join(IReadOnlyList<MadeItem> items)
    {
        var known = items.SelectMany(item => item.Known).ToDictionary();
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
                [.. Suppressions([.. items.SelectMany(item => item.Missing)])]),
            new QuestionnaireMemory(
                questionnaire.Id,
                remembered,
                scope.Kind == ScopeKind.Region ? [.. schools.Select(school => school.Remember(version))] : []));
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

    private ItemProtector Protector(string id, AcrossScopes? across) => new(
        id == TableId.Score ? null : TallyTables.ItemOf(questionnaire, id),
        slices,
        rounding,
        rules,
        counted.Sessions,
        scope.Kind == ScopeKind.School,
        across is null ? null : told => across.Narrowed(scope, told));

    /// <summary>What is not published; a group of which nothing is published for one reason is named once.</summary>
    private IEnumerable<Suppression> Suppressions(IReadOnlyList<(CountedTable Table, string Rule)> missing)
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
