namespace Surveys.Disclosure;

/// <summary>
/// What somebody knows of counts that nobody told them: the least and the most of each, which of them add up, and which values belong
/// together. It answers whether each count keeps as many possible values as it must, exactly: a value is possible where whole numbers for
/// all counts exist that fit everything known.
/// </summary>
/// <remarks>
/// Bounds propagation over the sums, then search for whole solutions (constraint satisfaction with bounds consistency: C. Schulte,
/// P. J. Stuckey, Efficient constraint propagation engines, ACM TOPLAS 31 (2008)). A search that takes too long counts as
/// none found: that errs to the safe side.
/// </remarks>
internal sealed class Knowledge
{
    /// <summary>Steps of one search before it gives up; a solution takes about one step a count.</summary>
    private const int StepsPerCount = 4;

    private const int StepsAtLeast = 400;

    /// <summary>Steps of a repair before a whole search is made.</summary>
    private const int StepsOfRepair = 300;

    private readonly List<int> least = [];
    private readonly List<int> most = [];
    private readonly List<Sum> sums = [];
    private readonly List<Rows> rows = [];
    private readonly List<(int Count, int Values)> asked = [];

    private int[] low = [];
    private int[] high = [];
    private int[] lowestSeen = [];
    private int[] highestSeen = [];
    private int[] wanted = [];
    private int[] solution = [];
    private int[] off = [];
    private bool[] isChanged = [];
    private int[][] constraintsOf = [];
    private readonly Stack<(int Count, int Low, int High)> trail = new();
    private readonly Queue<int> waiting = new();
    private bool[] isWaiting = [];
    private int stepsLeft;

    /// <summary>Adds a count that is known to lie between two numbers.</summary>
    public int Add(long from, long to)
    {
        least.Add((int)from);
        most.Add((int)to);
        return least.Count - 1;
    }

    /// <summary>It becomes known that a count lies within these bounds.</summary>
    public void Narrow(int count, Bounds bounds)
    {
        least[count] = (int)Math.Max(least[count], bounds.Least);
        most[count] = (int)Math.Min(most[count], bounds.Most);
    }

    /// <summary>It is known that these counts add up to a number.</summary>
    public void Total(IEnumerable<int> parts, long total)
    {
        int[] counts = [.. parts];
        sums.Add(new Sum(counts, counts.Length, (int)total));
    }

    /// <summary>It is known that these counts add up to another one.</summary>
    public void AddsUp(IEnumerable<int> parts, int whole)
    {
        int[] counts = [.. parts, whole];
        sums.Add(new Sum(counts, counts.Length - 1, 0));
    }

    /// <summary>Adds a count that is the sum of others.</summary>
    public int AddSum(params ReadOnlySpan<int> parts)
    {
        var (from, to) = (0L, 0L);
        foreach (var part in parts)
        {
            from += least[part];
            to += most[part];
        }

        var whole = Add(from, to);
        AddsUp(parts.ToArray(), whole);
        return whole;
    }

    /// <summary>It is known that these counts together are one of these rows.</summary>
    public void OneOf(int[] counts, IReadOnlyList<int[]> possible) => rows.Add(new Rows(counts, possible));

    /// <summary>The count must keep this many possible values.</summary>
    public void Ask(int count, long values) => asked.Add((count, (int)values));

    /// <summary>
    /// The counts asked about that keep too few possible values. Null where nothing fits all that is known: then it is not so.
    /// </summary>
    /// <param name="isExact">Whether solutions are searched for; otherwise what follows from sums and bounds must do.</param>
    public IReadOnlyList<int>? Narrowed(bool isExact = true)
    {
        Prepare();
        if (!Propagate())
        {
            return null;
        }

        trail.Clear();
        var narrowed = asked.Where(ask => high[ask.Count] - low[ask.Count] + 1 < ask.Values).Select(ask => ask.Count).ToList();
        if (narrowed.Count > 0 || !isExact)
        {
            (lowestSeen, highestSeen) = (low, high);
            return narrowed;
        }

        // A first solution in the middle of what is possible, then others near it where values are still missing.
        var seen = asked.ConvertAll(_ => new HashSet<int>());
        for (var i = 0; i < low.Length; i++)
        {
            wanted[i] = low[i] + (high[i] - low[i]) / 2;
        }

        if (!Search(-1, 0, seen))
        {
            return stepsLeft > 0 ? null : asked.ConvertAll(ask => ask.Count);
        }

        // One step up or down at a time: a step is mended by a few others.
        for (var i = 0; i < asked.Count; i++)
        {
            var (count, values) = asked[i];
            while (seen[i].Count < values && solution[count] < high[count] && Find(count, solution[count] + 1, seen))
            {
            }

            while (seen[i].Count < values && solution[count] > low[count] && Find(count, solution[count] - 1, seen))
            {
            }

            for (var value = low[count]; value <= high[count] && seen[i].Count < values; value++)
            {
                if (!seen[i].Contains(value))
                {
                    Find(count, value, seen);
                }
            }

            if (seen[i].Count < values)
            {
                narrowed.Add(count);
            }
        }

        return narrowed;
    }

