using System.Collections.Immutable;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>
/// Decides which answers enter releases, cell by cell. An answer waits, or enters at exactly one level and stays there: at its school in
/// a cohort, in its region in a pool of what waits in the region's schools of one level and area, or in the nation likewise.
/// So every total is a sum of whole cohorts and pools, at every level and in every version, and no adding and subtracting of totals
/// finds less than one of them.
/// </summary>
internal sealed class Gate(DisclosureRules rules, ImmutableArray<Stage> stages, ImmutableArray<Cell> cells, int sliceLength)
{
    public void Open(IReadOnlyList<Holding> holdings)
    {
        for (var stage = 0; stage < stages.Length; stage++)
        {
            for (var level = stages[stage].Lowest; level <= ScopeKind.Nation; level++)
            {
                foreach (var pool in Pools(holdings, stages[stage], level))
                {
                    Open(pool, stage, level);
                }
            }
        }
    }

    /// <summary>
    /// Who enters together. Undivided answers are pooled by level and area of their schools, so that totals can be given by them; what
    /// has entered already joins the totals region by region.
    /// </summary>
    private static IEnumerable<IEnumerable<Holding>> Pools(IReadOnlyList<Holding> holdings, Stage stage, ScopeKind level)
    {
        if (level == ScopeKind.School)
        {
            return holdings.Select(holding => new[] { holding });
        }

        if (level == ScopeKind.Nation)
        {
            var left = holdings.Where(holding => holding.IsRegionSettled);
            return stage.IsEverybody ? left.GroupBy(holding => (holding.School.Level, holding.School.Area)) : [left];
        }

        return stage.IsEverybody
            ? holdings.Where(holding => holding.IsSettled)
                .GroupBy(holding => (holding.School.Region, holding.School.Level, holding.School.Area))
            : holdings.Where(holding => holding.IsSettled || stage.IsTotal).GroupBy(holding => holding.School.Region);
    }

    private void Open(IEnumerable<Holding> pool, int stage, ScopeKind level)
    {
        var waiting = new List<(Holding Holding, long[] Sums)>();
        foreach (var holding in pool)
        {
            if (holding.Waiting(stage, level) is { } sums)
            {
                waiting.Add((holding, sums));
            }
        }

        foreach (var cell in cells)
        {
            var members = waiting.Where(member => TakesPart(member.Holding, member.Sums, stage, level, cell)).ToList();
            if (members.Count > 0 && MayEnter(members, stage, level, cell))
            {
                foreach (var (holding, sums) in members)
                {
                    holding.Enter(stage, level, cell, sums);
                }
            }
        }
    }

    /// <summary>
    /// Not where fewer answers are left than entered (a pair that a late answer made ambiguous), and not at a lower level than others of
    /// its school entered this stage: what entered there would have to be told apart from them.
    /// </summary>
    private bool TakesPart(Holding holding, long[] sums, int stage, ScopeKind level, Cell cell)
    {
        if (cell.Base(sums.AsSpan(cell.Start, cell.Length)) <= 0)
        {
            return false;
        }

        for (var above = level + 1; above <= ScopeKind.Nation && !stages[stage].IsEverybody; above++)
        {
            if (holding.Entered(stage, above, cell) != 0)
            {
                return false;
            }
        }

        return true;
    }

    private bool MayEnter(List<(Holding Holding, long[] Sums)> members, int stage, ScopeKind level, Cell cell)
    {
        // The first cohort of a school is a figure of its own, with ends coded; what joins a figure is not.
        var isFirst = level == ScopeKind.School && members[0].Holding.Entered(stage, level, cell) == 0;
        var isPool = stages[stage].IsEverybody && level > ScopeKind.School;
        if (level > ScopeKind.School && !stages[stage].IsTotal && members.Count == 1 && rules.SmallSchoolsArePooled)
        {
            return false;
        }

        Span<long> sums = stackalloc long[cell.Length];
        foreach (var part in stages[stage].Parts)
        {
            sums.Clear();
            var count = 0;
            foreach (var member in members.Where(member => part.Takes(member.Holding.School)))
            {
                Add(member.Sums, stages[stage], part, cell, sums);
                count++;
            }

            var n = cell.Base(sums);
            if (n == 0)
            {
                continue;
            }

            if (n < Least(stages[stage], isFirst, isPool)
                || (isPool && rules.SmallSchoolsArePooled && !HidesItsSchools(n, count))
                || (!isFirst && rules.CohortsAreMixed && !cell.IsMixed(sums, isPool ? rules.PossibleValues - 1 : 1))
                || (stages[stage].IsTotal && rules.TotalsAreAudited && Unmasks(members, stage, part, cell)))
            {
                return false;
            }
        }

        return stages[stage].IsEverybody || level > ScopeKind.School || !rules.TotalsAreAudited || !Unmasks(members[0], stage, cell);
    }

