using Surveys.Campaigns;
using Surveys.Questionnaires;

namespace Surveys.Tests.Questionnaires;

/// <summary>What the campaign asks of every questionnaire, checked on the ones that are shipped.</summary>
public sealed class CampaignQuestionsTests
{
    private static readonly string[] Subjects =
        ["privateInformation", "accounts", "strangers", "cyberbullying", "images", "scams", "screenTime", "reporting"];

    private static readonly QuestionnaireCatalog Catalog = QuestionnaireCatalog.Embedded;

    public static TheoryData<Audience> Audiences => [.. Enum.GetValues<Audience>()];

    public static TheoryData<Audience> Pupils => [Audience.Pupils9To12, Audience.Pupils13To18];

    [Theory]
    [InlineData(Audience.Pupils9To12, Phase.Pre, 6, 8)]
    [InlineData(Audience.Pupils9To12, Phase.Post, 6, 8)]
    [InlineData(Audience.Pupils13To18, Phase.Pre, 10, 12)]
    [InlineData(Audience.Pupils13To18, Phase.Post, 10, 12)]
    public void Pupils_get_as_many_questions_as_two_minutes_allow(Audience audience, Phase phase, int least, int most) =>
        Assert.InRange(Catalog.Latest(audience).ItemsIn(phase).Count(item => item.Topic is not ("" or "feedback")), least, most);

    [Theory]
    [InlineData(Phase.Pre)]
    [InlineData(Phase.Post)]
    public void Adults_get_five_to_eight_questions(Phase phase) =>
        Assert.InRange(Catalog.Latest(Audience.Adults).ItemsIn(phase).Count(item => item.Kind != ItemKind.Demographic), 5, 8);

    [Theory]
    [MemberData(nameof(Pupils))]
    public void Pupils_are_asked_about_every_subject_before_and_after(Audience audience)
    {
        foreach (var phase in Enum.GetValues<Phase>())
        {
            Assert.Empty(Subjects.Except(Catalog.Latest(audience).ItemsIn(phase).Select(item => item.Topic)));
        }
    }

    [Fact]
    public void Adults_are_asked_about_signs_first_response_reporting_and_confidence_before_and_after()
    {
        string[] wanted = ["signs", "firstResponse", "reporting", "selfEfficacy"];
        foreach (var phase in Enum.GetValues<Phase>())
        {
            Assert.Empty(wanted.Except(Catalog.Latest(Audience.Adults).ItemsIn(phase).Select(item => item.Topic)));
        }
    }

    [Fact]
    public void The_young_rate_their_confidence_with_one_of_three_faces() =>
        Assert.Equal(["no", "unsure", "yes"], Assert.Single(Scales(Audience.Pupils9To12)).Options);

    [Theory]
    [InlineData(Audience.Pupils13To18)]
    [InlineData(Audience.Adults)]
    public void Confidence_and_intent_of_older_people_have_five_points(Audience audience)
    {
        Assert.Equal(["selfEfficacy", "intent"], Scales(audience).Select(item => item.Topic));
        Assert.All(Scales(audience), item => Assert.Equal(5, item.Options.Except(Item.Unscored).Count()));
    }

    [Theory]
    [InlineData(Audience.Pupils9To12, "clear", "useful")]
    [InlineData(Audience.Pupils13To18, "clear", "useful", "wouldTell")]
    [InlineData(Audience.Adults, "useful")]
    public void Feedback_is_asked_only_after(Audience audience, params string[] feedback)
    {
        Assert.Equal(feedback, Catalog.Latest(audience).Items.Where(item => item.Topic == "feedback").Select(item => item.Id));
        Assert.Equal(feedback, Catalog.Latest(audience).Items.Where(item => !item.IsAskedIn(Phase.Pre)).Select(item => item.Id));
    }

    [Theory]
    [MemberData(nameof(Audiences))]
    public void Knowledge_has_three_answers_and_not_knowing(Audience audience) =>
        Assert.All(Catalog.Latest(audience).KnowledgeItems, item =>
        {
            Assert.Equal(4, item.Options.Length);
            Assert.Equal("dontKnow", item.Options[^1]);
        });

    [Theory]
    [MemberData(nameof(Audiences))]
    public void The_right_answer_has_no_favourite_place(Audience audience)
    {
        var places = Catalog.Latest(audience).KnowledgeItems.Select(item => item.Right!.Value).ToList();

        Assert.Equal([0, 1, 2], places.Distinct().Order());
        Assert.All(places.CountBy(place => place), place => Assert.True(place.Value <= places.Count / 2));
        Assert.All(
            places.Zip(places.Skip(1), places.Skip(2)),
            three => Assert.NotEqual((three.First, three.First), (three.Second, three.Third)));
    }

    [Theory]
    [InlineData(Audience.Pupils9To12, "gradeBand", "grades4to5", "grades6to7")]
    [InlineData(Audience.Pupils13To18, "gradeBand", "grades8to9", "grades10to12")]
    [InlineData(Audience.Pupils9To12, "gender", "girl", "boy", "other", "preferNotToSay")]
    [InlineData(Audience.Pupils13To18, "gender", "girl", "boy", "other", "preferNotToSay")]
    [InlineData(Audience.Adults, "role", "parent", "teacher", "psychologist", "securityOfficer", "childProtectionWorker", "other")]
    public void Demographics_offer_exactly_the_groups_of_the_campaign(Audience audience, string id, params string[] options) =>
        Assert.Equal(options, Catalog.Latest(audience).Demographics.Single(item => item.Id == id).Options);

    [Theory]
    [InlineData(Audience.Pupils9To12, 2)]
    [InlineData(Audience.Pupils13To18, 2)]
    [InlineData(Audience.Adults, 1)]
    public void Nobody_is_asked_for_more_about_themselves(Audience audience, int demographics) =>
        Assert.Equal(demographics, Catalog.Latest(audience).Demographics.Count());

    [Fact]
    public void Items_of_the_same_id_belong_to_the_same_topic() =>
        Assert.All(
            Catalog.All.SelectMany(questionnaire => questionnaire.Items).GroupBy(item => item.Id),
            same => Assert.Single(same.Select(item => item.Topic).Distinct()));

    private static IEnumerable<Item> Scales(Audience audience) =>
        Catalog.Latest(audience).Items.Where(item => item.Kind == ItemKind.Scale && item.Topic != "feedback");
}