    /// <summary>How many counts were added.</summary>
    public int Counts => least.Count;

    /// <summary>Works out what follows from all that is known, by sums and bounds. False where nothing fits.</summary>
    public bool Settle()
    {
        Prepare();
        var fits = Propagate();
        trail.Clear();
        return fits;
    }

    /// <summary>
    /// Works out what follows if more is told, after <see cref="Settle"/>. False where nothing fits. Then comes <see cref="TakeBack()"/> or
    /// <see cref="Accept"/>.
    /// </summary>
    public bool Suppose(IEnumerable<(int Count, Bounds Bounds)> told)
    {
        foreach (var (count, bounds) in told)
        {
            if (!Bound(count, (int)bounds.Least, (int)bounds.Most))
            {
                StopWaiting();
                return false;
            }
        }

        return Propagate();
    }

    /// <summary>The counts of which more is known by what was supposed.</summary>
    public IEnumerable<int> Changed => trail.Select(change => change.Count).Distinct();

    /// <summary>What was supposed is not so.</summary>
    public void TakeBack() => Undo(0);

    /// <summary>What was supposed is so.</summary>
    public void Accept() => trail.Clear();

    /// <summary>
    /// Tries the least and the most value of a count, and leaves out what leads to a contradiction by sums and bounds, as long as more than
    /// so many values are left. What is left out stays so until <see cref="TakeBack()"/>.
    /// </summary>
    public bool Shave(int count, long values)
    {
        while (high[count] - low[count] + 1 >= values)
        {
            if (!Fits(count, low[count]))
            {
                Tell(count, low[count] + 1, high[count]);
            }
            else if (low[count] < high[count] && !Fits(count, high[count]))
            {
                Tell(count, low[count], high[count] - 1);
            }
            else
            {
                return false;
            }
        }

        return true;

        bool Fits(int of, int value)
        {
            var mark = trail.Count;
            var fits = Set(of, value) && Propagate();
            StopWaiting();
            Undo(mark);
            return fits;
        }

        void Tell(int of, int from, int to)
        {
            if (!Bound(of, from, to) || !Propagate())
            {
                StopWaiting();
            }
        }
    }

    /// <summary>How many values a count can have, by sums and bounds.</summary>
    public long ValuesOf(int count) => high[count] - low[count] + 1;

    /// <summary>The least and the most that a count can be; after <see cref="Narrowed"/> only.</summary>
    public Bounds BoundsOf(int count)
    {
        var (from, to) = (low[count], high[count]);
        while (from < lowestSeen[count] && !Find(count, from, []))
        {
            from++;
        }

        while (to > highestSeen[count] && !Find(count, to, []))
        {
            to--;
        }

        return new Bounds(from, to);
    }

    private void Prepare()
    {
        low = [.. least];
        high = [.. most];
        wanted = new int[low.Length];
        solution = new int[low.Length];
        off = new int[sums.Count];
        isChanged = new bool[low.Length];
        lowestSeen = [.. most];
        highestSeen = [.. least];
        var of = new List<int>[low.Length];
        for (var i = 0; i < of.Length; i++)
        {
            of[i] = [];
        }

        for (var i = 0; i < sums.Count + rows.Count; i++)
        {
            foreach (var count in i < sums.Count ? sums[i].Counts : rows[i - sums.Count].Counts)
            {
                of[count].Add(i);
            }
        }

        constraintsOf = Array.ConvertAll(of, list => list.ToArray());
        isWaiting = new bool[sums.Count + rows.Count];
        waiting.Clear();
        trail.Clear();
        for (var i = 0; i < isWaiting.Length; i++)
        {
            Wait(i);
        }
    }

    /// <summary>Looks for whole numbers that fit, one count set to a value: near the last solution first, then everywhere.</summary>
    private bool Find(int count, int value, List<HashSet<int>> seen)
    {
        stepsLeft = StepsOfRepair;
        if (Repair(count, value))
        {
            Note(seen);
            return true;
        }

        solution.CopyTo(wanted, 0);
        return Search(count, value, seen);
    }

