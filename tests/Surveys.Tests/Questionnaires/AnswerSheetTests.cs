using CsCheck;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Responses;

namespace Surveys.Tests.Questionnaires;

public sealed class AnswerSheetTests
{
    private static readonly Questionnaire Young = QuestionnaireCatalog.Embedded.Latest(Audience.Pupils9To12);

    private static readonly Questionnaire[] All = [.. QuestionnaireCatalog.Embedded.All];

    /// <summary>A questionnaire, a phase, and an option or none for each item of the phase.</summary>
    private static readonly Gen<(Questionnaire Questionnaire, Phase Phase, Dictionary<string, string> Answers)> AnyAnswers =
        from questionnaire in Gen.Int[0, All.Length - 1].Select(i => All[i])
        from phase in Gen.Enum<Phase>()
        from choices in Gen.Int[-1, 7].Array[questionnaire.Items.Length]
        select (questionnaire, phase, questionnaire.Items
            .Zip(choices)
            .Where(choice => choice.First.IsAskedIn(phase) && choice.Second >= 0)
            .ToDictionary(choice => choice.First.Id, choice => choice.First.Options[choice.Second % choice.First.Options.Length]));

    [Fact]
    public void What_was_answered_is_read_back() =>
        AnyAnswers.Sample(answers =>
        {
            var sheet = Accepted(answers.Questionnaire, answers.Phase, answers.Answers);

            var readBack = AnswerSheet.Parse(answers.Questionnaire, sheet.ToString());

            Assert.Equal(sheet, readBack);
            Assert.Equal(sheet.GetHashCode(), readBack.GetHashCode());
            Assert.Equivalent(answers.Answers, Answers(readBack, answers.Questionnaire), strict: true);
        });

    [Fact]
    public void The_score_counts_the_right_answers() =>
        AnyAnswers.Sample(answers =>
        {
            var known = answers.Questionnaire.KnowledgeItems.Where(item => answers.Answers.ContainsKey(item.Id)).ToList();
            int? expected = known.Count == 0 ? null : known.Count(item => answers.Answers[item.Id] == item.Options[item.Right!.Value]);

            Assert.Equal(expected, Accepted(answers.Questionnaire, answers.Phase, answers.Answers).KnowledgeScore(answers.Questionnaire));
        });

    [Fact]
    public void All_right_is_the_full_score_and_not_knowing_is_none()
    {
        var right = Young.KnowledgeItems.ToDictionary(item => item.Id, item => item.Options[item.Right!.Value]);
        var unknown = Young.KnowledgeItems.ToDictionary(item => item.Id, _ => "dontKnow");

        Assert.Equal(Young.KnowledgeItems.Count(), Accepted(Young, Phase.Pre, right).KnowledgeScore(Young));
        Assert.Equal(0, Accepted(Young, Phase.Pre, unknown).KnowledgeScore(Young));
    }

    [Fact]
    public void Without_a_knowledge_answer_there_is_no_score() =>
        Assert.Null(Accepted(Young, Phase.Pre, new() { ["gender"] = "girl" }).KnowledgeScore(Young));

    [Fact]
    public void Nothing_answered_is_a_sheet_too() => Assert.Empty(Answers(Accepted(Young, Phase.Post, []), Young));

    [Fact]
    public void Another_answer_makes_another_sheet() =>
        Assert.NotEqual(
            Accepted(Young, Phase.Pre, new() { ["gender"] = "girl" }),
            Accepted(Young, Phase.Pre, new() { ["gender"] = "boy" }));

    [Fact]
    public void An_unknown_item_is_refused_by_name() => Refused(Phase.Pre, "shoeSize", "small", "shoeSize");

    [Fact]
    public void An_option_the_item_does_not_have_is_refused_by_name() => Refused(Phase.Pre, "gender", "grades4to5", "grades4to5");

    [Fact]
    public void A_question_of_the_other_phase_is_refused()
    {
        Refused(Phase.Pre, "useful", "yes", "phase Pre");
        Assert.Single(Answers(Accepted(Young, Phase.Post, new() { ["useful"] = "yes" }), Young));
    }

    [Fact]
    public void One_wrong_answer_refuses_the_sheet()
    {
        Dictionary<string, string> answers = new() { ["gender"] = "girl", ["gradeBand"] = "grades99" };

        Assert.False(AnswerSheet.Check(Young, Phase.Pre, answers).TryGet(out _, out var error));
        Assert.Equal("gradeBand", error.Item);
    }

    [Fact]
    public void A_text_of_another_length_is_not_read()
    {
        var text = Accepted(Young, Phase.Pre, []).ToString();

        Assert.Throws<FormatException>(() => AnswerSheet.Parse(Young, text + "-"));
        Assert.Throws<FormatException>(() => AnswerSheet.Parse(Young, text[1..]));
    }

    [Fact]
    public void An_option_beyond_the_last_is_not_read()
    {
        var nothing = Accepted(Young, Phase.Pre, []).ToString();
        Gen.Select(Gen.Int[0, Young.Items.Length - 1], Gen.Char).Sample((place, option) =>
        {
            var text = nothing.Remove(place, 1).Insert(place, option.ToString());
            if (option == '-' || (option >= '0' && option - '0' < Young.Items[place].Options.Length))
            {
                Assert.Equal(text, AnswerSheet.Parse(Young, text).ToString());
            }
            else
            {
                var error = Assert.Throws<FormatException>(() => AnswerSheet.Parse(Young, text));
                Assert.Contains(Young.Items[place].Id, error.Message, StringComparison.Ordinal);
            }
        });
    }

    [Fact]
    public void A_scale_is_scored_by_place_and_an_answer_off_the_scale_is_not()
    {
        var teen = QuestionnaireCatalog.Embedded.Latest(Audience.Pupils13To18);
        var wouldTell = teen.Items[teen.IndexOf("wouldTell")];

        Assert.Equal([0, 1, 2, 3, 4, null], wouldTell.Options.Select((_, option) => wouldTell.Score(option)));
    }

    private static Dictionary<string, string> Answers(AnswerSheet sheet, Questionnaire questionnaire) =>
        questionnaire.Items.Index().Where(item => sheet[item.Index] is not null)
            .ToDictionary(item => item.Item.Id, item => item.Item.Options[sheet[item.Index]!.Value]);

    private static AnswerSheet Accepted(Questionnaire questionnaire, Phase phase, Dictionary<string, string> answers)
    {
        Assert.True(AnswerSheet.Check(questionnaire, phase, answers).TryGet(out var sheet, out var error), error?.Problem);
        return sheet;
    }

    private static void Refused(Phase phase, string item, string option, string named)
    {
        Assert.False(AnswerSheet.Check(Young, phase, new Dictionary<string, string> { [item] = option }).TryGet(out _, out var error));
        Assert.Equal(item, error.Item);
        Assert.Contains(named, error.Problem, StringComparison.Ordinal);
    }
}
