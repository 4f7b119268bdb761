using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Languages;
using Surveys.ReportContent;
using Surveys.Statistics;
using static Surveys.Tests.ReportContent.ReportSamples;
using Figure = Surveys.Disclosure.Figure;

namespace Surveys.Tests.ReportContent;

public sealed class SchoolReportTests
{
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
    public void Headcounts_are_summed_and_their_words_bend()
    {
        var participation = Report(Rich, "en").Participation;
        Assert.Equal([new("2", "sessions"), new("17", "girls"), new("19", "boys"), new("22", "adults")], participation.People);
        Assert.Equal([new("21", "parents"), new("1", "teacher")], participation.Adults);
        Assert.Equal(["40", "35", "30"], participation.Answers.Select(answer => answer.Number));
    }

    [Theory]
    [InlineData(0.20, 0.19, Verdict.More)]
    [InlineData(0.20, 0.20, Verdict.NoClearChange)]
    [InlineData(0.00, 0.10, Verdict.NoClearChange)]
    [InlineData(-0.20, 0.20, Verdict.NoClearChange)]
    [InlineData(-0.20, 0.19, Verdict.Fewer)]
    public void The_interval_of_the_change_decides(double change, double margin, Verdict verdict)
    {
        var report = Report(Release(
            Figure(Basis.Pre, "whoMayCall", Figure.Right, 0.5),
            Figure(Basis.Post, "whoMayCall", Figure.Right, 0.5 + change),
            Figure(Basis.PairedChange, "whoMayCall", Figure.Right, change, margin)));
        Assert.Equal(verdict, Item(report, "whoMayCall").Change.Verdict);
    }

    [Fact]
    public void Without_a_change_it_is_too_few_to_say()
    {
        var item = Item(
            Report(Release(Figure(Basis.Pre, "whoMayCall", Figure.Right, 0.3), Figure(Basis.Post, "whoMayCall", Figure.Right, 0.9))),
            "whoMayCall");
        Assert.Equal(Verdict.TooFewToSay, item.Change.Verdict);
        Assert.Equal("", item.Change.Text);
    }

    [Fact]
    public void A_paired_change_goes_before_an_unpaired_one()
    {
        var unpaired = Figure(Basis.UnpairedChange, "whoMayCall", Figure.Right, 0.3);
        var paired = Figure(Basis.PairedChange, "whoMayCall", Figure.Right, 0.25);
        Assert.Equal("+25 pikë", Item(Report(Release(unpaired, paired)), "whoMayCall").Change.Text);
        Assert.Equal("+30 pikë", Item(Report(Release(unpaired)), "whoMayCall").Change.Text);
    }

    [Fact]
    public void Three_sentences_say_what_changed()
    {
        var report = Report(
            Release(
                Figure(Basis.Pre, Figure.Score, Figure.Mean, 0.42),
                Figure(Basis.Post, Figure.Score, Figure.Mean, 0.61),
                Figure(Basis.PairedChange, Figure.Score, Figure.Mean, 0.19),
                Figure(Basis.Pre, "whoMayCall", Figure.Right, 0.3),
                Figure(Basis.Post, "whoMayCall", Figure.Right, 0.8),
                Figure(Basis.PairedChange, "whoMayCall", Figure.Right, 0.5),
                Figure(Basis.Post, "prizeMessage", Figure.Right, 0.4),
                Figure(Basis.PairedChange, "prizeMessage", Figure.Right, -0.2)),
            "en");
        var labels = LanguageCatalog.Embedded.FindLanguage("en")![Id(Audience.Pupils9To12)].Items;
        Assert.Equal(
            [
                "Before the session 42% of answers were right on average, after it 61%: a clear rise.",
                $"On 1 of 2 questions more know the right answer than before: "
                + $"on “{labels["whoMayCall"].Label}” (from 30% to 80%). On 1 question fewer know.",
                $"Least known after the session is “{labels["prizeMessage"].Label}”: 40% gave the right answer. "
                + "It is worth talking about again.",
            ],
            report.Audiences.Single().Sentences);
    }

