using Surveys.Campaigns;
using Surveys.Cli.Demo;
using Surveys.Questionnaires;
using Surveys.Responses;
using Surveys.Tallies;

namespace Surveys.Benchmarks;

/// <summary>The responses of the demo campaign, as they are stored at its end: 261 sessions in 170 schools.</summary>
internal sealed class DemoCampaign
{
    private const int Seed = 2025;

    public DemoCampaign()
    {
        var plan = CampaignPlan.Create(Seed);
        Schools = plan.Schools;
        Sessions = [.. plan.Sessions.Select(planned =>
        {
            var questionnaire = QuestionnaireCatalog.Embedded.Latest(planned.Audience);
            var session = new Session(
                planned.Id, planned.School.Id, planned.Date, planned.Audience, planned.Grade, questionnaire.Id.Version, planned.Headcount);
            var responses = Crowd.Of(Seed, planned, questionnaire)
                .Select(sheet => new Response(sheet.Id, sheet.Phase, sheet.Answers, sheet.Pair)).ToList();
            return new DemoSession(session, planned.School, TallyLayout.Of(questionnaire), responses);
        })];
    }

    public IReadOnlyList<School> Schools { get; }

    public IReadOnlyList<DemoSession> Sessions { get; }

    /// <summary>When the last session has been over for long enough that nothing waits for it.</summary>
    public DateTimeOffset End => Sessions.Max(held => held.Session.Closes).AddDays(30);

    public AggregateTree Tree =>
        new(Sessions.Select(held => new SessionLeaf(held.Session, held.School, SessionTally.Of(held.Layout, held.Responses))));
}

internal sealed record DemoSession(Session Session, School School, TallyLayout Layout, IReadOnlyList<Response> Responses);
