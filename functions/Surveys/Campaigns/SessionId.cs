using System.Diagnostics.CodeAnalysis;

namespace Surveys.Campaigns;

/// <summary>
/// A session's identifier: 60 bits, written as 12 lower-case characters of Crockford's Base32 alphabet
/// (0–9 and a–z without i, l, o, u). Short enough to be signed into a QR code with everything else in 160 bits.
/// </summary>
public readonly record struct SessionId
{
    public const int Length = 12;
    public const int Bits = 60;

    public SessionId(ulong value)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(value, 1UL << Bits);
        Value = value;
    }

    public ulong Value { get; }

    /// <summary>Reads the written form. Upper case is taken too; look-alikes are not, because nobody types this.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out SessionId id)
    {
        id = default;
        if (text is not { Length: Length } || !Base32.TryRead(text, out var value))
        {
            return false;
        }

        id = new SessionId(value);
        return true;
    }

    public override string ToString() => Base32.Write(Value, Length).ToLowerInvariant();
}
