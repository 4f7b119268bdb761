using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Tallies;

namespace Surveys.Tests.Disclosure;

/// <summary>When and at which level something entered.</summary>
internal readonly record struct Entry(int Version, ScopeKind Level);

/// <summary>The answers of one school to one item that entered releases at one time and level.</summary>
/// <param name="Shown">When it entered each later stage.</param>
/// <param name="Truth">Girls, boys and the rest; and the right answers among them.</param>
internal sealed record Piece(int Number, string School, School Place, Entry Entry, Entry?[] Shown, bool IsLate, double[] Truth)
{
    private const int Girls = 3;
    private const int GirlsInTotals = 4;
    private const int BoysInTotals = 5;

    private const int Groups = 3;

    public ScopeKind Level => Entry.Level;

    public Entry? Divided => Shown[Girls];

    public double Answers => Sum(right: false);

    /// <summary>What entered together.</summary>
    public string Cohort => Level switch
    {
        ScopeKind.School => $"{Number}",
        ScopeKind.Region => $"{Entry} {Place.Region} {Place.Level} {Place.Area}",
        _ => $"{Entry} {Place.Level} {Place.Area}",
    };

    public string DividedCohort => Divided!.Value.Level switch
    {
        ScopeKind.School => $"{School} {Divided}",
        ScopeKind.Region => $"{Divided} {Place.Region}",
        _ => $"{Divided}",
    };

    /// <summary>The pieces of all publications; what each is made of is read from what is remembered of them.</summary>
    public static List<Piece> Of(List<Published> published, Cell cell)
    {
        var layout = RandomCampaign.Layout;
        var pieces = new List<Piece>();
        var schools = published[^1].Admissions.All.ToDictionary(admitted => admitted.School.Id, admitted => admitted.School);
        foreach (var (id, place) in schools)
        {
            var stages = Stage.Of(layout);
            var entries = Enumerable.Range(0, BoysInTotals + 1).Select(Entries).ToList();
            foreach (var (at, sums) in entries[0])
            {
                var shown = new Entry?[entries.Count];
                shown[0] = at;
                for (var stage = 1; stage < entries.Count; stage++)
                {
                    shown[stage] = First(entries[stage], shown[stages[stage].Parent]);
                }

                pieces.Add(new Piece(
                    pieces.Count,
                    id,
                    place,
                    at,
                    shown,
                    at.Level == ScopeKind.School
                        && entries[0].Any(other => other.At.Level == ScopeKind.School && other.At.Version < at.Version),
                    [.. sums.Select(sum => (double)sum)]));
            }

            List<(Entry At, long[] Groups)> Entries(int stage)
            {
                var found = new List<(Entry, long[])>();
                for (var level = ScopeKind.School; level <= ScopeKind.Nation; level++)
                {
                    var before = new long[stage > 0 ? 1 : Groups * 2];
                    for (var version = 1; version <= published.Count; version++)
                    {
                        var now = Read(published[version - 1].Admissions, stage, level);
                        if (!now.SequenceEqual(before))
                        {
                            found.Add((new Entry(version, level), [.. now.Zip(before, (a, b) => a - b)]));
                        }

                        before = now;
                    }
                }

                return found;
            }

            long[] Read(Admissions admissions, int stage, ScopeKind level)
            {
                var sums = admissions.Find(
                    id, RandomCampaign.Questionnaire.Id) is { } admitted ? admitted.Sums[Admitted.Place(stage, level)] : null;
                if (sums is null)
                {
                    return new long[stage > 0 ? 1 : Groups * 2];
                }

                // Everybody keeps all slices in their order; of the others it is enough to see that something entered.
                long At(int slice, int option) => sums[slice * layout.SliceLength + cell.Start + option];
                long N(int slice) => At(slice, 0) + At(slice, 1) + At(slice, 2);
                return stage > 0 ? [N(0)] : [N(1), N(2), N(0) - N(1) - N(2), At(1, 0), At(2, 0), At(0, 0) - At(1, 0) - At(2, 0)];
            }
        }

        return pieces;

        static Entry? First(List<(Entry At, long[] Groups)> entries, Entry? parent)
        {
            var possible = parent is not { } since ? [] : entries.Select(entry => entry.At)
                .Where(at => at.Version >= since.Version && at.Level >= since.Level)
                .OrderBy(at => at.Version).ThenBy(at => at.Level).ToList();
            return possible.Count > 0 ? possible[0] : null;
        }
    }

    /// <summary>The unknowns of some groups: of all where none is named.</summary>
    public IEnumerable<int> Variables(bool right, params int[] groups) =>
        (groups.Length > 0 ? groups : [0, 1, 2]).Select(group => Number * Groups * 2 + (right ? Groups : 0) + group);

    public double Sum(bool right, params int[] groups) =>
        (groups.Length > 0 ? groups : [0, 1, 2]).Sum(group => Truth[(right ? Groups : 0) + group]);

    /// <summary>Whether a figure of this scope and breakdown counts it, or those of it who are in the group.</summary>
    public bool IsIn(Scope scope, string by, string group, int version)
    {
        var isOfScope = scope.Kind switch
        {
            ScopeKind.School => School == scope.Id,
            ScopeKind.Region => Place.Region == scope.Id,
            _ => true,
        };
        var stage = (by, group) switch
        {
            ("gender", "girl" or "others") => scope.Kind == ScopeKind.School ? Girls : GirlsInTotals,
            ("gender", _) => BoysInTotals,
            ("level" or "area" or "level+area", _) => Stage.Places,
            _ => scope.Kind == ScopeKind.School ? Stage.Everybody : Stage.Totals,
        };
        var isOfStratum = by switch
        {
            "level" => Place.Level.ToString() == group,
            "area" => Place.Area.ToString() == group,
            "level+area" => $"{Place.Level}+{Place.Area}" == group,
            _ => true,
        };
        return isOfScope && isOfStratum && Shown[stage] is { } at && at.Version <= version && at.Level <= scope.Kind;
    }

    public override string ToString() => $"{School} {Entry.Level} version {Entry.Version}";
}
