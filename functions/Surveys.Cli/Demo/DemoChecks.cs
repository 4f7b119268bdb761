using Surveys.App.Analyze;
using Surveys.Campaigns;

namespace Surveys.Cli.Demo;

/// <summary>The promises of a demo and whether they were kept.</summary>
internal sealed class DemoChecks
{
    public Dictionary<string, bool> Results { get; } = [];

    public List<string> Problems { get; } = [];

    public static DemoChecks Of(
        Ledger ledger, PhoneCounts phones, Recount recount, int sheets, int reports, IReadOnlyList<string> deadLinks)
    {
        var checks = new DemoChecks();
        checks.Add("ledgerAsAsked", LedgerProblem(ledger));
        checks.Add(
            "everythingAcknowledged",
            phones.Acknowledged.Count == sheets && phones.Refused == 0
                ? null
                : $"{sheets} sheets were to be sent, {phones.Acknowledged.Count} were acknowledged; "
                    + $"{phones.Refused} times the server refused, first with: {phones.FirstRefusal ?? "nothing"}.");
        checks.Add(
            "acknowledgedEqualsStored",
            recount is { Missing: 0, Unknown: 0 } && recount.Stored == phones.Acknowledged.Count
                ? null
                : $"{phones.Acknowledged.Count} sheets were acknowledged and {recount.Stored} rows are stored: "
                    + $"{recount.Missing} are missing, {recount.Unknown} are nobody's.");
        checks.Add(
            "noDuplicates", recount.Duplicates == 0 ? null : $"{recount.Duplicates} rows hold a response that another row holds too.");
        checks.Add("storedAsSent", recount.Altered == 0 ? null : $"{recount.Altered} rows say something else than was sent.");
        checks.Add("tallyEqualsRecount", recount.IsTallied ? null : "The nation's tally is not what a recount of the raw responses gives.");
        checks.Add(
            "everySchoolHasReports",
            reports == CampaignTotals.Schools
                ? null
                : $"{reports} of {CampaignTotals.Schools} schools have their reports in all languages.");
        checks.Add("linksOpen", deadLinks.Count == 0 ? null : $"These do not open: {string.Join(", ", deadLinks)}.");
        return checks;
    }

    private static string? LedgerProblem(Ledger ledger)
    {
        var (schools, people) = (ledger.Schools, ledger.Headcount);
        var isAsAsked = schools is { Total: CampaignTotals.Schools, Primary: CampaignTotals.Primary, Secondary: CampaignTotals.Secondary }
            && ledger.Regions == CampaignTotals.Regions
            && people is
            {
                Pupils: CampaignTotals.Pupils, Girls: CampaignTotals.Girls, Boys: CampaignTotals.Boys, Adults: >= CampaignTotals.Adults,
            }
            && AdultRoles.All.All(role => people[role] > 0);
        return isAsAsked
            ? null
            : $"The ledger does not say {CampaignTotals.Schools} schools "
                + $"({CampaignTotals.Primary} primary, {CampaignTotals.Secondary} secondary), "
                + $"{CampaignTotals.Regions} regions, {CampaignTotals.Pupils} pupils "
                + $"({CampaignTotals.Girls} girls, {CampaignTotals.Boys} boys) "
                + $"and at least {CampaignTotals.Adults} adults in five roles.";
    }

    private void Add(string name, string? problem)
    {
        Results.Add(name, problem is null);
        if (problem is not null)
        {
            Problems.Add(problem);
        }
    }
}
