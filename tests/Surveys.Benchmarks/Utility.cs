using System.Globalization;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Benchmarks;

/// <summary>What protection costs in use, on the demo campaign: the figures of docs/disclosure.md.</summary>
internal static class Utility
{
    private const double LeastKept = 0.9;
    private const double MostAnswersOff = 4;
    private const double MostBias = 0.001;
    private const double LeastItemByItem = 0.97;

    /// <summary>Prints them, and says whether each is within its limit.</summary>
    public static bool Print()
    {
        var campaign = new DemoCampaign();
        var schools = campaign.Count();
        var releases = new DemoReleases(campaign, schools);
        var verdicts = schools.Zip(releases.Schools).SelectMany(pair => Verdicts(pair.First, pair.Second.Release)).ToList();
        var clear = verdicts.Where(verdict => verdict.Exact is Verdict.More or Verdict.Fewer).ToList();
        var kept = clear.Count(verdict => verdict.Exact == verdict.Published);
        var wrong = verdicts.Count(verdict => verdict is { Exact: Verdict.NoClearChange, Published: Verdict.More or Verdict.Fewer });
        Line($"Changes at schools that are clear in exact numbers: {clear.Count}; clear as published: {(double)kept / clear.Count:P1}");
        Line($"Not clear in exact numbers: {verdicts.Count - clear.Count}; published as clear: {wrong}");

        var regions = Errors(ScopeKind.Region, schools, releases).ToList();
        var nation = Errors(ScopeKind.Nation, schools, releases).ToList();
        foreach (var (name, errors) in new[] { ("Regional", regions), ("National", nation) })
        {
            var answers = errors.Max(error => Math.Abs(error.Share) * error.Base);
            var points = errors.Max(error => Math.Abs(error.Share)) * 100;
            Line($"{name} shares: {errors.Count}; mean error {errors.Average(error => error.Share) * 100:0.000} points");
            Line($"{name} shares are off by at most {answers:0.0} answers of their base, {points:0.00} points");
        }

        var itemByItem = releases.Schools.Count(made => made.Release.Questionnaires.Any(asked => asked.Tables.Any(table =>
            table.Id is { IsEverybody: true, Basis: Basis.Pre or Basis.Post, Item: not TableId.Respondents })));
        Line($"Schools with results item by item: {itemByItem} of {schools.Count}, {(double)itemByItem / schools.Count:P1}");
        var tables = releases.Schools.Sum(made => made.Release.Questionnaires.Sum(asked => asked.Tables.Length));
        var narrowing = releases.Schools.SelectMany(made => made.Release.Questionnaires).SelectMany(asked => asked.Suppressions)
            .Where(suppression => suppression.Rule == SuppressionRules.NarrowsACount).ToList();
        var everybody = narrowing.Count(suppression => suppression.By.Length == 0);
        Line($"Tables of schools: {tables}; suppressed by the audit: {narrowing.Count}, of everybody {everybody}");
        return kept >= LeastKept * clear.Count
            && regions.All(error => Math.Abs(error.Share) * error.Base <= MostAnswersOff)
            && Math.Abs(regions.Average(error => error.Share)) < MostBias
            && itemByItem >= LeastItemByItem * schools.Count;
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    /// <summary>The verdict of each change that rests on 20 exact pairs: on the exact pairs, and as published.</summary>
    private static IEnumerable<(Verdict Exact, Verdict? Published)> Verdicts(SchoolTallies school, Release release) =>
        from asked in release.Questionnaires
        let tally = school.Tallies.Single(counted => counted.Tally.Questionnaire.Id == asked.Questionnaire).Tally
        from item in tally.Questionnaire.Items.Select((item, index) => (item, index))
        where item.item is { Kind: ItemKind.Knowledge or ItemKind.Scale, Phases.Length: 2 }
        let cells = tally.PairedCells(item.index).ToArray()
        let n = cells.Sum()
        where n >= Statistics.Verdicts.FewestForTest
        let table = asked.Find(new TableId(item.item.Id, Basis.Pairs))
        let design = table?.DesignEffect is { } effect ? new Design(asked.Sessions, effect) : Design.Persons
        let interval = cells.Length == 4
            ? PairedChange.Of(new PairedTable(cells[0], cells[1], cells[2], cells[3]), design)
            : SignChange.Of(cells[0], cells[1], cells[2], design)
        select (Statistics.Verdicts.Of(interval, n), table?.Verdict);

    /// <summary>Published less exact shares of everybody's options, with their exact base.</summary>
    private static IEnumerable<(double Share, long Base)> Errors(
        ScopeKind kind, IReadOnlyList<SchoolTallies> schools, DemoReleases releases) =>
        from made in releases.Totals
        where made.Release.Scope.Kind == kind
        from asked in made.Release.Questionnaires
        let tally = schools.Where(school => kind == ScopeKind.Nation || school.School.Region == made.Release.Scope.Id)
            .SelectMany(school => school.Tallies).Where(counted => counted.Tally.Questionnaire.Id == asked.Questionnaire)
            .Aggregate((a, b) => a + b).Tally
        from table in asked.Tables
        where table.Id is { IsEverybody: true, Basis: Basis.Pre or Basis.Post, Item: not TableId.Respondents }
        let counts = tally.OptionCounts(
            table.Id.Basis == Basis.Pre ? Phase.Pre : Phase.Post, tally.Questionnaire.IndexOf(table.Id.Item)).ToArray()
        where counts.Length == table.Values.Length
        from pair in table.Values.Zip(counts)
        select ((double)pair.First / table.Base - (double)pair.Second / counts.Sum(), counts.Sum());
}
