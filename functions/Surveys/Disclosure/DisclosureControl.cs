using System.Collections.Immutable;
using Surveys.Questionnaires;
using Surveys.Tallies;

namespace Surveys.Disclosure;

/// <summary>A scope's next release, and what the one after it needs to know.</summary>
/// <param name="Memory">Internal, never served.</param>
public sealed record Protection(Release Release, ReleaseMemory Memory);

/// <summary>A school as a part of its region: its exact counts of now, and what its own releases tell of them.</summary>
public sealed record SchoolPart(SchoolTallies Counted, ReleaseMemory Memory);

/// <summary>
/// What may be published. Pure functions from exact counts and what was published before to the next release; everything that leaves the
/// system passes here. docs/disclosure.md has the rules, the attack each stops and what they cost.
/// </summary>
/// <remarks>
/// Counts are protected once, by fixed random rounding to base 3; everything else is worked out from them. Tables that tell too much
/// together take other neighbours or are not published. Sources: Stats NZ, Confidentiality rules; G. Thompson, S. Broadfoot, D. Elazar,
/// Methodology for the automatic confidentialisation of statistical outputs from remote servers at the ABS (UNECE 2013); S. Giessing,
/// R. Tent (UNECE 2019).
/// </remarks>
public static class DisclosureControl
{
    /// <summary>Rules 1, 2 and 4: the least number of respondents, or pairs.</summary>
    public const int MinimumBase = 10;

    /// <summary>Every published count is a multiple of it.</summary>
    public const int RoundingBase = 3;

    /// <summary>The next release of a school. It looks at no other scope.</summary>
    /// <param name="before">What its releases told until now.</param>
    /// <param name="version">The version of the publication that the release will belong to.</param>
    /// <param name="asOf">The moment of publication; kept to the hour.</param>
    public static Protection OfSchool(
        SchoolTallies school, ReleaseMemory before, DisclosureKey key, int version, DateTimeOffset asOf) =>
        OfSchool(school, before, key, version, asOf, DisclosureRules.All);

    /// <summary>The next releases of the nation and of each region, the nation first.</summary>
    /// <param name="schools">Every school with a closed session, with what its releases tell, this publication's included.</param>
    /// <param name="before">What the releases of regions and the nation told until now; scopes without one are missing.</param>
    public static ImmutableArray<Protection> OfTotals(
        IReadOnlyList<SchoolPart> schools,
        IReadOnlyDictionary<Scope, ReleaseMemory> before,
        DisclosureKey key,
        int version,
        DateTimeOffset asOf) => OfTotals(schools, before, key, version, asOf, DisclosureRules.All);

    /// <summary>How many tables everybody has, and each group: where a group is suppressed as a whole, it stands for so many.</summary>
    public static int TablesOf(Questionnaire questionnaire) => TallyTables.Of(questionnaire).Count();

    internal static Protection OfSchool(
        SchoolTallies school, ReleaseMemory before, DisclosureKey key, int version, DateTimeOffset asOf, DisclosureRules rules)
    {
        var scope = Scope.OfSchool(school.School.Id);
        return Join(scope, version, asOf, before, school.Tallies.Select(Questionnaire));

        (QuestionnaireRelease, QuestionnaireMemory) Questionnaire(CountedTally counted)
        {
            var protector = new ScopeProtector(
                scope, counted, ScopeSlices.Of(counted.Tally, []), [], before, key, version, rules);
            return protector.Join([.. TallyTables.ByItem(counted.Tally.Questionnaire).Select(item => protector.Protect(item.Key, null))]);
        }
    }

