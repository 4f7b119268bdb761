using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Statistics;

namespace Surveys.Tallies;

/// <summary>
/// The exact counts of one scope for one questionnaire: a vector of integers laid out by <see cref="TallyLayout"/>.
/// Tallies of one questionnaire form a commutative group under addition, with <see cref="Zero"/> as identity:
/// the tally of a school is the sum over its sessions, in any order. Internal: never served.
/// </summary>
public sealed class Tally : IEquatable<Tally>
{
    private readonly ImmutableArray<long> sums;

    internal Tally(TallyLayout layout, ImmutableArray<long> sums)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(sums.Length, layout.Length, nameof(sums));
        Layout = layout;
        this.sums = sums;
    }

    public TallyLayout Layout { get; }

    public Questionnaire Questionnaire => Layout.Questionnaire;

    internal ReadOnlySpan<long> Sums => sums.AsSpan();

    public static Tally Zero(TallyLayout layout) => new(layout, [.. new long[layout.Length]]);

    /// <exception cref="ArgumentException">The tallies are of different questionnaires.</exception>
    public static Tally operator +(Tally a, Tally b) => Combine(a, b, static (x, y) => checked(x + y));

    /// <exception cref="ArgumentException">The tallies are of different questionnaires.</exception>
    public static Tally operator -(Tally a, Tally b) => Combine(a, b, static (x, y) => checked(x - y));

    /// <summary>How many responses of this phase are in the slice.</summary>
    public long Respondents(Phase phase, int slice = 0) => sums[Layout.PhaseStart(slice, phase)];

    /// <summary>How many chose each option of an item, in the order of its options.</summary>
    public ReadOnlySpan<long> OptionCounts(Phase phase, int item, int slice = 0) =>
        sums.AsSpan(Layout.ItemCounts(slice, phase, item), Questionnaire.Items[item].Options.Length);

    /// <summary>
    /// The item's score of all who answered it: 1 or 0 for right or not, or the step of a scale. Answers without a score do not count.
    /// </summary>
    public ClusteredSums ItemScore(Phase phase, int item, int slice = 0)
    {
        var counts = OptionCounts(phase, item, slice);
        var (n, sum, squares) = (0L, 0L, 0L);
        for (var option = 0; option < counts.Length; option++)
        {
            if (Questionnaire.Items[item].Score(option) is { } score)
            {
                n += counts[option];
                sum += score * counts[option];
                squares += (long)score * score * counts[option];
            }
        }

        return Clustered(n, sum, squares, Layout.ItemCounts(slice, phase, item) + counts.Length);
    }

    /// <summary>How many persons are paired.</summary>
    public long Pairs(int slice = 0) => sums[Layout.PairStart(slice)];

    /// <summary>The pairs by the change of their knowledge score: improved, same, fell.</summary>
    public ReadOnlySpan<long> ScoreCells(int slice = 0) => sums.AsSpan(Layout.PairScore(slice), TallyLayout.ScoreCells);

    /// <summary>The knowledge score after minus before, in items, of the pairs that have both.</summary>
    public ClusteredSums ScoreChange(int slice = 0)
    {
        var cells = ScoreCells(slice);
        var start = Layout.PairScore(slice) + TallyLayout.ScoreCells;
        return Clustered(cells[0] + cells[1] + cells[2], sums[start], sums[start + 1], start + 2);
    }

    /// <summary>
    /// The pairs that answered an item in both phases: both, gained, lost, neither of a knowledge item; rose, same, fell of a scale.
    /// </summary>
    public ReadOnlySpan<long> PairedCells(int item, int slice = 0) =>
        sums.AsSpan(Layout.ItemPairs(slice, item), TallyLayout.PairedCells(Questionnaire.Items[item]));

    /// <summary>Of the pairs of an item: 1 for gained or rose, −1 for lost or fell, else 0.</summary>
    public ClusteredSums ItemChange(int item, int slice = 0)
    {
        var cells = PairedCells(item, slice);
        var (up, down, rest) = cells is [var both, var gained, var lost, var neither]
            ? (gained, lost, both + neither)
            : (cells[0], cells[2], cells[1]);
        return Clustered(up + down + rest, up - down, up + down, Layout.ItemPairs(slice, item) + cells.Length);
    }

    public bool Equals(Tally? other) =>
        other is not null && other.Questionnaire.Id == Questionnaire.Id && sums.AsSpan().SequenceEqual(other.sums.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Tally);

    public override int GetHashCode() => HashCode.Combine(Questionnaire.Id, sums.Length, sums[0]);

    private static Tally Combine(Tally a, Tally b, Func<long, long, long> operation)
    {
        if (a.Questionnaire.Id != b.Questionnaire.Id)
        {
            throw new ArgumentException($"A tally of {a.Questionnaire.Id} and one of {b.Questionnaire.Id} have no sum.", nameof(b));
        }

        var result = ImmutableArray.CreateBuilder<long>(a.sums.Length);
        for (var i = 0; i < a.sums.Length; i++)
        {
            result.Add(operation(a.sums[i], b.sums[i]));
        }

        return new Tally(a.Layout, result.MoveToImmutable());
    }

    private ClusteredSums Clustered(long n, long sum, long squares, int sessionSums) => new(
        n, sum, squares, sums[sessionSums], sums[sessionSums + 1], sums[sessionSums + 2], sums[sessionSums + 3]);
}
