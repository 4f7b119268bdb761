using System.CommandLine;
using Spectre.Console;
using Surveys.App;
using Surveys.App.Http;

namespace Surveys.Cli;

/// <summary><c>functions</c>: every route and timer, for people.</summary>
internal static class FunctionsCommand
{
    public static Command Create()
    {
        var command = new Command("functions", "List the functions: routes, roles, timers.");
        command.SetAction(_ =>
        {
            List();
            return 0;
        });
        return command;
    }

    private static void List()
    {
        var table = new Table().Border(TableBorder.None).AddColumns("Function", "Called by", "Role", "What it does");
        foreach (var function in AllFunctions.Declared)
        {
            var (trigger, role) = function switch
            {
                HttpFunction http => ($"{string.Join(", ", http.Methods)} /{http.Route}", http.Role?.ToString() ?? ""),
                TimerFunction timer => ($"timer {timer.Schedule}", ""),
                _ => ("", ""),
            };
            table.AddRow(function.Name.EscapeMarkup(), trigger.EscapeMarkup(), role, function.Summary.EscapeMarkup());
        }

        AnsiConsole.Write(table);
    }
}
