using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Figures;
using Surveys.Questionnaires;
using Surveys.Statistics;
using Surveys.Storage;
using Surveys.Tallies;

namespace Surveys.App.Analyze;

/// <summary>What a value is counted in.</summary>
public enum Unit
{
    /// <summary>Persons, pairs or sessions.</summary>
    Count,

    /// <summary>0 to 1, with two decimals: whole per cents, as reports print them.</summary>
    Share,

    /// <summary>Points of a hundred, whole: the difference of two shares.</summary>
    Points,

    /// <summary>Steps of a scale from 0 on, with one decimal.</summary>
    Steps,

    /// <summary>Knowledge items, in halves: the standard deviation between persons of the change of the score.</summary>
    Items,

    /// <summary>A multiple, with one decimal: the design effect.</summary>
    Factor,
}

/// <summary>One published number in tidy form: one row, one number. What is suppressed has a rule and no number.</summary>
/// <param name="Id">The id of the school or region; AL for the nation.</param>
/// <param name="Basis">Pre, Post or Pairs; null of headcount and sessions, and where all three are suppressed.</param>
/// <param name="Item">The item's id, respondents, headcount, sessions or score; null where all items are suppressed.</param>
/// <param name="Measure">
/// Which number of it: the id of an option; right, notRight, upper, rest of merged options; both, gained, lost, neither; rose, same, fell;
/// improved; number; before, after, change, mean, leftOut, responseRate, spread or designEffect.
/// </param>
/// <param name="By">The demographic, level or area that splits the scope; two of them joined by +. Null for everybody.</param>
/// <param name="Lower">Lower end of the 95 % interval, where one is printed.</param>
/// <param name="Base">The sum of the protected counts that the value rests on; of a response rate the headcount.</param>
/// <param name="Rounding">3 of a count rounded at random to base 3; null of an exact one and of what is worked out.</param>
/// <param name="Verdict">Of a change only: what may be said of it.</param>
/// <param name="Suppressed">The rule of disclosure control that suppresses it.</param>
public sealed record AggregateRow(
    ScopeKind Scope,
    string Id,
    string? Region,
    string? School,
    SchoolLevel? Level,
    Area? Area,
    Audience Audience,
    int Questionnaire,
    Basis? Basis,
    string? Item,
    string? Measure,
    string? By,
    string? Group,
    double? Value,
    Unit? Unit,
    double? Lower,
    double? Upper,
    int? Base,
    int? Rounding,
    Verdict? Verdict,
    string? Suppressed);

/// <summary>A page of figures, all of one publication.</summary>
/// <param name="Version">The publication: pass it on to see whether two pulls belong together.</param>
/// <param name="AsOf">To the hour.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
public sealed record AggregatePage(int Version, DateTimeOffset? AsOf, int Total, IReadOnlyList<AggregateRow> Rows, string? Next);

/// <summary>Turns releases into rows. Everything but counts is what <see cref="ReleaseFigures"/> works out of them.</summary>
internal static class AggregateRows
{
    /// <summary>All rows of a publication in the order scope, id, questionnaire, table.</summary>
    public static IEnumerable<AggregateRow> Of(
        Publication publication, IReadOnlyDictionary<string, School> schools, QuestionnaireCatalog catalog) =>
        publication.Releases.Values
            .OrderByDescending(release => release.Scope.Kind).ThenBy(release => release.Scope.Id, StringComparer.Ordinal)
            .SelectMany(release => release.Questionnaires.SelectMany(asked => Of(release.Scope, asked, schools, catalog)));

    private static IEnumerable<AggregateRow> Of(
        Scope scope, QuestionnaireRelease asked, IReadOnlyDictionary<string, School> schools, QuestionnaireCatalog catalog)
    {
        var school = scope.Kind == ScopeKind.School ? schools.GetValueOrDefault(scope.Id) : null;
        var head = new AggregateRow(
            scope.Kind,
            scope.Id,
            scope.Kind == ScopeKind.Region ? scope.Id : school?.Region,
            scope.Kind == ScopeKind.School ? scope.Id : null,
            school?.Level,
            school?.Area,
            asked.Questionnaire.Audience,
            asked.Questionnaire.Version,
            null, null, null, null, null, null, null, null, null, null, null, null, null);
        var questionnaire = catalog[asked.Questionnaire];
        var figures = new ReleaseFigures(asked, questionnaire, scope.Kind);
        if (!asked.Tables.IsEmpty)
        {
            yield return head with { Item = "headcount", Measure = Counts.Number, Value = asked.Headcount, Unit = Unit.Count };
            yield return head with { Item = "sessions", Measure = Counts.Number, Value = asked.Sessions, Unit = Unit.Count };
        }

        foreach (var table in asked.Tables)
        {
            var row = head with
            {
                Basis = table.Id.Basis,
                Item = table.Id.Item,
                By = Named(table.Id.By),
                Group = Named(table.Id.Group),
                Base = table.Base,
            };
            foreach (var (cell, value) in table.Cells.Zip(table.Values))
            {
                yield return row with { Measure = cell, Value = value, Unit = Unit.Count, Rounding = DisclosureControl.RoundingBase };
            }

            foreach (var derived in Derived(row, table, figures, questionnaire))
            {
                yield return derived;
            }

            if (table.DesignEffect is { } effect)
            {
                yield return row with { Measure = "designEffect", Value = effect, Unit = Unit.Factor };
            }
        }

        foreach (var suppression in asked.Suppressions)
        {
            yield return head with
            {
                Basis = suppression.Basis,
                Item = Named(suppression.Item),
                By = Named(suppression.By),
                Group = Named(suppression.Group),
                Suppressed = suppression.Rule,
            };
        }
    }

