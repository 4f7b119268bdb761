using Surveys.Campaigns;
using Surveys.Responses;

namespace Surveys.Tests.Responses;

public sealed class PairingTests
{
    private static readonly byte[] Salt = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16];

    [Fact]
    public void Answers_with_the_same_token_before_and_after_are_a_pair() =>
        Assert.Single(Pairing.Pairs([With(Phase.Pre, "a"), With(Phase.Post, "a")]));

    [Fact]
    public void Answers_without_a_token_are_never_paired() =>
        Assert.Empty(Pairing.Pairs([With(Phase.Pre, null), With(Phase.Post, null)]));

    [Fact]
    public void A_phone_that_changed_hands_pairs_nothing() =>
        Assert.Empty(Pairing.Pairs([With(Phase.Pre, "a"), With(Phase.Pre, "a"), With(Phase.Post, "a")]));

    [Fact]
    public void The_same_token_under_another_salt_is_another_token()
    {
        var token = "abcdefghijklmnop";
        Assert.Equal(PairToken.Keyed(Salt, token), PairToken.Keyed(Salt, token));
        Assert.NotEqual(PairToken.Keyed(Salt, token), PairToken.Keyed(Salt.Reverse().ToArray(), token));
        Assert.DoesNotContain(token, PairToken.Keyed(Salt, token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("with spaces in it, long enough")]
    [InlineData("ëëëëëëëëëëëëëëëëëëëë")]
    public void What_no_phone_makes_is_no_token(string text) => Assert.False(PairToken.IsToken(text));

    [Fact]
    public void The_same_four_pictures_are_a_pair() =>
        Assert.Single(Pairing.Pairs([Picked(Phase.Pre, "abcd"), Picked(Phase.Pre, "efgh"), Picked(Phase.Post, "abcd")]));

    [Fact]
    public void One_wrong_picture_is_forgiven_where_only_one_can_be_meant() =>
        Assert.Single(Pairing.Pairs([Picked(Phase.Pre, "abcd"), Picked(Phase.Pre, "efgh"), Picked(Phase.Post, "abcp")]));

    [Fact]
    public void One_wrong_picture_that_could_mean_two_pupils_pairs_nothing() =>
        Assert.Empty(Pairing.Pairs([Picked(Phase.Pre, "abcd"), Picked(Phase.Pre, "abce"), Picked(Phase.Post, "abcf")]));

    [Fact]
    public void Two_wrong_pictures_pair_nothing() =>
        Assert.Empty(Pairing.Pairs([Picked(Phase.Pre, "abcd"), Picked(Phase.Post, "abgh")]));

    [Theory]
    [InlineData("abc")]
    [InlineData("abca")]
    [InlineData("abcq")]
    [InlineData("ABCD")]
    public void What_are_not_four_different_pictures_is_refused(string text) => Assert.False(PairPictures.IsPick(text));

    private static Response Picked(Phase phase, string pictures) =>
        new(Guid.NewGuid(), phase, Survey.Knows(phase, right: true), null, PairPictures.Keyed(Salt, pictures));

    private static Response With(Phase phase, string? token) => new(Guid.NewGuid(), phase, Survey.Knows(phase, right: true), token);
}
