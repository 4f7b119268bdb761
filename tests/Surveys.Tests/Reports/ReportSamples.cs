using System.Collections.Immutable;
using Surveys.Aggregates;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Questionnaires;
using Surveys.Reports;
using Surveys.Statistics;

namespace Surveys.Tests.Reports;

/// <summary>Schools, sessions and releases to write reports of.</summary>
internal static class ReportSamples
{
    public static QuestionnaireCatalog Catalog { get; } = QuestionnaireCatalog.Embedded;

    public static School School { get; } = new("skenderbeu", "Shkolla 9-vjeçare “Skënderbeu”", "AL-10", SchoolLevel.Primary, Area.Rural);

    public static ImmutableArray<Session> Sessions { get; } =
    [
        Session(1, new DateOnly(2025, 3, 14), Audience.Pupils9To12, new Headcount(Girls: 17, Boys: 19)),
        Session(2, new DateOnly(2025, 4, 2), Audience.Adults, new Headcount(Parents: 21, Teachers: 1)),
    ];

    /// <summary>Every item of every audience, with figures that are all different.</summary>
    public static Release Rich { get; } = Release(Scope.OfSchool(School.Id), Enum.GetValues<Audience>(), 60);

    public static Surroundings Around { get; } = new(
        Release(Scope.OfRegion(School.Region), [Audience.Pupils9To12], 640), 14,
        Release(Scope.Nation, [Audience.Pupils9To12], 7000), 170);

    public static Session Session(ulong id, DateOnly date, Audience audience, Headcount headcount) =>
        new(new SessionId(id), School.Id, date, audience, null, 1, headcount);

    public static SchoolReport Report(Release? release, string language = "sq", Surroundings? surroundings = null) =>
        SchoolReport.Create(School, Sessions, release, Catalog, language, surroundings);

    /// <summary>A release with these figures and nothing else.</summary>
    public static Release Release(params ReadOnlySpan<Figure> figures) => new(
        Scope.OfSchool(School.Id), 3, new DateTimeOffset(2025, 6, 20, 10, 0, 0, TimeSpan.Zero), 40, 35, 30, [.. figures], []);

    public static Figure Figure(Basis basis, string item, string option, double value, double margin = 0.1, int n = 40) =>
        new(Id(Audience.Pupils9To12), basis, item, option, "", "", n, value, value - margin, value + margin, VerdictOn(basis, value, margin));

    private static Verdict? VerdictOn(Basis basis, double value, double margin) => basis is Basis.PairedChange or Basis.UnpairedChange
        ? Verdicts.Of(new Interval(value, value - margin, value + margin), Verdicts.FewestForTest)
        : null;

    public static QuestionnaireId Id(Audience audience) => Catalog.Latest(audience).Id;

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
                figures.Add(new Figure(questionnaire.Id, basis, item, option, by, group, n, value, value - margin, value + margin, VerdictOn(basis, value, margin)));
        }

        return Release() with
        {
            Scope = scope,
            Figures = figures.ToImmutable(),
            Suppressions = [new Suppression(Id(Audience.Adults), Basis.Post, "useful", "", "", DisclosureControl.TooFewRespondents)],
        };
    }
}
