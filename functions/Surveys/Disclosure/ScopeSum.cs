using System.Collections.Immutable;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>
/// What is shown of one questionnaire over the schools of a scope, how it spreads over them, and which rule withholds what of it.
/// </summary>
internal sealed class ScopeSum
{
    private readonly ImmutableArray<Cell> cells;
    private readonly DisclosureRules rules;
    private readonly ScopeSum? entered;
    private readonly int[] schools;
    private readonly long[] largest;
    private readonly (bool IsKnown, string? Rule)[] withheld;

    /// <param name="sums">Each school's sums, laid out as a tally.</param>
    /// <param name="entered">Of a total: what could be in it.</param>
    public ScopeSum(
        TallyLayout layout,
        ImmutableArray<Cell> cells,
        DisclosureRules rules,
        ScopeKind level,
        IEnumerable<long[]> sums,
        ScopeSum? entered = null)
    {
        this.cells = cells;
        this.rules = rules;
        this.entered = entered;
        Level = level;
        var total = new long[layout.Length];
        schools = new int[layout.Slices.Length * cells.Length];
        largest = new long[schools.Length];
        withheld = new (bool, string?)[schools.Length];
        foreach (var school in sums)
        {
            for (var i = 0; i < total.Length; i++)
            {
                total[i] += school[i];
            }

            for (var slice = 0; slice < layout.Slices.Length; slice++)
            {
                for (var i = 0; i < cells.Length; i++)
                {
                    var n = cells[i].Base(school.AsSpan(layout.SliceStart(slice) + cells[i].Start, cells[i].Length));
                    schools[slice * cells.Length + i] += n > 0 ? 1 : 0;
                    largest[slice * cells.Length + i] = Math.Max(largest[slice * cells.Length + i], n);
                }
            }
        }

        Tally = new Tally(layout, ImmutableArray.Create(total));
    }

    public ScopeKind Level { get; }

    /// <summary>
    /// The other levels or areas beside this one, and itself: their total is shown elsewhere, so none can be hidden alone.
    /// </summary>
    public IReadOnlyCollection<ScopeSum> Siblings { get; set; } = [];

    public Tally Tally { get; }

    public long Base(Cell cell, int slice) => cell.Base(Sums(cell, slice));

    /// <summary>How fine figures of this scope with a base of n are given.</summary>
    public Grain GrainOf(long n) => Coarse.GrainOf(Coarse.Base(n), Level > ScopeKind.School, rules);

    /// <summary>The rule that withholds a cell, or null where it is shown.</summary>
    public string? Withheld(Cell cell, int slice) =>
        OfItself(cell, slice)
        ?? (Siblings.Any(sibling => sibling.Base(cell, slice) > 0 && sibling.OfItself(cell, slice) is not null)
            ? DisclosureControl.RestTooSmall
            : null);

    private string? OfItself(Cell cell, int slice)
    {
        var place = slice * cells.Length + cells.IndexOf(cell);
        if (!withheld[place].IsKnown)
        {
            withheld[place] = (true, Judge(cell, slice, place));
        }

        return withheld[place].Rule;
    }

    private string? Judge(Cell cell, int slice, int place)
    {
        var n = Base(cell, slice);
        return n < rules.MinimumBase && slice == 0 && entered?.Base(cell, slice) >= rules.MinimumBase ? DisclosureControl.WouldUnmask
            : n < rules.MinimumBase ? slice == 0 ? DisclosureControl.TooFewRespondents : DisclosureControl.RestTooSmall
            : Level == ScopeKind.School ? null
            : schools[place] < rules.FewestSchools ? DisclosureControl.TooFewSchools
            : slice == 0 && n < rules.FewestInRegion ? DisclosureControl.TooFewInScope
            : largest[place] > rules.LargestShare * n ? DisclosureControl.OneSchoolDominates
            : null;
    }

    private ReadOnlySpan<long> Sums(Cell cell, int slice) =>
        Tally.Sums.Slice(Tally.Layout.SliceStart(slice) + cell.Start, cell.Length);
}
