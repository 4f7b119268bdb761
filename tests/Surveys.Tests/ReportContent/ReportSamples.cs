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
    public static QuestionnaireCatalog Catalog { get; } = QuestionnaireCatalog.Embedded;

    public static School School { get; } = new("skenderbeu", "Shkolla 9-vjeçare “Skënderbeu”", "AL-10", SchoolLevel.Primary, Area.Rural);

    public static ImmutableArray<Session> Sessions { get; } =
    [
        Session(1, new DateOnly(2025, 3, 14), Audience.Pupils9To12, new Headcount(Girls: 17, Boys: 19)),
        Session(2, new DateOnly(2025, 4, 2), Audience.Adults, new Headcount { [AdultRole.Parent] = 21, [AdultRole.Teacher] = 1 }),
    ];

    /// <summary>Every item of every audience, with figures that are all different.</summary>
    public static Release Rich { get; } = Release(Scope.OfSchool(School.Id), Enum.GetValues<Audience>(), 60);

    /// <summary>
    /// One audience of a small school: coded figures, girls and everybody else, a group that is withheld, how good the pairing is.
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

    /// <summary>A release with these figures and nothing else.</summary>
    public static Release Release(params ReadOnlySpan<Figure> figures) => new(
        Scope.OfSchool(School.Id), 3, new DateTimeOffset(2025, 6, 20, 10, 0, 0, TimeSpan.Zero), 40, 35, 30, [.. figures], []);

    public static Figure Figure(Basis basis, string item, string option, double value, double margin = 0.1, int n = 40) =>
        new(
            Id(Audience.Pupils9To12),
            basis,
            item,
            option,
            "",
            "",
            n,
            value,
            value - margin,
            value + margin,
            VerdictOn(basis, value, margin));

    private static Verdict? VerdictOn(Basis basis, double value, double margin) => basis is Basis.PairedChange or Basis.UnpairedChange
        ? Verdicts.Of(new Interval(value, value - margin, value + margin), Verdicts.FewestForTest)
        : null;

    public static QuestionnaireId Id(Audience audience) => Catalog.Latest(audience).Id;

    private static Release MiddlingRelease()
    {
        const string Score = Surveys.Disclosure.Figure.Score,
        Mean = Surveys.Disclosure.Figure.Mean,
        Right = Surveys.Disclosure.Figure.Right;
        const string Pairing = Surveys.Disclosure.Figure.Pairing;
        Figure[] figures =
        [
            Figure(Basis.Pre, Score, Mean, 0.45),
            Figure(Basis.Post, Score, Mean, 0.85) with { Lower = 0.7, Upper = 1, Bound = Bound.AtLeast },
            Figure(Basis.PairedChange, Score, Mean, 0.4),
            Figure(Basis.Pre, "whoMayCall", Right, 0.15) with { Lower = 0, Upper = 0.3, Bound = Bound.AtMost },
            Figure(Basis.Post, "whoMayCall", Right, 0.85) with { Lower = 0.7, Upper = 1, Bound = Bound.AtLeast },
            Figure(Basis.PairedChange, "whoMayCall", Right, 0.7) with { Bound = Bound.AtLeast },
            Figure(Basis.Pre, "prizeMessage", Right, 0.5),
            Figure(Basis.Post, "prizeMessage", Right, 0.6),
            Figure(Basis.PairedChange, "prizeMessage", Right, 0.1),
            Figure(Basis.Post, "useful", "yes", 0.7),
            Figure(Basis.Post, "useful", "no", 0.15) with { Bound = Bound.AtMost },
            Figure(Basis.Pre, Pairing, Surveys.Disclosure.Figure.Matched, 0.85) with { Bound = Bound.AtLeast },
            Figure(Basis.Pre, Pairing, Surveys.Disclosure.Figure.PairedScore, 0.5),
            Figure(Basis.Pre, Pairing, Surveys.Disclosure.Figure.UnpairedScore, 0.4),
        ];
        IEnumerable<Figure> groups = from figure in figures.Take(3)
                                     from named in (string[])["girl", Surveys.Disclosure.Figure.Others]
                                     select figure with { By = "gender", Group = named };
        return Release([.. figures, .. groups]) with
        {
            Suppressions =
            [
                new(Id(Audience.Pupils9To12), Basis.Post, Score, "gradeBand", "grades4to5", DisclosureControl.RestTooSmall),
                new(Id(Audience.Pupils9To12), Basis.Pre, Score, "gender+gradeBand", "girl+grades4to5", DisclosureControl.RestTooSmall),
            ],
        };
    }

    private static Release Release(Scope scope, Audience[] audiences, int n)
    {
        var figures = ImmutableArray.CreateBuilder<Figure>();
        var step = 0;
        foreach (var questionnaire in audiences.Select(Catalog.Latest))
        {
            Add(Surveys.Disclosure.Figure.Score, Surveys.Disclosure.Figure.Mean, 1);
            foreach (var item in questionnaire.Items)
            {
                if (item.Kind == ItemKind.Knowledge)
                {
                    Add(item.Id, Surveys.Disclosure.Figure.Right, 1);
                }
                else if (item.Kind == ItemKind.Scale)
                {
                    Add(item.Id, Surveys.Disclosure.Figure.Mean, item.Options.Count(option => !Item.Unscored.Contains(option)) - 1);
                    foreach (var option in item.Options)
                    {
                        AddOne(Basis.Post, item.Id, option, 1.0 / item.Options.Length, 0.05);
                    }
                }
                else
                {
                    foreach (var option in item.Options.Take(2))
                    {
                        Add(Surveys.Disclosure.Figure.Score, Surveys.Disclosure.Figure.Mean, 1, item.Id, option);
                    }
                }
            }

            void Add(string item, string option, double top, string by = "", string group = "")
            {
                var before = 0.11 + (step++ % 37 * 0.01);
                var change = ((step % 5) - 1) * 0.1;
                AddOne(Basis.Pre, item, option, before * top, 0.08 * top, by, group);
                AddOne(Basis.Post, item, option, (before + change) * top, 0.08 * top, by, group);
                AddOne(Basis.PairedChange, item, option, change * top, 0.07 * top, by, group);
            }

            void AddOne(Basis basis, string item, string option, double value, double margin, string by = "", string group = "") =>
                figures.Add(
                    new Figure(
                        questionnaire.Id,
                        basis,
                        item,
                        option,
                        by,
                        group,
                        n,
                        value,
                        value - margin,
                        value + margin,
                        VerdictOn(basis, value, margin)));
        }

        return Release() with
        {
            Scope = scope,
            Figures = figures.ToImmutable(),
            Suppressions = [new Suppression(Id(Audience.Adults), Basis.Post, "useful", "", "", DisclosureControl.TooFewRespondents)],
        };
    }
}
