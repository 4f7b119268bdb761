using System.CommandLine;
using Spectre.Console;
using Surveys.App.Settings;
using Surveys.Cli.Azurite;

namespace Surveys.Cli;

/// <summary>The app's command line.</summary>
internal static class CommandLine
{
    /// <summary>Puts the commands together; the first one is what happens without a word.</summary>
    public static RootCommand Create(params ReadOnlySpan<Command> commands)
    {
        if (Console.IsOutputRedirected)
        {
            // Lines in a file or pipe are not to be broken.
            AnsiConsole.Profile.Width = 1000;
        }

        var root = new RootCommand("Surveys for schools: collects answers, adds them up, publishes reports.");
        foreach (var command in commands)
        {
            root.Subcommands.Add(command);
        }

        foreach (var option in commands[0].Options)
        {
            root.Options.Add(option);
        }

        root.Action = commands[0].Action;
        return root;
    }

    /// <summary>Runs what a person asked for; what they can put right is said in one sentence.</summary>
    public static async Task<int> Try(Func<Task<int>> action)
    {
        try
        {
            return await action();
        }
        catch (Exception e) when ((SettingProblems.Of(e) ?? (e as LocalStoreException)?.Message) is { } problem)
        {
            await Console.Error.WriteLineAsync(problem);
            return 1;
        }
    }
}