    private static IEnumerable<AggregateRow> Derived(
        AggregateRow row, ProtectedTable table, ReleaseFigures figures, Questionnaire questionnaire)
    {
        var (id, by, group) = (table.Id, table.Id.By, table.Id.Group);
        if (id.Item == TableId.Respondents)
        {
            return id.IsEverybody && id.Basis != Basis.Pairs && figures.ResponseRate(id.Basis) is { } rate
                ? [row with { Measure = "responseRate", Value = Hundredths(rate), Unit = Unit.Share, Base = figures.Release.Headcount }]
                : [];
        }

        if (id.Item == TableId.Score)
        {
            return Score(row, table, figures);
        }

        var item = questionnaire.Items[questionnaire.IndexOf(id.Item)];
        return id.Basis != Basis.Pairs ? Options(row, item, figures)
            : item.Kind == ItemKind.Knowledge ? Pairs(row, figures.Change(item, by, group))
            : figures.Sign(item, by, group) is { } sign ? [Change(row, sign.Change)] : [];
    }

    private static IEnumerable<AggregateRow> Options(AggregateRow row, Item item, ReleaseFigures figures)
    {
        var (basis, by, group) = (row.Basis!.Value, row.By ?? "", row.Group ?? "");
        foreach (var (cell, share) in figures.Options(item, basis, by, group))
        {
            yield return Share(row, cell, share);
        }

        if (item.Kind == ItemKind.Scale && figures.Mean(item, basis, by, group) is { } mean)
        {
            yield return row with
            {
                Measure = "mean",
                Value = Math.Round(mean.Value, 1),
                Unit = Unit.Steps,
                Lower = mean.Interval is { } from ? Math.Floor(from.Lower * 10) / 10 : null,
                Upper = mean.Interval is { } to ? Math.Ceiling(to.Upper * 10) / 10 : null,
                Base = mean.Base,
            };
        }

        if (by.Length == 0 && figures.LeftOut(item, basis) is { } left)
        {
            yield return row with { Measure = "leftOut", Value = Hundredths(left), Unit = Unit.Share, Base = figures.Respondents(basis) };
        }
    }

    private static IEnumerable<AggregateRow> Pairs(AggregateRow row, PairedFigure? figure) => figure is null
        ? []
        : [Share(row, "before", figure.Before), Share(row, "after", figure.After), Change(row, figure.Change)];

    private static IEnumerable<AggregateRow> Score(AggregateRow row, ProtectedTable table, ReleaseFigures figures)
    {
        if (figures.Score(table.Id.By, table.Id.Group) is { Before: { } before, After: { } after, Change: { } change })
        {
            yield return row with { Measure = "before", Value = Hundredths(before), Unit = Unit.Share };
            yield return row with { Measure = "after", Value = Hundredths(after), Unit = Unit.Share };
            yield return Change(row, change);
        }

        if (table.Spread is { } spread)
        {
            yield return row with { Measure = "spread", Value = spread, Unit = Unit.Items };
        }
    }

    private static AggregateRow Share(AggregateRow row, string measure, Share share) => row with
    {
        Measure = measure,
        Value = Hundredths(share.Value),
        Unit = Unit.Share,
        Lower = share.Interval is { } from ? Printed.Outward(from).Lower / 100.0 : null,
        Upper = share.Interval is { } to ? Printed.Outward(to).Upper / 100.0 : null,
    };

    private static AggregateRow Change(AggregateRow row, PointChange change) => row with
    {
        Measure = "change",
        Value = change.Points,
        Unit = Unit.Points,
        Lower = change.Range?.Lower,
        Upper = change.Range?.Upper,
        Verdict = change.Verdict,
    };

    private static double Hundredths(double share) => Printed.Percent(share) / 100.0;

    private static string? Named(string text) => text.Length > 0 ? text : null;
}
