using System.Collections.Concurrent;
using System.Net;
using Surveys.App.Aggregate;
using Surveys.App.Campaigns;
using Surveys.App.Publish;
using Surveys.Questionnaires;
using Surveys.ReportContent;
using Surveys.Storage;

namespace Surveys.Cli.Demo;

/// <summary>What can be opened once the campaign is over. The keys are in it: they are made for this store and shown only now.</summary>
/// <param name="Pupil">The page after the talk of the session still open.</param>
/// <param name="School">A school's PDF.</param>
/// <param name="Aggregates">Releases, for an analyst with the key.</param>
internal sealed record DemoLinks(Uri Home, Uri Pupil, Uri School, Uri Aggregates, string AnalystKey, string StaffKey);

/// <summary>Fills a fresh store with the campaign through the running app, then looks at what came of it.</summary>
internal sealed class DemoRun(WebApplication app, CampaignPlan plan, CampaignClock clock, string reportFolder, Stages stages) : IDisposable
{
    private static readonly TimeSpan KeyLifetime = TimeSpan.FromDays(365);

    private readonly SurveyStorage storage = app.Services.GetRequiredService<SurveyStorage>();
    private readonly QuestionnaireCatalog catalog = app.Services.GetRequiredService<QuestionnaireCatalog>();
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false })
    {
        BaseAddress = new Uri(app.Urls.First()),
    };

    public async Task<(DemoOutcome Outcome, DemoLinks Links)> RunAsync(CancellationToken cancel)
    {
        await storage.EnsureCreatedAsync(cancel);
        var (staffKey, analystKey) = (await KeyAsync(AccessRole.Staff, null, cancel), await KeyAsync(AccessRole.Analyst, null, cancel));
        var staff = new Staff(http, staffKey, analystKey);
        var phones = new Phones(http);
        var registered = await RegisterAsync(staff, cancel);
        var sheets = plan.Sessions.ToDictionary(
            session => session, IReadOnlyList<Sending> (session) => Crowd.Of(plan.Seed, session, catalog.Latest(session.Audience)));

        var answering = stages.Add("answers", "Phones answer");
        var aggregating = stages.Add("aggregate", "Count the answers");
        var publishing = stages.Add("publish", "Publish, render reports");
        answering.Expect(sheets.Values.Sum(list => list.Count));
        aggregating.Expect(plan.Sessions.Length);
        publishing.Expect(plan.Schools.Length * SchoolReport.Languages.Length);
        var replay = new Replay(plan, registered, catalog, phones, staff, clock);
        await replay.RunAsync(sheets, answering, () => TickAsync(aggregating, publishing, cancel), cancel);
        answering.Finish();
        await TickAsync(aggregating, publishing, cancel);
        aggregating.Finish();
        publishing.Finish();

        var files = stages.Add("files", "Write the PDFs into the folder");
        var complete = await files.RunAsync(() => ReportFiles.WriteAsync(storage.Reports, plan.Schools, reportFolder, files, cancel));
        files.Finish();

        var checking = stages.Add("check", "Check what is stored");
        return await checking.RunAsync(async () =>
        {
            var links = new DemoLinks(
                http.BaseAddress!,
                registered[plan.Sessions[^1]].Post.Url,
                await SchoolLinkAsync(cancel),
                new Uri(http.BaseAddress!, $"/api/aggregates?scope={Tallies.ScopeKind.Nation}&format=csv"),
                analystKey,
                staffKey);
            var ledger = await staff.LedgerAsync(cancel);
            var recount = await Recount.ReadAsync(storage, plan, catalog, phones.Counts.Acknowledged, cancel);
            var all = sheets.Values.SelectMany(list => list).ToList();
            var checks = DemoChecks.Of(ledger, phones.Counts, recount, all.Count, complete, await DeadAsync(links, staff, cancel));
            checking.Finish();
            var counts = new DemoCounts(
                plan.Sessions.Sum(session => session.Headcount.Total),
                phones.Counts.Opened,
                phones.Counts.Sent,
                phones.Counts.Acknowledged.Count,
                phones.Counts.Repeated,
                phones.Counts.Refused,
                replay.Late,
                all.Count(sheet => sheet.Way == Way.Form),
                recount.Stored,
                recount.Duplicates,
                recount.Pairs,
                complete);
            return (new DemoOutcome(plan.Seed, ledger, counts, checks.Results, checks.Problems, recount.Hash, []), links);
        });
    }

    public void Dispose() => http.Dispose();

    private async Task<string> KeyAsync(AccessRole role, string? school, CancellationToken cancel) =>
        (await storage.AccessKeys.CreateAsync(role, "demo", school, TimeProvider.System.GetUtcNow() + KeyLifetime, cancel)).Key;

    private async Task<IReadOnlyDictionary<PlannedSession, SessionView>> RegisterAsync(Staff staff, CancellationToken cancel)
    {
        var stage = stages.Add("register", "Register schools and sessions");
        stage.Expect(plan.Schools.Length + plan.Sessions.Length);
        var registered = new ConcurrentDictionary<PlannedSession, SessionView>();
        await stage.RunAsync(async () =>
        {
            await staff.ImportAsync(plan.Schools, cancel);
            foreach (var _ in plan.Schools)
            {
                stage.Advance();
            }

            await Parallel.ForEachAsync(
                plan.Sessions,
                new ParallelOptions { MaxDegreeOfParallelism = Replay.InFlight, CancellationToken = cancel },
                async (session, token) =>
                {
                    registered[session] = await staff.RegisterAsync(session, token);
                    stage.Advance();
                });
        });
        stage.Finish();
        return registered;
    }

    /// <summary>Calls the timers, as the scheduler would have in the evening.</summary>
    private async Task TickAsync(Stage aggregating, Stage publishing, CancellationToken cancel)
    {
        await aggregating.RunAsync(() => app.Services.GetRequiredService<Aggregator>().RunAsync(cancel, aggregating.Advance));
        await publishing.RunAsync(() => app.Services.GetRequiredService<Publisher>().RunAsync(cancel, (_, _) => publishing.Advance()));
    }

    /// <summary>The link of the school that most pupils of were met.</summary>
    private async Task<Uri> SchoolLinkAsync(CancellationToken cancel)
    {
        var school = plan.Sessions.GroupBy(session => session.School.Id).MaxBy(held => held.Sum(session => session.Headcount.Pupils))!.Key;
        var key = await KeyAsync(AccessRole.School, school, cancel);
        return new Uri(http.BaseAddress!, $"/schools/{school}/report.pdf?key={key}&lang={SchoolReport.Languages[0]}");
    }

    private async Task<List<string>> DeadAsync(DemoLinks links, Staff staff, CancellationToken cancel)
    {
        var dead = new List<string>();
        foreach (var (name, link, type) in ((string, Uri, string)[])
            [
                ("the home page", links.Home, "text/html"),
                ("the pupil's page", links.Pupil, "text/html"),
                ("the school's PDF", links.School, "application/pdf"),
            ])
        {
            using var response = await http.GetAsync(link, cancel);
            if (response.StatusCode != HttpStatusCode.OK || response.Content.Headers.ContentType?.MediaType != type)
            {
                dead.Add(name);
            }
        }

        if (await staff.AggregatesAsync($"scope={Tallies.ScopeKind.Nation}", cancel) == 0)
        {
            dead.Add("the aggregates");
        }

        return dead;
    }
}
