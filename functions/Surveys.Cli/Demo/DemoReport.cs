using System.Globalization;
using Spectre.Console;
using Surveys.Campaigns;
using Surveys.Languages;

namespace Surveys.Cli.Demo;

/// <summary>Says on the screen what a demo came to and what can be opened.</summary>
internal static class DemoReport
{
    public static void Print(DemoOutcome outcome)
    {
        var (schools, people, counts) = (outcome.Ledger.Schools, outcome.Ledger.Headcount, outcome.Counts);
        var roles = LanguageCatalog.Embedded.ForReport("en").Report.Roles;
        AnsiConsole.WriteLine();
        AnsiConsole.MarkupLineInterpolated(
            $"[bold]The campaign {outcome.Ledger.Campaign}[/], seed {outcome.Seed}. Every school in it is made up.");
        Write(
            (
                "Schools",
                schools.Total,
                $"{schools.Primary} primary, {schools.Secondary} secondary; {schools.Urban} in towns, {schools.Rural} rural"),
            ("Regions", outcome.Ledger.Regions, "of 12"),
            ("Sessions", outcome.Ledger.Sessions, ""),
            ("Pupils", people.Pupils, string.Create(CultureInfo.InvariantCulture, $"{people.Girls:N0} girls, {people.Boys:N0} boys")),
            ("Adults", people.Adults, string.Join(", ", AdultRoles.All.Select(role => $"{people[role]} {roles[role].For(people[role])}"))),
            ("Responses sent", counts.Sent, $"{counts.Repeated} of them again, {counts.Late} days late, {counts.Forms} as a form"),
            ("Acknowledged", counts.Acknowledged, $"{counts.Refused} refused"),
            ("Stored", counts.Stored, $"{counts.Duplicates} twice"),
            ("Pairs", counts.Pairs, "persons with both responses"),
            ("Reports", counts.Reports, "schools, in every language"));
        AnsiConsole.WriteLine($"Responses {outcome.ResponsesHash}");
        AnsiConsole.WriteLine(string.Join(", ", outcome.Seconds.Select(
            stage => string.Create(CultureInfo.InvariantCulture, $"{stage.Key} {stage.Value:F1} s"))));
        foreach (var (name, isKept) in outcome.Checks)
        {
            AnsiConsole.MarkupLine($"  {(isKept ? "[green]yes[/]" : "[red]NO[/] ")} {name.EscapeMarkup()}");
        }

        foreach (var problem in outcome.Problems)
        {
            AnsiConsole.MarkupLineInterpolated($"[red]{problem}[/]");
        }
    }

    public static void Print(DemoLinks links, string reports, string smallest)
    {
        AnsiConsole.WriteLine();
        Line("Home", links.Home.AbsoluteUri);
        Line("A pupil's page", links.Pupil.AbsoluteUri);
        Line("A school's PDF", links.School.AbsoluteUri);
        Line("Aggregates", $"curl -H 'Authorization: Bearer {links.AnalystKey}' '{links.Aggregates.AbsoluteUri}'");
        Line("Staff key", links.StaffKey);
        Files(reports, smallest);
    }

    public static void Files(string reports, string smallest)
    {
        Line("All PDFs", reports);
        Line("Too few to say", Path.Combine(reports, smallest));
    }

    public static void Again(string folder) =>
        Line("The same data again", $"dotnet run --project functions/Surveys.Cli -- run --data {folder}");

    /// <remarks>Not as markup and never wrapped: these are copied.</remarks>
    private static void Line(string what, string text) => Console.WriteLine($"{what,-20} {text}");

    private static void Write(params ReadOnlySpan<(string What, long Count, string Of)> rows)
    {
        var table = new Table().Border(TableBorder.Rounded).HideHeaders().AddColumns("", "", "");
        table.Columns[1].RightAligned();
        foreach (var (what, count, of) in rows)
        {
            table.AddRow(what.EscapeMarkup(), count.ToString("N0", CultureInfo.InvariantCulture), of.EscapeMarkup());
        }

        AnsiConsole.Write(table);
    }
}
