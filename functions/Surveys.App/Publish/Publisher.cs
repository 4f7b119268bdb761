using Surveys.App.Settings;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.Storage;
using Surveys.Tallies;

namespace Surveys.App.Publish;

/// <summary>What a run of Publish did.</summary>
/// <param name="Version">Of the newest release; 0 before there is one.</param>
/// <param name="Releases">Releases that say something new.</param>
/// <param name="Reports">Reports that were rendered.</param>
public sealed record PublishResult(int Version, int Releases, int Reports, int Failed);

/// <summary>
/// Makes a publication of what changed since the last one, then renders the reports it concerns. A school's release is made when the school
/// changes; regions and the nation with the first run of a day.
/// A run that dies is made up for by the next: a publication becomes visible in one step, and a report says what it was made from.
/// </summary>
public sealed class Publisher(
    SurveyStorage storage,
    ReleaseReader releases,
    ReportRun reports,
    QuestionnaireCatalog catalog,
    SurveySettings settings,
    TimeProvider clock,
    ILogger<Publisher> log)
{
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
            Log.Published(log, publication?.Version ?? 0, changed, rendered, failed);
        }

        return new PublishResult(publication?.Version ?? 0, changed, rendered, failed);
    }

    private async Task<(Publication? Publication, int Changed)> PublishAsync(
        IReadOnlyList<School> schools, ILookup<string, Session> sessions, CancellationToken cancel)
    {
        var previous = await releases.CurrentAsync(cancel);
        var head = previous?.Head;
        var now = clock.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var basedOn = await BasedOnAsync(sessions, now, cancel);
        var isNight = head?.TotalsOn is not { } last || last < today;
        var isTotalDue = isNight && basedOn != (previous?.Scopes.GetValueOrDefault(Scope.Nation)?.BasedOn ?? 0);
        if (basedOn == (head?.BasedOn ?? 0) && !isNight)
        {
            return (previous, 0);
        }

        var version = (head?.Version ?? 0) + 1;
        var counted = await ReadSchoolsAsync(schools, sessions, now, cancel);
        var changed = counted.Where(school => Published(school.Scope)?.BasedOn != school.BasedOn).ToList();
        var ofSchools = new MadeRelease[changed.Count];
        await Parallel.ForAsync(0, changed.Count, cancel, async (i, _) =>
        {
            var before = await MemoryAsync(changed[i].Scope);
            ofSchools[i] = new MadeRelease(
                DisclosureControl.OfSchool(changed[i].Tallies, before, settings.DisclosureKey, version, now), changed[i].BasedOn);
        });

        List<MadeRelease> made = [.. ofSchools];
        if (isTotalDue && counted.Count > 0)
        {
            made.AddRange(await MakeTotalsAsync());
        }

        if (made.Count == 0)
        {
            if (head is not null)
            {
                await storage.Releases.ConfirmAsync(head with { BasedOn = basedOn, TotalsOn = today }, cancel);
            }

            return (previous, 0);
        }

        var hour = made[0].Protection.Release.AsOf;
        var next = new PublicationHead(version, "", hour, basedOn, today, default);
        var scopes = made.Select(release => release.Protection.Release.Scope).ToHashSet();
        var staying = previous?.Scopes.Values.Where(scope => !scopes.Contains(scope.Scope)) ?? [];
        var published = await storage.Releases.PublishAsync(previous, next, made, staying, cancel);
        return (await releases.CurrentAsync(cancel), published is null ? 0 : made.Count(SaysSomethingNew));

        bool SaysSomethingNew(MadeRelease release) =>
            previous?.Releases.GetValueOrDefault(release.Protection.Release.Scope)?.SaysTheSame(release.Protection.Release) != true;

        PublishedScope? Published(Scope scope) => previous?.Scopes.GetValueOrDefault(scope);

        async Task<ReleaseMemory> MemoryAsync(Scope scope) =>
            Published(scope) is { } known ? await storage.Releases.ReadMemoryAsync(known, cancel) : ReleaseMemory.NoneOf(scope);

        // Regions and the nation stand on what the schools' releases tell, those of this publication included.
        async Task<IEnumerable<MadeRelease>> MakeTotalsAsync()
        {
            var told = made.ToDictionary(release => release.Protection.Release.Scope, release => release.Protection.Memory);
            var parts = new List<SchoolPart>();
            foreach (var school in counted)
            {
                parts.Add(new SchoolPart(school.Tallies, told.GetValueOrDefault(school.Scope) ?? await MemoryAsync(school.Scope)));
            }

            var before = new Dictionary<Scope, ReleaseMemory>();
            foreach (var scope in (previous?.Scopes.Keys ?? []).Where(scope => scope.Kind > ScopeKind.School))
            {
                before[scope] = await MemoryAsync(scope);
            }

            return DisclosureControl.OfTotals(parts, before, settings.DisclosureKey, version, now)
                .Select(total => new MadeRelease(total, basedOn));
        }
    }

    /// <summary>Grows with every count, and with every session that closes: nothing else changes a release.</summary>
    private async Task<long> BasedOnAsync(ILookup<string, Session> sessions, DateTimeOffset now, CancellationToken cancel)
    {
        var (_, counted) = await storage.Aggregates.TotalsAsync(Scope.Nation, LayoutOf, cancel);
        return counted + sessions.SelectMany(school => school).Count(session => session.IsClosedAt(now));
    }

    private async Task<IReadOnlyList<CountedSchool>> ReadSchoolsAsync(
        IReadOnlyList<School> schools, ILookup<string, Session> sessions, DateTimeOffset now, CancellationToken cancel)
    {
        var counted = new List<CountedSchool>();
        await Parallel.ForEachAsync(
            schools.Where(school => sessions[school.Id].Any(session => session.IsClosedAt(now))),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = cancel },
            async (school, token) =>
            {
                var closed = sessions[school.Id].Where(session => session.IsClosedAt(now)).ToDictionary(session => session.Id.ToString());
                var tallies = (await storage.Aggregates.SessionsOfAsync(school.Id, LayoutOf, token))
                    .Where(entry => closed.ContainsKey(entry.Session)).ToList();
                if (tallies.Count > 0)
                {
                    var leaves = tallies.Select(entry => new SessionLeaf(closed[entry.Session], entry.Counted.Tally));
                    lock (counted)
                    {
                        counted.Add(new CountedSchool(
                            SchoolTallies.ClosedAt(now, school, leaves), tallies.Count + tallies.Sum(entry => entry.Counted.Version)));
                    }
                }
            });
        return [.. counted.OrderBy(school => school.Scope.Id, StringComparer.Ordinal)];
    }

    private TallyLayout LayoutOf(string questionnaire) =>
        TallyLayout.Of(catalog.All.FirstOrDefault(known => known.Id.ToString() == questionnaire)
            ?? throw new InvalidOperationException($"The stored tally of {questionnaire} has no questionnaire."));

    /// <param name="BasedOn">Grows with every count of a closed session, and with every session that closes.</param>
    private sealed record CountedSchool(SchoolTallies Tallies, long BasedOn)
    {
        public Scope Scope => Scope.OfSchool(Tallies.School.Id);
    }
}
