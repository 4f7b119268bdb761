using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Storage;
using Surveys.Tallies;

namespace Surveys.App.Aggregate;

/// <summary>
/// Brings the tallies up to date with the responses: dirty sessions first, then the way up from them.
/// Any number of aggregators may work at once, and one may die at any point: a marker is removed only after the nation knows,
/// and only if nobody marked the session again meanwhile.
/// </summary>
public sealed class Aggregator(SurveyStorage storage, QuestionnaireCatalog catalog, ILogger<Aggregator> log)
{
    private const int ParallelSchools = 8;

    /// <summary>Counts what is dirty. Returns how many sessions that was.</summary>
    /// <param name="progress">Called after each session.</param>
    public async Task<int> RunAsync(CancellationToken cancel, Action? progress = null)
    {
        await storage.EnsureCreatedAsync(cancel);
        var markers = await storage.Dirty.AllAsync(cancel);
        if (markers.Count == 0)
        {
            return 0;
        }

        var schools = (await storage.Schools.AllAsync(cancel)).ToDictionary(school => school.Id);
        var dirty = new List<(DirtyMarker Marker, Session Session, School School)>();
        foreach (var marker in markers)
        {
            var session = (await storage.Sessions.FindAsync(marker.Session, cancel))?.Session;
            if (session is { SealedOn: null } && schools.TryGetValue(session.SchoolId, out var school))
            {
                dirty.Add((marker, session, school));
            }
            else
            {
                // A sealed session's tally stands: its responses are gone, and counting them again would lose it.
                await storage.Dirty.ClearAsync(marker, cancel);
            }
        }

        var options = new ParallelOptions { MaxDegreeOfParallelism = ParallelSchools, CancellationToken = cancel };
        await Parallel.ForEachAsync(
            dirty.GroupBy(entry => (entry.School, entry.Session.Questionnaire)),
            options,
            async (group, token) =>
            {
                foreach (var (_, session, _) in group)
                {
                    await CountAsync(session, token);
                    progress?.Invoke();
                }
            });

        // Schools of one region share a partition, so they go one after the other; regions do not.
        await Parallel.ForEachAsync(
            dirty.GroupBy(entry => entry.School.Region),
            options,
            async (region, token) =>
            {
                foreach (var (school, questionnaire) in region.Select(entry => (entry.School, entry.Session.Questionnaire)).Distinct())
                {
                    await RaiseAsync(
                        Scope.OfSchool(school.Id), null, Scope.OfRegion(school.Region), Stratum.Of(school), questionnaire, token);
                }
            });

        foreach (var (region, stratum, questionnaire) in dirty
            .Select(entry => (entry.School.Region, Stratum: Stratum.Of(entry.School), entry.Session.Questionnaire)).Distinct())
        {
            await RaiseAsync(Scope.OfRegion(region), stratum, Scope.Nation, stratum, questionnaire, cancel);
        }

        foreach (var (marker, _, _) in dirty)
        {
            await storage.Dirty.ClearAsync(marker, cancel);
        }

        Log.Aggregated(log, dirty.Count);
        return dirty.Count;
    }

    /// <summary>Marks every session: the next runs count everything again, by the same code.</summary>
    public async Task MarkAllAsync(CancellationToken cancel)
    {
        await storage.EnsureCreatedAsync(cancel);
        foreach (var registered in await storage.Sessions.AllAsync(cancel))
        {
            await storage.Dirty.MarkAsync(registered.Session.Id, cancel);
        }
    }

    private async Task CountAsync(Session session, CancellationToken cancel)
    {
        var questionnaire = catalog[session.Questionnaire];
        var layout = TallyLayout.Of(questionnaire);
        var place = new TallyPlace(Scope.OfSchool(session.SchoolId), Scope.Of(session.Id), null, null, layout);
        await storage.Aggregates.PutAsync(
            place,
            async stored =>
            {
                var tally = SessionTally.Of(layout, await storage.Responses.OfSessionAsync(session.Id, questionnaire, cancel));
                return stored is { } before && before.Tally.Equals(tally)
                    ? before
                    : new VersionedTally(tally, (stored?.Version ?? 0) + 1);
            },
            cancel);
    }

    private async Task RaiseAsync(
        Scope child, Stratum? childStratum, Scope parent, Stratum? stratum, QuestionnaireId questionnaire, CancellationToken cancel)
    {
        var layout = TallyLayout.Of(catalog[questionnaire]);
        if (await storage.Aggregates.FindTotalAsync(child, childStratum, layout, cancel) is { } total)
        {
            await storage.Aggregates.PutAsync(
                new TallyPlace(parent, child, childStratum, stratum, layout), _ => Task.FromResult(total), cancel);
        }
    }
}
