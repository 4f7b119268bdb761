using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Surveys.Disclosure;

/// <summary>
/// The secret under which counts are rounded. Who has it can undo the rounding: it lies with the other secrets, never in storage,
/// and never changes during a campaign.
/// </summary>
public sealed class DisclosureKey
{
    /// <summary>The least length of the secret, in bytes.</summary>
    public const int FewestBytes = 32;

    private readonly byte[] secret;

    private DisclosureKey(byte[] secret) => this.secret = secret;

    /// <summary>Reads a secret of at least 32 bytes in base64url.</summary>
    /// <exception cref="FormatException">It is not base64url, or shorter.</exception>
    public static DisclosureKey Parse(string text) =>
        Base64Url.IsValid(text) && Base64Url.DecodeFromChars(text) is { Length: >= FewestBytes } bytes
            ? new DisclosureKey(bytes)
            : throw new FormatException($"A disclosure key is at least {FewestBytes} bytes in base64url: 43 characters or more.");

    /// <summary>
    /// The draw of a name: a number from 0 up to 1, evenly spread, always the same for the same name and key.
    /// The first 53 bits of HMAC-SHA-256 (RFC 2104, FIPS 180-4) of the name in UTF-8, over 2⁵³.
    /// </summary>
    public double Draw(string name)
    {
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(secret, Encoding.UTF8.GetBytes(name), hash);
        return (BinaryPrimitives.ReadUInt64BigEndian(hash) >> 11) / (double)(1L << 53);
    }
}
