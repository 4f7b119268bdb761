using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Tests.Disclosure;

/// <summary>A count that no release shows, and what can be known of it.</summary>
/// <param name="Truth">What it is.</param>
internal sealed record Suspicion(string Of, double Truth, double Least, double Greatest)
{
    /// <summary>How many whole numbers it can be.</summary>
    public int Values => (int)(Math.Floor(Greatest + 1e-6) - Math.Ceiling(Least - 1e-6)) + 1;
}

/// <summary>
/// Reads all releases of all versions and tries to bound what they hide: how many answered, and how many rightly, in every school and
/// group that is not shown, and among those who came late.
/// </summary>
/// <remarks>
/// It knows more than a reader can: the rules and their code; which schools' answers stand in which pool, and when each entered; that a
/// school never shown has fewer than 10. It reads bases and shares back into all pairs of whole numbers that would be published the same.
/// Its unknowns are, for each piece of a school's answers that entered at one time and level, the girls, the boys and the rest, and the
/// right answers among them.
/// </remarks>
internal sealed class Attacker
{
    private const int Groups = 3;
    private const int Girl = 0;
    private const int Boy = 1;

    private readonly DisclosureRules rules;
    private readonly List<Published> published;
    private readonly Cell cell;
    private readonly Basis basis;
    private readonly List<Piece> pieces;
    private readonly List<(IReadOnlyList<(int, double)> Terms, double Lower, double Upper)> rows = [];
    private readonly Simplex simplex;

    public Attacker(List<Published> published, Phase phase, DisclosureRules rules)
    {
        this.rules = rules;
        this.published = published;
        basis = phase == Phase.Pre ? Basis.Pre : Basis.Post;
        cell = Cell.Of(RandomCampaign.Layout).Single(c => c is { Kind: CellKind.Options, Item: 0 } && c.Phase == phase);
        pieces = Piece.Of(published, cell);
        ReadFigures();
        ApplyRules();
        var greatest = 1000.0;
        simplex = new Simplex(
            [.. Enumerable.Repeat((0.0, greatest), pieces.Count * Groups * 2)],
            [.. pieces.SelectMany(piece => piece.Truth)],
            rows);
    }

    /// <summary>Everything that is hidden and worth knowing.</summary>
    public IEnumerable<Suspicion> Suspicions()
    {
        foreach (var school in pieces.GroupBy(piece => piece.School))
        {
            var home = school.Where(piece => piece.Level == ScopeKind.School).ToList();
            var away = school.Where(piece => piece.Level > ScopeKind.School).ToList();
            if (away.Count > 0)
            {
                yield return Bound($"answers of {school.Key} in pools", away, right: false);
                yield return Bound($"right answers of {school.Key} in pools", away, right: true);
            }

            foreach (var (name, groups) in new[] { ("girls", new[] { 0 }), ("boys", [1]), ("those neither girl nor boy", [2]), })
            {
                var isShown = groups[0] == Girl && home.Any(piece => piece.Divided?.Level == ScopeKind.School);
                if (home.Count > 0 && !isShown)
                {
                    yield return Bound($"answers of {name} of {school.Key}", home, right: false, groups);
                    yield return Bound($"right answers of {name} of {school.Key}", home, right: true, groups);
                }
            }
        }
    }

    /// <summary>Whether it is certain that all of a school's late cohort answered rightly, or that none did.</summary>
    public IEnumerable<string> LateAnswersKnown()
    {
        foreach (var piece in pieces.Where(piece => piece.IsLate))
        {
            var (least, greatest) = simplex.Range([.. piece.Variables(right: true)]);
            var wrong = simplex.Range([.. piece.Variables(right: false)]).Greatest - least;
            if (greatest < 1 - 1e-6 || wrong < 1 - 1e-6 || least > piece.Answers - 1 + 1e-6)
            {
                yield return $"{piece}: {least:0.#} to {greatest:0.#} right";
            }
        }
    }

    private Suspicion Bound(string of, List<Piece> part, bool right, params int[] groups)
    {
        var sum = part.SelectMany(piece => piece.Variables(right, groups)).ToList();
        var (least, greatest) = simplex.Range(sum);
        return new Suspicion(of, part.Sum(piece => piece.Sum(right, groups)), least, greatest);
    }

    private void ReadFigures()
    {
        var seen = new HashSet<string>();
        for (var version = 1; version <= published.Count; version++)
        {
            foreach (var release in published[version - 1].Releases)
            {
                foreach (var figures in release.Figures.Where(f => f.Basis == basis && f.Item == "knows").GroupBy(f => (f.By, f.Group)))
                {
                    Read(release.Scope, figures.Key.By, figures.Key.Group, [.. figures], version, seen);
                }
            }
        }
    }

