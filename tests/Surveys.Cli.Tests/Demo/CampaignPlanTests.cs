using Surveys.App.Campaigns;
using Surveys.Campaigns;
using Surveys.Cli.Demo;

namespace Surveys.Cli.Tests.Demo;

public sealed class CampaignPlanTests
{
    public static TheoryData<int> Seeds => [2025, 0, 1, 7, -3, int.MaxValue];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_seed_has_the_campaigns_totals(int seed)
    {
        var plan = CampaignPlan.Create(seed);
        Assert.Equal(170, plan.Schools.Select(school => school.Id).Distinct().Count());
        Assert.Equal(118, plan.Schools.Count(school => school.Level == SchoolLevel.Primary));
        Assert.Equal(52, plan.Schools.Count(school => school.Level == SchoolLevel.Secondary));
        Assert.Equal(12, plan.Schools.Select(school => school.Region).Distinct().Count());
        Assert.Equal(plan.Schools.ToHashSet(), plan.Sessions.Select(session => session.School).ToHashSet());

        var met = plan.Sessions.Aggregate(Headcount.None, (sum, session) => sum + session.Headcount);
        Assert.Equal((3690, 3731), (met.Girls, met.Boys));
        Assert.InRange(met.Adults, 680, 750);
        Assert.All(AdultRoles.All, role => Assert.InRange(met[role], 1, 680));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Schools_are_in_towns_and_villages_and_say_that_they_are_made_up(int seed)
    {
        var plan = CampaignPlan.Create(seed);
        Assert.All(plan.Schools, school =>
        {
            Assert.Contains("Shembull", school.Name, StringComparison.Ordinal);
            Assert.Empty(SchoolRegister.Check(school, null));
        });
        Assert.InRange(plan.Schools.Count(school => school.Area == Area.Rural), 40, 110);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Rooms_are_full_but_for_a_few_small_schools(int seed)
    {
        var schools = CampaignPlan.Create(seed).Sessions.GroupBy(session => session.School.Id).ToList();
        Assert.Equal(4, schools.Count(held => held.Sum(session => session.Headcount.Total) < 10));
        var rooms = schools.SelectMany(held => held).Where(session => session.Audience != Audience.Adults)
            .Select(session => session.Headcount.Pupils).ToList();
        Assert.Equal(12, rooms.Count(pupils => pupils < 25));
        Assert.All(rooms, pupils => Assert.InRange(pupils, 5, 40));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Sessions_fit_their_school_and_are_held_on_school_days_from_January_to_June(int seed)
    {
        var plan = CampaignPlan.Create(seed);
        Assert.Equal(plan.Sessions.Length, plan.Sessions.Select(session => session.Id).Distinct().Count());
        Assert.Equal([1, 2, 3, 4, 5, 6], plan.Days.Select(day => day.Month).Distinct());
        Assert.All(plan.Days, day => Assert.False(day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday));
        Assert.All(plan.Sessions, session =>
        {
            Assert.Equal(session.Audience == Audience.Adults, session.Headcount.Pupils == 0);
            Assert.Equal(session.Audience != Audience.Adults, session.Headcount.Adults == 0);
            if (session.Grade is { } grade)
            {
                Assert.Equal(Session.AudienceOf(grade), session.Audience);
                Assert.Equal(session.School.Level == SchoolLevel.Secondary, grade >= 10);
            }
        });
        Assert.Contains(plan.Sessions, session => session is { Grade: null, Headcount.Pupils: > 0 });
    }

    [Fact]
    public void Only_the_last_session_stays_open()
    {
        var plan = CampaignPlan.Create(2025);
        Assert.Equal(plan.Sessions[^1], Assert.Single(plan.Sessions, session => session.StaysOpen));
        Assert.Equal(plan.Days[^1], plan.Sessions[^1].Date);
    }

    [Fact]
    public void The_same_seed_has_the_same_plan_and_another_seed_another()
    {
        var plan = CampaignPlan.Create(2025);
        Assert.Equal(plan.Schools.AsEnumerable(), CampaignPlan.Create(2025).Schools.AsEnumerable());
        Assert.Equal(plan.Sessions.AsEnumerable(), CampaignPlan.Create(2025).Sessions.AsEnumerable());
        Assert.NotEqual(plan.Sessions.AsEnumerable(), CampaignPlan.Create(2026).Sessions.AsEnumerable());
    }
}
