using System.Collections.Concurrent;
using System.Globalization;
using Surveys.Campaigns;
using Surveys.Disclosure;

namespace Surveys.Tests.Disclosure;

public sealed class AttackerTests(ITestOutputHelper output)
{
    private const int Campaigns = 200;

    [Fact]
    public void Nothing_hidden_is_pinned_to_fewer_than_five_values_and_no_late_answer_is_learned()
    {
        var found = Attack(DisclosureRules.All);
        output.WriteLine($"{found.Suspicions.Count} hidden counts in {Campaigns} campaigns, "
            + $"of which pinned: {found.Pinned.Count}. {found.Late.Count} late.");
        foreach (var line in found.Pinned.Take(40))
        {
            output.WriteLine(line);
        }

        Assert.Empty(found.Pinned);
        Assert.Empty(found.Late);
    }

    /// <summary>Each rule switched off in turn: the attacker must find what it hid.</summary>
    [Theory]
    [InlineData("rule 1: the least base is 3")]
    [InlineData("rule 2: the rest of a group is not looked at, nor what it tells")]
    [InlineData("rule 3: small schools join without a pool")]
    [InlineData("rule 4: late answers do not wait")]
    [InlineData("rule 5: figures are not rounded")]
    [InlineData("rule 6: ends are not coded")]
    [InlineData("rule 6: late answers that are all the same enter, and nothing is rounded")]
    [InlineData("rule 6: totals may undo it")]
    public void Without_a_rule_the_attacker_finds_something(string broken)
    {
        var all = DisclosureRules.All;
        var rules = broken switch
        {
            "rule 1: the least base is 3" => all with { MinimumBase = 3 },
            "rule 2: the rest of a group is not looked at, nor what it tells" =>
                all with { RestIsChecked = false, TotalsAreAudited = false },
            "rule 3: small schools join without a pool" => all with { SmallSchoolsArePooled = false },
            "rule 4: late answers do not wait" => all with { LateAnswersWait = false, CohortsAreMixed = false },
            "rule 5: figures are not rounded" => all with { FiguresAreRounded = false },
            "rule 6: ends are not coded" => all with { EndsAreCoded = false },
            "rule 6: late answers that are all the same enter, and nothing is rounded" =>
                all with { CohortsAreMixed = false, FiguresAreRounded = false },
            _ => all with { TotalsAreAudited = false },
        };
        var found = Attack(rules);
        output.WriteLine(
            $"{broken}: {found.Pinned.Count} of {found.Suspicions.Count} hidden counts pinned, {found.Late.Count} late cohorts known.");
        Assert.True(found.Pinned.Count + found.Late.Count > 0);
    }

    private static Findings Attack(DisclosureRules rules)
    {
        var findings = new Findings([], [], []);
        Parallel.For(0, Campaigns, new ParallelOptions { MaxDegreeOfParallelism = 2 }, seed =>
        {
            var published = new RandomCampaign(seed).Publish(rules);
            var attacker = new Attacker(published, seed % 2 == 0 ? Phase.Pre : Phase.Post, rules);
            foreach (var suspicion in attacker.Suspicions())
            {
                findings.Suspicions.Add(suspicion);
                if (suspicion.Values < 5)
                {
                    findings.Pinned.Add(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{seed}: {suspicion.Of}: {suspicion.Truth} in {suspicion.Least:0.##} to {suspicion.Greatest:0.##}"));
                }
            }

            foreach (var late in attacker.LateAnswersKnown())
            {
                findings.Late.Add($"{seed}: {late}");
            }
        });
        return findings;
    }

    private sealed record Findings(ConcurrentBag<Suspicion> Suspicions, ConcurrentBag<string> Pinned, ConcurrentBag<string> Late);
}
