using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>Rules 1 to 4: which tables may be published, from how many they rest on and whose they are.</summary>
/// <param name="schools">Of a region or the nation: the slices of each of its schools; empty at a school.</param>
internal sealed class ScopeRules(ScopeKind kind, ScopeSlices slices, IReadOnlyList<SchoolSlices> schools, DisclosureRules rules)
{
    /// <summary>Groups by two demographics are published of the nation only.</summary>
    public const string Never = "never";

    /// <summary>Every table: each item and basis, for each slice.</summary>
    public IEnumerable<CountedTable> Tables(QuestionnaireMemory before)
    {
        var published = before.Tables.ToDictionary(table => table.Id);
        return TallyTables.Of(slices.All[0].Tally.Questionnaire).SelectMany(table => Tables(table.Item, table.Basis, published));
    }

    private IEnumerable<CountedTable> Tables(string item, Basis basis, Dictionary<TableId, TableMemory> before)
    {
        var counts = slices.All.Select(slice => TallyTables.CountsOf(slice, item, basis)).ToList();
        var bases = counts.ConvertAll(table => table.Sum());
        var questionnaire = slices.All[0].Tally.Questionnaire;
        for (var i = 0; i < counts.Count; i++)
        {
            var slice = slices.All[i];
            var id = new TableId(item, basis, slice.By, slice.Group);
            var last = before.GetValueOrDefault(id);
            yield return new CountedTable(
                id,
                i,
                slice.Depth,
                TallyTables.Cells(questionnaire, item, basis),
                counts[i],
                TallyTables.DesignEffectOf(slice, item, basis),
                TallyTables.SpreadOf(slice, item),
                last,
                RuleOf(i, bases, last, id));
        }
    }

    private string? RuleOf(int slice, List<long> bases, TableMemory? last, TableId id)
    {
        var n = bases[slice];
        var grown = last is null ? n : n - last.N;
        return kind != ScopeKind.Nation && slices.All[slice].Depth == 2 ? Never
            : n < rules.MinimumBase || (grown < rules.MinimumBase && rules.LateAnswersWait) || grown <= 0
            ? SuppressionRules.TooFewRespondents
            : rules.RestIsChecked && WholesOf(slice).Any(whole => bases[whole] - n < rules.MinimumBase) ? SuppressionRules.RestTooSmall
            : kind == ScopeKind.School ? null
            : OfTotal(n, id);
    }

    /// <summary>Rule 3.</summary>
    private string? OfTotal(long n, TableId id)
    {
        var (count, largest) = (0, 0L);
        foreach (var school in schools)
        {
            var part = school.BaseOf(id);
            count += part > 0 ? 1 : 0;
            largest = Math.Max(largest, part);
        }

        return count < rules.FewestSchools ? SuppressionRules.TooFewSchools
            : n < rules.FewestInTotal && id.IsEverybody ? SuppressionRules.TooFewInScope
            : largest > rules.LargestShare * n ? SuppressionRules.OneSchoolDominates
            : null;
    }

    /// <summary>The slices that hold this one: everybody, and of a group by two demographics the groups by one.</summary>
    private IEnumerable<int> WholesOf(int slice) =>
        slice == 0 ? [] : slices.Splits.Where(split => split.Parts.Contains(slice)).Select(split => split.Whole).Append(0).Distinct();
}
