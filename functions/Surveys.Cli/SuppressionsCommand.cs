using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.Storage;
using Surveys.Tallies;

namespace Surveys.Cli;

/// <summary><c>suppressions</c>: what disclosure control costs. Reads what everybody may read: the current releases.</summary>
internal static class SuppressionsCommand
{
    private static readonly ScopeKind[] Levels = [ScopeKind.School, ScopeKind.Region, ScopeKind.Nation];

    public static Command Create()
    {
        var command = new Command("suppressions", "Count the tables that are suppressed in the current releases, by level and rule.");
        return StoredData.On(command, async (_, store, cancel) =>
        {
            var storage = store.Storage;
            if (await storage.Releases.CurrentAsync(cancel) is not { } head)
            {
                await Console.Error.WriteLineAsync("Nothing is published yet: the timer does it some minutes after a session has closed.");
                return 1;
            }

            Print(await storage.Releases.ReadAsync(head, cancel));
            return 0;
        });
    }

    private static void Print(Publication publication)
    {
        var releases = publication.Releases.Values.ToLookup(release => release.Scope.Kind);
        var counts = Levels.SelectMany(level => releases[level].SelectMany(Tables)
            .Select(tables => (Level: level, tables.Split, tables.Rule, tables.Number))).ToList();
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Tables", "", "School", "Region", "Nation");
        for (var column = 2; column < 5; column++)
        {
            table.Columns[column].RightAligned();
        }

        foreach (var split in counts.GroupBy(entry => entry.Split).OrderBy(split => split.Key, StringComparer.Ordinal))
        {
            Row(split.Key.Length == 0 ? "everybody" : $"by {split.Key}", "published", split.Where(entry => entry.Rule is null));
            var rules = split.Where(entry => entry.Rule is not null).GroupBy(entry => entry.Rule!);
            foreach (var rule in rules.OrderBy(rule => rule.Key, StringComparer.Ordinal))
            {
                Row("", rule.Key, rule);
            }
        }

        AnsiConsole.MarkupLineInterpolated($"Publication {publication.Version} of {publication.AsOf:yyyy-MM-dd HH:mm} UTC");
        AnsiConsole.Write(table);
        var schools = releases[ScopeKind.School].ToList();
        var withResults = schools.Count(school => school.Questionnaires.Any(asked => asked.Tables.Any(IsPerItem)));
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{withResults} of {schools.Count} schools ({(double)withResults / Math.Max(1, schools.Count):P1}) have results item by item.");

        void Row(string what, string rule, IEnumerable<(ScopeKind Level, string Split, string? Rule, int Number)> of)
        {
            var byLevel = of.GroupBy(entry => entry.Level).ToDictionary(level => level.Key, level => level.Sum(entry => entry.Number));
            table.AddRow(
                [
                    what.EscapeMarkup(),
                    rule.EscapeMarkup(),
                    .. Levels.Select(level => byLevel.GetValueOrDefault(level).ToString("N0", CultureInfo.InvariantCulture)),
                ]);
        }
    }

    /// <summary>The numbers of tables that are published, without a rule, and suppressed, with it.</summary>
    private static IEnumerable<(string Split, string? Rule, int Number)> Tables(Release release) =>
        release.Questionnaires.SelectMany(asked =>
            asked.Tables.Select(table => (table.Id.By, (string?)null, 1))
                .Concat(asked.Suppressions.Select(suppression => (
                    suppression.By,
                    (string?)suppression.Rule,
                    suppression.Item.Length == 0 ? DisclosureControl.TablesOf(QuestionnaireCatalog.Embedded[asked.Questionnaire]) : 1))));

    private static bool IsPerItem(ProtectedTable table) =>
        table.Id is { IsEverybody: true, Basis: Basis.Pre or Basis.Post, Item: not TableId.Respondents };
}
