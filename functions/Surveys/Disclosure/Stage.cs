using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>A sum of slices with signs: everybody less the girls is everybody else, those who did not say among them.</summary>
internal readonly record struct PartTerm(int Slice, int Sign);

/// <summary>A part of the answers of a stage: some slices, of the schools of one level or area where it says so.</summary>
internal sealed record Part(ImmutableArray<PartTerm> Terms, Func<School, bool>? Of = null)
{
    public bool Takes(School school) => Of is null || Of(school);
}

/// <summary>
/// One way of showing answers that are in releases already. Its parts are all that could be found by adding and subtracting what is
/// shown of it: each must be empty or large enough, or the answers wait before the stage.
/// </summary>
/// <remarks>
/// A demographic is divided one option at a time: girls | everybody else, then boys | the rest, and so on. Two parts are the smallest
/// division, and so the one that fits most schools: where one pupil did not say, girls and boys together would give that pupil away,
/// girls alone do not.
/// </remarks>
/// <param name="Parent">The stage that answers come from; −1 for those that come from sessions.</param>
/// <param name="Kept">The slices whose sums the stage keeps; 0 is everybody.</param>
/// <param name="Parts">What must be empty or large enough.</param>
/// <param name="Shown">The slices that it lets be shown from its lowest level up.</param>
/// <param name="Lowest">The lowest level that shows it (rule 8).</param>
/// <param name="Schools">
/// Of a total: the stage whose figures schools show of the same. The total must not undo the coding of those; −1 where schools show
/// nothing.
/// </param>
internal sealed record Stage(
    int Parent,
    ImmutableArray<int> Kept,
    ImmutableArray<Part> Parts,
    ImmutableArray<int> Shown,
    ScopeKind Lowest,
    int? Schools = null)
{
    /// <summary>Everybody, undivided, as schools show it and as it is pooled: always the first stage.</summary>
    public const int Everybody = 0;

    /// <summary>Everybody in regions and the nation: always the second.</summary>
    public const int Totals = 1;

    /// <summary>Everybody by level and area of the schools: always the third.</summary>
    public const int Places = 2;

    public bool IsEverybody => Parent < 0;

    public bool IsTotal => Schools is not null;

    /// <summary>The stages of a questionnaire; a stage's parent comes before it.</summary>
    public static ImmutableArray<Stage> Of(TallyLayout layout)
    {
        var slices = layout.Slices;
        Part everybody = new([new PartTerm(0, 1)]);
        var stages = ImmutableArray.CreateBuilder<Stage>();
        stages.Add(new Stage(-1, [.. Enumerable.Range(0, slices.Length)], [everybody], [0], ScopeKind.School));
        stages.Add(new Stage(Everybody, [0], [everybody], [0], ScopeKind.Region, Everybody));
        stages.Add(ByPlace());
        foreach (var demographic in layout.Questionnaire.Demographics)
        {
            var groups = demographic.Options.Select(option => slices.IndexOf(new Slice(demographic.Id, option))).ToList();
            for (var i = 0; i < groups.Count; i++)
            {
                ImmutableArray<Part> parts =
                [
                    new([new PartTerm(groups[i], 1)]),
                    new([new PartTerm(0, 1), .. groups.Take(i + 1).Select(group => new PartTerm(group, -1))]),
                ];
                if (i == 0)
                {
                    stages.Add(new Stage(Everybody, [0, .. groups], parts, [groups[i]], ScopeKind.School));
                }

                stages.Add(new Stage(
                    stages.Count - 1, [0, .. groups], parts, [groups[i]], ScopeKind.Region, i == 0 ? stages.Count - 1 : -1));
            }
        }

        if (layout.Questionnaire.Demographics.ToList() is [{ Options.Length: > 1 } first, { Options.Length: > 1 } second])
        {
            stages.Add(Crossed(slices, first, second));
        }

        return stages.ToImmutable();
    }

    /// <summary>
    /// By level and by area of the schools. Those of one level and area must be enough, though they are shown in the nation only:
    /// rural schools less primary schools may be the one secondary school in a village.
    /// </summary>
    private static Stage ByPlace() => new(
        Totals,
        [0],
        [
            .. from level in Enum.GetValues<SchoolLevel>()
               from area in Enum.GetValues<Area>()
               select new Part([new PartTerm(0, 1)], school => school.Level == level && school.Area == area),
        ],
        [],
        ScopeKind.Region,
        Everybody);

    /// <summary>
    /// The first two options of both, crossed. The last of the four crossings is never shown: with it, those who named neither
    /// would follow from the rest, and they are few even in the nation.
    /// </summary>
    private static Stage Crossed(ImmutableArray<Slice> slices, Item first, Item second)
    {
        int Of(Item item, int option) => slices.IndexOf(new Slice(item.Id, item.Options[option]));
        int Both(int one, int two) => slices.IndexOf(new Slice(first.Id, first.Options[one], second.Id, second.Options[two]));
        var (a1, a2, b1, b2) = (Of(first, 0), Of(first, 1), Of(second, 0), Of(second, 1));
        var (a1b1, a1b2, a2b1) = (Both(0, 0), Both(0, 1), Both(1, 0));
        return new Stage(
            Everybody,
            [0, a1, a2, b1, b2, a1b1, a1b2, a2b1],
            [
                new(Sum(a1b1)),
                new(Sum(a1b2)),
                new(Sum(a2b1)),
                new(Sum(a1, -a1b1, -a1b2)),
                new(Sum(a2, -a2b1)),
                new(Sum(b1, -a1b1, -a2b1)),
                new([new PartTerm(0, 1), .. Sum(-a1, -a2, -b1, a1b1, a2b1)]),
                new(Sum(b2, -a1b2)),
                new([new PartTerm(0, 1), .. Sum(-b1, -b2, -a1, a1b1, a1b2)]),
            ],
            [a1b1, a1b2, a2b1],
            ScopeKind.Nation,
            -1);

        static ImmutableArray<PartTerm> Sum(params ReadOnlySpan<int> signed)
        {
            var terms = ImmutableArray.CreateBuilder<PartTerm>();
            foreach (var slice in signed)
            {
                terms.Add(new PartTerm(Math.Abs(slice), Math.Sign(slice)));
            }

            return terms.ToImmutable();
        }
    }
}
