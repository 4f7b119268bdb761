using System.CommandLine;
using Spectre.Console;
using Surveys.App;
using Surveys.App.Http;
using Surveys.Native;

namespace Surveys.Cli;

/// <summary><c>functions</c>: the table of functions, for people or as the Functions host reads it.</summary>
internal static class FunctionsCommand
{
    public static Command Create()
    {
        var output = new Option<DirectoryInfo?>("--output")
        {
            Description = "Write a function.json for each function below this folder instead, as the Azure Functions host reads them.",
            HelpName = "DIR",
        };
        var command = new Command("functions", "List the functions.") { output };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(output) is { } folder)
            {
                FunctionJson.WriteAll(folder.FullName, FunctionTable.All);
            }
            else
            {
                List();
            }

            return 0;
        });
        return command;
    }

    private static void List()
    {
        var table = new Table().Border(TableBorder.None).AddColumns("Function", "Called by", "What it does");
        foreach (var function in FunctionTable.All)
        {
            var trigger = function switch
            {
                HttpFunction http => $"{http.Method} /{http.Route}",
                TimerFunction timer => $"timer {timer.Schedule}",
                _ => "",
            };
            table.AddRow(function.Name.EscapeMarkup(), trigger.EscapeMarkup(), function.Summary.EscapeMarkup());
        }

        AnsiConsole.Write(table);
    }
}
