using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Surveys.Responses;

/// <summary>
/// Four of sixteen pictures in an order, which join the answers of a pupil whose phone changed hands. The phone draws them:
/// there are 43,680, so in a class of 40 all of them differ with 98 %. Written as four letters from a to p.
/// </summary>
/// <remarks>
/// What is stored are six marks, each an HMAC-SHA-256 under the session's salt cut to 64 bits: of the four in their order, of the
/// four in any order, and of every three of them in their places. Whoever has the salt can try all 43,680, so the salt is
/// deleted when the session is sealed.
/// </remarks>
public static class PairPictures
{
    public const int Count = 4;
    private const int MarkBytes = 8;
    private const int MarkLength = 11;
    private const int Marks = 2 + Count;

    /// <summary>The pictures by the order of their letters.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        "sun", "moon", "star", "cloud", "house", "tree", "flower", "apple", "fish", "boat", "car", "key", "cup", "umbrella", "bell",
        "heart",
    ];

    public static bool IsPick(string text) =>
        text.Length == Count && text.All(c => c >= 'a' && c < 'a' + Names.Length) && text.Distinct().Count() == Count;

    /// <summary>The marks of a pick, one after the other.</summary>
    public static string Keyed(ReadOnlySpan<byte> sessionSalt, string pick)
    {
        var marks = new StringBuilder(Marks * MarkLength);
        string[] forms = ["=" + pick, "~" + string.Concat(pick.Order()), .. Enumerable.Range(0, Count).Select(Without)];
        foreach (var form in forms)
        {
            marks.Append(Base64Url.EncodeToString(HMACSHA256.HashData(sessionSalt, Encoding.ASCII.GetBytes(form)).AsSpan(0, MarkBytes)));
        }

        return marks.ToString();

        string Without(int place) => string.Concat(pick.AsSpan(0, place), "?", pick.AsSpan(place + 1));
    }

    /// <summary>What two picks have in common if they are the same four pictures in the same order.</summary>
    internal static IEnumerable<string> SameOrder(string marks) => [Mark(marks, 0)];

    /// <summary>What two picks have in common if they are the same four pictures.</summary>
    internal static IEnumerable<string> AnyOrder(string marks) => [Mark(marks, 1)];

    /// <summary>What two picks have in common if three pictures stand in the same places.</summary>
    internal static IEnumerable<string> OneWrong(string marks) => Enumerable.Range(2, Count).Select(i => $"{i}{Mark(marks, i)}");

    private static string Mark(string marks, int i) => marks.Substring(i * MarkLength, MarkLength);
}
