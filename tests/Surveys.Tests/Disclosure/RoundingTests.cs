using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Tallies;

namespace Surveys.Tests.Disclosure;

public sealed class RoundingTests
{
    private static readonly QuestionnaireId Asked = new(Audience.Pupils9To12, 1);
    private static readonly TableId Table = new("knows", Basis.Pre);
    private static readonly Rounding Rounding = new(RandomCampaign.Key, Scope.OfSchool("s"), Asked);

    /// <summary>
    /// The names and draws of docs/disclosure.md, worked out in Python:
    /// <c>int.from_bytes(hmac.new(base64.urlsafe_b64decode('k' * 43 + '='), name, 'sha256').digest()[:8], 'big') >> 11</c>, over 2⁵³.
    /// </summary>
    [Theory]
    [InlineData("correct", 14, "School|s|Pupils9To12.1|knows|Pre|=|correct|14", 0.7339751447917515)]
    [InlineData("wrong", 7, "School|s|Pupils9To12.1|knows|Pre|=|wrong|7", 0.9644692228718176)]
    [InlineData("dontKnow", 4, "School|s|Pupils9To12.1|knows|Pre|=|dontKnow|4", 0.7119202324208033)]
    public void A_count_is_rounded_by_the_draw_of_its_name(string cell, long count, string name, double draw)
    {
        Assert.Equal(name, Rounding.Name(Table, cell, count));
        Assert.Equal(draw, RandomCampaign.Key.Draw(name), 15);
        var above = draw < count % 3 / 3.0;
        Assert.Equal((int)(count - count % 3 + (above ? 3 : 0)), Rounding.Of(Table, cell, count).Drawn);
    }

    [Fact]
    public void A_multiple_of_three_stays_and_every_other_count_is_at_most_two_off()
    {
        for (var count = 0; count < 300; count++)
        {
            var (drawn, other) = Rounding.Of(Table, "correct", count);
            Assert.Equal(0, drawn % 3);
            Assert.Equal(0, other % 3);
            Assert.InRange(Math.Abs(drawn - count), 0, 2);
            Assert.InRange(Math.Abs(other - count), 0, 2);
            Assert.Equal(count % 3 == 0, drawn == other);
        }
    }

    [Fact]
    public void The_same_cell_with_the_same_count_is_always_rounded_the_same_way_and_another_scope_by_itself()
    {
        var elsewhere = new Rounding(RandomCampaign.Key, Scope.OfSchool("t"), Asked);
        var counts = Enumerable.Range(0, 300).Where(count => count % 3 > 0).ToList();
        Assert.All(counts, count => Assert.Equal(Rounding.Of(Table, "correct", count), Rounding.Of(Table, "correct", count)));
        Assert.InRange(counts.Count(count => Rounding.Of(Table, "correct", count) == elsewhere.Of(Table, "correct", count)), 70, 130);
    }

    [Fact]
    public void Rounding_is_right_on_average()
    {
        var errors = Enumerable.Range(0, 30_000)
            .Select(i => (double)(Rounding.Of(Table with { Group = $"{i}" }, "correct", i % 50).Drawn - i % 50)).ToList();

        // The variance of one is at most 2, so four standard errors are 4·√(2 / 30,000).
        Assert.InRange(errors.Average(), -0.033, 0.033);
        Assert.InRange(errors.Average(error => error * error), 1.25, 1.42);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("not base64url, but long enough to be a key: !!!!!!!!")]
    public void A_key_that_cannot_be_used_is_refused_without_being_shown(string text)
    {
        var error = Assert.Throws<FormatException>(() => DisclosureKey.Parse(text));
        Assert.True(text.Length == 0 || !error.Message.Contains(text, StringComparison.Ordinal));
    }
}
