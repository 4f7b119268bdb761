using System.Buffers.Text;
using CsCheck;
using Surveys.Campaigns;

namespace Surveys.Tests.Campaigns;

public sealed class LinkTests
{
    private const string Alphanumeric = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";
    private const int Characters = 32;

    private static readonly string Key1 = "1:" + Base64Url.EncodeToString(Enumerable.Repeat((byte)1, 32).ToArray());
    private static readonly string Key2 = "2:" + Base64Url.EncodeToString(Enumerable.Repeat((byte)2, 32).ToArray());
    private static readonly LinkKeys Keys = LinkKeys.Parse(Key1);
    private static readonly Gen<SurveyCode> Codes = Gen.Select(
        Survey.SessionId, Gen.Enum<Phase>(), (session, phase) => new SurveyCode(session, phase));

    [Fact]
    public void A_signed_code_says_its_session_and_phase_in_either_case() =>
        Codes.Sample(code =>
            SurveyCode.Verify(Keys, code.Sign(Keys)) == code
            && SurveyCode.Verify(Keys, code.Sign(Keys).ToLowerInvariant()) == code);

    [Fact]
    public void A_code_fits_the_alphanumeric_mode_of_qr_codes() =>
        Codes.Sample(code => code.Sign(Keys) is { Length: Characters } text && text.All(Alphanumeric.Contains));

    [Fact]
    public void A_code_with_one_changed_character_is_refused() =>
        Gen.Select(Codes, Gen.Int[0, Characters - 1], Gen.Int[1, 31]).Sample((code, at, step) =>
        {
            const string alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
            var text = code.Sign(Keys).ToCharArray();
            text[at] = alphabet[(alphabet.IndexOf(text[at], StringComparison.Ordinal) + step) % 32];
            return SurveyCode.Verify(Keys, new string(text)) is null;
        });

    [Fact]
    public void Any_other_text_is_refused() =>
        Gen.String.Sample(text => SurveyCode.Verify(Keys, text) is null && Ticket.Verify(Keys, text) is null);

    [Fact]
    public void A_code_is_the_same_in_every_release()
    {
        // The expected code was computed with Python's hmac and hashlib, from the layout in the docs of SurveyCode.
        Assert.True(SessionId.TryParse("0123456789ab", out var id));
        Assert.Equal("0123456789AB3TGNPSRY1GP9RPQMK6AZ", new SurveyCode(id, Phase.Pre).Sign(Keys));
    }

    [Fact]
    public void After_a_rotation_old_links_still_open_and_new_ones_are_signed_by_the_new_key()
    {
        var code = new SurveyCode(new SessionId(42), Phase.Post);
        var both = LinkKeys.Parse($"{Key1},{Key2}");
        Assert.Equal(code, SurveyCode.Verify(both, code.Sign(Keys)));
        Assert.Null(SurveyCode.Verify(Keys, code.Sign(both)));
        Assert.Equal(code, SurveyCode.Verify(LinkKeys.Parse(Key2), code.Sign(both)));
    }

    [Fact]
    public void A_ticket_says_its_session_phase_and_hour() =>
        Gen.Select(Codes, Gen.Int[0, 1_000_000]).Sample((code, hour) =>
        {
            var ticket = new Ticket(code.Session, code.Phase, hour);
            return Ticket.Verify(Keys, ticket.Sign(Keys)) == ticket;
        });

    [Fact]
    public void A_code_is_not_a_ticket_and_a_ticket_no_code() =>
        Codes.Sample(code =>
            Ticket.Verify(Keys, code.Sign(Keys)) is null
            && SurveyCode.Verify(Keys, Ticket.At(code, DateTimeOffset.UnixEpoch).Sign(Keys)) is null);

    [Theory]
    [InlineData("", "No link key")]
    [InlineData("abc", "id:key")]
    [InlineData("9:AAAA", "id from 0 to 7")]
    [InlineData("1:AAAA", "32 bytes")]
    public void Link_keys_that_cannot_be_read_are_named_without_being_shown(string text, string message)
    {
        var error = Assert.Throws<FormatException>(() => LinkKeys.Parse(text));
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("AAAA", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_id_reads_back_the_same() =>
        Survey.SessionId.Sample(id => SessionId.TryParse(id.ToString(), out var read) && read == id);

    [Theory]
    [InlineData("")]
    [InlineData("0123456789a")]
    [InlineData("0123456789abc")]
    [InlineData("0123456789ai")]
    [InlineData("0123456789-b")]
    public void What_is_no_session_id_is_refused(string text) => Assert.False(SessionId.TryParse(text, out _));
}
