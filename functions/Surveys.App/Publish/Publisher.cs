using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.Storage;
using Surveys.Tallies;

namespace Surveys.App.Publish;

/// <summary>What a run of Publish did.</summary>
/// <param name="Releases">Releases that changed.</param>
/// <param name="Reports">Reports that were rendered.</param>
public sealed record PublishResult(int Version, int Releases, int Reports, int Failed);

/// <summary>
/// Makes a publication of what changed since the last one, then renders the reports it concerns.
/// A run that dies is made up for by the next: a publication becomes visible in one step, and a report says what it was made from.
/// </summary>
public sealed class Publisher(
    SurveyStorage storage,
    ReleaseReader releases,
    ReportRun reports,
    QuestionnaireCatalog catalog,
    TimeProvider clock,
    ILogger<Publisher> log)
{
    /// <summary>What is in the releases of an edition, so that it is not read twice.</summary>
    private Tuple<string, PublishedAdmissions>? kept;

    /// <param name="progress">Called with the number of reports looked at and of all there are.</param>
    public async Task<PublishResult> RunAsync(CancellationToken cancel, Action<int, int>? progress = null)
    {
        await storage.EnsureCreatedAsync(cancel);
        var schools = await storage.Schools.AllAsync(cancel);
        var sessions = (await storage.Sessions.AllAsync(cancel)).Select(registered => registered.Session).ToLookup(s => s.SchoolId);
        var (publication, changed) = await PublishAsync(schools, sessions, cancel);
        var (rendered, failed) = await reports.RunAsync(schools, sessions, publication, progress, cancel);
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
        var unchanged = made.Where(
            release => previous?.Releases.GetValueOrDefault(release.Scope) is { } before && SaysTheSame(before, release))
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

    /// <summary>
    /// Grows with every count, and with every session that closes or has waited long enough: nothing else changes a release.
    /// </summary>
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

    private static bool SaysTheSame(Release a, Release b) =>
        (a.RespondentsPre, a.RespondentsPost, a.Pairs) == (b.RespondentsPre, b.RespondentsPost, b.Pairs)
        && a.Figures.SequenceEqual(b.Figures)
        && a.Suppressions.SequenceEqual(b.Suppressions);

    private TallyLayout LayoutOf(string questionnaire) =>
        TallyLayout.Of(catalog.All.FirstOrDefault(known => known.Id.ToString() == questionnaire)
            ?? throw new InvalidOperationException($"The stored tally of {questionnaire} has no questionnaire."));
}
