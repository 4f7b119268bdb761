using System.Buffers.Binary;
using System.Text;

namespace Surveys.Documents;

/// <summary>
/// Cuts a TrueType font down to the glyphs of one document. Glyphs keep their numbers, what is not used loses its
/// outline. The PDF backend embeds a font as it is: without this, fonts are three quarters of a report.
/// </summary>
/// <param name="file">A TrueType font with one <c>glyf</c> table; never changed.</param>
internal sealed class FontCut(byte[] file)
{
    private readonly Dictionary<string, (int Offset, int Length)> tables = ReadTables(file);

    private bool LongOffsets => U16(tables["head"].Offset + 50) == 1;

    private int Glyphs => U16(tables["maxp"].Offset + 4);

    /// <summary>The font with the outlines of these glyphs, of those they are composed of, and of glyph 0.</summary>
    public byte[] Keep(IEnumerable<ushort> glyphs)
    {
        var kept = new bool[Glyphs];
        Mark(0);
        foreach (var glyph in glyphs)
        {
            Mark(glyph);
        }

        using var outlines = new MemoryStream();
        var offsets = new MemoryStream();
        var entry = new byte[4];
        for (var glyph = 0; glyph <= kept.Length; glyph++)
        {
            BinaryPrimitives.WriteInt32BigEndian(entry, LongOffsets ? (int)outlines.Length : (int)outlines.Length / 2 << 16);
            offsets.Write(entry, 0, LongOffsets ? 4 : 2);
            if (glyph < kept.Length && kept[glyph])
            {
                var (offset, length) = Outline(glyph);
                outlines.Write(file, offset, length);
                outlines.SetLength((outlines.Length + 3) & ~3L);
                outlines.Position = outlines.Length;
            }
        }

        return Write(outlines.ToArray(), offsets.ToArray());

        void Mark(ushort glyph)
        {
            if (glyph >= kept.Length || kept[glyph])
            {
                return;
            }

            kept[glyph] = true;
            foreach (var part in Parts(glyph))
            {
                Mark(part);
            }
        }
    }

    private (int Offset, int Length) Outline(int glyph)
    {
        var loca = tables["loca"].Offset;
        var (from, to) = LongOffsets
            ? (I32(loca + (4 * glyph)), I32(loca + (4 * glyph) + 4))
            : (2 * U16(loca + (2 * glyph)), 2 * U16(loca + (2 * glyph) + 2));
        return (tables["glyf"].Offset + from, to - from);
    }

    /// <summary>The glyphs that a composite glyph, such as ë, is made of.</summary>
    private List<ushort> Parts(int glyph)
    {
        const int WordArguments = 0x1, Scale = 0x8, More = 0x20, TwoScales = 0x40, Matrix = 0x80;
        var parts = new List<ushort>();
        var (at, length) = Outline(glyph);
        if (length == 0 || (short)U16(at) >= 0)
        {
            return parts;
        }

        at += 10;
        for (var flags = More; (flags & More) != 0;)
        {
            flags = U16(at);
            parts.Add(U16(at + 2));
            at += 4 + ((flags & WordArguments) != 0 ? 4 : 2)
                + ((flags & Scale) != 0 ? 2 : 0) + ((flags & TwoScales) != 0 ? 4 : 0) + ((flags & Matrix) != 0 ? 8 : 0);
        }

        return parts;
    }

    private byte[] Write(byte[] glyf, byte[] loca)
    {
        const int HeaderLength = 12, RecordLength = 16;
        var contents = tables.OrderBy(table => table.Key, StringComparer.Ordinal).Select(table => (table.Key, Content: table.Key switch
        {
            "glyf" => glyf,
            "loca" => loca,
            _ => file.AsMemory(table.Value.Offset, table.Value.Length),
        })).ToList();
        var offset = HeaderLength + (contents.Count * RecordLength);
        var font = new byte[offset + contents.Sum(table => Padded(table.Content.Length))];
        file.AsSpan(0, HeaderLength).CopyTo(font);
        for (var i = 0; i < contents.Count; i++)
        {
            var (tag, content) = contents[i];
            content.Span.CopyTo(font.AsSpan(offset));
            if (tag == "head")
            {
                // The checksum of the whole, which readers of a PDF do not ask for.
                BinaryPrimitives.WriteUInt32BigEndian(font.AsSpan(offset + 8), 0);
            }

            var record = font.AsSpan(HeaderLength + (i * RecordLength));
            Encoding.ASCII.GetBytes(tag, record);
            BinaryPrimitives.WriteUInt32BigEndian(record[4..], Checksum(font.AsSpan(offset, Padded(content.Length))));
            BinaryPrimitives.WriteInt32BigEndian(record[8..], offset);
            BinaryPrimitives.WriteInt32BigEndian(record[12..], content.Length);
            offset += Padded(content.Length);
        }

        return font;
    }

    private static int Padded(int length) => (length + 3) & ~3;

    private static uint Checksum(ReadOnlySpan<byte> table)
    {
        var sum = 0u;
        for (var i = 0; i < table.Length; i += 4)
        {
            sum += BinaryPrimitives.ReadUInt32BigEndian(table[i..]);
        }

        return sum;
    }

    private ushort U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private int I32(int at) => BinaryPrimitives.ReadInt32BigEndian(file.AsSpan(at));

    private static Dictionary<string, (int, int)> ReadTables(byte[] file) => Enumerable
        .Range(0, BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(4)))
        .Select(i => file.AsSpan(12 + (16 * i), 16).ToArray())
        .ToDictionary(
            record => Encoding.ASCII.GetString(record, 0, 4),
            record => (BinaryPrimitives.ReadInt32BigEndian(record.AsSpan(8)), BinaryPrimitives.ReadInt32BigEndian(record.AsSpan(12))));
}
