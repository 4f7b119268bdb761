using System.Buffers.Binary;

namespace Surveys.Campaigns;

/// <summary>
/// What a QR code carries: a session and a phase, signed. 160 bits as 32 Base32 characters:
/// 60 bits of session, 1 of phase, 3 of key id, and an HMAC-SHA-256 cut to 96 bits.
/// It authorises answers to a session, never a person.
/// </summary>
public readonly record struct SurveyCode(SessionId Session, Phase Phase)
{
    private const int HeadBytes = 8;
    private const int Bytes = 20;

    private static ReadOnlySpan<byte> Purpose => "survey-code/1:"u8;

    public string Sign(LinkKeys keys)
    {
        Span<byte> code = stackalloc byte[Bytes];
        BinaryPrimitives.WriteUInt64BigEndian(code, Session.Value << 4 | (Phase == Phase.Post ? 8UL : 0) | (uint)keys.Signer);
        keys.TrySign(keys.Signer, Purpose, code[..HeadBytes], code[HeadBytes..]);
        return Base32.Write(code);
    }

    /// <summary>Reads a code in either case. Null where it was not signed by one of these keys; storage need not be asked.</summary>
    public static SurveyCode? Verify(LinkKeys keys, string? text)
    {
        Span<byte> code = stackalloc byte[Bytes];
        if (text is null || !Base32.TryRead(text, code))
        {
            return null;
        }

        var head = BinaryPrimitives.ReadUInt64BigEndian(code);
        return keys.Verify((int)(head & 7), Purpose, code[..HeadBytes], code[HeadBytes..])
            ? new SurveyCode(new SessionId(head >> 4), (head & 8) != 0 ? Phase.Post : Phase.Pre)
            : null;
    }
}
