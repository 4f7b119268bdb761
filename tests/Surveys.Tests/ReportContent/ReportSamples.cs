using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.ReportContent;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Tests.ReportContent;

/// <summary>Schools, sessions and releases to write reports of.</summary>
internal static class ReportSamples
{
    private static readonly ImmutableArray<string> PairedCells = [Counts.Both, Counts.Gained, Counts.Lost, Counts.Neither];

    private static readonly ImmutableArray<string> SignCells = [Counts.Rose, Counts.Same, Counts.Fell];

    public static QuestionnaireCatalog Catalog { get; } = QuestionnaireCatalog.Embedded;

    public static School School { get; } = new("skenderbeu", "Shkolla 9-vjeçare “Skënderbeu”", "AL-10", SchoolLevel.Primary, Area.Rural);

    public static ImmutableArray<Session> Sessions { get; } =
    [
        Session(1, new DateOnly(2025, 3, 14), Audience.Pupils9To12, new Headcount(Girls: 17, Boys: 19)),
        Session(2, new DateOnly(2025, 4, 2), Audience.Adults, new Headcount { [AdultRole.Parent] = 21, [AdultRole.Teacher] = 1 }),
    ];

    /// <summary>Every item of every audience, with counts that differ from item to item, and one table suppressed.</summary>
    public static Release Rich { get; } = Release(Scope.OfSchool(School.Id), Enum.GetValues<Audience>(), 60);

    /// <summary>
    /// One audience of a small school: an item without pairs, one with merged options, girls with too few pairs, a suppressed group.
    /// </summary>
    public static Release Middling { get; } = MiddlingRelease();

    public static Surroundings Around { get; } = new(
        Release(Scope.OfRegion(School.Region), [Audience.Pupils9To12], 640), 14,
        Release(Scope.Nation, [Audience.Pupils9To12], 7000), 170);

    public static Session Session(ulong id, DateOnly date, Audience audience, Headcount headcount) =>
        new(new SessionId(id), School.Id, date, audience, null, 1, headcount);

    /// <summary>A campaign of two schools, one of them without a session, in one region.</summary>
    public static NationalReport National(string language) => NationalReport.Create(
        [School, School with { Id = "naim", Name = "Gjimnazi “Naim”", Level = SchoolLevel.Secondary, Area = Area.Urban }],
        [
            .. Sessions,
            Session(3, new DateOnly(2025, 5, 6), Audience.Pupils13To18, new Headcount(Girls: 512, Boys: 498)) with { SchoolId = "naim" },
        ],
        Release(Scope.Nation, Enum.GetValues<Audience>(), 7000),
        20_000,
        Catalog,
        language);

    public static SchoolReport Report(Release? release, string language = "sq", Surroundings? surroundings = null) =>
        SchoolReport.Create(School, Sessions, release, Catalog, language, surroundings);

    /// <summary>A school's release with these tables of the youngest and nothing else.</summary>
    public static Release Release(params ImmutableArray<ProtectedTable> tables) => new(
        Scope.OfSchool(School.Id),
        3,
        new DateTimeOffset(2025, 6, 20, 10, 0, 0, TimeSpan.Zero),
        [new QuestionnaireRelease(Id(Audience.Pupils9To12), 36, 1, tables, [])]);

    /// <summary>A knowledge item in pairs; the verdict is that of the counts.</summary>
    public static ProtectedTable Paired(string item, int both, int gained, int lost, int neither, string by = "", string group = "") => new(
        new TableId(item, Basis.Pairs, by, group),
        PairedCells,
        [both, gained, lost, neither],
        Verdict: VerdictOf(
            PairedChange.OfRounded(new PairedTable(both, gained, lost, neither), Design.Persons), both + gained + lost + neither));

    public static ProtectedTable Sign(string item, int rose, int same, int fell, string by = "", string group = "") => new(
        new TableId(item, Basis.Pairs, by, group),
        SignCells,
        [rose, same, fell],
        Verdict: VerdictOf(SignChange.OfRounded(rose, same, fell, Design.Persons), rose + same + fell));

    public static ProtectedTable Score(int improved, int same, int fell, double? spread, string by = "", string group = "") => new(
        new TableId(TableId.Score, Basis.Pairs, by, group),
        [Counts.Improved, Counts.Same, Counts.Fell],
        [improved, same, fell],
        Spread: spread);

    public static ProtectedTable Number(Basis basis, int number, string by = "", string group = "") =>
        new(new TableId(TableId.Respondents, basis, by, group), [Counts.Number], [number]);

    /// <summary>The options of an item; of a knowledge item two counts are right and not right.</summary>
    public static ProtectedTable Options(string item, Basis basis, params ImmutableArray<int> values)
    {
        var questionnaire = Catalog.Latest(Audience.Pupils9To12);
        var asked = questionnaire.Items[questionnaire.IndexOf(item)];
        return new(new TableId(item, basis), values.Length == 2 ? MergedOptions.Cells(asked) : asked.Options, values);
    }

    public static QuestionnaireId Id(Audience audience) => Catalog.Latest(audience).Id;

    private static Verdict? VerdictOf(Interval? change, int pairs) =>
        pairs >= Verdicts.FewestForTest ? Verdicts.Of(change, pairs) : null;

