using System.Collections.Immutable;
using Surveys.Questionnaires;
using Surveys.Statistics;

namespace Surveys.Disclosure;

/// <summary>The tables of one item as they are published, and what is known by them.</summary>
/// <param name="New">The tables made now, with the bounds that they leave.</param>
internal sealed record ProtectedItem(
    ImmutableArray<(ProtectedTable Table, long N, ImmutableArray<Bounds> Bounds)> New,
    ImmutableDictionary<TableId, ImmutableArray<Bounds>> Standing)
{
    public static ProtectedItem Nothing { get; } = new([], ImmutableDictionary<TableId, ImmutableArray<Bounds>>.Empty);
}

/// <summary>
/// Protects the tables of one item together: rounds them, looks what they tell (rule 5, and rule 7 in a total), and mends where that is too
/// much.
/// </summary>
/// <param name="item">Null for the table of scores.</param>
/// <param name="sessions">Sessions of the scope with the questionnaire.</param>
/// <param name="isSchool">Whether verdicts are those of the exact pairs, where that is safe.</param>
/// <param name="across">Whether a total's tables narrow a count of any scope; null at a school.</param>
internal sealed class ItemProtector(
    Item? item,
    ScopeSlices slices,
    Rounding rounding,
    DisclosureRules rules,
    int sessions,
    bool isSchool,
    Func<IEnumerable<(TableId Id, ImmutableArray<Bounds> Bounds)>, IReadOnlyList<(TableId Table, int Cell)>>? across)
{
    /// <summary>So many other choices of neighbours are tried before less is published.</summary>
    private const int MostTries = 240;

    /// <summary>In a total, where a try costs more.</summary>
    private const int MostTriesInTotal = 60;

    /// <summary>From how much is wanted to nothing: groups go first, then the options are merged, then the tables go.</summary>
    private static readonly ImmutableArray<Way> Ways =
    [
        new(Depth: 2, PairsDepth: 2, IsMerged: false),
        new(Depth: 1, PairsDepth: 1, IsMerged: false),
        new(Depth: 1, PairsDepth: 0, IsMerged: false),
        new(Depth: 0, PairsDepth: 0, IsMerged: false),
        new(Depth: 0, PairsDepth: 0, IsMerged: true),
        new(Depth: -1, PairsDepth: 0, IsMerged: true),
        new(Depth: 0, PairsDepth: -1, IsMerged: true),
        new(Depth: -1, PairsDepth: -1, IsMerged: true),
    ];

    /// <param name="all">Every table of the item.</param>
    public ProtectedItem Protect(IReadOnlyList<CountedTable> all)
    {
        HashSet<(int, bool)> tried = [];
        foreach (var way in Ways)
        {
            var wanted = all.Where(table => table.MayChange && way.Takes(table)).ToList();
            var isMerged = way.IsMerged && item is { Options.Length: > 2 };
            if (!tried.Add((wanted.Count, isMerged)))
            {
                continue;
            }

            if (wanted.Count == 0 || Find(all, wanted, isMerged) is not var (made, model))
            {
                continue;
            }

            return new ProtectedItem(
                [.. made.Select(table => (Publish(table), table.Counted.N, model.BoundsOf(table)))],
                all.Where(table => table.Before is not null && made.All(other => other.Counted != table))
                    .ToImmutableDictionary(table => table.Id, table => model.BoundsOf(table.Before!)));
        }

        return ProtectedItem.Nothing;
    }

    /// <summary>
    /// The drawn counts, or some of them at their other neighbour: one that narrows less, or two, again and again until nothing is
    /// narrowed; null where that does not help.
    /// </summary>
    private (IReadOnlyList<NewTable> Made, ItemModel Model)? Find(
        IReadOnlyList<CountedTable> all, List<CountedTable> wanted, bool isMerged)
    {
        var drafts = wanted.ConvertAll(table => new Draft(table, Cells(table, isMerged), Merge(table, isMerged), rounding));
        if (!isSchool)
        {
            drafts.ForEach(draft => draft.ComeNearToBase());
        }

        var tries = 0;
        var (made, model, narrowed) = Try();
        while (narrowed.Count > 0 && rules.ScopesAreAudited)
        {
            var near = Near(narrowed);
            if (!near.Exists(IsBetter) && !near.Exists(first => FlipsWith(first, near)))
            {
                return null;
            }
        }

        return (made, model);

        // Both counts at their other neighbour.
        bool FlipsWith((Draft Draft, int Cell) first, List<(Draft Draft, int Cell)> near)
        {
            first.Draft.Flip(first.Cell);
            var helps = near.SkipWhile(place => place != first).Skip(1).Any(IsBetter);
            if (!helps)
            {
                first.Draft.Flip(first.Cell);
            }

            return helps;
        }

        bool IsBetter((Draft Draft, int Cell) place)
        {
            if (tries >= (isSchool ? MostTries : MostTriesInTotal))
            {
                return false;
            }

            place.Draft.Flip(place.Cell);
            if (isSchool || drafts.TrueForAll(draft => draft.IsNearBase))
            {
                tries++;
                var other = Try();
                if (other.Narrowed.Count < narrowed.Count)
                {
                    (made, model, narrowed) = other;
                    return true;
                }
            }

            place.Draft.Flip(place.Cell);
            return false;
        }

        // The counts of the tables that are narrowed, and the same cells of the others, in the order drawn.
        List<(Draft Draft, int Cell)> Near(IReadOnlyList<(TableId Table, int Cell)> narrowed) =>
        [
            .. from draft in drafts
               from cell in Enumerable.Range(0, draft.Values.Length)
               where draft.HasOther(cell)
                   && narrowed.Any(place => place.Table == draft.Counted.Id
                       || (place.Table.Basis == draft.Counted.Id.Basis && place.Cell == cell))
               orderby draft.Turn(cell)
               select (draft, cell),
        ];

        (IReadOnlyList<NewTable> Made, ItemModel Model, IReadOnlyList<(TableId Table, int Cell)> Narrowed) Try()
        {
            var made = drafts.ConvertAll(draft => draft.Made ??= Make(draft));
            var model = ItemModel.Of(item, slices, all, made, rules, isSchool);
            return (made, model, model.Narrowed.Count > 0 || across is null ? model.Narrowed : Across(model));

            // Rule 7.
            IReadOnlyList<(TableId Table, int Cell)> Across(ItemModel model) =>
            [
                .. across(made.Select(table => (table.Counted.Id, model.BoundsOf(table))))
                    .Select(place => isMerged && place.Table.Basis != Basis.Pairs
                        ? place with { Cell = MergedOptions.IsFirst(item!, place.Cell) ? 0 : 1 }
                        : place),
            ];
        }
    }

    private NewTable Make(Draft draft)
    {
        var classes = HasVerdict(draft.Counted) ? Classes(draft.Counted, draft.Values) : null;
        return new NewTable(
            draft.Counted,
            draft.Cells,
            draft.Counts,
            [.. draft.Values],
            classes?.Of(draft.Counts),
            rules.CountsAreRounded ? classes?.SameAs(draft.Counts) : null);
    }

    private ProtectedTable Publish(NewTable table) => new(
        table.Counted.Id,
        table.Cells,
        [.. rules.CountsAreRounded ? table.Values : table.Counts.Select(count => (int)count)],
        table.Counted.DesignEffect,
        table.Counted.Spread,
        table.Verdict);

    private bool HasVerdict(CountedTable table) =>
        isSchool && item is not null && table.Id.Basis == Basis.Pairs && table.N >= Verdicts.FewestForTest;

    private VerdictClasses Classes(CountedTable table, IReadOnlyList<int> values)
    {
        var design = table.DesignEffect is { } effect ? new Design(sessions, effect) : Design.Persons;
        return VerdictClasses.Of(
            values, table.N, (counts, isRounded) => Change(counts, design, isRounded), rules.VerdictsAreAudited ? rules.PossibleValues : 0);
    }

    /// <summary>The interval of the change of a paired table.</summary>
    private static Interval? Change(IReadOnlyList<int> counts, Design design, bool isRounded) => counts switch
    {
        [var both, var gained, var lost, var neither] => isRounded
            ? PairedChange.OfRounded(new PairedTable(both, gained, lost, neither), design)
            : PairedChange.Of(new PairedTable(both, gained, lost, neither), design),
        _ => isRounded
            ? SignChange.OfRounded(counts[0], counts[1], counts[2], design)
            : SignChange.Of(counts[0], counts[1], counts[2], design),
    };

    private ImmutableArray<string> Cells(CountedTable table, bool isMerged) =>
        isMerged && table.Id.Basis != Basis.Pairs ? MergedOptions.Cells(item!) : table.Cells;

    private ImmutableArray<long> Merge(CountedTable table, bool isMerged)
    {
        if (!isMerged || table.Id.Basis == Basis.Pairs)
        {
            return table.Counts;
        }

        var first = table.Counts.Where((_, option) => MergedOptions.IsFirst(item!, option)).Sum();
        return [first, table.N - first];
    }

    /// <param name="Depth">The groups published of the tables of options: 0 everybody only, −1 nobody.</param>
    /// <param name="PairsDepth">Likewise of the paired table.</param>
    private sealed record Way(int Depth, int PairsDepth, bool IsMerged)
    {
        public bool Takes(CountedTable table) => table.Depth <= (table.Id.Basis == Basis.Pairs ? PairsDepth : Depth);
    }

    /// <summary>The protected counts of a table while neighbours are chosen.</summary>
    private sealed class Draft
    {
        private readonly int[] others;
        private readonly Rounding rounding;

        public Draft(CountedTable counted, ImmutableArray<string> cells, ImmutableArray<long> counts, Rounding rounding)
        {
            (Counted, Cells, Counts, this.rounding) = (counted, cells, counts, rounding);
            var drawn = counts.Select((count, cell) => rounding.Of(counted.Id, cells[cell], count)).ToList();
            Values = [.. drawn.Select(value => value.Drawn)];
            others = [.. drawn.Select(value => value.Other)];
        }

        public CountedTable Counted { get; }

        public ImmutableArray<string> Cells { get; }

        public ImmutableArray<long> Counts { get; }

        public int[] Values { get; }

        /// <summary>Whether the sum of the protected counts is at most 2 off. Then no share is off by more than 4 answers.</summary>
        public bool IsNearBase => Math.Abs(Values.Sum() - Counted.N) <= Rounding.MostOff;

        public bool HasOther(int cell) => Values[cell] != others[cell];

        public double Turn(int cell) => rounding.Turn(Counted.Id, Cells[cell], Counts[cell]);

        /// <summary>The table of the counts as they stand; null until it is made.</summary>
        public NewTable? Made { get; set; }

        public void Flip(int cell)
        {
            (Values[cell], others[cell]) = (others[cell], Values[cell]);
            Made = null;
        }

        /// <summary>Counts take their other neighbour in the order drawn, until the sum is near.</summary>
        public void ComeNearToBase()
        {
            foreach (var cell in Enumerable.Range(0, Values.Length).Where(HasOther).OrderBy(Turn).ToList())
            {
                if (!IsNearBase && (Values.Sum() > Counted.N) == (Values[cell] > others[cell]))
                {
                    Flip(cell);
                }
            }
        }
    }
}
