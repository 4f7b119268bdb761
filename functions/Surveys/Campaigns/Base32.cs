namespace Surveys.Campaigns;

/// <summary>
/// Crockford's Base32: 32 upper-case symbols, all of them in the alphanumeric mode of QR codes
/// (ISO/IEC 18004), where a symbol costs 5.5 bits instead of 8.
/// </summary>
public static class Base32
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>Writes the low 5 × <paramref name="length"/> bits, most significant first.</summary>
    public static string Write(ulong value, int length) =>
        string.Create(length, value, static (span, v) =>
        {
            for (var i = span.Length - 1; i >= 0; i--)
            {
                span[i] = Alphabet[(int)(v & 31)];
                v >>= 5;
            }
        });

    /// <summary>Writes bytes whose number is a multiple of 5, so that no padding is ever needed.</summary>
    public static string Write(ReadOnlySpan<byte> bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(bytes.Length % 5, 0, nameof(bytes));
        var text = new char[bytes.Length / 5 * 8];
        for (int from = 0, to = 0; from < bytes.Length; from += 5, to += 8)
        {
            var group = (ulong)bytes[from] << 32 | (ulong)bytes[from + 1] << 24 | (ulong)bytes[from + 2] << 16
                | (ulong)bytes[from + 3] << 8 | bytes[from + 4];
            Write(group, 8).CopyTo(text.AsSpan(to));
        }

        return new string(text);
    }

    /// <summary>Reads at most 12 symbols (60 bits) in either case. False at any other character.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out ulong value)
    {
        value = 0;
        if (text.Length > 12)
        {
            return false;
        }

        foreach (var c in text)
        {
            var digit = Alphabet.IndexOf(char.ToUpperInvariant(c), StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            value = value << 5 | (uint)digit;
        }

        return true;
    }

    /// <summary>Reads what <see cref="Write(ReadOnlySpan{byte})"/> wrote, in either case. False where text and length do not fit.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        if (bytes.Length % 5 != 0 || text.Length != bytes.Length / 5 * 8)
        {
            return false;
        }

        for (int from = 0, to = 0; to < bytes.Length; from += 8, to += 5)
        {
            if (!TryRead(text.Slice(from, 8), out var group))
            {
                return false;
            }

            for (var i = 4; i >= 0; i--)
            {
                bytes[to + i] = (byte)group;
                group >>= 8;
            }
        }

        return true;
    }
}