    /// <summary>
    /// Whether this part of a total, less all that schools say exactly, would leave so few right answers (or so few others) for those that
    /// do not say how many, that less is hidden of them than rule 6 promises: all of what joins must hide each of it.
    /// </summary>
    /// <remarks>
    /// Twice the number of values that is promised, so that the promise holds too for somebody who concludes from a total's standing still
    /// that it would have failed here. Since every step hides what joins with it, so does every sum of steps, whichever versions are
    /// compared. Protection levels of rows and columns: A. Hundepool et al. (2012), section 4.4.
    /// </remarks>
    private bool Unmasks(List<(Holding Holding, long[] Sums)> members, int stage, Part part, Cell cell)
    {
        if (cell.Right < 0)
        {
            return false;
        }

        var hidden = new Hidden(rules);
        Span<long> joining = stackalloc long[cell.Length];
        Span<long> shown = stackalloc long[cell.Length];
        foreach (var member in members.Where(member => part.Takes(member.Holding.School)))
        {
            joining.Clear();
            Add(member.Sums, stages[stage], part, cell, joining);
            shown.Clear();
            var schools = stages[stage].Schools!.Value;
            if (schools >= 0
                && Entered(member.Holding, stage, cell) == 0
                && member.Holding.In(schools, ScopeKind.School) is { } atSchool)
            {
                Add(atSchool, stages[schools], part, cell, shown);
                hidden.AddShown(shown[cell.Right], cell.Base(shown));
            }

            hidden.AddHidden(joining[cell.Right] - shown[cell.Right], cell.Base(joining) - cell.Base(shown));
        }

        return hidden.IsTooLittle;
    }

    /// <summary>Whether the parts of one school's answers would undo each other's coding, together with the school's total.</summary>
    private bool Unmasks((Holding Holding, long[] Sums) member, int stage, Cell cell)
    {
        if (cell.Right < 0)
        {
            return false;
        }

        var hidden = new Hidden(rules);
        var before = member.Holding.In(stage, ScopeKind.School);
        Span<long> part = stackalloc long[cell.Length];
        foreach (var terms in stages[stage].Parts)
        {
            part.Clear();
            Add(member.Sums, stages[stage], terms, cell, part);
            if (before is not null)
            {
                Add(before, stages[stage], terms, cell, part);
            }

            hidden.AddShown(part[cell.Right], cell.Base(part));
        }

        return hidden.IsTooLittle;
    }

    private static long Entered(Holding holding, int stage, Cell cell) =>
        holding.Entered(stage, ScopeKind.Region, cell) + holding.Entered(stage, ScopeKind.Nation, cell);

    private int Least(Stage stage, bool isFirst, bool isPool) =>
        (isPool && !rules.SmallSchoolsArePooled)
        || (!stage.IsEverybody && !rules.RestIsChecked)
        || (!isPool && !isFirst && !rules.LateAnswersWait)
            ? 1
            : rules.MinimumBase;

    /// <summary>
    /// Whether each of m schools, of which nothing is known but that 1 to 9 answers of it are among these n, can still have had
    /// five different numbers of them: two schools with 18 had 9 each.
    /// </summary>
    private bool HidesItsSchools(long n, int schools)
    {
        var others = schools - 1;
        var fewest = Math.Max(1, n - (rules.MinimumBase - 1) * others);
        var most = Math.Min(rules.MinimumBase - 1, n - others);
        return most - fewest + 1 >= rules.PossibleValues;
    }

    private void Add(long[] from, Stage stage, Part part, Cell cell, Span<long> to)
    {
        foreach (var (slice, sign) in part.Terms)
        {
            var start = stage.Kept.IndexOf(slice) * sliceLength + cell.Start;
            for (var i = 0; i < to.Length; i++)
            {
                to[i] += sign * from[start + i];
            }
        }
    }

    /// <summary>Adds up how much the coded and the hidden leave open when everything else is known.</summary>
    private sealed class Hidden(DisclosureRules rules)
    {
        private double right;
        private double wrong;
        private bool hidesFew;
        private bool hidesMany;

        public bool IsTooLittle
        {
            get
            {
                var least = 2 * (rules.PossibleValues - 1) - 1e-6;
                return (hidesFew && right < least) || (hidesMany && wrong < least);
            }
        }

        /// <summary>Counts that a school shows: known where they are not coded, else known to be at most or at least so many.</summary>
        public void AddShown(long rights, long n)
        {
            if (n < rules.MinimumBase)
            {
                AddHidden(rights, n);
                return;
            }

            var limit = Coarse.GrainOf(Coarse.Base(n), isTotal: false, rules).Limit;
            var bound = Coarse.BoundOf((double)rights / n, limit);
            if (bound == Bound.AtMost)
            {
                hidesFew = true;
                right += rights;
                wrong += n * limit - rights;
            }
            else if (bound == Bound.AtLeast)
            {
                hidesMany = true;
                wrong += n - rights;
                right += rights - n * (1 - limit);
            }
        }

        public void AddHidden(long rights, long n)
        {
            if (n > 0)
            {
                hidesFew = true;
                hidesMany = true;
                right += rights;
                wrong += n - rights;
            }
        }
    }
}
