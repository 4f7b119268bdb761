using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>All releases of one publication, and what is in them.</summary>
/// <param name="Admissions">Goes into the next publication; internal, never served.</param>
public sealed record Protection(ImmutableArray<Release> Releases, Admissions Admissions);

/// <summary>
/// What may be published. A pure function from the exact counts of a campaign and what was published before to its releases;
/// everything that leaves the system passes here. docs/disclosure.md has the rules, the attack each stops and what they cost.
/// </summary>
/// <remarks>
/// It does not judge figure by figure what could be found from them. It lets answers in only in cohorts and pools
/// (<see cref="Gate"/>) that every total holds whole, and gives figures only as fine as their base bears (<see cref="Coarse"/>).
/// Thresholds, complementary suppression, dominance, coding: A. Hundepool et al., Statistical Disclosure Control (Wiley, 2012), chapters 4
/// and 5; differencing over time and geography: ONS, Disclosure control guidance for tables produced from surveys (2014).
/// </remarks>
public static class DisclosureControl
{
    /// <summary>The least number of respondents, or pairs, that a published figure rests on.</summary>
    public const int MinimumBase = 10;

    /// <summary>
    /// How long a school's answers wait at home for company after its last session closed. Longer than most phones take to bring an answer
    /// late, so that what leaves for a pool is final. No promise of safety hangs on it.
    /// </summary>
    public static readonly TimeSpan Patience = TimeSpan.FromDays(14);

    /// <summary>Rules 1 and 4: fewer than <see cref="MinimumBase"/> answers are in releases at this scope.</summary>
    public const string TooFewRespondents = "too-few-respondents";

    /// <summary>Rules 2 and 3: with this group shown, those left over could be found by subtraction and are too few.</summary>
    public const string RestTooSmall = "rest-too-small";

    /// <summary>Rule 7: fewer than 3 schools.</summary>
    public const string TooFewSchools = "too-few-schools";

    /// <summary>Rule 7: fewer than 50 answers in a region or the nation.</summary>
    public const string TooFewInScope = "too-few-in-scope";

    /// <summary>Rule 7: one school has more than 80 % of the answers.</summary>
    public const string OneSchoolDominates = "one-school-dominates";

    /// <summary>Rules 3 and 6: less its other parts, this total would tell of one part more than the part's own figure may.</summary>
    public const string WouldUnmask = "would-unmask-a-part";

    /// <summary>
    /// The releases of the nation, its regions and its schools. A scope has a release from its first closed session on, if only to say what
    /// is withheld. Sessions have none: staff see how many answered, and nobody else needs a figure of one room.
    /// </summary>
    /// <param name="before">What the current publication gave.</param>
    /// <param name="version">The version of the publication that the releases will belong to.</param>
    /// <param name="asOf">The moment of publication; kept to the hour.</param>
    public static Protection Protect(AggregateTree tree, Admissions before, int version, DateTimeOffset asOf) =>
        Protect(tree, before, version, asOf, DisclosureRules.All);

    internal static Protection Protect(AggregateTree tree, Admissions before, int version, DateTimeOffset asOf, DisclosureRules rules)
    {
        var drafts = new Dictionary<Scope, ReleaseDraft>();
        var admitted = new List<Admitted>();
        var now = tree.ClosedAt(asOf).ToDictionary(school => (School: school.School.Id, school.Tally.Questionnaire.Id));
        var layouts = before.All.Select(school => school.Layout).Concat(now.Values.Select(school => school.Tally.Layout))
            .DistinctBy(layout => layout.Questionnaire.Id)
            .OrderBy(layout => layout.Questionnaire.Id.Audience).ThenBy(layout => layout.Questionnaire.Id.Version);
        foreach (var layout in layouts)
        {
            var (id, stages, cells) = (layout.Questionnaire.Id, Stage.Of(layout), Cell.Of(layout));
            var holdings = before.All.Where(school => school.Questionnaire == id).Select(school => school.School.Id)
                .Concat(now.Keys.Where(key => key.Id == id).Select(key => key.School))
                .Distinct().Order(StringComparer.Ordinal)
                .Select(school => Hold(school, id, stages))
                .ToList();
            foreach (var region in holdings.GroupBy(holding => holding.School.Region, StringComparer.Ordinal))
            {
                var isSettled = region.All(holding => holding.IsSettled);
                foreach (var holding in region)
                {
                    holding.IsRegionSettled = isSettled;
                }
            }

            new Gate(rules, stages, cells, layout.SliceLength).Open(holdings);
            new QuestionnaireWriter(layout, stages, cells, rules, DraftOf).Write(holdings);
            admitted.AddRange(holdings.Select(holding => holding.Admitted).OfType<Admitted>());
        }

        var hour = new DateTimeOffset(asOf.Year, asOf.Month, asOf.Day, asOf.Hour, 0, 0, TimeSpan.Zero);
        return new Protection(
            [
                .. drafts.Values.OrderByDescending(draft => draft.Scope.Kind).ThenBy(draft => draft.Scope.Id, StringComparer.Ordinal)
                    .Select(draft => draft.Finish(version, hour)),
            ],
            new Admissions(admitted));

        Holding Hold(string school, QuestionnaireId id, ImmutableArray<Stage> stages)
        {
            var counted = now.GetValueOrDefault((school, id));
            return new Holding(counted, before.Find(school, id), stages, counted is null || asOf - counted.LastCloses >= Patience);
        }

        ReleaseDraft DraftOf(Scope scope) => drafts.TryGetValue(scope, out var draft) ? draft : drafts[scope] = new ReleaseDraft(scope);
    }
}
