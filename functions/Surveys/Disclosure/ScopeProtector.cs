using System.Collections.Immutable;
using Surveys.Questionnaires;
using Surveys.Tallies;

namespace Surveys.Disclosure;

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
    private readonly QuestionnaireMemory memory = before.Of(counted.Tally.Questionnaire.Id);
    private readonly Rounding rounding = new(key, scope, counted.Tally.Questionnaire.Id);
    private readonly ScopeRules rulesOfScope = new(scope.Kind, slices, schools, rules);
    private readonly Dictionary<TableId, TableMemory> known = [];
    private readonly List<(CountedTable Table, string Rule)> missing = [];

    public Scope Scope => scope;

    public ScopeSlices Slices => slices;

    public IReadOnlyList<SchoolSlices> Schools => schools;

    /// <summary>Makes the tables of one item.</summary>
    /// <param name="item">Its tables of everybody, one for each basis.</param>
    /// <param name="across">What is known of the item across scopes; null at a school.</param>
    public void Protect(IGrouping<string, (string Item, Basis Basis)> item, AcrossScopes? across)
    {
        var tables = item.SelectMany(table => rulesOfScope.Tables(table.Item, table.Basis, memory)).ToList();
        across?.Learn(scope, tables.Where(table => table.Before is not null).Select(table => (table.Id, BoundsNow(table.Before!, table.N))));
        var made = item.Key == TableId.Respondents ? Respondents(tables) : Protector(item.Key, across).Protect(tables);
        across?.Learn(scope, made.New.Select(table => (table.Table.Id, table.Bounds)));
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

    /// <summary>The release of the items made until now.</summary>
    public (QuestionnaireRelease Release, QuestionnaireMemory Memory) Finish()
    {
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
                [.. Suppressions()]),
            new QuestionnaireMemory(questionnaire.Id, remembered));
    }

    /// <summary>What is known of a table's counts of now by the table that was published of fewer.</summary>
    private static ImmutableArray<Bounds> BoundsNow(TableMemory before, long n) =>
        [.. before.Bounds.Select(then => new Bounds(then.Least, then.Most + Math.Max(0, n - before.N)))];

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
    private IEnumerable<Suppression> Suppressions()
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