    [Fact]
    public void Every_audience_has_three_sentences_whatever_is_missing()
    {
        Assert.All(Report(Rich).Audiences, audience => Assert.Equal(3, audience.Sentences.Length));
        var bare = Report(Release(Figure(Basis.Pre, "whoMayCall", Figure.Right, 0.3)));
        Assert.Equal(3, bare.Audiences.Single().Sentences.Length);
    }

    [Fact]
    public void The_least_known_topics_come_next_in_class()
    {
        var report = Report(Release(
            Figure(Basis.Post, "whoMayCall", Figure.Right, 0.9),
            Figure(Basis.Post, "prizeMessage", Figure.Right, 0.6),
            Figure(Basis.Post, "photoOfFriend", Figure.Right, 0.5)));
        Assert.Equal(["Fotografitë dhe pëlqimi", "Mashtrimet dhe lajmet e rreme"], report.Next.Select(topic => topic.Name));
    }

    [Fact]
    public void A_scale_is_written_as_its_mean_and_named_at_both_ends()
    {
        var scale = Report(
            Release(
                Figure(Basis.Pre, "putPhoneAway", Figure.Mean, 1.1),
                Figure(Basis.Post, "putPhoneAway", Figure.Mean, 1.54))).Audiences.Single().Scales.Single();
        Assert.Equal((2, "0 = Jo · 2 = Po"), (scale.Top, scale.Ends));
        Assert.Equal(("1,1", "1,5"), (scale.Item.Before!.Text, scale.Item.After!.Text));
        Assert.Equal(0.77, scale.Item.After.Position, 6);
    }

    [Fact]
    public void A_school_stands_beside_its_region_and_the_nation()
    {
        var beside = Report(Rich, "en", Around).Audiences[0].Beside;
        Assert.Equal(
            [("This school", ""), ("Shkodër region", "14 schools"), ("Albania", "170 schools")],
            beside.Select(row => (row.Label, row.Note)));
        Assert.Empty(Report(Rich).Audiences[0].Beside);
    }

    [Fact]
    public void What_is_withheld_is_named_with_its_reason()
    {
        var suppressed = Report(Rich).Suppressed.Single();
        Assert.Equal("Më pak se 10 përgjigje", suppressed.Reason);
        Assert.Equal("Të rritur: Dobia e takimit (pas)", Assert.Single(suppressed.What));
    }

    [Fact]
    public void A_rule_without_words_of_its_own_still_has_a_reason()
    {
        var release = Rich with { Suppressions = [new(Id(Audience.Adults), Basis.Post, "score", "role", "parent", "some-later-rule")] };
        var suppressed = Report(release, "en").Suppressed.Single();
        Assert.Equal("Withheld to protect those who took part", suppressed.Reason);
        Assert.Equal("Adults: figures of the group “Parents”", suppressed.What.Single());
    }

    [Fact]
    public void A_school_with_too_few_answers_gets_a_page_without_figures_of_its_own()
    {
        var report = Report(null);
        Assert.NotNull(report.Notice);
        Assert.Empty(report.Audiences);
        Assert.Empty(report.Participation.Answers);
        Assert.Equal("17", report.Participation.People[1].Number);
        Assert.Equal("skenderbeu.0", report.Publication.Identifier);
    }

    [Fact]
    public void It_is_shown_its_region_instead_where_there_is_one()
    {
        var report = Report(null, "en", Around);
        Assert.Equal("Results of Shkodër region", report.Notice!.InsteadHeading);
        Assert.Empty(Assert.Single(report.Audiences).Topics);
    }

    [Fact]
    public void A_report_can_be_quoted()
    {
        var publication = Report(Rich).Publication;
        Assert.Equal("skenderbeu.3", publication.Identifier);
        Assert.Equal("Botimi 3, 20 qershor 2025", publication.Edition);
    }

    private static Compared Item(SchoolReport report, string item)
    {
        var label = LanguageCatalog.Embedded.DefaultLanguage[Id(Audience.Pupils9To12)].Items[item].Label;
        return report.Audiences.Single().Topics.SelectMany(topic => topic.Items).Single(row => row.Label == label);
    }
}
