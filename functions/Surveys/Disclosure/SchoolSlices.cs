using Surveys.Campaigns;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>One school of a region or the nation: what is counted in it, group by group, and what its own releases tell of that.</summary>
internal sealed class SchoolSlices(SchoolPart part, Tally tally)
{
    private readonly School school = part.Counted.School;
    private readonly QuestionnaireMemory memory = part.Memory.Of(tally.Questionnaire.Id);
    private readonly Dictionary<TableId, long> bases = [];

    public string Region => school.Region;

    /// <summary>Everybody of the school and its groups, those by two demographics too.</summary>
    public ScopeSlices Slices { get; } = ScopeSlices.Of(ScopeKind.Nation, tally, []);

    /// <summary>How many of the school are in a table of its region or the nation.</summary>
    public long BaseOf(TableId id)
    {
        if (OwnId(id) is not { } own)
        {
            return 0;
        }

        if (!bases.TryGetValue(own, out var n))
        {
            var slice = Slices.All.FirstOrDefault(slice => (slice.By, slice.Group) == (own.By, own.Group));
            n = bases[own] = slice is null ? 0 : TallyTables.CountsOf(slice, own.Item, own.Basis).Sum();
        }

        return n;
    }

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
}
