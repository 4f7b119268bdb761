using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>Everybody of a scope, or one of its groups, with the tally that counts it.</summary>
internal sealed record ScopeSlice(string By, string Group, Tally Tally, int Index)
{
    /// <summary>How many splits make it: 0 for everybody, 2 for a group by two demographics.</summary>
    public int Depth => By.Length == 0 ? 0 : TableId.IsCrossed(By) ? 2 : 1;
}

/// <summary>Groups that nobody is in two of, and the slice that holds them all. Places in <see cref="ScopeSlices.All"/>.</summary>
internal sealed record Split(int Whole, ImmutableArray<int> Parts);

/// <summary>
/// The slices of a scope: everybody, the groups of each demographic and those by two demographics; in the nation also those of the level
/// and area of schools.
/// </summary>
internal sealed class ScopeSlices
{
    private ScopeSlices(ImmutableArray<ScopeSlice> all, ImmutableArray<Split> splits) => (All, Splits) = (all, splits);

    /// <summary>Everybody first.</summary>
    public ImmutableArray<ScopeSlice> All { get; }

    public ImmutableArray<Split> Splits { get; }

    /// <param name="places">Of the nation: each school with what was counted there; else none.</param>
    public static ScopeSlices Of(Tally tally, IReadOnlyList<(School School, Tally Tally)> places)
    {
        var all = ImmutableArray.CreateBuilder<ScopeSlice>();
        foreach (var (slice, index) in tally.Layout.Slices.Select((slice, index) => (slice, index)))
        {
            all.Add(slice.Depth < 2
                ? new ScopeSlice(slice.By, slice.Group, tally, index)
                : new ScopeSlice($"{slice.By}+{slice.By2}", $"{slice.Group}+{slice.Group2}", tally, index));
        }

        AddPlaces(TableId.Level, school => school.Level.ToString());
        AddPlaces(TableId.Area, school => school.Area.ToString());
        return new ScopeSlices(all.ToImmutable(), [.. SplitsOf(all)]);

        void AddPlaces(string by, Func<School, string> groupOf) => all.AddRange(
            places.GroupBy(place => groupOf(place.School), place => place.Tally)
                .OrderBy(same => same.Key, StringComparer.Ordinal)
                .Select(same => new ScopeSlice(by, same.Key, same.Aggregate((a, b) => a + b), 0)));
    }

    private static IEnumerable<Split> SplitsOf(IReadOnlyList<ScopeSlice> all)
    {
        var slices = all.Select((slice, index) => (slice, index)).ToList();
        foreach (var split in slices.Where(entry => entry.slice.Depth == 1).GroupBy(entry => entry.slice.By))
        {
            yield return new Split(0, [.. split.Select(entry => entry.index)]);
        }

        foreach (var (group, index) in slices.Where(entry => entry.slice.Depth == 1))
        {
            foreach (var crossed in slices.Where(entry => entry.slice.Depth == 2 && IsIn(entry.slice, group)).GroupBy(e => e.slice.By))
            {
                yield return new Split(index, [.. crossed.Select(entry => entry.index)]);
            }
        }
    }

    private static bool IsIn(ScopeSlice crossed, ScopeSlice group)
    {
        var (by, of) = (crossed.By.Split('+'), crossed.Group.Split('+'));
        return (by[0] == group.By && of[0] == group.Group) || (by[1] == group.By && of[1] == group.Group);
    }
}
