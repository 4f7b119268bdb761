using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Languages;
using Surveys.ReportContent;
using Surveys.Statistics;
using static Surveys.Tests.ReportContent.ReportSamples;

namespace Surveys.Tests.ReportContent;

public sealed class SchoolReportTests
{
    private static readonly QuestionnaireTexts Labels = LanguageCatalog.Embedded.FindLanguage("en")![Id(Audience.Pupils9To12)];

    [Fact]
    public void A_report_names_its_school_place_and_days()
    {
        var report = Report(Rich);
        Assert.Equal("Shkolla 9-vjeçare “Skënderbeu”", report.School);
        Assert.Equal("Qarku Shkodër · shkollë 9-vjeçare · zonë rurale", report.Place);
        Assert.Equal("14 mars dhe 2 prill 2025", report.Dates);
        Assert.Equal("Shkodër region · primary school · rural area", Report(Rich, "en").Place);
    }

    [Fact]
    public void Headcounts_and_answers_are_summed_and_their_words_bend()
    {
        var participation = Report(Rich, "en").Participation;
        Assert.Equal([new("2", "sessions"), new("17", "girls"), new("19", "boys"), new("22", "adults")], participation.People);
        Assert.Equal([new("21", "parents"), new("1", "teacher")], participation.Adults);
        Assert.Equal(["180", "162", "144"], participation.Answers.Select(answer => answer.Number));
    }

    [Fact]
    public void A_row_says_its_counts_and_on_how_many_pairs_it_rests()
    {
        var row = Item(Report(Release(Paired("whoMayCall", 6, 12, 3, 3)), "en"), "whoMayCall");
        Assert.Equal(
            ("24 pairs", new Measure(0.375, "38%", "9 of 24"), new Measure(0.75, "75%", "18 of 24")), (row.Note, row.Before, row.After));
        Assert.Equal("+37 points", row.Change.Text);
    }

    [Theory]
    [InlineData(9, 6, Verdict.More, "More know it", "+13 points")]
    [InlineData(9, 6, Verdict.NoClearChange, "No clear change", "+13 points")]
    [InlineData(6, 9, Verdict.Fewer, "Fewer know it", "−13 points")]
    public void The_verdict_of_the_table_decides(int gained, int lost, Verdict verdict, string words, string text)
    {
        var change = Item(
            Report(Release(Paired("whoMayCall", 6, gained, lost, 3) with { Verdict = verdict }), "en"), "whoMayCall").Change;
        Assert.Equal(new Change(verdict, words, text), change);
    }

    [Fact]
    public void Below_20_pairs_it_is_too_few_to_say_though_the_figures_are_shown()
    {
        var row = Item(Report(Release(Paired("whoMayCall", 3, 9, 0, 3)), "en"), "whoMayCall");
        Assert.Equal(("15 pairs", "20%", "80%"), (row.Note, row.Before!.Number, row.After!.Number));
        Assert.Equal(("Too few to say", "+60 points"), (row.Change.Words, row.Change.Text));
    }

    [Fact]
    public void Without_pairs_the_shares_of_all_answers_stand_without_a_change()
    {
        var row = Item(
            Report(Release(Options("whoMayCall", Basis.Pre, 6, 9, 9, 9), Options("whoMayCall", Basis.Post, 3, 6, 18, 3)), "en"),
            "whoMayCall");
        Assert.Equal(("all answers", "9 of 33", "18 of 30"), (row.Note, row.Before!.Beside, row.After!.Beside));
        Assert.Equal(("No pairs", ""), (row.Change.Words, row.Change.Text));
    }

    [Fact]
    public void Three_sentences_say_what_changed()
    {
        var report = Report(
            Release(
                Paired("whoMayCall", 9, 33, 0, 3),
                Paired("prizeMessage", 15, 3, 24, 3),
                Paired("photoOfFriend", 15, 9, 9, 12),
                Score(30, 9, 6, 1),
                Options("whoMayCall", Basis.Post, 3, 0, 42, 0),
                Options("prizeMessage", Basis.Post, 18, 27)),
            "en");
        Assert.Equal(
            [
                "Before the session 53% of answers were right on average, after it 62%: no clear change.",
                $"On at least 1 of 3 questions more know the right answer than before: "
                + $"on “{Labels.Items["whoMayCall"].Label}” (from 20% to 93%). On at least 1 question fewer know.",
                $"Least known after the session is “{Labels.Items["prizeMessage"].Label}”: 40% gave the right answer. "
                + "It is worth talking about again.",
            ],
            report.Audiences.Single().Sentences);
    }

