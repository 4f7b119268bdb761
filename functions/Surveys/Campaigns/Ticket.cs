using System.Buffers.Binary;
using System.Buffers.Text;

namespace Surveys.Campaigns;

/// <summary>
/// The server's word that a page was opened while the session was open: session, phase and hour, signed.
/// A phone without signal brings it back later. Says nothing of who opened the page.
/// </summary>
/// <param name="Hour">Whole hours since 1970-01-01T00:00Z.</param>
public readonly record struct Ticket(SessionId Session, Phase Phase, int Hour)
{
    private const int HeadBytes = 12;
    private const int Bytes = 24;

    private static ReadOnlySpan<byte> Purpose => "ticket/1:"u8;

    public static Ticket At(SurveyCode code, DateTimeOffset now) =>
        new(code.Session, code.Phase, (int)(now.ToUnixTimeSeconds() / 3600));

    /// <summary>The first moment of the ticket's hour.</summary>
    public DateTimeOffset Issued => DateTimeOffset.FromUnixTimeSeconds(Hour * 3600L);

    /// <summary>32 characters of base64url, which pass through every query, form and header unchanged.</summary>
    public string Sign(LinkKeys keys)
    {
        Span<byte> ticket = stackalloc byte[Bytes];
        WriteHead(ticket, keys.Signer);
        keys.TrySign(keys.Signer, Purpose, ticket[..HeadBytes], ticket[HeadBytes..]);
        return Base64Url.EncodeToString(ticket);
    }

    /// <summary>Null where the text was not signed by one of these keys.</summary>
    public static Ticket? Verify(LinkKeys keys, string? text)
    {
        if (text is not { Length: Bytes / 3 * 4 } || !Base64Url.IsValid(text, out var length) || length != Bytes)
        {
            return null;
        }

        ReadOnlySpan<byte> ticket = Base64Url.DecodeFromChars(text);
        var head = BinaryPrimitives.ReadUInt64BigEndian(ticket);
        return keys.Verify((int)(head & 7), Purpose, ticket[..HeadBytes], ticket[HeadBytes..])
            ? new Ticket(
                new SessionId(head >> 4),
                (head & 8) != 0 ? Phase.Post : Phase.Pre,
                BinaryPrimitives.ReadInt32BigEndian(ticket[8..]))
            : null;
    }

    private void WriteHead(Span<byte> ticket, int keyId)
    {
        BinaryPrimitives.WriteUInt64BigEndian(ticket, Session.Value << 4 | (Phase == Phase.Post ? 8UL : 0) | (uint)keyId);
        BinaryPrimitives.WriteInt32BigEndian(ticket[8..], Hour);
    }
}
