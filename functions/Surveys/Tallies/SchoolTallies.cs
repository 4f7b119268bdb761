using System.Collections.Immutable;
using Surveys.Campaigns;

namespace Surveys.Tallies;

/// <summary>One session's tally.</summary>
public sealed record SessionLeaf(Session Session, Tally Tally);

/// <summary>The exact counts of a scope's closed sessions with one questionnaire. Internal: never served.</summary>
/// <param name="Headcount">The people of the questionnaire's audience met in these sessions, as staff counted them.</param>
/// <param name="Sessions">How many sessions they are.</param>
public sealed record CountedTally(Tally Tally, int Headcount, int Sessions)
{
    public static CountedTally operator +(CountedTally a, CountedTally b) =>
        new(a.Tally + b.Tally, a.Headcount + b.Headcount, a.Sessions + b.Sessions);
}

/// <summary>The exact counts of one school, a tally for each questionnaire that its closed sessions used.</summary>
/// <param name="Tallies">In the order of audience and version.</param>
public sealed record SchoolTallies(School School, ImmutableArray<CountedTally> Tallies)
{
    /// <summary>Sums a school's sessions that are closed at this moment. Open sessions count nothing yet.</summary>
    public static SchoolTallies ClosedAt(DateTimeOffset now, School school, IEnumerable<SessionLeaf> sessions) => new(
        school,
        [
            .. from leaf in sessions
               where leaf.Session.IsClosedAt(now)
               group leaf by leaf.Tally.Questionnaire.Id into asked
               orderby asked.Key.Audience, asked.Key.Version
               select asked.Select(leaf => new CountedTally(leaf.Tally, leaf.Session.Met, 1)).Aggregate((a, b) => a + b),
        ]);
}