    internal static ImmutableArray<Protection> OfTotals(
        IReadOnlyList<SchoolPart> schools,
        IReadOnlyDictionary<Scope, ReleaseMemory> before,
        DisclosureKey key,
        int version,
        DateTimeOffset asOf,
        DisclosureRules rules)
    {
        var made = (
            from part in schools
            from counted in part.Counted.Tallies
            group (Part: part, Counted: counted) by counted.Tally.Questionnaire.Id into asked
            orderby asked.Key.Audience, asked.Key.Version
            from total in Questionnaire([.. asked])
            select total).ToLookup(total => total.Scope, total => (total.Release, total.Memory));
        return
        [
            .. schools.Select(school => Scope.OfRegion(school.Counted.School.Region)).Distinct()
                .OrderBy(region => region.Id, StringComparer.Ordinal)
                .Prepend(Scope.Nation)
                .Where(made.Contains)
                .Select(scope => Join(scope, version, asOf, MemoryOf(scope), made[scope])),
        ];

        ReleaseMemory MemoryOf(Scope scope) => before.GetValueOrDefault(scope) ?? ReleaseMemory.NoneOf(scope);

        // Item by item, in the regions and then in the nation: what is known of one item across scopes tells nothing of another.
        IEnumerable<(Scope Scope, QuestionnaireRelease Release, QuestionnaireMemory Memory)> Questionnaire(
            IReadOnlyList<(SchoolPart Part, CountedTally Counted)> asked)
        {
            var questionnaire = asked[0].Counted.Tally.Questionnaire;
            var slices = asked.ToDictionary(entry => entry.Part, entry => new SchoolSlices(
                entry.Part,
                entry.Counted.Tally,
                MemoryOf(Scope.OfRegion(entry.Part.Counted.School.Region)).Of(questionnaire.Id).Schools
                    .FirstOrDefault(school => school.School == entry.Part.Counted.School.Id)));
            var regions = asked.GroupBy(entry => entry.Part.Counted.School.Region).OrderBy(region => region.Key, StringComparer.Ordinal)
                .Select(region => Total(Scope.OfRegion(region.Key), [.. region]))
                .ToList();
            var nation = Total(Scope.Nation, asked);
            List<ScopeProtector> totals = [.. regions, nation];
            List<List<MadeItem>> items = [.. TallyTables.ByItem(questionnaire).AsParallel().AsOrdered().Select(item =>
            {
                var across = rules.PartsAreAudited && item.Key != TableId.Respondents
                    ? new AcrossScopes(
                        item.Key == TableId.Score ? null : TallyTables.ItemOf(questionnaire, item.Key), item, regions, nation, rules)
                    : null;
                return totals.ConvertAll(total => total.Protect(item.Key, across));
            })];
            return totals.Select((total, i) =>
            {
                var (release, memory) = total.Join(items.ConvertAll(item => item[i]));
                return (total.Scope, release, memory);
            });

            ScopeProtector Total(Scope scope, IReadOnlyList<(SchoolPart Part, CountedTally Counted)> parts)
            {
                var sum = parts.Select(entry => entry.Counted).Aggregate((a, b) => a + b);
                return new ScopeProtector(
                    scope,
                    sum,
                    ScopeSlices.Of(sum.Tally, scope.Kind == ScopeKind.Nation ? [.. parts.Select(PlaceOf)] : []),
                    [.. parts.Select(entry => slices[entry.Part])],
                    MemoryOf(scope),
                    key,
                    version,
                    rules);
            }
        }

        static (Campaigns.School, Tally) PlaceOf((SchoolPart Part, CountedTally Counted) entry) =>
            (entry.Part.Counted.School, entry.Counted.Tally);
    }

    private static Protection Join(
        Scope scope,
        int version,
        DateTimeOffset asOf,
        ReleaseMemory before,
        IEnumerable<(QuestionnaireRelease Release, QuestionnaireMemory Memory)> protectedOnes)
    {
        var made = protectedOnes.ToList();
        var hour = new DateTimeOffset(asOf.Year, asOf.Month, asOf.Day, asOf.Hour, 0, 0, TimeSpan.Zero);
        return new Protection(
            new Release(scope, version, hour, [.. made.Select(entry => entry.Release)]),
            new ReleaseMemory(
                scope,
                [
                    .. made.Select(entry => entry.Memory)
                        .Concat(before.Questionnaires.Where(old => made.All(entry => entry.Memory.Questionnaire != old.Questionnaire)))
                        .OrderBy(memory => memory.Questionnaire.Audience).ThenBy(memory => memory.Questionnaire.Version),
                ]));
    }
}
