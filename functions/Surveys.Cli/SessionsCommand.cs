using System.CommandLine;
using Surveys.App.Campaigns;
using Surveys.Campaigns;
using Surveys.Questionnaires;

namespace Surveys.Cli;

/// <summary><c>sessions</c>: ends sessions that nobody ended.</summary>
internal static class SessionsCommand
{
    public static Command Create() => new("sessions", "End sessions.") { Close() };

    private static Command Close()
    {
        var ids = new Argument<string[]>("SESSION")
        {
            Description = "The id of a session, 12 characters; several are closed one after the other.",
            Arity = ArgumentArity.OneOrMore,
        };
        const string what = "End sessions. Answers that phones still hold are taken for the days of the setting Surveys__TicketDays.";
        var command = new Command("close", what) { ids };
        return StoredData.On(command, async (parsed, store, cancel) =>
        {
            var clock = TimeProvider.System;
            var register = new SessionRegister(store.Storage, QuestionnaireCatalog.Embedded, new SessionCache(store.Storage, clock), clock);
            var missing = 0;
            foreach (var text in parsed.GetValue(ids)!)
            {
                if (SessionId.TryParse(text, out var id)
                    && (await register.CloseAsync(id, cancel)).TryGet(out var stored, out _))
                {
                    var session = stored.Session.Session;
                    Console.WriteLine($"{session.Id}: {session.StateAt(clock.GetUtcNow())}, {session.SchoolId}, {session.Date:yyyy-MM-dd}");
                }
                else
                {
                    missing++;
                    await Console.Error.WriteLineAsync($"There is no session '{text}'.");
                }
            }

            return missing == 0 ? 0 : 1;
        });
    }
}
