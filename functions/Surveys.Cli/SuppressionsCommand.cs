using System.CommandLine;
using System.Globalization;
using Spectre.Console;
using Surveys.Disclosure;
using Surveys.Storage;
using Surveys.Tallies;

namespace Surveys.Cli;

/// <summary><c>suppressions</c>: what disclosure control costs. Reads what everybody may read: the current releases.</summary>
internal static class SuppressionsCommand
{
    private static readonly ScopeKind[] Levels = [ScopeKind.School, ScopeKind.Region, ScopeKind.Nation];

    public static Command Create()
    {
        var command = new Command("suppressions", "Count the cells that are suppressed in the current releases, by level and rule.");
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
        var cells = Levels.SelectMany(level => releases[level].SelectMany(Cells).Select(cell => (Level: level, cell.Kind, cell.Rule)))
            .ToList();
        var table = new Table().Border(TableBorder.Rounded).AddColumns("Cells", "", "School", "Region", "Nation");
        for (var column = 2; column < 5; column++)
        {
            table.Columns[column].RightAligned();
        }

        foreach (var kind in cells.GroupBy(cell => cell.Kind).OrderBy(kind => kind.Key))
        {
            Row(kind.Key, "shown", kind.Where(cell => cell.Rule is null));
            var rules = kind.Where(cell => cell.Rule is not null).GroupBy(cell => cell.Rule!);
            foreach (var rule in rules.OrderBy(rule => rule.Key, StringComparer.Ordinal))
            {
                Row("", rule.Key, rule);
            }
        }

        AnsiConsole.MarkupLineInterpolated($"Publication {publication.Head.Version} of {publication.Head.AsOf:yyyy-MM-dd HH:mm} UTC");
        AnsiConsole.Write(table);
        var schools = releases[ScopeKind.School].ToList();
        var withResults = schools.Count(school => school.Figures.Any(IsPerItem));
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture,
            $"{withResults} of {schools.Count} schools ({(double)withResults / Math.Max(1, schools.Count):P1}) have results item by item.");

        void Row(string what, string rule, IEnumerable<(ScopeKind Level, string Kind, string? Rule)> of)
        {
            var byLevel = of.CountBy(cell => cell.Level).ToDictionary();
            table.AddRow(
                [
                    what.EscapeMarkup(),
                    rule.EscapeMarkup(),
                    .. Levels.Select(level => byLevel.GetValueOrDefault(level).ToString("N0", CultureInfo.InvariantCulture)),
                ]);
        }
    }

    /// <summary>
    /// A cell is an item (or the score) before, after, or as a change, of everybody or of one group: shown or suppressed as a whole.
    /// </summary>
    private static IEnumerable<(string Kind, string? Rule)> Cells(Release release) =>
        release.Figures.Select(figure => (figure.Questionnaire, Phase: Phase(figure.Basis), figure.Item, figure.By, figure.Group))
            .Distinct()
            .Select(cell => (KindOf(cell.By), (string?)null))
            .Concat(release.Suppressions.Select(cell => (KindOf(cell.By), (string?)cell.Rule)));

    private static string Phase(Basis basis) => basis is Basis.Pre or Basis.Post ? basis.ToString() : "Change";

    private static string KindOf(string by) => by.Length == 0 ? "everybody" : $"by {by}";

    private static bool IsPerItem(Figure figure) => figure is { By: "", Option: Figure.Right, Basis: Basis.Pre or Basis.Post };
}
