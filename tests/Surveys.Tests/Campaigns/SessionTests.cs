using Surveys.Campaigns;

namespace Surveys.Tests.Campaigns;

public sealed class SessionTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(14);
    private static readonly DateTimeOffset Morning = new(2025, 3, 14, 9, 0, 0, TimeSpan.Zero);

    private static readonly Session Meeting = new(
        new SessionId(7), "shkolla", new DateOnly(2025, 3, 14), Audience.Pupils9To12, 5, 1, new Headcount(12, 13));

    private static readonly Session Ended = Meeting with { ClosedAt = Morning.AddHours(2) };

    [Fact]
    public void A_session_is_open_on_its_day_only()
    {
        Assert.Equal(SessionState.Planned, Meeting.StateAt(Morning.AddDays(-1)));
        Assert.Equal(SessionState.Open, Meeting.StateAt(Morning));
        Assert.Equal(SessionState.Open, Meeting.StateAt(new DateTimeOffset(2025, 3, 14, 23, 59, 59, TimeSpan.Zero)));
        Assert.Equal(SessionState.Closed, Meeting.StateAt(new DateTimeOffset(2025, 3, 15, 0, 0, 0, TimeSpan.Zero)));
    }

    [Fact]
    public void Staff_end_a_session_before_its_day_does()
    {
        Assert.Equal(SessionState.Open, Ended.StateAt(Morning.AddHours(1)));
        Assert.Equal(SessionState.Closed, Ended.StateAt(Morning.AddHours(2)));
    }

    [Fact]
    public void While_a_session_is_open_an_answer_needs_no_ticket() =>
        Assert.Equal(Admission.Admitted, Meeting.Admit(Morning, Phase.Pre, null, Grace));

    [Fact]
    public void After_closing_an_answer_needs_a_ticket_of_this_session_and_phase()
    {
        var code = new SurveyCode(Ended.Id, Phase.Post);
        var late = Morning.AddDays(3);
        Assert.Equal(Admission.Closed, Ended.Admit(late, Phase.Post, null, Grace));
        Assert.Equal(Admission.Admitted, Ended.Admit(late, Phase.Post, Ticket.At(code, Morning), Grace));
        Assert.Equal(Admission.Closed, Ended.Admit(late, Phase.Pre, Ticket.At(code, Morning), Grace));
        Assert.Equal(
            Admission.Closed,
            Ended.Admit(late, Phase.Post, Ticket.At(code with { Session = new SessionId(8) }, Morning), Grace));
    }

    [Fact]
    public void After_the_grace_no_ticket_helps()
    {
        var ticket = Ticket.At(new SurveyCode(Ended.Id, Phase.Post), Morning);
        Assert.Equal(Admission.Admitted, Ended.Admit(Ended.Closes + Grace - TimeSpan.FromSeconds(1), Phase.Post, ticket, Grace));
        Assert.Equal(Admission.Closed, Ended.Admit(Ended.Closes + Grace, Phase.Post, ticket, Grace));
    }

    [Fact]
    public void A_ticket_from_after_closing_is_none()
    {
        var ticket = Ticket.At(new SurveyCode(Ended.Id, Phase.Post), Morning.AddHours(3));
        Assert.Equal(Admission.Closed, Ended.Admit(Morning.AddHours(4), Phase.Post, ticket, Grace));
    }

    [Fact]
    public void Before_its_day_nothing_is_taken() =>
        Assert.Equal(Admission.NotYetOpen, Meeting.Admit(Morning.AddDays(-2), Phase.Pre, null, Grace));

    [Fact]
    public void A_sealed_session_takes_nothing_whatever_the_ticket()
    {
        var ticket = Ticket.At(new SurveyCode(Ended.Id, Phase.Post), Morning);
        var isSealed = Ended with { SealedOn = new DateOnly(2025, 6, 30) };
        Assert.Equal(Admission.Closed, isSealed.Admit(Morning.AddHours(3), Phase.Post, ticket, Grace));
    }

    [Theory]
    [InlineData(1, Audience.Pupils9To12)]
    [InlineData(7, Audience.Pupils9To12)]
    [InlineData(8, Audience.Pupils13To18)]
    [InlineData(12, Audience.Pupils13To18)]
    public void The_grade_decides_the_audience(int grade, Audience audience) => Assert.Equal(audience, Session.AudienceOf(grade));
}
