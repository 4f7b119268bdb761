using System.CommandLine;

namespace Surveys.Cli;

/// <summary><c>aggregate</c>: has every session counted again.</summary>
internal static class AggregateCommand
{
    public static Command Create() => StoredData.On(
        new Command("aggregate", "Mark every session, so that the app's next ticks count all answers again."),
        async (_, store, cancel) =>
        {
            var sessions = await store.Storage.Sessions.AllAsync(cancel);
            foreach (var registered in sessions)
            {
                await store.Storage.Dirty.MarkAsync(registered.Session.Id, cancel);
            }

            Console.WriteLine($"Sessions marked: {sessions.Count}. The running app counts them within a minute or two.");
            return 0;
        });
}
