using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Tests.Figures;

/// <summary>
/// A release of tables that are drawn each by itself, as protected counts may come: multiples of three, some tables missing, some merged,
/// some all 0. The same seed, the same release.
/// </summary>
internal sealed class RandomRelease
{
    private readonly Random random;
    private readonly Scope scope;
    private readonly double missing;

    private RandomRelease(int seed, Scope scope, double missing) => (random, this.scope, this.missing) = (new Random(seed), scope, missing);

    /// <param name="most">The most respondents of a phase.</param>
    /// <param name="missing">The share of tables that are not published.</param>
    public static Release Of(int seed, Scope scope, int most, IEnumerable<Audience> audiences, double missing = 0.15) =>
        new RandomRelease(seed, scope, missing).Make(most, audiences);

    private Release Make(int most, IEnumerable<Audience> audiences) => new(
        scope,
        random.Next(1, 40),
        new DateTimeOffset(2025, 6, 20, 10, 0, 0, TimeSpan.Zero),
        [.. audiences.Select(audience => Questionnaire(QuestionnaireCatalog.Embedded.Latest(audience), most))]);

    private QuestionnaireRelease Questionnaire(Questionnaire questionnaire, int most)
    {
        var tables = new List<ProtectedTable>();
        var suppressions = new List<Suppression>();
        var sessions = scope.Kind == ScopeKind.School ? random.Next(1, 4) : random.Next(3, 60);
        var n = random.Next(10, most + 1);
        Add("", "", n);
        foreach (var item in questionnaire.Demographics)
        {
            foreach (var option in item.Options.Where(_ => random.Next(2) == 0))
            {
                Add(item.Id, option, random.Next(10, Math.Max(11, n)));
            }
        }

        if (scope.Kind != ScopeKind.School)
        {
            Add("level", "Primary", random.Next(10, Math.Max(11, n)));
            Add("area", "Rural", random.Next(10, Math.Max(11, n)));
            Add("gender+gradeBand", "girl+grades4to5", random.Next(10, Math.Max(11, n)));
        }

        return new QuestionnaireRelease(
            questionnaire.Id, random.Next(4) == 0 ? 0 : random.Next(n / 2, 2 * n), sessions, [.. tables], [.. suppressions]);

        void Add(string by, string group, int number)
        {
            foreach (var basis in Enum.GetValues<Basis>())
            {
                Table(TableId.Respondents, basis, [Counts.Number], [Three(number)]);
                foreach (var item in questionnaire.Items.Where(item => item.Kind != ItemKind.Demographic))
                {
                    if (basis == Basis.Pairs && item.IsAskedIn(Phase.Pre) && item.IsAskedIn(Phase.Post))
                    {
                        string[] cells = item.Kind == ItemKind.Knowledge
                            ? [Counts.Both, Counts.Gained, Counts.Lost, Counts.Neither]
                            : [Counts.Rose, Counts.Same, Counts.Fell];
                        Table(item.Id, basis, cells, Split(cells.Length, number));
                    }
                    else if (basis != Basis.Pairs && item.IsAskedIn(basis == Basis.Pre ? Phase.Pre : Phase.Post))
                    {
                        var cells = random.Next(8) == 0 ? MergedOptions.Cells(item) : item.Options;
                        Table(item.Id, basis, cells, Split(cells.Length, number));
                    }
                }
            }

            Table(TableId.Score, Basis.Pairs, [Counts.Improved, Counts.Same, Counts.Fell], Split(3, number));

            void Table(string item, Basis basis, IEnumerable<string> cells, int[] values)
            {
                var id = new TableId(item, basis, by, group);
                if (random.NextDouble() < missing)
                {
                    suppressions.Add(new Suppression(item, basis, by, group, SuppressionRules.NarrowsACount));
                    return;
                }

                var isDesigned = sessions >= Design.FewestSessions && item != TableId.Respondents;
                tables.Add(new ProtectedTable(
                    id,
                    [.. cells],
                    [.. values],
                    isDesigned ? 1 + (random.Next(20) / 10.0) : null,
                    item == TableId.Score && number >= Verdicts.FewestForTest ? 0.5 * random.Next(1, 5) : null,
                    Said(basis, item, values)));
            }
        }
    }

    /// <summary>As an audit might say it: never against the counts.</summary>
    private Verdict? Said(Basis basis, string item, int[] values)
    {
        if (scope.Kind != ScopeKind.School || basis != Basis.Pairs || item is TableId.Score or TableId.Respondents
            || values.Sum() < Verdicts.FewestForTest)
        {
            return null;
        }

        var (up, down) = values.Length == 4 ? (values[1], values[2]) : (values[0], values[2]);
        return up - down > values.Sum() / 4 ? Verdict.More
            : down - up > values.Sum() / 4 ? Verdict.Fewer
            : Verdict.NoClearChange;
    }

    /// <summary>So many counts of about this sum; often some are 0, seldom all.</summary>
    private int[] Split(int cells, int sum)
    {
        if (random.Next(60) == 0)
        {
            return new int[cells];
        }

        var weights = Enumerable.Range(0, cells).Select(_ => random.Next(3) == 0 ? 0 : random.NextDouble()).ToList();
        var whole = Math.Max(weights.Sum(), 0.01);
        return [.. weights.Select(weight => Three((int)(sum * weight / whole)))];
    }

    private int Three(int count) => 3 * ((count + random.Next(3)) / 3);
}
