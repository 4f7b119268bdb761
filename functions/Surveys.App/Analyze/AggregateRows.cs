using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Statistics;
using Surveys.Storage;
using Surveys.Tallies;

namespace Surveys.App.Analyze;

/// <summary>One published figure in tidy form: one row, one number. A suppressed figure has a rule and no numbers.</summary>
/// <param name="Id">The id of the school or region; AL for the nation.</param>
/// <param name="Phase">Pre, Post, PairedChange or UnpairedChange.</param>
/// <param name="N">The base, rounded to a multiple of 5.</param>
/// <param name="Lower">Lower end of the 95 % interval.</param>
/// <param name="Bound">AtMost or AtLeast where the value is coded: the true one is the value or beyond it.</param>
/// <param name="Verdict">Of a change only: what may be said of it.</param>
/// <param name="Suppressed">The rule of disclosure control that withholds the figure.</param>
public sealed record AggregateRow(
    ScopeKind Scope,
    string Id,
    string? Region,
    string? School,
    SchoolLevel? Level,
    Area? Area,
    Audience Audience,
    int Questionnaire,
    Basis Phase,
    string Item,
    string? Option,
    string? By,
    string? Group,
    int? N,
    double? Value,
    double? Lower,
    double? Upper,
    Bound? Bound,
    Verdict? Verdict,
    string? Suppressed);

/// <summary>A page of figures, all of one publication.</summary>
/// <param name="Version">The publication: pass it on to see whether two pulls belong together.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record AggregatePage(int Version, DateTimeOffset? AsOf, int Total, IReadOnlyList<AggregateRow> Rows, string? Next);

/// <summary>Turns releases into rows.</summary>
internal static class AggregateRows
{
    /// <summary>All rows of a publication in the order scope, id, questionnaire, figure.</summary>
    public static IEnumerable<AggregateRow> Of(Publication publication, IReadOnlyDictionary<string, School> schools) =>
        publication.Releases.Values
            .OrderByDescending(release => release.Scope.Kind).ThenBy(release => release.Scope.Id, StringComparer.Ordinal)
            .SelectMany(release => Of(release, schools));

    private static IEnumerable<AggregateRow> Of(Release release, IReadOnlyDictionary<string, School> schools)
    {
        var scope = release.Scope;
        var school = scope.Kind == ScopeKind.School ? schools.GetValueOrDefault(scope.Id) : null;
        var head = new AggregateRow(
            scope.Kind,
            scope.Id,
            scope.Kind == ScopeKind.Region ? scope.Id : school?.Region,
            scope.Kind == ScopeKind.School ? scope.Id : null,
            school?.Level,
            school?.Area,
            default, 0, default, "", null, null, null, null, null, null, null, null, null, null);
        return release.Figures.Select(figure => head with
        {
            Audience = figure.Questionnaire.Audience,
            Questionnaire = figure.Questionnaire.Version,
            Phase = figure.Basis,
            Item = figure.Item,
            Option = figure.Option,
            By = Named(figure.By),
            Group = Named(figure.Group),
            N = figure.N,
            Value = figure.Value,
            Lower = figure.Lower,
            Upper = figure.Upper,
            Bound = figure.Bound,
            Verdict = figure.Verdict,
        }).Concat(release.Suppressions.Select(suppression => head with
        {
            Audience = suppression.Questionnaire.Audience,
            Questionnaire = suppression.Questionnaire.Version,
            Phase = suppression.Basis,
            Item = suppression.Item,
            By = Named(suppression.By),
            Group = Named(suppression.Group),
            Suppressed = suppression.Rule,
        }));
    }

    private static string? Named(string text) => text.Length > 0 ? text : null;
}
