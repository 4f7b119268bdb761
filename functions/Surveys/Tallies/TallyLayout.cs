using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Questionnaires;

namespace Surveys.Tallies;

/// <summary>
/// A part of the respondents: everybody (empty), one group of a demographic, or one group of each of two demographics.
/// Written as <c>gender=girl,gradeBand=grades4to5</c>.
/// </summary>
public readonly record struct Slice(string By, string Group, string By2 = "", string Group2 = "")
{
    public static Slice Everybody { get; } = new("", "");

    /// <summary>How many demographics split it off: 0, 1 or 2.</summary>
    public int Depth => By.Length == 0 ? 0 : By2.Length == 0 ? 1 : 2;

    public override string ToString() => Depth switch
    {
        0 => "",
        1 => $"{By}={Group}",
        _ => $"{By}={Group},{By2}={Group2}",
    };
}

/// <summary>
/// Where each sum of a <see cref="Tally"/> stands. Derived from the questionnaire alone, which never changes once published,
/// so a stored tally can always be read again.
/// </summary>
/// <remarks>
/// For every slice: two phase blocks, then one pair block. All offsets below are within a slice.
/// A phase block: respondents; then, per item, a count per option and the four sums over sessions of its score.
/// The pair block: pairs; the pairs whose score improved, stayed and fell, Σd, Σd² and the sums over sessions of d = after − before;
/// then, per item asked in both phases, the four cells of its 2×2 table or the three of rose, same and fell, and the sums over sessions of
/// d = 1 for gained or rose, −1 for lost or fell, else 0. Sums over persons follow from the counts, so they are not kept.
/// </remarks>
public sealed class TallyLayout
{
    /// <summary>Sums over sessions of one quantity: sessions, Σn², ΣS² and ΣnS: see <see cref="Statistics.ClusteredSums"/>.</summary>
    internal const int SessionSums = 4;

    /// <summary>Cells of the pairs by the change of their score.</summary>
    internal const int ScoreCells = 3;

    private readonly ImmutableArray<int> itemInPhase;
    private readonly ImmutableArray<int> itemInPairs;
    private readonly int phaseLength;
    private readonly int sliceLength;
    private readonly int[] demographics;

    private TallyLayout(Questionnaire questionnaire)
    {
        Questionnaire = questionnaire;
        demographics = [.. questionnaire.Items.Index().Where(e => e.Item.Kind == ItemKind.Demographic).Select(e => e.Index)];

        var inPhase = ImmutableArray.CreateBuilder<int>();
        var offset = 1;
        foreach (var item in questionnaire.Items)
        {
            inPhase.Add(offset);
            offset += item.Options.Length + SessionSums;
        }

        itemInPhase = inPhase.ToImmutable();
        phaseLength = offset;

        var inPairs = ImmutableArray.CreateBuilder<int>();
        offset = 1 + ScoreCells + 2 + SessionSums;
        foreach (var item in questionnaire.Items)
        {
            inPairs.Add(IsPaired(item) ? offset : -1);
            offset += IsPaired(item) ? PairedCells(item) + SessionSums : 0;
        }

        itemInPairs = inPairs.ToImmutable();
        sliceLength = 2 * phaseLength + offset;

        var slices = ImmutableArray.CreateBuilder<Slice>();
        slices.Add(Slice.Everybody);
        for (var d = 0; d < demographics.Length; d++)
        {
            var item = questionnaire.Items[demographics[d]];
            slices.AddRange(item.Options.Select(option => new Slice(item.Id, option)));
            foreach (var second in demographics[(d + 1)..].Select(index => questionnaire.Items[index]))
            {
                slices.AddRange(item.Options.SelectMany(_ => second.Options, (a, b) => new Slice(item.Id, a, second.Id, b)));
            }
        }

        Slices = slices.ToImmutable();
    }

    public Questionnaire Questionnaire { get; }

    /// <summary>Everybody first, then each group of each demographic, then the crossings of two.</summary>
    public ImmutableArray<Slice> Slices { get; }

    /// <summary>How many sums a tally of this questionnaire holds.</summary>
    public int Length => Slices.Length * sliceLength;

    public static TallyLayout Of(Questionnaire questionnaire) => new(questionnaire);

    /// <summary>Whether a change of this item between Pre and Post can be seen in one person: asked in both, and scored.</summary>
    internal static bool IsPaired(Item item) => item.Kind != ItemKind.Demographic && item.Phases.Length == 2;

    /// <summary>How many cells the pairs of an item are counted in: both, gained, lost, neither; or rose, same, fell.</summary>
    internal static int PairedCells(Item item) => item.Kind == ItemKind.Knowledge ? 4 : 3;

    internal int PhaseStart(int slice, Phase phase) => slice * sliceLength + (phase == Phase.Pre ? 0 : phaseLength);

    internal int ItemCounts(int slice, Phase phase, int item) => PhaseStart(slice, phase) + itemInPhase[item];

    internal int PairStart(int slice) => slice * sliceLength + 2 * phaseLength;

    internal int PairScore(int slice) => PairStart(slice) + 1;

    internal int ItemPairs(int slice, int item) => PairStart(slice) + itemInPairs[item];

    /// <summary>The slices that one person's answers belong to.</summary>
    internal IEnumerable<int> SlicesOf(Responses.AnswerSheet answers)
    {
        for (var s = 0; s < Slices.Length; s++)
        {
            if (Matches(Slices[s].By, Slices[s].Group) && Matches(Slices[s].By2, Slices[s].Group2))
            {
                yield return s;
            }
        }

        bool Matches(string by, string group)
        {
            if (by.Length == 0)
            {
                return true;
            }

            var index = Questionnaire.IndexOf(by);
            return answers[index] is { } option && Questionnaire.Items[index].Options[option] == group;
        }
    }
}
