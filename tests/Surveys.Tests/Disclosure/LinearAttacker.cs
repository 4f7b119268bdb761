using Surveys.Disclosure;
using Surveys.Tallies;

namespace Surveys.Tests.Disclosure;

/// <summary>A count, and what can be known of it.</summary>
/// <param name="Truth">What it is.</param>
/// <param name="Persons">How many persons it is a count of: more than so many values it cannot have.</param>
internal sealed record Suspicion(string Of, double Truth, double Least, double Greatest, long Persons)
{
    /// <summary>How many whole numbers it can be.</summary>
    public int Values => (int)(Math.Floor(Greatest + 1e-6) - Math.Ceiling(Least - 1e-6)) + 1;

    /// <summary>Whether it has fewer values left than rule 5 promises.</summary>
    public bool IsPinned => Values < Math.Min(3, Persons + 1);

    /// <summary>Whether it is known of fewer than ten persons that most gave the same answer.</summary>
    public bool TellsOfFew => Persons is > 0 and < 10 && Least > Persons / 2.0;
}

/// <summary>
/// Reads the tables of one item and basis in all releases of all versions, and bounds by linear programming what they tell: of each school,
/// its girls, its boys and the rest, and of those who came between two versions.
/// </summary>
/// <remarks>
/// It knows more than a reader can: the method, and exactly how many of each group answered in each school at each version. Its unknowns
/// are the counts of each cell in each piece: a school, a group, a version. A published count says that a sum of pieces is at most 2 off.
/// </remarks>
internal sealed class LinearAttacker
{
    private static readonly string[] Groups = ["girl", "boy", "other", ""];

    private readonly List<Published> published;
    private readonly string item;
    private readonly Basis basis;
    private readonly int cells;
    private readonly int off;
    private readonly List<Piece> pieces = [];
    private readonly List<(IReadOnlyList<(int, double)> Terms, double Lower, double Upper)> rows = [];
    private readonly Simplex simplex;

    /// <param name="reads">Which scopes' releases it reads, of which version; all of them where null.</param>
    /// <param name="off">How far a published count can be from the true one.</param>
    public LinearAttacker(
        List<Published> published, string item, Basis basis, Func<Scope, int, bool>? reads = null, int off = Rounding.MostOff)
    {
        (this.published, this.item, this.basis, this.off) = (published, item, basis, off);
        cells = TallyTables.Cells(RandomCampaign.Questionnaire, item, basis).Length;
        Cut();
        foreach (var piece in pieces)
        {
            var terms = Enumerable.Range(0, cells).Select(cell => (piece.First + cell, 1.0)).ToList();
            rows.Add((terms, piece.Truth.Sum(), piece.Truth.Sum()));
        }

        for (var version = 0; version < published.Count; version++)
        {
            foreach (var (scope, protection) in published[version].Scopes.Where(s => reads is null || reads(s.Key, version)))
            {
                foreach (var table in protection.Memory.Questionnaires.SelectMany(memory => memory.Tables))
                {
                    if (table.Id.Item == item && table.Id.Basis == basis && table.Version == version + 1)
                    {
                        Read(scope, table);
                    }
                }
            }
        }

        simplex = new Simplex(
            [
                .. pieces.SelectMany(piece => piece.Truth
                    .Select(count => ((double)Math.Min(0, count), (double)Math.Max(count, piece.Truth.Sum())))),
            ],
            [.. pieces.SelectMany(piece => piece.Truth.Select(count => (double)count))],
            rows);
    }

    /// <summary>Every count worth knowing: of schools and their groups, and of what came with each version.</summary>
    public IEnumerable<Suspicion> Suspicions()
    {
        foreach (var school in pieces.GroupBy(piece => piece.School))
        {
            foreach (var suspicion in Of(school.Key, [.. school])
                .Concat(Groups.SelectMany(group => Of($"{school.Key} {group}", [.. school.Where(piece => piece.Group == group)])))
                .Concat(school.GroupBy(piece => piece.Version).Where(late => late.Key > 0)
                    .SelectMany(late => Of($"{school.Key} in version {late.Key + 1}", [.. late]))))
            {
                yield return suspicion;
            }
        }
    }

