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
    private readonly Rounding rounding = new(key, scope, counted.Tally.Questionnaire.Id);
    private readonly ScopeRules rulesOfScope = new(scope.Kind, slices, schools, rules);
    private readonly Dictionary<TableId, TableMemory> known = [];
    private readonly List<(CountedTable Table, string Rule)> missing = [];

    public Scope Scope => scope;

    public ScopeSlices Slices => slices;

    public IReadOnlyList<SchoolSlices> Schools => schools;

    /// <summary>What its releases told until now.</summary>
    public QuestionnaireMemory Memory { get; } = before.Of(counted.Tally.Questionnaire.Id);

    /// <summary>Whether there is a table by the rules 1 to 4, or one that stands.</summary>
    public bool MayPublish(TableId id) =>
        Memory.Find(id) is not null || rulesOfScope.Tables(id.Item, id.Basis, Memory).First(table => table.Id == id).MayChange;

    /// <summary>Makes the tables of one item.</summary>
    /// <param name="item">Its tables of everybody, one for each basis.</param>
    /// <param name="across">What is known of the item across scopes; null at a school.</param>
    public void Protect(IGrouping<string, (string Item, Basis Basis)> item, AcrossScopes? across)
    {
        var tables = item.SelectMany(table => rulesOfScope.Tables(table.Item, table.Basis, Memory)).ToList();
        var made = item.Key == TableId.Respondents ? Respondents(tables) : Protector(item.Key, across).Protect(tables);
        across?.Learn(scope, made.New.Select(table => (table.Table.Id, table.Bounds)));
        foreach (var (table, n, bounds) in made.New)
        {
            var states = Memory.Find(table.Id)?.States ?? [];
            known[table.Id] = new TableMemory(
                table, [.. states.Append(new TableState(version, n, bounds)).TakeLast(TableMemory.MostStates)]);
        }

        foreach (var table in tables.Where(table => !table.IsNever && !known.ContainsKey(table.Id)))
        {
            if (table.Before is { } last)
            {
                var bounds = made.Standing.GetValueOrDefault(table.Id, last.Bounds);
                known[table.Id] = last with { States = last.States.SetItem(last.States.Length - 1, last.States[^1] with { Bounds = bounds }) };
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
