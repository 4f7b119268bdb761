using Surveys.App.Campaigns;
using Surveys.Campaigns;
using Surveys.Questionnaires;

namespace Surveys.Cli.Demo;

/// <summary>
/// Holds the campaign day by day over HTTP: what is late arrives, everybody answers before the talk, everybody answers after it,
/// staff close. The sessions of a day run at the same time.
/// </summary>
internal sealed class Replay(
    CampaignPlan plan, IReadOnlyDictionary<PlannedSession, SessionView> registered, QuestionnaireCatalog catalog,
    Phones phones, Staff staff, CampaignClock clock)
{
    /// <summary>How many requests are on their way at once.</summary>
    public const int InFlight = 16;

    private const int Arrive = 7, Before = 8, After = 9, Close = 10;

    private readonly Dictionary<DateOnly, List<(Sending Sending, string Ticket)>> late = plan.Days.ToDictionary(
        day => day, _ => new List<(Sending, string)>());

    private readonly ILookup<DateOnly, PlannedSession> sessions = plan.Sessions.ToLookup(session => session.Date);

    /// <summary>How many sheets came on a later day than they were written.</summary>
    public int Late => late.Values.Sum(list => list.Count);

    /// <param name="sheets">What the people of each session send.</param>
    /// <param name="progress">Called for each sheet.</param>
    /// <param name="monthEnds">Called in the evening of the last day of each month but the last.</param>
    public async Task RunAsync(
        IReadOnlyDictionary<PlannedSession, IReadOnlyList<Sending>> sheets, Stage progress, Func<Task> monthEnds, CancellationToken cancel)
    {
        foreach (var (i, day) in plan.Days.Index())
        {
            await progress.RunAsync(() => HoldAsync(day, sheets, progress, cancel));
            if (i + 1 < plan.Days.Length && plan.Days[i + 1].Month != day.Month)
            {
                await monthEnds();
            }
        }
    }

    private async Task HoldAsync(
        DateOnly day, IReadOnlyDictionary<PlannedSession, IReadOnlyList<Sending>> sheets, Stage progress, CancellationToken cancel)
    {
        clock.MoveTo(day, Arrive);
        await Each(late[day], async (entry, token) =>
        {
            await SendAsync(entry.Sending, entry.Ticket, token);
            progress.Advance();
        });
        await AnswerAsync(Phase.Pre, Before);
        await AnswerAsync(Phase.Post, After);
        clock.MoveTo(day, Close);
        await Each(sessions[day].Where(session => !session.StaysOpen), staff.CloseAsync);

        Task AnswerAsync(Phase phase, int hour)
        {
            clock.MoveTo(day, hour);

            // Seat by seat through all rooms, as if everybody began at once.
            var written = sessions[day].SelectMany(session => sheets[session].Where(sheet => sheet.Phase == phase).Index())
                .OrderBy(entry => entry.Index).Select(entry => entry.Item);
            return Each(written, async (sheet, token) =>
            {
                var ticket = await phones.OpenAsync(Code(sheet), sheet.Way, token);
                if (Arrival(sheet) is { } arrival)
                {
                    lock (late)
                    {
                        late[arrival].Add((sheet, ticket));
                    }
                }
                else
                {
                    await SendAsync(sheet, ticket, token);
                    progress.Advance();
                }
            });
        }

        Task Each<T>(IEnumerable<T> work, Func<T, CancellationToken, Task> action) => Parallel.ForEachAsync(
            work,
            new ParallelOptions { MaxDegreeOfParallelism = InFlight, CancellationToken = cancel },
            async (item, token) => await action(item, token));
    }

    private Task SendAsync(Sending sheet, string ticket, CancellationToken cancel) =>
        phones.SendAsync(sheet, Code(sheet), ticket, catalog.Latest(sheet.Session.Audience), cancel);

    private string Code(Sending sheet) =>
        (sheet.Phase == Phase.Pre ? registered[sheet.Session].Pre : registered[sheet.Session].Post).Code;

    /// <summary>The later day on which a sheet comes: the first of the campaign on which the phone has a signal. Null for most.</summary>
    private DateOnly? Arrival(Sending sheet)
    {
        if (sheet.LateDays == 0 || sheet.Session.Date == plan.Days[^1])
        {
            return null;
        }

        var signal = sheet.Session.Date.AddDays(sheet.LateDays);
        var day = plan.Days.FirstOrDefault(day => day >= signal);
        return day == default ? plan.Days[^1] : day;
    }
}