    private IEnumerable<Suspicion> Of(string what, List<Piece> part)
    {
        var persons = part.Sum(piece => piece.Truth.Sum());
        for (var cell = 0; persons > 0 && cell < cells; cell++)
        {
            var (least, greatest) = simplex.Range([.. part.Select(piece => piece.First + cell)]);
            yield return new Suspicion(
                $"{what}, {item} {basis} cell {cell}", part.Sum(piece => piece.Truth[cell]), least, greatest, persons);
        }
    }

    /// <summary>A published count says that the sum of its pieces is at most 2 off; of merged options, the sum of theirs.</summary>
    private void Read(Scope scope, TableMemory table)
    {
        var counted = pieces.Where(piece => piece.Version < table.Version && IsIn(piece, scope) && IsIn(piece, table.Id)).ToList();
        for (var shown = 0; shown < table.Published.Cells.Length; shown++)
        {
            var of = Enumerable.Range(0, cells)
                .Where(cell => table.Published.Cells.Length == cells ? cell == shown : IsMerged(cell) == (shown == 0)).ToList();
            var value = table.Published.Values[shown];
            rows.Add((
                [.. counted.SelectMany(piece => of.Select(cell => (piece.First + cell, 1.0)))],
                value - off,
                value + off));
        }

        bool IsMerged(int cell) => MergedOptions.IsFirst(TallyTables.ItemOf(RandomCampaign.Questionnaire, item), cell);
    }

    private static bool IsIn(Piece piece, Scope scope) => scope.Kind switch
    {
        ScopeKind.Nation => true,
        ScopeKind.Region => piece.Region == scope.Id,
        _ => piece.School == scope.Id,
    };

    private static bool IsIn(Piece piece, TableId id) => id.By switch
    {
        "" => true,
        "gender" => piece.Group == id.Group,
        "level" => piece.Level == id.Group,
        "area" => piece.Area == id.Group,
        _ => throw new InvalidOperationException(id.By),
    };

    /// <summary>Each school's counts of each version, less those of the version before, group by group.</summary>
    private void Cut()
    {
        var before = new Dictionary<(string, string), long[]>();
        for (var version = 0; version < published.Count; version++)
        {
            foreach (var part in published[version].Schools)
            {
                var school = part.Counted.School;
                var tally = part.Counted.Tallies[0].Tally;
                var slices = ScopeSlices.Of(tally, []).All;
                var all = TallyTables.CountsOf(slices[0], item, basis).ToArray();
                foreach (var group in Groups)
                {
                    var counts = group.Length > 0
                        ? [.. TallyTables.CountsOf(slices.Single(slice => slice.Group == group), item, basis)]
                        : Less(all, slices.Where(slice => slice.By.Length > 0)
                            .Select(slice => TallyTables.CountsOf(slice, item, basis).ToArray()));
                    var grown = Less(counts, before.TryGetValue((school.Id, group), out var last) ? [last] : []);
                    before[(school.Id, group)] = counts;
                    if (grown.Any(count => count != 0))
                    {
                        var (level, area) = (school.Level.ToString(), school.Area.ToString());
                        pieces.Add(new Piece(school.Id, school.Region, level, area, group, version, pieces.Count * cells, grown));
                    }
                }
            }
        }
    }

    private static long[] Less(long[] all, IEnumerable<long[]> parts)
    {
        long[] rest = [.. all];
        foreach (var part in parts)
        {
            for (var i = 0; i < rest.Length; i++)
            {
                rest[i] -= part[i];
            }
        }

        return rest;
    }

    private sealed record Piece(
        string School, string Region, string Level, string Area, string Group, int Version, int First, long[] Truth);
}
