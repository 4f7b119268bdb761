using Surveys.App.Analyze;
using Surveys.Campaigns;
using Surveys.Cli.Demo;
using Surveys.Questionnaires;

namespace Surveys.Cli.Tests.Demo;

public sealed class DemoChecksTests
{
    private static readonly Ledger AsAsked = new(
        "2025", 20_000, new SchoolCounts(170, 118, 52, 0, 105, 65), 12, 261,
        new Headcount(3690, 3731, _ => 136), 7770, 7790, 6490, null);

    private static readonly Recount Clean = new(
        Stored: 0, Duplicates: 0, Missing: 0, Unknown: 0, Altered: 0, Pairs: 0, IsTallied: true, Hash: "");

    [Fact]
    public void Kept_promises_are_no_problem()
    {
        var checks = DemoChecks.Of(AsAsked, new PhoneCounts(), Clean, sheets: 0, reports: 170, []);
        Assert.Empty(checks.Problems);
        Assert.Equal([true], checks.Results.Values.Distinct());
    }

    [Fact]
    public void Every_broken_promise_is_named_in_a_sentence()
    {
        var phones = new PhoneCounts();
        phones.Refuse("410 closed");
        var checks = DemoChecks.Of(
            AsAsked with { Regions = 11 },
            phones,
            Clean with { Stored = 2, Unknown = 2, Duplicates = 1, Altered = 1, IsTallied = false },
            sheets: 1,
            reports: 169,
            ["the home page"]);
        Assert.Equal([false], checks.Results.Values.Distinct());
        Assert.Equal(checks.Results.Count, checks.Problems.Count);
        Assert.All(checks.Problems, problem => Assert.EndsWith(".", problem, StringComparison.Ordinal));
    }

    [Fact]
    public void A_row_that_nobody_sent_is_a_problem_even_where_the_numbers_agree()
    {
        var phones = new PhoneCounts();
        var session = CampaignPlan.Create(1).Sessions[0];
        phones.Acknowledge(Crowd.Of(1, session, QuestionnaireCatalog.Embedded.Latest(session.Audience))[0], isRepeated: false);
        var checks = DemoChecks.Of(AsAsked, phones, Clean with { Stored = 1, Unknown = 1, Missing = 1 }, sheets: 1, reports: 170, []);
        Assert.False(checks.Results["acknowledgedEqualsStored"]);
    }
}
