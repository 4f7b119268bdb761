using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>One school of a region or the nation: what is counted in it, group by group, and what its own releases tell of that.</summary>
/// <param name="before">What publications of totals counted of it until now; null where none did.</param>
internal sealed class SchoolSlices(SchoolPart part, Tally tally, SchoolMemory? before)
{
    private readonly School school = part.Counted.School;
    private readonly QuestionnaireMemory memory = part.Memory.Of(tally.Questionnaire.Id);
    /// <summary>Where a table's number stands in <see cref="bases"/> and in a <see cref="SchoolState"/>.</summary>
    private readonly Dictionary<TableId, int> places = TablesOf(tally).Index().ToDictionary(table => table.Item.Id, table => table.Index);

    private readonly ImmutableArray<int> bases =
        [.. TablesOf(tally).Select(table => (int)TallyTables.CountsOf(table.Slice, table.Id.Item, table.Id.Basis).Sum())];

    /// <summary>Everybody of the school and its groups, those by two demographics too.</summary>
    public ScopeSlices Slices { get; } = ScopeSlices.Of(tally, []);

    /// <summary>How many of the school are in a table of its region or the nation.</summary>
    public long BaseOf(TableId id) => OwnId(id) is { } own && places.TryGetValue(own, out var place) ? bases[place] : 0;

    /// <summary>The same at a publication of totals, or now where that is null; null where it is forgotten.</summary>
    public long? BaseOf(TableId id, int? version)
    {
        if (version is not { } known)
        {
            return BaseOf(id);
        }

        if (OwnId(id) is not { } own || !places.TryGetValue(own, out var place) || before is null)
        {
            return 0;
        }

        return before.States.LastOrDefault(state => state.Version <= known)?.N[place] ?? (Knows(known) ? 0 : null);
    }

    /// <summary>Whether it is remembered how many a publication of totals counted.</summary>
    public bool Knows(int version) =>
        before is null || before.States.Length < TableMemory.MostStates || before.States[0].Version <= version;

    /// <summary>How many publications of totals counted in a table of the school, each time that any number of it had changed.</summary>
    public IEnumerable<(int Version, long N)> Counted(TableId own) =>
        before?.States.Select(state => (state.Version, (long)state.N[places[own]])) ?? [];

    /// <summary>The school's table that is its part of a table of a total; null where nobody of it is in that.</summary>
    public TableId? OwnId(TableId id) => id.By switch
    {
        TableId.Level => id.Group == school.Level.ToString() ? id with { By = "", Group = "" } : null,
        TableId.Area => id.Group == school.Area.ToString() ? id with { By = "", Group = "" } : null,
        _ => id,
    };

    /// <summary>Its tables of an item that count anybody, with what was published of each.</summary>
    public IEnumerable<CountedTable> Tables(IReadOnlyList<(string Item, Basis Basis)> ofEverybody) =>
        from table in ofEverybody
        from index in Enumerable.Range(0, Slices.All.Length)
        let slice = Slices.All[index]
        let counts = TallyTables.CountsOf(slice, table.Item, table.Basis)
        where counts.Any(count => count > 0)
        let id = new TableId(table.Item, table.Basis, slice.By, slice.Group)
        select new CountedTable(
            id,
            index,
            slice.Depth,
            TallyTables.Cells(tally.Questionnaire, table.Item, table.Basis),
            counts,
            null,
            null,
            memory.Find(id),
            null);

    /// <summary>What the next publication of totals needs to know of the school.</summary>
    /// <param name="version">The version of this one.</param>
    public SchoolMemory Remember(int version)
    {
        var states = before?.States ?? [];
        return states.Length > 0 && states[^1].N.SequenceEqual(bases)
            ? before!
            : new SchoolMemory(school.Id, [.. states.Append(new SchoolState(version, bases)).TakeLast(TableMemory.MostStates)]);
    }

    private static IEnumerable<(TableId Id, ScopeSlice Slice)> TablesOf(Tally tally) =>
        from slice in ScopeSlices.Of(tally, []).All
        from table in TallyTables.Of(tally.Questionnaire)
        select (new TableId(table.Item, table.Basis, slice.By, slice.Group), slice);
}
