using CsCheck;
using Surveys.Campaigns;
using Surveys.Questionnaires;
using Surveys.Responses;
using Surveys.Statistics;
using Surveys.Tallies;

namespace Surveys.Tests.Tallies;

public sealed class TallyTests
{
    private static readonly TallyLayout Layout = TallyLayout.Of(Survey.Questionnaire);
    private static readonly Gen<Tally> Any = Survey.Session.Select(responses => SessionTally.Of(Layout, responses));

    [Fact]
    public void Adding_is_associative() =>
        Gen.Select(Any, Any, Any).Sample((a, b, c) => ((a + b) + c).Equals(a + (b + c)));

    [Fact]
    public void Adding_is_commutative() =>
        Gen.Select(Any, Any).Sample((a, b) => (a + b).Equals(b + a));

    [Fact]
    public void Zero_changes_nothing() =>
        Any.Sample(a => (a + Tally.Zero(Layout)).Equals(a));

    [Fact]
    public void What_was_added_can_be_taken_away_again() =>
        Gen.Select(Any, Any).Sample((a, b) => (a + b - b).Equals(a));

    [Fact]
    public void The_order_of_responses_does_not_matter() =>
        Gen.Select(Survey.Session, Gen.Int).Sample((responses, seed) =>
        {
            var shuffled = responses.ToArray();
            new Random(seed).Shuffle(shuffled);
            return SessionTally.Of(Layout, shuffled).Equals(SessionTally.Of(Layout, responses));
        });

    [Fact]
    public void Summed_up_a_tree_the_counts_of_persons_equal_a_flat_recount() =>
        Survey.Session.Array[1, 8].Sample(sessions =>
        {
            var tree = sessions.Select(session => SessionTally.Of(Layout, session)).Aggregate((a, b) => a + b);
            var all = sessions.SelectMany(session => session).ToList();
            foreach (var phase in Enum.GetValues<Phase>())
            {
                Assert.Equal(all.Count(r => r.Phase == phase), tree.Respondents(phase));
                for (var i = 0; i < Survey.Questionnaire.Items.Length; i++)
                {
                    for (var option = 0; option < Survey.Questionnaire.Items[i].Options.Length; option++)
                    {
                        Assert.Equal(
                            all.Count(r => r.Phase == phase && r.Answers[i] == option),
                            tree.OptionCounts(phase, i)[option]);
                    }
                }
            }

            Assert.Equal(sessions.Sum(session => Pairing.Pairs(session).Count()), tree.Pairs());
        });

    [Fact]
    public void The_groups_of_a_demographic_add_up_to_those_who_named_it() =>
        Any.Sample(tally =>
        {
            var gender = Survey.Questionnaire.IndexOf("gender");
            var groups = Layout.Slices.Index().Where(s => s.Item is { Depth: 1, By: "gender" });
            long named = 0;
            foreach (var count in tally.OptionCounts(Phase.Pre, gender))
            {
                named += count;
            }

            return groups.Sum(group => tally.Respondents(Phase.Pre, group.Index)) == named;
        });

    [Fact]
    public void The_stored_form_reads_back_the_same() =>
        Any.Sample(tally => TallyCodec.Read(Layout, TallyCodec.Write(tally)).Equals(tally));

    [Fact]
    public void The_first_stored_byte_is_the_version_of_the_format() =>
        Any.Sample(tally => Assert.Equal(2, TallyCodec.Write(tally)[0]));

    [Fact]
    public void A_tally_of_another_format_is_named_in_the_error()
    {
        var bytes = TallyCodec.Write(Tally.Zero(Layout));
        bytes[0] = 9;
        Assert.Contains("format 9", Assert.Throws<FormatException>(() => TallyCodec.Read(Layout, bytes)).Message, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => TallyCodec.Read(Layout, []));
    }

    [Fact]
    public void A_stored_form_that_was_cut_short_is_refused() =>
        Any.Sample(tally =>
        {
            var bytes = TallyCodec.Write(tally);
            Assert.Throws<FormatException>(() => TallyCodec.Read(Layout, bytes.AsSpan(0, bytes.Length - 1)));
        });

    [Fact]
    public void Tallies_of_two_questionnaires_have_no_sum()
    {
        var other = TallyLayout.Of(QuestionnaireCatalog.Embedded.Latest(Audience.Adults));
        Assert.Throws<ArgumentException>(() => Tally.Zero(Layout) + Tally.Zero(other));
    }

