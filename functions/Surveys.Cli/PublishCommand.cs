using System.CommandLine;

namespace Surveys.Cli;

/// <summary><c>publish</c>: has a publication made, regions and the nation included, and every report rendered again.</summary>
internal static class PublishCommand
{
    /// <summary>What no publication is made from, so that the next one is another.</summary>
    private const long NothingYet = -1;

    public static Command Create() => StoredData.On(
        new Command("publish", "Have the app's next tick make a new publication and render every report again."),
        async (_, store, cancel) =>
        {
            var releases = store.Storage.Releases;
            await store.Storage.Retries.RunAsync(
                "The current publication",
                async () =>
                    (await releases.CurrentAsync(cancel) is not { } head
                        || await releases.ConfirmAsync(head with { BasedOn = NothingYet, TotalsOn = null }, cancel), 0),
                cancel);

            var reports = await store.Storage.Reports.ForgetFingerprintsAsync(cancel);
            Console.WriteLine($"Reports to render again: {reports}. The running app does it, and publishes, within five minutes.");
            return 0;
        });
}
