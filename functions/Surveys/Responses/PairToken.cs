using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Surveys.Responses;

/// <summary>
/// What is stored of the random token that a phone keeps between Pre and Post: its HMAC-SHA-256 under the session's salt,
/// cut to 128 bits. Without the salt, which is deleted when the session is sealed, it leads to no phone.
/// </summary>
public static class PairToken
{
    /// <summary>Whether this can be a phone's token: 16 to 64 characters of base64url.</summary>
    public static bool IsToken(string text) =>
        text.Length is >= 16 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    public static string Keyed(ReadOnlySpan<byte> sessionSalt, string token) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(sessionSalt, Encoding.ASCII.GetBytes(token)).AsSpan(0, 16));
}
