using System.Collections.Immutable;
using Surveys.Campaigns;
using Surveys.Cli.Demo;
using Surveys.Questionnaires;
using Surveys.Responses;
using Surveys.Tallies;

namespace Surveys.Cli.Tests.Demo;

public sealed class CrowdTests
{
    private static readonly QuestionnaireCatalog Catalog = QuestionnaireCatalog.Embedded;

    [Fact]
    public void The_same_seed_has_the_same_sheets_whatever_was_drawn_before()
    {
        var plan = CampaignPlan.Create(2025);
        var session = plan.Sessions[100];
        var sheets = Of(2025, session);
        Of(2025, plan.Sessions[3]);
        Assert.Equal(sheets.AsEnumerable(), Of(2025, session).AsEnumerable());
        Assert.NotEqual(sheets.AsEnumerable(), Of(2026, session).AsEnumerable());
    }

    [Fact]
    public void Everybody_answers_but_for_the_eight_in_a_hundred_who_miss_a_phase()
    {
        var plan = CampaignPlan.Create(2025);
        var sheets = plan.Sessions.SelectMany(session => Of(2025, session)).ToList();
        var people = plan.Sessions.Sum(session => session.Headcount.Total);
        Assert.InRange((2.0 * people - sheets.Count) / people, 0.07, 0.09);
        Assert.Equal(sheets.Count, sheets.Select(sheet => sheet.Id).Distinct().Count());
    }

    [Fact]
    public void Phones_repeat_share_and_come_late_as_often_as_is_said()
    {
        var sheets = CampaignPlan.Create(2025).Sessions.SelectMany(session => Of(2025, session)).ToList();
        Assert.InRange(Share(sheet => sheet.Repeat != Repeat.None), 0.04, 0.06);
        Assert.InRange(Share(sheet => sheet.LateDays > 0), 0.01, 0.02);
        Assert.InRange(Share(sheet => sheet.Way == Way.Form), 0.02, 0.04);
        var paired = sheets.Where(sheet => sheet.Pair is not null).GroupBy(sheet => sheet.Pair).Count(token => token.Count() == 2);
        Assert.InRange(2.0 * paired / sheets.Count, 0.78, 0.9);

        double Share(Func<Sending, bool> which) => (double)sheets.Count(which) / sheets.Count;
    }

    [Fact]
    public void Demographics_follow_the_headcount_and_never_exceed_it()
    {
        var sessions = CampaignPlan.Create(2025).Sessions.Where(session => session.Audience != Audience.Adults);
        int girls = 0, headcount = 0;
        foreach (var session in sessions)
        {
            var gender = Catalog.Latest(session.Audience).IndexOf("gender");
            var pre = Of(2025, session).Where(sheet => sheet.Phase == Phase.Pre).ToList();
            Assert.InRange(pre.Count(sheet => sheet.Answers[gender] == 0), 0, session.Headcount.Girls);
            Assert.InRange(pre.Count(sheet => sheet.Answers[gender] == 1), 0, session.Headcount.Boys);
            girls += pre.Count(sheet => sheet.Answers[gender] == 0);
            headcount += session.Headcount.Girls;
        }

        Assert.InRange((double)girls / headcount, 0.85, 0.95);
    }

    [Theory]
    [InlineData(Audience.Pupils9To12)]
    [InlineData(Audience.Pupils13To18)]
    [InlineData(Audience.Adults)]
    public void Sessions_are_alike_and_knowledge_rises(Audience audience)
    {
        // Ten campaigns, since one has too few sessions of adults to estimate a correlation.
        var layout = TallyLayout.Of(Catalog.Latest(audience));
        var sessions = Enumerable.Range(0, 10)
            .SelectMany(seed => CampaignPlan.Create(seed).Sessions.Where(session => session.Audience == audience)
                .Select(session => Of(seed, session).Select(Stored).ToList())).ToList();
        var scores = sessions.ConvertAll(responses => responses.Where(response => response.Phase == Phase.Pre)
            .Select(response => response.Answers.KnowledgeScore(layout.Questionnaire)).OfType<int>().ToList());
        Assert.InRange(IntraclassCorrelation(scores), 0.035, 0.065);

        var tally = sessions.Select(responses => SessionTally.Of(layout, responses)).Aggregate((a, b) => a + b);
        var items = layout.Questionnaire.KnowledgeItems.ToList();
        Assert.InRange(scores.SelectMany(session => session).Average() / items.Count, 0.35, 0.65);
        Assert.InRange(tally.ScoreChange().Mean!.Value / items.Count, 0.1, 0.35);
        Assert.All(items, item =>
        {
            var pairs = tally.PairedCells(layout.Questionnaire.IndexOf(item.Id));
            Assert.True(pairs[1] > pairs[2] && pairs[2] > 0, item.Id);
        });

        static Response Stored(Sending sheet) => new(sheet.Id, sheet.Phase, sheet.Answers, sheet.Pair);
    }

    [Fact]
    public void Items_are_left_out_now_and_then_and_every_option_is_chosen_by_somebody()
    {
        var sheets = CampaignPlan.Create(2025).Sessions.Where(session => session.Audience == Audience.Pupils13To18)
            .SelectMany(session => Of(2025, session)).ToList();
        foreach (var (i, item) in Catalog.Latest(Audience.Pupils13To18).Items.Index())
        {
            var asked = sheets.Where(sheet => item.IsAskedIn(sheet.Phase)).ToList();
            Assert.InRange((double)asked.Count(sheet => sheet.Answers[i] is null) / asked.Count, 0.01, 0.08);
            Assert.All(Enumerable.Range(0, item.Options.Length), option => Assert.Contains(asked, sheet => sheet.Answers[i] == option));
        }
    }

    /// <summary>
    /// By analysis of variance: (MSB − MSW) / (MSB + (n₀ − 1)·MSW). A. Donner, International Statistical Review 54 (1986) 67–82.
    /// </summary>
    private static double IntraclassCorrelation(List<List<int>> sessions)
    {
        var groups = sessions.FindAll(session => session.Count > 0);
        double k = groups.Count, n = groups.Sum(group => group.Count);
        var mean = groups.Sum(group => group.Sum()) / n;
        var between = groups.Sum(group => group.Count * Math.Pow(group.Average() - mean, 2)) / (k - 1);
        var within = groups.Sum(group => group.Sum(score => Math.Pow(score - group.Average(), 2))) / (n - k);
        var size = (n - groups.Sum(group => (double)group.Count * group.Count) / n) / (k - 1);
        return (between - within) / (between + (size - 1) * within);
    }

    private static ImmutableArray<Sending> Of(int seed, PlannedSession session) =>
        Crowd.Of(seed, session, Catalog.Latest(session.Audience));
}
