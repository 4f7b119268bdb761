using System.Collections.Immutable;
using Surveys.Campaigns;

namespace Surveys.Aggregates;

/// <summary>One session's tally with where it belongs.</summary>
public sealed record SessionLeaf(Session Session, School School, Tally Tally);

/// <summary>
/// The exact counts of a whole campaign at one moment, summed from its sessions upward, so that every level is the sum
/// of the one below by construction. Disclosure control works on it.
/// </summary>
public sealed class AggregateTree
{
    public AggregateTree(IEnumerable<SessionLeaf> leaves) => Leaves = [.. leaves];

    public ImmutableArray<SessionLeaf> Leaves { get; }

    /// <summary>Every scope with at least one response, from the nation down to the sessions, with its tally per questionnaire.</summary>
    public IEnumerable<(Scope Scope, ImmutableArray<Tally> Tallies)> Scopes()
    {
        if (Leaves.IsEmpty)
        {
            yield break;
        }

        yield return (Scope.Nation, Sum(Leaves));
        foreach (var region in Leaves.GroupBy(leaf => leaf.School.Region).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            yield return (Scope.OfRegion(region.Key), Sum(region));
        }

        foreach (var school in Leaves.GroupBy(leaf => leaf.School.Id).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            yield return (Scope.OfSchool(school.Key), Sum(school));
        }

        foreach (var leaf in Leaves.OrderBy(leaf => leaf.Session.Id.Value))
        {
            yield return (Scope.Of(leaf.Session.Id), [leaf.Tally]);
        }
    }

    private static ImmutableArray<Tally> Sum(IEnumerable<SessionLeaf> leaves) =>
    [
        .. leaves.GroupBy(leaf => leaf.Tally.Questionnaire.Id)
            .OrderBy(group => group.Key.Audience).ThenBy(group => group.Key.Version)
            .Select(group => group.Select(leaf => leaf.Tally).Aggregate((a, b) => a + b)),
    ];
}
