using System.Security.Cryptography;
using System.Text;
using Surveys.Aggregates;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Functions.Analyze;
using Surveys.Functions.Hosting;
using Surveys.Questionnaires;
using Surveys.Reports;
using Surveys.Storage;
using Publication = Surveys.Storage.Publication;

namespace Surveys.Functions.Publish;

/// <summary>What a run of Publish did.</summary>
/// <param name="Releases">Releases that changed.</param>
/// <param name="Reports">Reports that were rendered.</param>
internal sealed record PublishResult(int Version, int Releases, int Reports, int Failed);

/// <summary>
/// Makes a publication of what changed since the last one, then renders the reports it concerns.
/// A run that dies is made up for by the next: a publication becomes visible in one step, and a report says what it was made from.
/// </summary>
internal sealed class Publisher(
    SurveyStorage storage, ReleaseReader releases, QuestionnaireCatalog catalog, TimeProvider clock, ILogger<Publisher> log)
{
    /// <summary>Raised when a report would look different for the same release: the next run renders all of them again.</summary>
    private const string Layout = "1";

    private static readonly int ParallelReports = Environment.ProcessorCount;

    /// <summary>What is in the releases of an edition, so that it is not read twice.</summary>
    private Tuple<string, PublishedAdmissions>? kept;

    /// <param name="progress">Called with the number of reports done and to do.</param>
    public async Task<PublishResult> RunAsync(CancellationToken cancel, Action<int, int>? progress = null)
    {
        await storage.EnsureCreatedAsync(cancel);
        var schools = await storage.Schools.AllAsync(cancel);
        var sessions = (await storage.Sessions.AllAsync(cancel)).Select(registered => registered.Session).ToLookup(s => s.SchoolId);
        var (publication, changed) = await PublishAsync(schools, sessions, cancel);
        var (rendered, failed) = await RenderAsync(schools, sessions, publication, progress, cancel);
        if (changed > 0 || rendered > 0 || failed > 0)
        {
            Log.Published(log, publication?.Head.Version ?? 0, changed, rendered, failed);
        }

        return new PublishResult(publication?.Head.Version ?? 0, changed, rendered, failed);
    }

    private async Task<(Publication? Publication, int Changed)> PublishAsync(
        IReadOnlyList<School> schools, ILookup<string, Session> sessions, CancellationToken cancel)
    {
        var head = await storage.Releases.CurrentAsync(cancel);
        var previous = await releases.CurrentAsync(cancel);
        var now = clock.GetUtcNow();
        var basedOn = await BasedOnAsync(sessions, now, cancel);
        if (basedOn == (head?.BasedOn ?? 0) || previous?.Head.Edition != head?.Edition)
        {
            return (previous, 0);
        }

        var tree = await ReadTreeAsync(schools, sessions, cancel);
        var remembered = await RememberedAsync(head, cancel);
        var (made, admissions) = DisclosureControl.Protect(tree, remembered.Admissions, (head?.Version ?? 0) + 1, now);
        var unchanged = made.Where(release => previous?.Releases.GetValueOrDefault(release.Scope) is { } before && SaysTheSame(before, release))
            .ToDictionary(release => release.Scope, release => previous!.Editions[release.Scope]);
        var changed = made.Where(release => !unchanged.ContainsKey(release.Scope)).ToList();
        if (changed.Count == 0 && (head is null || admissions.SameAs(remembered.Admissions)))
        {
            if (head is not null)
            {
                await storage.Releases.ConfirmAsync(head, basedOn, cancel);
            }

            return (previous, 0);
        }

        var published = await storage.Releases.PublishAsync(head, changed, unchanged, remembered, admissions, now, basedOn, cancel);
        return (await releases.CurrentAsync(cancel), published is null ? 0 : changed.Count);
    }

    private async Task<PublishedAdmissions> RememberedAsync(PublicationHead? head, CancellationToken cancel)
    {
        if (head is null)
        {
            return PublishedAdmissions.None;
        }

        if (kept is { } known && known.Item1 == head.Edition)
        {
            return known.Item2;
        }

        var read = await storage.Releases.ReadAdmissionsAsync(head, id => TallyLayout.Of(catalog[id]), cancel);
        kept = Tuple.Create(head.Edition, read);
        return read;
    }

    /// <summary>Grows with every count, and with every session that closes or has waited long enough: nothing else changes a release.</summary>
    private async Task<long> BasedOnAsync(ILookup<string, Session> sessions, DateTimeOffset now, CancellationToken cancel)
    {
        var (_, counted) = await storage.Aggregates.TotalsAsync(Scope.Nation, LayoutOf, cancel);
        return counted + sessions.SelectMany(school => school).Sum(session =>
            (session.StateAt(now) is SessionState.Closed or SessionState.Sealed ? 1 : 0)
            + (now - session.Closes >= DisclosureControl.Patience ? 1 : 0));
    }

    private async Task<AggregateTree> ReadTreeAsync(
        IReadOnlyList<School> schools, ILookup<string, Session> sessions, CancellationToken cancel)
    {
        var leaves = new List<SessionLeaf>();
        await Parallel.ForEachAsync(
            schools.Where(school => sessions.Contains(school.Id)),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancel },
            async (school, token) =>
            {
                var tallies = await storage.Aggregates.SessionsOfAsync(school.Id, LayoutOf, token);
                var known = sessions[school.Id].ToDictionary(session => session.Id.ToString());
                lock (leaves)
                {
                    leaves.AddRange(tallies.Where(entry => known.ContainsKey(entry.Session))
                        .Select(entry => new SessionLeaf(known[entry.Session], school, entry.Tally)));
                }
            });
        return new AggregateTree(leaves);
    }

    private async Task<(int Rendered, int Failed)> RenderAsync(
        IReadOnlyList<School> schools,
        ILookup<string, Session> sessions,
        Publication? publication,
        Action<int, int>? progress,
        CancellationToken cancel)
    {
        var fingerprints = await storage.Reports.FingerprintsAsync(cancel);
        var now = clock.GetUtcNow();
        var work = (from school in schools
                    let held = sessions[school.Id].Where(session => session.StateAt(now) != SessionState.Planned)
                        .OrderBy(session => session.Date).ThenBy(session => session.Id.Value).ToList()
                    where held.Count > 0
                    from language in SchoolReport.Languages
                    let fingerprint = Fingerprint(school, held, publication)
                    let name = storage.Reports.NameOf(school.Id, language)
                    where fingerprints.GetValueOrDefault(name) != fingerprint
                    select (school, held, language, fingerprint, name)).ToList();
        int done = 0, failed = 0;
        await Parallel.ForEachAsync(
            work,
            new ParallelOptions { MaxDegreeOfParallelism = ParallelReports, CancellationToken = cancel },
            async (job, token) =>
            {
                try
                {
                    var release = publication?.Releases.GetValueOrDefault(Scope.OfSchool(job.school.Id));
                    var report = SchoolReport.Create(job.school, job.held, release, catalog, job.language);
                    await storage.Reports.PutAsync(job.name, SchoolReportPdf.Render(report), job.fingerprint, token);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // One failing school never blocks the rest.
                    Interlocked.Increment(ref failed);
                    Log.ReportFailed(log, e, job.school.Id, job.language);
                }

                var finished = Interlocked.Increment(ref done);
                progress?.Invoke(finished, work.Count);
            });
        return (done - failed, failed);
    }

    /// <summary>Everything a report is made from. The same fingerprint, the same report.</summary>
    private static string Fingerprint(School school, IReadOnlyList<Session> held, Publication? publication)
    {
        var edition = publication?.Editions.GetValueOrDefault(Scope.OfSchool(school.Id)) ?? "none";
        var content = string.Join('\n', held.Select(session => session.ToString()).Prepend(school.ToString()).Prepend(edition).Prepend(Layout));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)).AsSpan(0, 16));
    }

    private static bool SaysTheSame(Release a, Release b) =>
        (a.RespondentsPre, a.RespondentsPost, a.Pairs) == (b.RespondentsPre, b.RespondentsPost, b.Pairs)
        && a.Figures.SequenceEqual(b.Figures)
        && a.Suppressions.SequenceEqual(b.Suppressions);

    private TallyLayout LayoutOf(string questionnaire) =>
        TallyLayout.Of(catalog.All.FirstOrDefault(known => known.Id.ToString() == questionnaire)
            ?? throw new InvalidOperationException($"The stored tally of {questionnaire} has no questionnaire."));
}
