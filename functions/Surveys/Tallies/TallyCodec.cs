using System.Collections.Immutable;

namespace Surveys.Tallies;

/// <summary>
/// The stored form of a tally: a byte that says the version of the format, then its sums as zigzag varints (Protocol Buffers encoding),
/// runs of zeros as one zero and their length. Most sums of a session are 0, so a tally of some thousand sums takes a few hundred bytes.
/// </summary>
public static class TallyCodec
{
    /// <summary>Goes up whenever the same bytes would mean something else.</summary>
    internal const byte Version = 2;

    public static byte[] Write(Tally tally) => Write(tally.Sums);

    /// <exception cref="FormatException">The bytes were not written for this layout.</exception>
    public static Tally Read(TallyLayout layout, ReadOnlySpan<byte> bytes) =>
        new(layout, ImmutableArray.Create(Read(layout, layout.Length, bytes)));

    internal static byte[] Write(ReadOnlySpan<long> sums)
    {
        var bytes = new List<byte>(1024) { Version };
        for (var i = 0; i < sums.Length;)
        {
            if (sums[i] != 0)
            {
                WriteVarint(bytes, (ulong)(sums[i] << 1 ^ sums[i] >> 63));
                i++;
                continue;
            }

            var run = 1;
            while (i + run < sums.Length && sums[i + run] == 0)
            {
                run++;
            }

            bytes.Add(0);
            WriteVarint(bytes, (ulong)run);
            i += run;
        }

        return [.. bytes];
    }

    internal static long[] Read(TallyLayout layout, int length, ReadOnlySpan<byte> bytes)
    {
        if (bytes is not [Version, ..])
        {
            throw new FormatException(bytes.IsEmpty
                ? $"No bytes are stored where a tally of {layout.Questionnaire.Id} should be."
                : $"The stored tally of {layout.Questionnaire.Id} is of format {bytes[0]}; this app reads format {Version}.");
        }

        bytes = bytes[1..];
        var sums = new long[length];
        var at = 0;
        while (!bytes.IsEmpty)
        {
            var value = ReadVarint(ref bytes);
            var run = value == 0 ? ReadVarint(ref bytes) : 1;
            if (run > (ulong)(sums.Length - at))
            {
                throw Unreadable(layout);
            }

            if (value != 0)
            {
                sums[at] = (long)(value >> 1) ^ -(long)(value & 1);
            }

            at += (int)run;
        }

        return at == sums.Length ? sums : throw Unreadable(layout);
    }

    private static FormatException Unreadable(TallyLayout layout) =>
        new($"These bytes are not a tally of {layout.Questionnaire.Id}.");

    private static void WriteVarint(List<byte> bytes, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
    }

    private static ulong ReadVarint(ref ReadOnlySpan<byte> bytes)
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (bytes.IsEmpty)
            {
                throw new FormatException("The tally ends in the middle of a number.");
            }

            var next = bytes[0];
            bytes = bytes[1..];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new FormatException("A number of the tally is too long.");
    }
}
