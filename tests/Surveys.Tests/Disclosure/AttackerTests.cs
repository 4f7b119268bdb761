using System.Collections.Concurrent;
using System.Globalization;
using Surveys.Disclosure;
using Surveys.Tallies;

namespace Surveys.Tests.Disclosure;

/// <summary>
/// Attackers that read every release of every version and know the method, and how many answered. The table of what each rule hides is in
/// docs/disclosure.md.
/// </summary>
public sealed class AttackerTests(ITestOutputHelper output)
{
    /// <summary>How many campaigns are attacked; more with <c>ATTACKED_CAMPAIGNS</c>. docs/disclosure.md has the figures.</summary>
    private static readonly int Campaigns =
        int.TryParse(Environment.GetEnvironmentVariable("ATTACKED_CAMPAIGNS"), CultureInfo.InvariantCulture, out var asked) ? asked : 6;

    private static readonly Lazy<List<Suspicion>> EveryRule = new(() => Attack(DisclosureRules.All, null));

    private static readonly (string Item, Basis Basis)[] Tables =
        [("knows", Basis.Pre), ("knows", Basis.Post), ("dares", Basis.Pre), ("knows", Basis.Pairs), ("dares", Basis.Pairs)];

    [Fact]
    public void A_school_by_itself_leaves_every_count_three_values_in_every_version()
    {
        var found = Attack(DisclosureRules.All, (scope, _) => scope.Kind == ScopeKind.School);
        Report("schools alone", found);
        Assert.DoesNotContain(found, suspicion => suspicion.IsPinned);
    }

    [Fact]
    public void Schools_regions_and_the_nation_together_pin_next_to_nothing()
    {
        var found = EveryRule.Value;
        Report("all scopes, all versions", found);
        Assert.True(found.Count(suspicion => suspicion.IsPinned) <= found.Count / 1000);
    }

    /// <summary>Each rule switched off in turn: the attacker must find what it hid.</summary>
    [Theory]
    [InlineData("counts are not rounded")]
    [InlineData("rule 1: a table needs 3")]
    [InlineData("rule 2: the rest is not looked at")]
    [InlineData("rule 3: any region is published")]
    [InlineData("rule 4: late answers do not wait")]
    [InlineData("rule 5: no audit of the scope")]
    [InlineData("rule 7: no audit across scopes")]
    public void Without_a_rule_the_attacker_finds_more(string broken)
    {
        var all = DisclosureRules.All;
        var rules = broken switch
        {
            "counts are not rounded" => all with { CountsAreRounded = false },
            "rule 1: a table needs 3" => all with { MinimumBase = 3 },
            "rule 2: the rest is not looked at" => all with { RestIsChecked = false },
            "rule 3: any region is published" => all with { FewestSchools = 1, FewestInTotal = 10, LargestShare = 1 },
            "rule 4: late answers do not wait" => all with { LateAnswersWait = false },
            "rule 5: no audit of the scope" => all with { ScopesAreAudited = false },
            _ => all with { PartsAreAudited = false },
        };
        var (with, without) = (EveryRule.Value, Attack(rules, null));
        Report(broken, without);
        Assert.True(
            without.Count(s => s.IsPinned) > with.Count(s => s.IsPinned)
            || without.Count(s => s.TellsOfFew) > with.Count(s => s.TellsOfFew));
    }

    /// <summary>A school's release goes on while the region's stands: together they may tell more than was audited.</summary>
    [Fact]
    public void A_newer_school_beside_an_older_region_is_counted()
    {
        var found = Attack(DisclosureRules.All, (scope, version) => scope.Kind == ScopeKind.School || version == 0);
        Report("newer schools beside the first region", found);
        Assert.True(found.Count(suspicion => suspicion.IsPinned) <= found.Count / 1000);
    }

    [Theory]
    [InlineData("all alike")]
    [InlineData("one boy among girls")]
    [InlineData("schools of 5, 6 and 7 of one grade in a region of three more")]
    [InlineData("one school in a region")]
    public void In_planted_campaigns_no_count_is_pinned(string planted)
    {
        var found = new List<Suspicion>();
        for (var seed = 0; seed < 3; seed++)
        {
            var published = new List<Published> { Planted.Publish(planted, seed) };
            foreach (var (item, basis) in Tables)
            {
                found.AddRange(new LinearAttacker(published, RandomCampaign.Questionnaire, item, basis).Suspicions());
            }
        }

        Report(planted, found);
        Assert.DoesNotContain(found, suspicion => suspicion.IsPinned);
    }

    private void Report(string name, List<Suspicion> found)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {found.Count} counts, {found.Count(s => s.IsPinned)} with fewer than 3 values, "
            + $"{found.Count(s => s is { Values: 1, Persons: > 0 })} known exactly, "
            + $"{found.Count(s => s.TellsOfFew)} tell of fewer than ten."));
        foreach (var suspicion in found.Where(s => s.IsPinned).Take(10))
        {
            output.WriteLine($"  {suspicion}");
        }
    }

    private static List<Suspicion> Attack(DisclosureRules rules, Func<Scope, int, bool>? reads)
    {
        var findings = new ConcurrentBag<Suspicion>();
        Parallel.For(0, Campaigns, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var published = new RandomCampaign(seed).Publish(rules);
            var (item, basis) = Tables[seed % Tables.Length];
            foreach (var suspicion in new LinearAttacker(
                published, RandomCampaign.Questionnaire, item, basis, reads, rules.CountsAreRounded ? Rounding.MostOff : 0).Suspicions())
            {
                findings.Add(suspicion with { Of = $"{seed}: {suspicion.Of}" });
            }
        });
        return [.. findings.OrderBy(suspicion => suspicion.Of, StringComparer.Ordinal)];
    }
}
