using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Surveys.Documents;

/// <summary>A name in a reader's list of sections and where it leads: the page from 0, and the height above its foot.</summary>
internal readonly record struct PdfBookmark(string Title, int Page, float Y);

/// <summary>
/// Finishes a PDF with what its backend cannot write: the language, the bookmarks, and an identifier that depends on
/// the content instead of the clock. The objects stay where they are; a new catalog, the outline and a new
/// cross-reference table take the place of the old table at the end.
/// </summary>
internal static class PdfFile
{
    private const int UuidLength = 36;

    public static byte[] Complete(byte[] pdf, string language, IReadOnlyList<PdfBookmark> bookmarks)
    {
        var table = pdf.AsSpan().LastIndexOf("\nxref\n"u8) + 1;
        var (size, offsets) = ReadTable(Encoding.Latin1.GetString(pdf.AsSpan(table)));
        var trailer = Encoding.Latin1.GetString(pdf.AsSpan(pdf.AsSpan().LastIndexOf("trailer\n"u8)));
        int root = Number(trailer, "/Root "), info = Number(trailer, "/Info ");
        var catalog = Object(pdf, offsets[root]);
        var pages = PageNumbers(pdf, offsets, Number(catalog, "/Pages ")).ToList();

        var end = new StringBuilder();
        Write(root, catalog[..catalog.LastIndexOf(">>", StringComparison.Ordinal)] + $"\n/Lang ({language})\n/Outlines {size} 0 R>>");
        Write(size, $"<</Type /Outlines\n/First {size + 1} 0 R\n/Last {size + bookmarks.Count} 0 R\n/Count {bookmarks.Count}>>");
        for (var i = 0; i < bookmarks.Count; i++)
        {
            Write(size + 1 + i, Outline(bookmarks[i], pages, size, size + 1 + i, i == 0, i == bookmarks.Count - 1));
        }

        var newTable = table + end.Length;
        end.Append(CultureInfo.InvariantCulture, $"xref\n0 {offsets.Count}\n0000000000 65535 f \n");
        foreach (var offset in offsets.Skip(1))
        {
            end.Append(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n");
        }

        end.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {offsets.Count}\n/Root {root} 0 R\n/Info {info} 0 R\n/ID [");
        var body = Identify([.. pdf.AsSpan(0, table), .. Encoding.Latin1.GetBytes(end.ToString())], out var id);
        return [.. body, .. Encoding.Latin1.GetBytes($"<{id}> <{id}>]>>\nstartxref\n{newTable}\n%%EOF\n")];

        void Write(int number, string content)
        {
            if (number == offsets.Count)
            {
                offsets.Add(0);
            }

            offsets[number] = table + end.Length;
            end.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{content}\nendobj\n");
        }
    }

    private static string Outline(PdfBookmark bookmark, List<int> pages, int parent, int number, bool first, bool last)
    {
        var title = Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(bookmark.Title));
        var top = bookmark.Y.ToString("0.#", CultureInfo.InvariantCulture);
        return $"<</Title <FEFF{title}>\n/Parent {parent} 0 R"
            + (first ? "" : $"\n/Prev {number - 1} 0 R")
            + (last ? "" : $"\n/Next {number + 1} 0 R")
            + $"\n/Dest [{pages[bookmark.Page]} 0 R /XYZ null {top} null]>>";
    }

    /// <summary>
    /// The backend draws the document's UUID from the time of day and writes it into the metadata (and into the old
    /// trailer, which is gone). It is written over with one drawn from everything else in the file.
    /// </summary>
    private static byte[] Identify(byte[] pdf, out string id)
    {
        var key = "<xmpMM:DocumentID>uuid:"u8;
        var uuid = pdf.AsSpan(pdf.AsSpan().IndexOf(key) + key.Length, UuidLength).ToArray();
        var zero = new byte[UuidLength];
        Array.Fill(zero, (byte)'0');
        Overwrite(pdf, uuid, zero);

        // Version 8: a UUID made in its maker's own way (RFC 9562).
        var hash = SHA256.HashData(pdf).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        Overwrite(pdf, zero, Encoding.ASCII.GetBytes(new Guid(hash, bigEndian: true).ToString("D", CultureInfo.InvariantCulture)));
        id = Convert.ToHexString(hash);
        return pdf;
    }

    private static void Overwrite(byte[] pdf, byte[] old, byte[] by)
    {
        for (var at = 0; pdf.AsSpan(at).IndexOf(old) is >= 0 and var found; at += found + by.Length)
        {
            by.CopyTo(pdf, at + found);
        }
    }

    /// <summary>The number of objects, and where each begins.</summary>
    private static (int Size, List<int> Offsets) ReadTable(string table)
    {
        const int EntryLength = 20;
        var size = Number(table, "xref\n0 ");
        var first = table.IndexOf('\n', "xref\n".Length) + 1;
        return (size, [.. Enumerable.Range(0, size).Select(i =>
            int.Parse(table.AsSpan(first + (i * EntryLength), 10), CultureInfo.InvariantCulture))]);
    }

    /// <summary>What stands between <c>n 0 obj</c> and its <c>endobj</c>.</summary>
    private static string Object(byte[] pdf, int offset)
    {
        var start = offset + pdf.AsSpan(offset).IndexOf((byte)'\n') + 1;
        return Encoding.Latin1.GetString(pdf.AsSpan(start, pdf.AsSpan(start).IndexOf("\nendobj"u8)));
    }

    /// <summary>The objects of the pages in their order; the tree of a long document has branches.</summary>
    private static IEnumerable<int> PageNumbers(byte[] pdf, List<int> offsets, int node)
    {
        const string Kids = "/Kids [";
        var content = Object(pdf, offsets[node]);
        var from = content.IndexOf(Kids, StringComparison.Ordinal);
        return from < 0
            ? [node]
            : content[(from + Kids.Length)..content.IndexOf(']', from)]
                .Split(" 0 R", StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(kid => PageNumbers(pdf, offsets, int.Parse(kid, CultureInfo.InvariantCulture)));
    }

    private static int Number(string text, string key)
    {
        var from = text.IndexOf(key, StringComparison.Ordinal) + key.Length;
        var to = from;
        while (to < text.Length && char.IsAsciiDigit(text[to]))
        {
            to++;
        }

        return int.Parse(text.AsSpan(from, to - from), CultureInfo.InvariantCulture);
    }
}
