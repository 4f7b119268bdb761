using System.Collections.Immutable;
using Surveys.Aggregates;
using Surveys.Questionnaires;

namespace Surveys.Disclosure;

/// <summary>
/// What may be published. A pure function from the exact counts of a campaign to its releases; everything that leaves
/// the system passes here.
/// </summary>
public static class DisclosureControl
{
    /// <summary>The least number of respondents, or pairs, that a published figure rests on.</summary>
    public const int MinimumBase = 10;

    /// <summary>The rule that withholds a figure whose base is below <see cref="MinimumBase"/>.</summary>
    public const string TooFewRespondents = "too-few-respondents";

    private const int BaseStep = 5;

    /// <summary>A release for every scope with at least <see cref="MinimumBase"/> respondents in one questionnaire and phase.</summary>
    /// <param name="version">The version of the publication that the releases will belong to.</param>
    /// <param name="asOf">The moment of publication; kept to the hour.</param>
    public static IEnumerable<Release> Protect(AggregateTree tree, int version, DateTimeOffset asOf)
    {
        var hour = new DateTimeOffset(asOf.Year, asOf.Month, asOf.Day, asOf.Hour, 0, 0, TimeSpan.Zero);
        foreach (var (scope, tallies) in tree.Scopes())
        {
            if (tallies.Any(tally => Math.Max(tally.Respondents(Phase.Pre), tally.Respondents(Phase.Post)) >= MinimumBase))
            {
                yield return Protect(scope, tallies, version, hour);
            }
        }
    }

    /// <summary>The number as it is published: rounded to a multiple of 5.</summary>
    public static int RoundBase(long n) => (int)(Math.Round(n / (double)BaseStep, MidpointRounding.AwayFromZero) * BaseStep);

    private static Release Protect(Scope scope, ImmutableArray<Tally> tallies, int version, DateTimeOffset hour)
    {
        var deepest = scope.Kind switch
        {
            ScopeKind.Session => 0,
            ScopeKind.Nation => 2,
            _ => 1,
        };
        var written = tallies.Select(tally => FigureWriter.Write(tally, deepest)).ToList();
        return new Release(
            scope,
            version,
            hour,
            Published(tallies.Sum(tally => tally.Respondents(Phase.Pre))),
            Published(tallies.Sum(tally => tally.Respondents(Phase.Post))),
            Published(tallies.Sum(tally => tally.Pairs())),
            [.. written.SelectMany(parts => parts.Figures)],
            [.. written.SelectMany(parts => parts.Suppressions)]);
    }

    private static int? Published(long n) => n >= MinimumBase ? RoundBase(n) : null;
}
