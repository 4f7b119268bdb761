using System.Collections.Immutable;
using Surveys.Campaigns;

namespace Surveys.Tallies;

/// <summary>One session's tally with where it belongs.</summary>
public sealed record SessionLeaf(Session Session, School School, Tally Tally);

/// <summary>The answers of one school to one questionnaire, of its closed sessions.</summary>
/// <param name="LastCloses">When the last of its sessions closes or closed.</param>
public sealed record SchoolTally(School School, Tally Tally, DateTimeOffset LastCloses);

/// <summary>The exact counts of a whole campaign at one moment, session by session. Disclosure control works on it.</summary>
public sealed class AggregateTree
{
    public AggregateTree(IEnumerable<SessionLeaf> leaves) => Leaves = [.. leaves];

    public ImmutableArray<SessionLeaf> Leaves { get; }

    /// <summary>Each school and questionnaire with a closed session, in the order of their ids. Open sessions count nothing yet.</summary>
    public IEnumerable<SchoolTally> ClosedAt(DateTimeOffset now) =>
        from leaf in Leaves
        group leaf by (leaf.School.Id, leaf.Tally.Questionnaire.Id) into sessions
        orderby sessions.Key.Item1, sessions.Key.Item2.Audience, sessions.Key.Item2.Version
        let closed = sessions.Where(leaf => leaf.Session.StateAt(now) is SessionState.Closed or SessionState.Sealed).ToList()
        where closed.Count > 0
        select new SchoolTally(
            closed[0].School,
            closed.Select(leaf => leaf.Tally).Aggregate((a, b) => a + b),
            sessions.Max(leaf => leaf.Session.Closes));
}
