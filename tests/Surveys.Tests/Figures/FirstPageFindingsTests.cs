using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Figures;
using Surveys.Questionnaires;
using Surveys.Tallies;

namespace Surveys.Tests.Figures;

/// <summary>What sentences may pick holds all together: the more there is to pick from, the clearer a finding must be.</summary>
public sealed class FirstPageFindingsTests
{
    private static readonly Questionnaire Questionnaire = QuestionnaireCatalog.Embedded.Latest(Audience.Pupils9To12);

    private static readonly Item[] Items = [.. Questionnaire.KnowledgeItems];

    [Fact]
    public void A_rise_that_is_clear_by_itself_may_not_be_picked_out_of_seven()
    {
        // Clear at 95 %: 15 gained and 3 lost of 60. Not at 1 − 5 % / 7.
        var alone = Region(Pairs(0, 24, 15, 3, 18));
        Assert.Equal(Surveys.Statistics.Verdict.More, alone.Change(Items[0])!.Change.Verdict);
        Assert.True(new FirstPageFindings([alone]).HasChanged(Questionnaire.Id, Items[0]));

        var others = Enumerable.Range(1, 6).Select(i => Pairs(i, 24, 9, 9, 18));
        Assert.False(new FirstPageFindings([Region([Pairs(0, 24, 15, 3, 18), .. others])]).HasChanged(Questionnaire.Id, Items[0]));
    }

    [Fact]
    public void A_large_rise_may_be_picked_out_of_seven() => Assert.True(
        new FirstPageFindings([Region([Pairs(0, 15, 36, 0, 9), .. Enumerable.Range(1, 6).Select(i => Pairs(i, 24, 9, 9, 18))])])
            .HasChanged(Questionnaire.Id, Items[0]));

    [Fact]
    public void All_audiences_of_the_page_count()
    {
        var adults = QuestionnaireCatalog.Embedded.Latest(Audience.Adults);
        var beside = new ReleaseFigures(
            new QuestionnaireRelease(
                adults.Id, 60, 1, [.. adults.KnowledgeItems.Select(item => Table(item, 24, 9, 9, 18))], []), adults, ScopeKind.Region);
        Assert.False(new FirstPageFindings([Region(Pairs(0, 24, 15, 3, 18)), beside]).HasChanged(Questionnaire.Id, Items[0]));
    }

    [Fact]
    public void Below_20_pairs_or_answers_nothing_is_picked()
    {
        var page = new FirstPageFindings([Region(Pairs(0, 0, 18, 0, 0), After(1, 0, 18))]);
        Assert.False(page.HasChanged(Questionnaire.Id, Items[0]));
        Assert.False(page.IsLittleKnown(Questionnaire.Id, Items[1]));
    }

    [Fact]
    public void Little_known_is_what_clearly_fewer_than_80_of_100_know()
    {
        var page = new FirstPageFindings([Region(After(0, 30, 60), After(1, 69, 21), After(2, 90, 0))]);
        Assert.True(page.IsLittleKnown(Questionnaire.Id, Items[0]));
        Assert.False(page.IsLittleKnown(Questionnaire.Id, Items[1]));
        Assert.False(page.IsLittleKnown(Questionnaire.Id, Items[2]));
    }

    private static ReleaseFigures Region(params ProtectedTable[] tables) =>
        new(new QuestionnaireRelease(Questionnaire.Id, 100, 1, [.. tables], []), Questionnaire, ScopeKind.Region);

    private static ProtectedTable Pairs(int item, int both, int gained, int lost, int neither) =>
        Table(Items[item], both, gained, lost, neither);

    private static ProtectedTable Table(Item item, int both, int gained, int lost, int neither) => new(
        new TableId(item.Id, Basis.Pairs), [Counts.Both, Counts.Gained, Counts.Lost, Counts.Neither], [both, gained, lost, neither]);

    private static ProtectedTable After(int item, int right, int notRight) =>
        new(new TableId(Items[item].Id, Basis.Post), [Counts.Right, Counts.NotRight], [right, notRight]);
}
