using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;

namespace Surveys.Campaigns;

/// <summary>
/// The secret keys that sign QR links and tickets, each with an id from 0 to 7. Two live keys allow rotation:
/// the last one listed signs, every one listed verifies.
/// </summary>
public sealed class LinkKeys
{
    public const int KeyLength = 32;
    public const int KeyIds = 8;

    private readonly ImmutableDictionary<int, byte[]> keys;
    private readonly int signer;

    private LinkKeys(ImmutableDictionary<int, byte[]> keys, int signer) => (this.keys, this.signer) = (keys, signer);

    /// <summary>Reads <c>1:KEY</c> or <c>1:KEY,2:KEY</c>, each KEY being 32 bytes in base64url.</summary>
    /// <exception cref="FormatException">The text is something else; the message says what, without showing a key.</exception>
    public static LinkKeys Parse(string text)
    {
        var keys = ImmutableDictionary.CreateBuilder<int, byte[]>();
        var signer = -1;
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = part.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0
                || !int.TryParse(part.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out signer)
                || signer >= KeyIds)
            {
                throw new FormatException($"A link key is written id:key, with an id from 0 to {KeyIds - 1}.");
            }

            var encoded = part.AsSpan(colon + 1);
            if (!Base64Url.IsValid(encoded, out var length) || length != KeyLength)
            {
                throw new FormatException($"Link key {signer} is not {KeyLength} bytes in base64url.");
            }

            if (!keys.TryAdd(signer, Base64Url.DecodeFromChars(encoded)))
            {
                throw new FormatException($"Link key {signer} is listed twice.");
            }
        }

        return keys.Count > 0 ? new LinkKeys(keys.ToImmutable(), signer) : throw new FormatException("No link key is given.");
    }

    /// <summary>The id of the key that signs.</summary>
    internal int Signer => signer;

    /// <summary>HMAC-SHA-256 (RFC 2104) under a purpose, cut to the length of <paramref name="mac"/>.</summary>
    internal bool TrySign(int keyId, ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> message, Span<byte> mac)
    {
        if (!keys.TryGetValue(keyId, out var key))
        {
            return false;
        }

        Span<byte> input = stackalloc byte[purpose.Length + message.Length];
        purpose.CopyTo(input);
        message.CopyTo(input[purpose.Length..]);
        Span<byte> full = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, input, full);
        full[..mac.Length].CopyTo(mac);
        return true;
    }

    internal bool Verify(int keyId, ReadOnlySpan<byte> purpose, ReadOnlySpan<byte> message, ReadOnlySpan<byte> mac)
    {
        Span<byte> expected = stackalloc byte[mac.Length];
        return TrySign(keyId, purpose, message, expected) && CryptographicOperations.FixedTimeEquals(expected, mac);
    }
}
