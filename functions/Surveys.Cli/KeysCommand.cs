using System.CommandLine;
using Spectre.Console;
using Surveys.Storage;

namespace Surveys.Cli;

/// <summary><c>keys</c>: makes, lists, renews and revokes the keys of staff, analysts and schools.</summary>
internal static class KeysCommand
{
    /// <summary>How much of a key's hash names it in lists.</summary>
    private const int NameLength = 8;

    private const int LongestDays = 3650;
    private const int UsualDays = 365;

    public static Command Create() =>
        new("keys", "Make, list, renew and revoke the keys of staff, analysts and schools.")
        {
            CreateKey(), ListKeys(), RenewKey(), RevokeKey(),
        };

    private static Command CreateKey()
    {
        var role = new Option<AccessRole>("--role") { Description = "What the key opens.", Required = true };
        var label = new Option<string>("--label")
        {
            Description = "Whom it is for; shown in lists.",
            DefaultValueFactory = _ => "",
            HelpName = "TEXT",
        };
        var school = new Option<string?>("--school") { Description = "The school that a key of the role School opens.", HelpName = "ID" };
        var days = Days();
        var command = new Command("create", "Make a key and print it, this once.") { role, label, school, days };
        command.Validators.Add(result =>
        {
            if (result.GetValue(role) == AccessRole.School == (result.GetValue(school) is null))
            {
                result.AddError("--school goes with --role School, and only with it.");
            }
        });
        return StoredData.On(command, async (parsed, store, cancel) =>
        {
            var storage = store.Storage;
            if (parsed.GetValue(school) is { } id && await storage.Schools.FindAsync(id, cancel) is null)
            {
                await Console.Error.WriteLineAsync($"There is no school '{id}'. Register it first.");
                return 1;
            }

            var expires = After(parsed.GetValue(days));
            var (key, stored) = await storage.AccessKeys.CreateAsync(
                parsed.GetValue(role), parsed.GetValue(label)!, parsed.GetValue(school), expires, cancel);
            await Console.Error.WriteLineAsync($"The key of {Name(stored)}, valid until {expires:yyyy-MM-dd}. It is shown only now:");
            Console.WriteLine(key);
            if (stored.School is not null)
            {
                await Console.Error.WriteLineAsync(
                    store.PublicBaseUrl is null ? "The school's link, behind the address of the app:" : "The school's link:");
                Console.WriteLine($"{store.PublicBaseUrl?.AbsoluteUri.TrimEnd('/')}/schools/{stored.School}/report.pdf?key={key}");
            }

            return 0;
        });
    }

    private static Command ListKeys()
    {
        var command = new Command("list", "List the keys; never the keys themselves.");
        return StoredData.On(command, async (_, store, cancel) =>
        {
            var table = new Table().AddColumns("Key", "Role", "School", "Label", "Valid until");
            foreach (var key in await store.Storage.AccessKeys.AllAsync(cancel))
            {
                table.AddRow(
                    Markup.Escape(Name(key)), key.Role.ToString(), Markup.Escape(key.School ?? ""), Markup
                        .Escape(key.Label), $"{key.Expires:yyyy-MM-dd}");
            }

            AnsiConsole.Write(table);
            return 0;
        });
    }

    private static Command RenewKey()
    {
        var days = Days();
        const string what =
            "Move a key's end, from today on. Its links and letters stay as they are, and open again if it had expired.";
        return Change("renew", what, days, async (parsed, key, keys, cancel) =>
        {
            var expires = After(parsed.GetValue(days));
            await keys.RenewAsync(key, expires, cancel);
            Console.WriteLine($"Renewed {Name(key)}, valid until {expires:yyyy-MM-dd}.");
        });
    }

    private static Command RevokeKey() =>
        Change("revoke", "Revoke a key: it opens nothing from now on.", null, async (_, key, keys, cancel) =>
        {
            await keys.RevokeAsync(key, cancel);
            Console.WriteLine($"Revoked {Name(key)}.");
        });

    /// <summary>A command that does something with one key that is there.</summary>
    private static Command Change(
        string verb, string description, Option? option, Func<ParseResult, AccessKey, AccessKeyTable, CancellationToken, Task> action)
    {
        var name = new Argument<string>("KEY") { Description = "The name of the key in the list, or the key itself." };
        var command = new Command(verb, description) { name };
        if (option is not null)
        {
            command.Options.Add(option);
        }

        return StoredData.On(command, async (parsed, store, cancel) =>
        {
            var keys = store.Storage.AccessKeys;
            var given = parsed.GetValue(name)!;
            var found = (await keys.AllAsync(cancel))
                .Where(key => key.Hash.StartsWith(given.ToLowerInvariant(), StringComparison.Ordinal) || key.IsFor(given)).ToList();
            if (found is not [var only])
            {
                await Console.Error.WriteLineAsync(
                    found.Count == 0 ? $"There is no key '{given}'." : $"'{given}' names several keys; write more of it.");
                return 1;
            }

            await action(parsed, only, keys, cancel);
            return 0;
        });
    }

    private static Option<int> Days()
    {
        var days = new Option<int>("--days")
        {
            Description = "How long it is valid.",
            DefaultValueFactory = _ => UsualDays,
            HelpName = "N",
        };
        days.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > LongestDays)
            {
                result.AddError($"--days takes a whole number from 1 to {LongestDays}.");
            }
        });
        return days;
    }

    private static DateTimeOffset After(int days) => TimeProvider.System.GetUtcNow().AddDays(days);

    private static string Name(AccessKey key) => key.Hash[..NameLength];
}
