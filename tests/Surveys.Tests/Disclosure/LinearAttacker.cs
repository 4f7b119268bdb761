using System.Collections.Immutable;
using Surveys.Disclosure;
using Surveys.Questionnaires;
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
/// Reads the tables of one item and basis in all releases of all versions, and bounds by linear programming what they tell: of each school
/// and its groups, at each version, and of those who came between two versions.
/// </summary>
/// <remarks>
/// It knows more than a reader can: the method, and exactly how many answered in each school at each version, by all demographics at once.
/// Its unknowns are the counts of each cell in each piece: a school, its groups, a version. A published count says that a sum of pieces is
/// at most 2 off.
/// </remarks>
internal sealed class LinearAttacker
{
    private readonly List<Published> published;
    private readonly Questionnaire questionnaire;
    private readonly string item;
    private readonly Basis basis;
    private readonly int cells;
    private readonly int off;
    private readonly List<Piece> pieces = [];
    private readonly List<(IReadOnlyList<(int, double)> Terms, double Lower, double Upper)> rows = [];
    private readonly Simplex simplex;

    /// <param name="reads">Which scopes' releases it reads, of which version; all of them where null.</param>
    /// <param name="off">How far a published count can be from the true one.</param>
    /// <param name="region">Where it attacks one region only: then it does not read the nation.</param>
    public LinearAttacker(
        List<Published> published,
        Questionnaire questionnaire,
        string item,
        Basis basis,
        Func<Scope, int, bool>? reads = null,
        int off = Rounding.MostOff,
        string? region = null)
    {
        (this.published, this.questionnaire, this.item, this.basis, this.off) = (published, questionnaire, item, basis, off);
        cells = TallyTables.Cells(questionnaire, item, basis).Length;
        Cut(region);
        foreach (var piece in pieces)
        {
            var terms = Enumerable.Range(0, cells).Select(cell => (piece.First + cell, 1.0)).ToList();
            rows.Add((terms, piece.Truth.Sum(), piece.Truth.Sum()));
        }

        for (var version = 0; version < published.Count; version++)
        {
            foreach (var (scope, protection) in published[version].Scopes.Where(s => reads is null || reads(s.Key, version)))
            {
                if (region is not null && !(scope.Id == region || pieces.Exists(piece => piece.School == scope.Id)))
                {
                    continue;
                }

                foreach (var table in protection.Memory.Of(questionnaire.Id).Tables)
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

    /// <summary>
    /// Every count worth knowing: of schools and their groups at each version, and of what came with each. What the solutions met on the
    /// way leave open is not bounded any further.
    /// </summary>
    public IReadOnlyList<Suspicion> Suspicions()
    {
        var counts = Counts().DistinctBy(count => string.Join(' ', count.Sum)).ToList();
        var (least, most) = (new double[counts.Count], new double[counts.Count]);
        Array.Fill(least, double.MaxValue);
        Array.Fill(most, double.MinValue);
        Look();
        for (var i = 0; i < counts.Count; i++)
        {
            foreach (var bound in (Func<IReadOnlyCollection<int>, double>[])[simplex.Least, simplex.Greatest])
            {
                if (Found(i) is { IsPinned: true } or { TellsOfFew: true })
                {
                    bound(counts[i].Sum);
                    Look();
                }
            }
        }

        return [.. Enumerable.Range(0, counts.Count).Select(Found)];

        Suspicion Found(int i) => new(counts[i].Of, counts[i].Truth, least[i], most[i], counts[i].Persons);

        void Look()
        {
            for (var i = 0; i < counts.Count; i++)
            {
                var value = counts[i].Sum.Sum(simplex.ValueOf);
                least[i] = Math.Min(least[i], value);
                most[i] = Math.Max(most[i], value);
            }
        }
    }

    private IEnumerable<(string Of, double Truth, long Persons, IReadOnlyCollection<int> Sum)> Counts()
    {
        foreach (var school in pieces.GroupBy(piece => piece.School))
        {
            var groups = school.SelectMany(piece => piece.Groups).Where(group => group.Value.Length > 0).Distinct()
                .Select(group => (
                    Name: $"{school.Key} {group.Value}", Pieces: school.Where(piece => piece.Groups.Contains(group)).ToList()))
                .Append((school.Key, [.. school]));
            foreach (var (name, part) in groups)
            {
                foreach (var version in part.Select(piece => piece.Version).Distinct())
                {
                    foreach (var count in Of($"{name} until version {version + 1}", part.FindAll(piece => piece.Version <= version))
                        .Concat(Of($"{name} in version {version + 1}", part.FindAll(piece => piece.Version == version))))
                    {
                        yield return count;
                    }
                }
            }
        }
    }

    private IEnumerable<(string, double, long, IReadOnlyCollection<int>)> Of(string what, List<Piece> part)
    {
        var persons = part.Sum(piece => piece.Truth.Sum());
        for (var cell = 0; persons > 0 && cell < cells; cell++)
        {
            yield return (
                $"{what}, {item} {basis} cell {cell}",
                part.Sum(piece => piece.Truth[cell]),
                persons,
                [.. part.Select(piece => piece.First + cell)]);
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

        bool IsMerged(int cell) => MergedOptions.IsFirst(TallyTables.ItemOf(questionnaire, item), cell);
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
        TableId.Level => piece.Level == id.Group,
        TableId.Area => piece.Area == id.Group,
        _ => id.By.Split('+').Zip(id.Group.Split('+')).All(group => piece.Groups.Contains(new(group.First, group.Second))),
    };

    /// <summary>Each school's counts of each version, less those of the version before, by all demographics at once.</summary>
    private void Cut(string? region)
    {
        var before = new Dictionary<(string, string), long[]>();
        for (var version = 0; version < published.Count; version++)
        {
            foreach (var school in published[version].Schools.Select(part => part.Counted)
                .Where(school => region is null || school.School.Region == region))
            {
                if (school.Tallies.FirstOrDefault(counted => counted.Tally.Questionnaire.Id == questionnaire.Id)?.Tally is not { } tally)
                {
                    continue;
                }

                foreach (var (groups, counts) in Apart(tally))
                {
                    var key = (school.School.Id, string.Join(' ', groups.Select(group => group.Value)));
                    var grown = Less(counts, before.TryGetValue(key, out var last) ? [last] : []);
                    before[key] = counts;
                    if (grown.Any(count => count != 0))
                    {
                        var (level, area) = (school.School.Level.ToString(), school.School.Area.ToString());
                        pieces.Add(new Piece(
                            school.School.Id, school.School.Region, level, area, groups, version, pieces.Count * cells, grown));
                    }
                }
            }
        }
    }

    /// <summary>The counts by all demographics, one or two; an empty group is of those who named none.</summary>
    private IEnumerable<(ImmutableArray<KeyValuePair<string, string>> Groups, long[] Counts)> Apart(Tally tally)
    {
        var slices = ScopeSlices.Of(tally, []).All.ToDictionary(
            slice => (slice.By, slice.Group), slice => TallyTables.CountsOf(slice, item, basis).ToArray());
        var demographics = questionnaire.Items.Where(of => of.Kind == ItemKind.Demographic).ToList();
        var (first, second) = (demographics[0], demographics.ElementAtOrDefault(1));
        foreach (var a in first.Options.Append(""))
        {
            foreach (var b in (second?.Options ?? []).Append(""))
            {
                yield return (
                    second is null ? [new(first.Id, a)] : [new(first.Id, a), new(second.Id, b)],
                    (a, b) switch
                    {
                        ("", "") => Less(
                            Less(slices[("", "")], first.Options.Select(option => slices[(first.Id, option)])),
                            (second?.Options ?? []).Select(NoneOfFirst)),
                        ("", _) => NoneOfFirst(b),
                        (_, "") => Less(slices[(first.Id, a)], (second?.Options ?? []).Select(option => Both(a, option))),
                        _ => Both(a, b),
                    });
            }
        }

        long[] Both(string a, string b) => slices[($"{first.Id}+{second!.Id}", $"{a}+{b}")];

        long[] NoneOfFirst(string b) => Less(slices[(second!.Id, b)], first.Options.Select(option => Both(option, b)));
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
        string School,
        string Region,
        string Level,
        string Area,
        ImmutableArray<KeyValuePair<string, string>> Groups,
        int Version,
        int First,
        long[] Truth);
}
