using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>
/// Which answers of one school to one questionnaire are in releases, as exact counts: cell by cell, stage by stage, and by the level they
/// entered at. Internal: never served. It only ever grows, by cohorts and pools of at least <see cref="DisclosureControl.MinimumBase"/>,
/// so that even its history tells of nobody alone.
/// </summary>
public sealed class Admitted
{
    internal const int Levels = 3;

    private readonly long[]?[] sums;

    internal Admitted(School school, TallyLayout layout, long[]?[] sums)
    {
        School = school;
        Layout = layout;
        this.sums = sums;
    }

    /// <summary>
    /// The school as it was when its first answers entered. Its region, level and area stay those: were the register's correction followed,
    /// both regions would change by whatever few answers of the school stand in their pools.
    /// </summary>
    public School School { get; }

    public TallyLayout Layout { get; }

    public QuestionnaireId Questionnaire => Layout.Questionnaire.Id;

    internal ReadOnlySpan<long[]?> Sums => sums;

    internal static int Place(int stage, ScopeKind level) => stage * Levels + (level - ScopeKind.School);

    /// <summary>The stored form.</summary>
    public byte[] Write()
    {
        var stages = Stage.Of(Layout);
        var all = new List<long>();
        for (var i = 0; i < sums.Length; i++)
        {
            all.AddRange(sums[i] ?? new long[LengthOf(stages, i, Layout)]);
        }

        return TallyCodec.Write(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(all));
    }

    /// <exception cref="FormatException">The bytes were not written for this layout.</exception>
    public static Admitted Read(School school, TallyLayout layout, ReadOnlySpan<byte> bytes)
    {
        var stages = Stage.Of(layout);
        var lengths = Enumerable.Range(0, stages.Length * Levels).Select(i => LengthOf(stages, i, layout)).ToList();
        var all = TallyCodec.Read(layout, lengths.Sum(), bytes);
        var sums = new long[]?[lengths.Count];
        for (var (i, at) = (0, 0); i < lengths.Count; at += lengths[i], i++)
        {
            var part = all.AsSpan(at, lengths[i]);
            sums[i] = part.IndexOfAnyExcept(0L) < 0 ? null : part.ToArray();
        }

        return new Admitted(school, layout, sums);
    }

    private static int LengthOf(ImmutableArray<Stage> stages, int place, TallyLayout layout) =>
        stages[place / Levels].Kept.Length * layout.SliceLength;
}

/// <summary>What is in releases of a whole campaign.</summary>
public sealed class Admissions
{
    private readonly ImmutableSortedDictionary<(string School, string Questionnaire), Admitted> all;

    public Admissions(IEnumerable<Admitted> admitted) =>
        all = admitted.ToImmutableSortedDictionary(a => (a.School.Id, a.Questionnaire.ToString()), a => a);

    /// <summary>Before anything was published.</summary>
    public static Admissions None { get; } = new([]);

    public IEnumerable<Admitted> All => all.Values;

    /// <summary>Whether nothing entered from one to the other.</summary>
    public bool SameAs(Admissions other) =>
        all.Count == other.all.Count
            && all.All(entry => other.all.TryGetValue(entry.Key, out var same) && ReferenceEquals(same, entry.Value));

    public Admitted? Find(string school, QuestionnaireId questionnaire) => all.GetValueOrDefault((school, questionnaire.ToString()));
}