    private static Release MiddlingRelease()
    {
        var release = Release(
            Number(Basis.Pre, 33),
            Number(Basis.Post, 30),
            Number(Basis.Pairs, 24),
            Options("whoMayCall", Basis.Pre, 6, 9, 9, 9),
            Options("whoMayCall", Basis.Post, 3, 6, 18, 3),
            Options("secretFromParents", Basis.Pre, 12, 9, 3, 6),
            Options("secretFromParents", Basis.Post, 27, 0, 0, 3),
            Paired("secretFromParents", 9, 12, 0, 3),
            Options("prizeMessage", Basis.Pre, 15, 18),
            Options("prizeMessage", Basis.Post, 18, 12),
            Paired("prizeMessage", 9, 6, 3, 6),
            Sign("putPhoneAway", 9, 12, 3),
            Options("useful", Basis.Post, 3, 3, 24),
            Score(15, 6, 3, 1.5),
            Number(Basis.Pairs, 12, "gender", "girl"),
            Paired("secretFromParents", 6, 6, 0, 0, "gender", "girl"),
            Score(9, 3, 0, null, "gender", "girl"));
        var asked = release.Questionnaires[0];
        return release with
        {
            Questionnaires =
            [
                asked with
                {
                    Suppressions =
                    [
                        new("whoMayCall", Basis.Pairs, "", "", SuppressionRules.NarrowsACount),
                        new("", null, "gradeBand", "grades4to5", SuppressionRules.RestTooSmall),
                        new("", null, "gender+gradeBand", "girl+grades4to5", SuppressionRules.RestTooSmall),
                    ],
                },
            ],
        };
    }

    private static Release Release(Scope scope, Audience[] audiences, int n)
    {
        var isSchool = scope.Kind == ScopeKind.School;
        return Release() with { Scope = scope, Questionnaires = [.. audiences.Select(Catalog.Latest).Select(Of)] };

        QuestionnaireRelease Of(Questionnaire questionnaire)
        {
            var tables = new List<ProtectedTable>();
            var step = 0;
            Add("", "", n);
            foreach (var item in questionnaire.Demographics)
            {
                Add(item.Id, item.Options[0], n * 6 / 10);
                Add(item.Id, item.Options[1], n * 4 / 10);
            }

            if (!isSchool)
            {
                Add("level", "Primary", n * 7 / 10);
                Add("area", "Rural", n * 3 / 10);
            }

            return new QuestionnaireRelease(
                questionnaire.Id,
                n * 11 / 10,
                isSchool ? 2 : n / 30,
                [.. isSchool ? tables : tables.Select(table => table with { Verdict = null, DesignEffect = Effect(table) })],
                questionnaire.Id.Audience == Audience.Adults
                    ? [new Suppression("useful", Basis.Post, "", "", SuppressionRules.TooFewRespondents)]
                    : []);

            void Add(string by, string group, int number)
            {
                tables.Add(Number(Basis.Pre, Three(number), by, group));
                tables.Add(Number(Basis.Post, Three(number * 0.9), by, group));
                tables.Add(Number(Basis.Pairs, Three(number * 0.8), by, group));
                foreach (var item in questionnaire.Items.Where(item => item.Kind != ItemKind.Demographic))
                {
                    step++;
                    foreach (var basis in (Basis[])[Basis.Pre, Basis.Post])
                    {
                        if (item.IsAskedIn(basis == Basis.Pre ? Phase.Pre : Phase.Post))
                        {
                            tables.Add(
                                new ProtectedTable(new TableId(item.Id, basis, by, group), item.Options, Spread(item, basis, number)));
                        }
                    }

                    if (item.IsAskedIn(Phase.Pre))
                    {
                        var pairs = number * 0.8;
                        var (up, down) = (0.12 + (step % 4 * 0.09), 0.03 + (step % 3 * 0.04));
                        tables.Add(item.Kind == ItemKind.Knowledge
                            ? Paired(
                                item.Id,
                                Three(pairs * (0.3 + (step % 5 * 0.03))),
                                Three(pairs * up),
                                Three(pairs * down),
                                Three(pairs * (0.7 - (step % 5 * 0.03) - up - down)),
                                by,
                                group)
                            : Sign(item.Id, Three(pairs * up), Three(pairs * (1 - up - down)), Three(pairs * down), by, group));
                    }
                }

                var counted = number * 0.8;
                tables.Add(Score(
                    Three(counted * 0.6), Three(counted * 0.25), Three(counted * 0.15), counted >= 20 ? 1.5 : null, by, group));
            }

            ImmutableArray<int> Spread(Item item, Basis basis, int number)
            {
                var first = item.Right ?? item.Options.Count(option => !Item.Unscored.Contains(option)) - 1;
                var share = basis == Basis.Pre ? 0.35 + (step % 5 * 0.03) : 0.5 + (step % 6 * 0.08);
                return
                [
                    .. item.Options.Select((_, option) =>
                        Three(number * (option == first ? share : (1 - share) / (item.Options.Length - 1)))),
                ];
            }
        }

        static double? Effect(ProtectedTable table) => table.Id.Item == TableId.Respondents ? null : 1.4;
    }

    private static int Three(double count) => 3 * (int)Math.Round(count / 3, MidpointRounding.AwayFromZero);
}