    [Fact]
    public void A_pair_that_learned_everything_is_counted_as_gained()
    {
        var tally = SessionTally.Of(Layout,
        [
            new Response(Guid.NewGuid(), Phase.Pre, Survey.Knows(Phase.Pre, right: false), "a"),
            new Response(Guid.NewGuid(), Phase.Post, Survey.Knows(Phase.Post, right: true), "a"),
            new Response(Guid.NewGuid(), Phase.Post, Survey.Knows(Phase.Post, right: true)),
        ]);
        var items = Survey.Questionnaire.KnowledgeItems.Count();
        Assert.Equal(1, tally.Pairs());
        Assert.Equal(1, tally.Respondents(Phase.Pre));
        Assert.Equal(2, tally.Respondents(Phase.Post));
        Assert.Equal([0, 1, 0, 0], tally.PairedCells(0));
        Assert.Equal([1, 0, 0], tally.ScoreCells());
        Assert.Equal(new ClusteredSums(1, items, items * items, 1, 1, items * items, items), tally.ScoreChange());
    }

    [Fact]
    public void Answers_that_are_nobodys_pair_leave_every_paired_result_as_it_was() =>
        Gen.Select(Survey.Session, Survey.Session).Sample((session, others) =>
        {
            var alone = SessionTally.Of(Layout, session);
            var joined = SessionTally.Of(Layout, [.. session, .. others.Select(other => other with { PairToken = null })]);
            for (var slice = 0; slice < Layout.Slices.Length; slice++)
            {
                Assert.Equal(alone.Pairs(slice), joined.Pairs(slice));
                Assert.Equal(alone.ScoreChange(slice), joined.ScoreChange(slice));
                for (var item = 0; item < Survey.Questionnaire.Items.Length; item++)
                {
                    if (TallyLayout.IsPaired(Survey.Questionnaire.Items[item]))
                    {
                        Assert.Equal(alone.ItemChange(item, slice), joined.ItemChange(item, slice));
                    }
                }
            }
        });

    [Fact]
    public void A_pair_belongs_to_the_group_named_before_the_talk()
    {
        var tally = SessionTally.Of(Layout,
        [
            new Response(Guid.NewGuid(), Phase.Pre, Survey.Knows(Phase.Pre, right: false, gender: 0), "a"),
            new Response(Guid.NewGuid(), Phase.Post, Survey.Knows(Phase.Post, right: true, gender: 1), "a"),
        ]);
        Assert.Equal(1, tally.Pairs(Slice("gender", "girl")));
        Assert.Equal(0, tally.Pairs(Slice("gender", "boy")));
        Assert.Equal(1, tally.Respondents(Phase.Post, Slice("gender", "boy")));
    }

    [Fact]
    public void Cluster_sums_are_those_of_the_sessions() =>
        Survey.Session.Array[1, 6].Sample(sessions =>
        {
            var tallies = sessions.Select(session => SessionTally.Of(Layout, session)).ToList();
            var sum = tallies.Aggregate((a, b) => a + b);
            for (var item = 0; item < Survey.Questionnaire.Items.Length; item++)
            {
                AssertSummed(tally => tally.ItemScore(Phase.Post, item));
                if (TallyLayout.IsPaired(Survey.Questionnaire.Items[item]))
                {
                    AssertSummed(tally => tally.ItemChange(item));
                }
            }

            AssertSummed(tally => tally.ScoreChange());

            void AssertSummed(Func<Tally, ClusteredSums> of)
            {
                var (total, each) = (of(sum), tallies.ConvertAll(tally => of(tally)));
                Assert.Equal(each.Sum(s => s.Count), total.Count);
                Assert.Equal(each.Sum(s => s.Sum), total.Sum);
                Assert.Equal(each.Sum(s => s.SumOfSquares), total.SumOfSquares);
                Assert.Equal(each.Count(s => s.Count > 0), total.Clusters);
                Assert.Equal(each.Sum(s => s.Count * s.Count), total.ClusterCountSquares);
                Assert.Equal(each.Sum(s => s.Sum * s.Sum), total.ClusterSumSquares);
                Assert.Equal(each.Sum(s => s.Count * s.Sum), total.ClusterCross);
            }
        });

    [Fact]
    public void What_pairs_of_a_scale_did_is_counted_as_rose_same_or_fell() =>
        Survey.Session.Sample(session =>
        {
            var tally = SessionTally.Of(Layout, session);
            for (var i = 0; i < Survey.Questionnaire.Items.Length; i++)
            {
                var item = Survey.Questionnaire.Items[i];
                if (item.Kind == ItemKind.Scale && TallyLayout.IsPaired(item))
                {
                    var changes = Pairing.Pairs(session)
                        .Select(pair => (Before: Score(pair.Pre, item, i), After: Score(pair.Post, item, i)))
                        .Where(pair => pair is { Before: not null, After: not null })
                        .Select(pair => Math.Sign(pair.After!.Value - pair.Before!.Value))
                        .ToList();
                    Assert.Equal(
                        [changes.Count(c => c > 0), changes.Count(c => c == 0), changes.Count(c => c < 0)], tally.PairedCells(i).ToArray());
                }
            }
        });

    private static int? Score(AnswerSheet answers, Item item, int index) => answers[index] is { } option ? item.Score(option) : null;

    private static int Slice(string by, string group) => Layout.Slices.IndexOf(new Slice(by, group));
}