    private void Read(Scope scope, string by, string group, List<Figure> figures, int version, HashSet<string> seen)
    {
        var counted = pieces.Where(piece => piece.IsIn(scope, by, group, version)).ToList();
        int[] groups = (by, group) switch
        {
            ("gender", "girl") => [0],
            ("gender", "boy") => [1],
            ("gender", "others") => [1, 2],
            ("gender", _) => [],
            _ => [0, 1, 2],
        };
        // The group "other" is a part of the rest; of it alone nothing is asked here.
        if (groups.Length == 0 || !seen.Add(string.Join(',', counted.Select(piece => piece.Number)) + '|' + string.Join(',', groups)))
        {
            return;
        }

        var right = figures.Single(figure => figure.Option == Figure.Right);
        var possible = Read(right, figures, scope.Kind == ScopeKind.School).ToList();
        Assert.NotEmpty(possible);
        var n = counted.SelectMany(piece => piece.Variables(right: false, groups)).ToList();
        var r = counted.SelectMany(piece => piece.Variables(right: true, groups)).ToList();
        Row(n, possible.Min(p => p.N), possible.Max(p => p.N));
        Row(r, possible.Min(p => p.Right), possible.Max(p => p.Right));
        var (low, high) = (possible.Min(p => (double)p.Right / p.N), possible.Max(p => (double)p.Right / p.N));
        rows.Add(([.. r.Select(v => (v, 1.0)), .. n.Select(v => (v, -high))], double.NegativeInfinity, 1e-7));
        rows.Add(([.. r.Select(v => (v, 1.0)), .. n.Select(v => (v, -low))], -1e-7, double.PositiveInfinity));
    }

    /// <summary>All whole numbers of answers and right answers that would be published like this.</summary>
    private IEnumerable<(int N, int Right)> Read(Figure right, List<Figure> figures, bool endsToo)
    {
        for (var n = Math.Max(rules.MinimumBase, right.N - 3); n <= right.N + 3; n++)
        {
            if (Coarse.Base(n) != right.N
                || figures.Any(figure => !Enumerable.Range(0, n + 1).Any(count => Same(figure, count, n, endsToo))))
            {
                continue;
            }

            // The options add up to the base.
            var others = figures.Where(figure => figure.Option is "wrong" or "dontKnow")
                .Select(figure => Enumerable.Range(0, n + 1).Where(count => Same(figure, count, n, endsToo)).ToList()).ToList();
            var (least, most) = others.Count == 2 ? (others.Sum(o => o[0]), others.Sum(o => o[^1])) : (0, n);
            for (var count = 0; count <= n; count++)
            {
                if (Same(right, count, n, endsToo) && n - count >= least && n - count <= most)
                {
                    yield return (n, count);
                }
            }
        }
    }

    private bool Same(Figure figure, int count, int n, bool endsToo)
    {
        var exact = endsToo ? Proportion.Wilson(count, n)!.Value : new Interval((double)count / n, (double)count / n, (double)count / n);
        var coarse = Coarse.Share(
            exact, Coarse.GrainOf(figure.N, !endsToo, rules), 1, rules, at => Proportion.Wilson(FigureWriter.Count(at, n), n));
        return coarse.Value == figure.Value && coarse.Bound == figure.Bound
            && (!endsToo || (coarse.Lower == figure.Lower && coarse.Upper == figure.Upper));
    }

    private void ApplyRules()
    {
        foreach (var piece in pieces)
        {
            for (var group = 0; group < Groups; group++)
            {
                var (n, r) = (piece.Variables(false, group).Single(), piece.Variables(true, group).Single());
                rows.Add(([(n, 1), (r, -1)], 0, double.PositiveInfinity));
            }

            Row([.. piece.Variables(right: false)], 1, double.PositiveInfinity);
        }

        foreach (var school in pieces.GroupBy(piece => piece.School).Where(school => school.All(piece => piece.Level > ScopeKind.School)))
        {
            Row([.. school.SelectMany(piece => piece.Variables(right: false))], 0, Math.Max(9, school.Sum(piece => piece.Answers)));
        }

        foreach (var cohort in pieces.GroupBy(piece => piece.Cohort))
        {
            var isPool = cohort.First().Level > ScopeKind.School;
            var n = cohort.SelectMany(piece => piece.Variables(right: false)).ToList();
            var r = cohort.SelectMany(piece => piece.Variables(right: true)).ToList();
            Row(n, Math.Min(10, cohort.Sum(piece => piece.Answers)), double.PositiveInfinity);
            var least = !rules.CohortsAreMixed || (!isPool && !cohort.First().IsLate) ? 0 : isPool ? rules.PossibleValues - 1 : 1;
            Row(r, least, double.PositiveInfinity);
            rows.Add(([.. n.Select(v => (v, 1.0)), .. r.Select(v => (v, -1.0))], least, double.PositiveInfinity));
        }

        foreach (var cohort in pieces.Where(piece => piece.Divided is not null).GroupBy(piece => piece.DividedCohort))
        {
            foreach (var part in new int[][] { [Girl], [Boy, 2] })
            {
                var truth = cohort.Sum(piece => piece.Sum(right: false, part));
                Row(
                    [.. cohort.SelectMany(piece => piece.Variables(right: false, part))],
                    Math.Min(10, truth),
                    truth == 0 ? 0 : double.PositiveInfinity);
            }
        }
    }

    private void Row(List<int> sum, double lower, double upper) => rows.Add(([.. sum.Select(variable => (variable, 1.0))], lower, upper));
}