    /// <summary>
    /// Changes one count of the solution, and then others by as much, each at most once, until every sum is right again: an alternating
    /// path. What it changes it changes back where there is none.
    /// </summary>
    private bool Repair(int count, int value)
    {
        var mark = trail.Count;
        Change(count, value);
        if (Mend())
        {
            Keep(mark);
            return true;
        }

        TakeBack(mark);
        return false;

        bool Mend()
        {
            foreach (var table in rows)
            {
                if (!table.Possible.Any(possible => Distance(table, possible) == 0))
                {
                    return table.Possible.OrderBy(possible => Distance(table, possible)).Any(possible => MoveTo(table, possible));
                }
            }

            var broken = Array.FindIndex(off, by => by != 0);
            if (broken < 0)
            {
                return true;
            }

            // Those first that set other sums right as well.
            var sum = sums[broken];
            var by = off[broken];
            var candidates = new List<(int Gain, int Count, int To)>(sum.Counts.Length);
            for (var i = 0; i < sum.Counts.Length; i++)
            {
                var other = sum.Counts[i];
                var shift = i < sum.Parts ? -by : by;
                var to = solution[other] + shift;
                if (!isChanged[other] && to >= low[other] && to <= high[other])
                {
                    candidates.Add((Gain(other, shift), other, to));
                }
            }

            candidates.Sort(static (a, b) => b.Gain.CompareTo(a.Gain));
            foreach (var (_, other, to) in candidates)
            {
                if (--stepsLeft <= 0)
                {
                    return false;
                }

                var before = trail.Count;
                Change(other, to);
                if (Mend())
                {
                    return true;
                }

                TakeBack(before);
            }

            return false;
        }

        int Distance(Rows table, int[] possible)
        {
            var distance = 0;
            for (var i = 0; i < possible.Length; i++)
            {
                distance += Math.Abs(solution[table.Counts[i]] - possible[i]);
            }

            return distance;
        }

        bool MoveTo(Rows table, int[] possible)
        {
            var before = trail.Count;
            for (var i = 0; i < possible.Length; i++)
            {
                var other = table.Counts[i];
                if (solution[other] == possible[i])
                {
                    continue;
                }

                if (--stepsLeft <= 0 || isChanged[other] || possible[i] < low[other] || possible[i] > high[other])
                {
                    TakeBack(before);
                    return false;
                }

                Change(other, possible[i]);
            }

            if (Mend())
            {
                return true;
            }

            TakeBack(before);
            return false;
        }
    }

    private void Change(int count, int value)
    {
        trail.Push((count, solution[count], value));
        isChanged[count] = true;
        Shift(count, value - solution[count]);
        solution[count] = value;
    }

    private void TakeBack(int mark)
    {
        while (trail.Count > mark)
        {
            var (count, before, value) = trail.Pop();
            isChanged[count] = false;
            Shift(count, before - value);
            solution[count] = before;
        }
    }

    private void Keep(int mark)
    {
        while (trail.Count > mark)
        {
            isChanged[trail.Pop().Count] = false;
        }
    }

    /// <summary>The sums that hold a count are off by as much as it changes.</summary>
    private void Shift(int count, int by)
    {
        foreach (var constraint in constraintsOf[count])
        {
            if (constraint < sums.Count)
            {
                off[constraint] += sums[constraint].Shift(count, by);
            }
        }
    }

    /// <summary>How many more sums are right than before, if a count changes by as much.</summary>
    private int Gain(int count, int by)
    {
        var gain = 0;
        foreach (var constraint in constraintsOf[count])
        {
            if (constraint < sums.Count)
            {
                var now = off[constraint] + sums[constraint].Shift(count, by);
                gain += (now == 0 ? 1 : 0) - (off[constraint] == 0 ? 1 : 0);
            }
        }

        return gain;
    }

    private void Note(List<HashSet<int>> seen)
    {
        for (var i = 0; i < seen.Count; i++)
        {
            seen[i].Add(solution[asked[i].Count]);
        }

        for (var i = 0; i < solution.Length; i++)
        {
            lowestSeen[i] = Math.Min(lowestSeen[i], solution[i]);
            highestSeen[i] = Math.Max(highestSeen[i], solution[i]);
        }
    }

    /// <summary>
    /// Looks for whole numbers that fit, one count set to a value, the others as near as can be to what is wanted. Near a solution
    /// that is known, most of it stays.
    /// </summary>
    private bool Search(int count, int value, List<HashSet<int>> seen)
    {
        var mark = trail.Count;
        stepsLeft = StepsAtLeast + StepsPerCount * low.Length;
        var found = (count < 0 || Set(count, value)) && Propagate() && Descend(0);
        if (found)
        {
            low.CopyTo(solution, 0);
            Note(seen);
        }

        Undo(mark);
        return found;
    }

