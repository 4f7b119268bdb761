using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>One school and questionnaire while it is decided what of it enters: what there is, and what is in releases.</summary>
internal sealed class Holding
{
    private readonly TallyLayout layout;
    private readonly ImmutableArray<Stage> stages;
    private readonly Tally? now;
    private readonly Admitted? before;
    private readonly long[]?[] sums;
    private readonly bool[] isOwn;

    public Holding(SchoolTally? now, Admitted? before, ImmutableArray<Stage> stages, bool isSettled)
    {
        layout = before?.Layout ?? now!.Tally.Layout;
        School = before?.School ?? now!.School;
        this.stages = stages;
        this.now = now?.Tally;
        this.before = before;
        sums = before is null ? new long[]?[stages.Length * Admitted.Levels] : before.Sums.ToArray();
        isOwn = new bool[sums.Length];
        IsSettled = isSettled;
    }

    public School School { get; }

    /// <summary>Whether its answers have waited at home long enough to join a pool.</summary>
    public bool IsSettled { get; }

    /// <summary>Whether all schools of its region have: what then waits in the region goes on to the nation.</summary>
    public bool IsRegionSettled { get; set; }

    /// <summary>What of it is in releases now: the same object as before where nothing entered, null where nothing ever did.</summary>
    public Admitted? Admitted => isOwn.Contains(true) ? new Admitted(School, layout, sums) : before;

    /// <summary>What could enter a stage at a level: sums of the slices that the stage keeps, or null where there is nothing.</summary>
    public long[]? Waiting(int stage, ScopeKind level)
    {
        var kept = stages[stage].Kept;
        long[]? waiting = null;
        if (stages[stage].IsEverybody)
        {
            waiting = now?.Sums.ToArray();
        }
        else
        {
            var parent = stages[stage].Parent;
            for (var from = ScopeKind.School; from <= level; from++)
            {
                if (sums[Admitted.Place(parent, from)] is { } entered)
                {
                    waiting ??= new long[kept.Length * layout.SliceLength];
                    for (var i = 0; i < kept.Length; i++)
                    {
                        Add(waiting, i, entered, stages[parent].Kept.IndexOf(kept[i]), 1);
                    }
                }
            }
        }

        if (waiting is not null)
        {
            for (var at = ScopeKind.School; at <= ScopeKind.Nation; at++)
            {
                if (sums[Admitted.Place(stage, at)] is { } entered)
                {
                    for (var i = 0; i < kept.Length; i++)
                    {
                        Add(waiting, i, entered, i, -1);
                    }
                }
            }
        }

        return waiting is null || waiting.AsSpan().IndexOfAnyExcept(0L) < 0 ? null : waiting;
    }

    /// <summary>How many answers of a cell entered a stage at a level.</summary>
    public long Entered(int stage, ScopeKind level, Cell cell) =>
        sums[Admitted.Place(stage, level)] is { } entered ? cell.Base(entered.AsSpan(cell.Start, cell.Length)) : 0;

    /// <summary>Puts the waiting answers of a cell into a stage.</summary>
    public void Enter(int stage, ScopeKind level, Cell cell, long[] waiting)
    {
        var place = Admitted.Place(stage, level);
        if (!isOwn[place])
        {
            sums[place] = (long[]?)sums[place]?.Clone() ?? new long[waiting.Length];
            isOwn[place] = true;
        }

        for (var at = cell.Start; at < waiting.Length; at += layout.SliceLength)
        {
            for (var i = at; i < at + cell.Length; i++)
            {
                sums[place]![i] += waiting[i];
            }
        }
    }

    /// <summary>What is in a stage up to a level, or null where there is nothing: sums of the slices that the stage keeps.</summary>
    public long[]? In(int stage, ScopeKind level)
    {
        long[]? all = null;
        for (var from = ScopeKind.School; from <= level; from++)
        {
            if (sums[Admitted.Place(stage, from)] is { } entered)
            {
                all ??= new long[entered.Length];
                for (var i = 0; i < all.Length; i++)
                {
                    all[i] += entered[i];
                }
            }
        }

        return all;
    }

    /// <summary>What a level shows of this school: everybody, and each group from the stage that lets it be shown.</summary>
    public long[] Shown(ScopeKind level)
    {
        var shown = new long[layout.Length];
        for (var stage = 0; stage < stages.Length; stage++)
        {
            if (stages[stage].IsTotal == level > ScopeKind.School && In(stage, level) is { } entered)
            {
                foreach (var slice in stages[stage].Shown)
                {
                    Add(shown, slice, entered, stages[stage].Kept.IndexOf(slice), 1);
                }
            }
        }

        return shown;
    }

    /// <summary>In the place of everybody: what a stage has of everybody up to a level.</summary>
    public long[] Everybody(int stage, ScopeKind level)
    {
        var shown = new long[layout.Length];
        if (In(stage, level) is { } entered)
        {
            Add(shown, 0, entered, 0, 1);
        }

        return shown;
    }

    /// <summary>In the place of everybody: those of the answers divided by a stage at the school that are not in its group.</summary>
    public long[]? Others(int stage)
    {
        if (sums[Admitted.Place(stage, ScopeKind.School)] is not { } entered)
        {
            return null;
        }

        var others = new long[layout.Length];
        Add(others, 0, entered, 0, 1);
        Add(others, 0, entered, stages[stage].Kept.IndexOf(stages[stage].Shown[0]), -1);
        return others;
    }

    private void Add(long[] to, int slice, long[] from, int fromSlice, int sign)
    {
        var (a, b) = (slice * layout.SliceLength, fromSlice * layout.SliceLength);
        for (var i = 0; i < layout.SliceLength; i++)
        {
            to[a + i] += sign * from[b + i];
        }
    }
}
