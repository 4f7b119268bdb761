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

    /// <summary>The knowledge score of all responses of a phase that answered at least one knowledge item.</summary>
    public ClusteredSums Score(Phase phase, int slice = 0) => Clustered(Layout.PhaseScore(slice, phase));

    /// <summary>How many persons are paired.</summary>
    public long Pairs(int slice = 0) => sums[Layout.PairStart(slice)];

    /// <summary>The knowledge score before (or after) of the pairs that have both.</summary>
    public ClusteredSums PairedScore(Phase phase, int slice = 0) =>
        Clustered(Layout.PairScore(slice, phase == Phase.Pre ? Tallies.PairedScore.Pre : Tallies.PairedScore.Post));

    /// <summary>The knowledge score after minus before, of the pairs that have both.</summary>
    public ClusteredSums ScoreDifference(int slice = 0) => Clustered(Layout.PairScore(slice, Tallies.PairedScore.Difference));

    /// <summary>
    /// The item's score after minus before over the pairs that answered it in both phases; for knowledge items −1, 0 or 1.
    /// </summary>
    public ClusteredSums ItemDifference(int item, int slice = 0) => Clustered(Layout.ItemPairs(slice, item));

    /// <summary>The 2×2 table of a knowledge item.</summary>
    public PairedTable PairedTable(int item, int slice = 0)
    {
        var start = Layout.ItemPairs(slice, item) + TallyLayout.ClusteredLength;
        return new PairedTable(sums[start], sums[start + 1], sums[start + 2], sums[start + 3]);
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

    private ClusteredSums Clustered(int start) => new(
        sums[start], sums[start + 1], sums[start + 2], sums[start + 3], sums[start + 4], sums[start + 5], sums[start + 6], sums[start + 7]);
}