    private bool Descend(int from)
    {
        while (from < low.Length && low[from] == high[from])
        {
            from++;
        }

        if (from == low.Length)
        {
            return true;
        }

        var (first, last) = (low[from], high[from]);
        var start = Math.Clamp(wanted[from], first, last);
        for (var off = 0; start - off >= first || start + off <= last; off++)
        {
            if ((start - off >= first && Try(start - off)) || (off > 0 && start + off <= last && Try(start + off)))
            {
                return true;
            }

            if (stepsLeft <= 0)
            {
                return false;
            }
        }

        return false;

        bool Try(int value)
        {
            if (--stepsLeft <= 0)
            {
                return false;
            }

            var mark = trail.Count;
            if (Set(from, value) && Propagate() && Descend(from + 1))
            {
                return true;
            }

            Undo(mark);
            return false;
        }
    }

    private bool Set(int count, int value) => Bound(count, value, value);

    private bool Bound(int count, int from, int to)
    {
        from = Math.Max(from, low[count]);
        to = Math.Min(to, high[count]);
        if (from > to)
        {
            return false;
        }

        if (from > low[count] || to < high[count])
        {
            trail.Push((count, low[count], high[count]));
            low[count] = from;
            high[count] = to;
            foreach (var constraint in constraintsOf[count])
            {
                Wait(constraint);
            }
        }

        return true;
    }

    private void Wait(int constraint)
    {
        if (!isWaiting[constraint])
        {
            isWaiting[constraint] = true;
            waiting.Enqueue(constraint);
        }
    }

    private void Undo(int mark)
    {
        while (trail.Count > mark)
        {
            var (count, from, to) = trail.Pop();
            low[count] = from;
            high[count] = to;
        }
    }

    private bool Propagate()
    {
        while (waiting.TryDequeue(out var constraint))
        {
            isWaiting[constraint] = false;
            if (!(constraint < sums.Count ? Propagate(sums[constraint]) : Propagate(rows[constraint - sums.Count])))
            {
                StopWaiting();
                return false;
            }
        }

        return true;
    }

    private void StopWaiting()
    {
        while (waiting.TryDequeue(out var constraint))
        {
            isWaiting[constraint] = false;
        }
    }

    private bool Propagate(Sum sum)
    {
        var (from, to) = (0, 0);
        for (var i = 0; i < sum.Counts.Length; i++)
        {
            var count = sum.Counts[i];
            from += i < sum.Parts ? low[count] : -high[count];
            to += i < sum.Parts ? high[count] : -low[count];
        }

        if (from > sum.Of || to < sum.Of)
        {
            return false;
        }

        for (var i = 0; i < sum.Counts.Length; i++)
        {
            var count = sum.Counts[i];
            var (l, h) = (low[count], high[count]);
            if (!(i < sum.Parts
                ? Bound(count, sum.Of - (to - h), sum.Of - (from - l))
                : Bound(count, from + h - sum.Of, to + l - sum.Of)))
            {
                return false;
            }

            // The sums follow what was just learned, so that the next count profits from it.
            from += i < sum.Parts ? low[count] - l : h - high[count];
            to += i < sum.Parts ? high[count] - h : l - low[count];
        }

        return true;
    }

    private bool Propagate(Rows table)
    {
        Span<int> from = stackalloc int[table.Counts.Length];
        Span<int> to = stackalloc int[table.Counts.Length];
        from.Fill(int.MaxValue);
        to.Fill(int.MinValue);
        foreach (var row in table.Possible)
        {
            var fits = true;
            for (var i = 0; i < row.Length && fits; i++)
            {
                fits = row[i] >= low[table.Counts[i]] && row[i] <= high[table.Counts[i]];
            }

            for (var i = 0; fits && i < row.Length; i++)
            {
                from[i] = Math.Min(from[i], row[i]);
                to[i] = Math.Max(to[i], row[i]);
            }
        }

        for (var i = 0; i < from.Length; i++)
        {
            if (from[i] > to[i] || !Bound(table.Counts[i], from[i], to[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The first <paramref name="Parts"/> counts, less the others, are <paramref name="Of"/>.</summary>
    private sealed record Sum(int[] Counts, int Parts, int Of)
    {
        /// <summary>By how much the sum changes where one of its counts does.</summary>
        public int Shift(int count, int by) => Array.IndexOf(Counts, count) < Parts ? by : -by;
    }

    private sealed record Rows(int[] Counts, IReadOnlyList<int[]> Possible);
}
