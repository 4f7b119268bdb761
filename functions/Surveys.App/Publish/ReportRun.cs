using System.Security.Cryptography;
using System.Text;
using Surveys.App.Http;
using Surveys.App.Settings;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Documents;
using Surveys.Questionnaires;
using Surveys.ReportContent;
using Surveys.Storage;
using Surveys.Tallies;

namespace Surveys.App.Publish;

/// <summary>
/// Renders the reports of a publication: those that would say something else than what is stored, several at once. A report that is
/// stored says by its fingerprint what it holds, so a run that dies is taken up by the next where it stopped.
/// </summary>
public sealed class ReportRun(
    SurveyStorage storage,
    QuestionnaireCatalog catalog,
    SurveySettings settings,
    SchoolReportEngine engine,
    TimeProvider clock,
    ILogger<ReportRun> log)
{
    /// <summary>Raised when a PDF would look different though it says the same: the next run renders all of them again.</summary>
    private const string Layout = "3";

    /// <summary>After so many rendered reports the log says how far it is.</summary>
    private const int LogEvery = 100;

    private static readonly int ParallelReports = Environment.ProcessorCount;

    /// <param name="sessions">All sessions by school.</param>
    /// <param name="progress">Called with the number of reports looked at and of all there are.</param>
    public async Task<(int Rendered, int Failed)> RunAsync(
        IReadOnlyList<School> schools,
        ILookup<string, Session> sessions,
        Publication? publication,
        Action<int, int>? progress,
        CancellationToken cancel)
    {
        var stored = await storage.Reports.FingerprintsAsync(cancel);
        var jobs = Jobs(schools, sessions, publication).ToList();
        var failed = new List<FailedReport>();
        int done = 0, rendered = 0;
        await Parallel.ForEachAsync(
            jobs,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelReports, CancellationToken = cancel },
            async (job, token) =>
            {
                try
                {
                    if (await RenderAsync(job, stored, token) && Interlocked.Increment(ref rendered) % LogEvery == 0)
                    {
                        Log.Rendering(log, rendered);
                    }
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // One failing school never blocks the rest.
                    Log.ReportFailed(log, e, job.Scope.ToString(), job.Language);
                    lock (failed)
                    {
                        failed.Add(new FailedReport(job.Scope.Kind == ScopeKind.School ? job.Scope.Id : null, job.Language));
                    }
                }

                progress?.Invoke(Interlocked.Increment(ref done), jobs.Count);
            });
        var inOrder = failed.OrderBy(report => report.School, StringComparer.Ordinal)
            .ThenBy(report => report.Language, StringComparer.Ordinal).ToList();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        await storage.Reports.PutStatusAsync(new ReportStatus(today, publication?.Version ?? 0, inOrder), cancel);
        return (rendered, failed.Count);
    }

    /// <summary>One report in one language. It is written when its turn comes: all models at once would fill the memory.</summary>
    private sealed record Job(Scope Scope, string Language, Func<RenderedReport> Render);

    private IEnumerable<Job> Jobs(IReadOnlyList<School> schools, ILookup<string, Session> sessions, Publication? publication)
    {
        var now = clock.GetUtcNow();
        var visited = schools
            .Select(school => (School: school, Held: sessions[school.Id].Where(session => session.StateAt(now) != SessionState.Planned)
                .OrderBy(session => session.Date).ThenBy(session => session.Id.Value).ToList()))
            .Where(visit => visit.Held.Count > 0)
            .ToList();
        var perRegion = visited.CountBy(visit => visit.School.Region).ToDictionary();
        var nation = Release(Scope.Nation);
        List<Session> all = [.. visited.SelectMany(visit => visit.Held)];
        var national = from language in SchoolReport.Languages
                       where all.Count > 0
                       select new Job(Scope.Nation, language, () => RenderedReport.Of(
                           NationalReport.Create(schools, all, nation, settings.CampaignTarget, catalog, language)));
        return national.Concat(
               from visit in visited
               let scope = Scope.OfSchool(visit.School.Id)
               let around = new Surroundings(
                   Release(Scope.OfRegion(visit.School.Region)), perRegion[visit.School.Region], nation, visited.Count)
               from language in SchoolReport.Languages
               select new Job(scope, language, () => RenderedReport.Of(
                   OnTheWeb(
                       SchoolReport.Create(visit.School, visit.Held, Release(scope), catalog, language, around), visit.School), engine)));

        // Without a key, for the PDF is the same for everybody: see SchoolLink.
        SchoolReport OnTheWeb(SchoolReport report, School school) =>
            report with { Imprint = report.Imprint with { Web = SchoolLink.Page(settings, school.Id, report.Texts.Language) } };

        Release? Release(Scope scope) => publication?.Releases.GetValueOrDefault(scope);
    }

    /// <returns>Whether there was anything to do.</returns>
    private async Task<bool> RenderAsync(Job job, IReadOnlyDictionary<string, string> stored, CancellationToken cancel)
    {
        var report = job.Render();

        // The page holds all that the report says, so that it stands for the report: a release that changed nothing here renders nothing.
        var fingerprint = Convert.ToHexStringLower(
            SHA256.HashData(Encoding.UTF8.GetBytes($"{Layout} {settings.PublicBaseUrl}\n{report.Page}")).AsSpan(0, 16));
        return await PutAsync(ReportForm.Html, () => Encoding.UTF8.GetBytes(report.Page))
            | await PutAsync(ReportForm.Pdf, report.Pdf);

        async Task<bool> PutAsync(ReportForm form, Func<byte[]> content)
        {
            var name = storage.Reports.NameOf(job.Scope, job.Language, form);
            if (stored.GetValueOrDefault(name) == fingerprint)
            {
                return false;
            }

            await storage.Reports.PutAsync(
                name, content(), fingerprint, FileNames.Disposition(report.Title, form == ReportForm.Pdf ? "pdf" : "html"), cancel);
            return true;
        }
    }
}