    /// <summary>Clear in its row, not clear enough to be picked out of several.</summary>
    [Fact]
    public void A_sentence_picks_only_what_holds_together()
    {
        var row = Paired("whoMayCall", 18, 12, 3, 12) with { Verdict = Verdict.More };
        var report = Report(Release(row, Paired("prizeMessage", 15, 9, 9, 12), Paired("photoOfFriend", 15, 9, 9, 12)), "en");
        Assert.Equal(Verdict.More, Item(report, "whoMayCall").Change.Verdict);
        Assert.Equal("Looking at all 3 questions together, on none is a rise certain.", report.Audiences[0].Sentences[1]);
        Assert.DoesNotContain(report.Wall!.Findings, finding => finding.Contains("knew it", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_audience_has_three_sentences_whatever_is_missing()
    {
        Assert.All(Report(Rich).Audiences, audience => Assert.Equal(3, audience.Sentences.Length));
        var bare = Report(Release(Options("whoMayCall", Basis.Pre, 6, 9, 9, 9)), "en");
        Assert.Equal(
            [
                "Before the session 27% of answers were right on average; too few answered after it for a figure.",
                "There are too few answers to speak of change on single questions.",
                "Too few answered after the session to show single questions.",
            ],
            bare.Audiences.Single().Sentences);
    }

    [Fact]
    public void A_score_of_some_questions_says_of_how_many()
    {
        var score = Report(Release(Paired("whoMayCall", 6, 12, 3, 3), Score(15, 6, 3, 1)), "en").Audiences[0].Score;
        Assert.Equal("24 pairs · 1 of 7 questions", score.Note);
        Assert.Equal("Before the session 27% of answers were right on average, after it 60%; the answers could not be paired, "
            + "so no change is given.",
            Report(Release(Options("whoMayCall", Basis.Pre, 6, 9, 9, 9), Options("whoMayCall", Basis.Post, 3, 6, 18, 3)), "en")
                .Audiences[0].Sentences[0]);
    }

    [Fact]
    public void The_least_known_topics_come_next_in_class()
    {
        var report = Report(Release(
            Options("whoMayCall", Basis.Post, 0, 0, 27, 3),
            Options("prizeMessage", Basis.Post, 18, 12),
            Options("photoOfFriend", Basis.Post, 15, 15)));
        Assert.Equal(["Fotografitë dhe pëlqimi", "Mashtrimet dhe lajmet e rreme"], report.Next.Select(topic => topic.Name));
    }

    [Fact]
    public void A_scale_is_told_by_how_many_chose_a_higher_the_same_or_a_lower_answer()
    {
        var scale = Report(Release(Sign("putPhoneAway", 15, 6, 3)), "en").Audiences.Single().Scales.Single();
        Assert.Equal("24 pairs", scale.Note);
        Assert.Equal(
            [("lower after", "13%", "3 of 24"), ("the same", "25%", "6 of 24"), ("higher after", "63%", "15 of 24")],
            scale.Parts.Select(part => (part.Label, part.Share.Number, part.Share.Beside)));
        Assert.Equal(("More rose than fell", "+50 points"), (scale.Change!.Words, scale.Change.Text));
    }

    [Fact]
    public void Feedback_is_told_option_by_option_or_by_what_stands_for_them()
    {
        Assert.Equal(
            [("No", "3 of 30"), ("A little", "3 of 30"), ("Yes", "24 of 30")],
            Parts(Options("useful", Basis.Post, 3, 3, 24)));
        Assert.Equal([("Yes", "24 of 30"), ("other answers", "6 of 30")], Parts(Options("useful", Basis.Post, 24, 6)));

        static IEnumerable<(string, string)> Parts(ProtectedTable table) => Report(Release(table), "en").Audiences[0].Feedback.Single()
            .Parts.Select(part => (part.Label, part.Share.Beside));
    }

    [Fact]
    public void It_says_how_many_answered_of_those_met_and_what_was_left_out()
    {
        var report = Report(
            Release(
                Number(Basis.Pre, 33),
                Number(Basis.Post, 27),
                Options("whoMayCall", Basis.Pre, 6, 9, 9, 6),
                Options("whoMayCall", Basis.Post, 3, 3, 18, 3)),
            "en");
        Assert.Equal(
            [
                "33 answers before the session and 27 after it.",
                "Of those met, 92% answered before the session and 75% after it.",
                "A single question was left out by at most 9% before the session and 0% after it.",
            ],
            report.Audiences[0].Basis);
    }

    [Fact]
    public void A_school_stands_beside_its_region_and_the_schools_visited()
    {
        var beside = Report(Rich, "en", Around).Audiences[0].Beside;
        Assert.Equal(
            [("This school", "48 pairs"), ("Shkodër region", "14 schools"), ("All schools visited", "170 schools")],
            beside.Select(row => (row.Label, row.Note)));
        Assert.Empty(Report(Rich).Audiences[0].Beside);
    }

    [Fact]
    public void Groups_are_those_published_and_nobody_else()
    {
        var split = Assert.Single(Report(Middling, "en").Audiences[0].Breakdowns);
        Assert.Equal(("By gender", "Girls"), (split.Heading, Assert.Single(split.Groups).Label));
    }

    [Fact]
    public void What_is_suppressed_is_named_with_its_reason()
    {
        var suppressed = Report(Rich).Suppressed.Single();
        Assert.Equal("Më pak se 10 përgjigje", suppressed.Reason);
        Assert.Equal("Të rritur: Dobia e takimit (pas)", Assert.Single(suppressed.What));
    }

    [Fact]
    public void Groups_by_two_things_at_once_are_not_missed() => Assert.Equal(
        [
            ("With the other figures it would tell too exactly how many gave an answer",
                $"Pupils aged 9 to 12: {Labels.Items["whoMayCall"].Label} (change)"),
            ("Those left over are too few: a subtraction would find them", "Pupils aged 9 to 12: figures of the group “Grades 4–5”"),
        ],
        Report(Middling, "en").Suppressed.Select(figures => (figures.Reason, Assert.Single(figures.What))));

    [Fact]
    public void A_rule_without_words_of_its_own_still_has_a_reason()
    {
        var asked = Rich.Questionnaires[^1] with { Suppressions = [new("score", Basis.Pairs, "role", "parent", "some-later-rule")] };
        var suppressed = Report(Rich with { Questionnaires = [asked] }, "en").Suppressed.Single();
        Assert.Equal("Suppressed to protect those who took part", suppressed.Reason);
        Assert.Equal("Adults: figures of the group “Parents”", suppressed.What.Single());
    }

    [Fact]
    public void The_page_for_the_wall_has_three_findings()
    {
        var wall = Report(
            Release(Paired("whoMayCall", 9, 33, 0, 3), Score(33, 9, 3, 1), Options("useful", Basis.Post, 3, 3, 24)), "en").Wall!;
        Assert.Equal(
            [
                "Before the session 20% of answers were right on average, after it 93%: a clear rise.",
                $"“{Labels.Items["whoMayCall"].Label}”: 9 of 45 knew it before the session, 42 of 45 after it.",
                $"“{Labels.Items["useful"].Label}”: most often the answer was “Yes” (24 of 30).",
            ],
            wall.Findings);
    }

    [Fact]
    public void On_the_wall_every_audience_has_its_turn()
    {
        var findings = Report(Rich, "en").Wall!.Findings;
        Assert.Equal(
            ["Pupils aged 9 to 12", "Pupils aged 13 to 18", "Adults"], findings.Select(finding => finding[..finding.IndexOf(':')]));
    }

    [Fact]
    public void A_school_with_too_few_answers_gets_a_page_without_figures_of_its_own()
    {
        var report = Report(null, "en");
        Assert.NotNull(report.Notice);
        Assert.Empty(report.Audiences);
        Assert.Empty(report.Participation.Answers);
        Assert.Null(report.Wall);
        Assert.Equal("skenderbeu.0", report.Imprint.Identifier);
    }

    [Fact]
    public void Where_too_few_answered_girls_boys_and_roles_are_not_told_apart()
    {
        var participation = Report(null, "en").Participation;
        Assert.Equal([new("2", "sessions"), new("58", "people")], participation.People);
        Assert.Empty(participation.Adults);
    }

    [Fact]
    public void It_is_shown_its_region_instead_where_there_is_one()
    {
        var report = Report(null, "en", Around);
        Assert.Equal("Results of Shkodër region", report.Notice!.InsteadHeading);
        Assert.Empty(Assert.Single(report.Audiences).Topics);
    }

    [Fact]
    public void It_is_read_in_four_sentences() => Assert.Equal(4, Report(Rich).HowToRead.Length);

    [Fact]
    public void A_report_can_be_quoted()
    {
        var imprint = Report(Rich).Imprint;
        Assert.Equal("skenderbeu.3", imprint.Identifier);
        Assert.Equal("Botimi 3, 20 qershor 2025", imprint.Published);
    }

    private static Compared Item(SchoolReport report, string item)
    {
        var label = report.Texts[Id(Audience.Pupils9To12)].Items[item].Label;
        return report.Audiences.Single().Topics.SelectMany(topic => topic.Items).Single(row => row.Label == label);
    }
}
