using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Surveys.Reports;

/// <summary>A name in a reader's list of sections and where it leads: the page from 0, and the height above its foot.</summary>
internal readonly record struct PdfBookmark(string Title, int Page, float Y);

/// <summary>
/// Adds to a finished PDF what its backend cannot write: the language and the bookmarks, as an incremental update
/// (ISO 32000-1, 7.5.6) behind the untouched original; and identifiers that depend on the content instead of the clock.
/// </summary>
internal static class PdfFile
{
    private const int UuidLength = 36;

    public static byte[] Complete(byte[] pdf, string language, IReadOnlyList<PdfBookmark> bookmarks)
    {
        var trailer = Encoding.Latin1.GetString(pdf.AsSpan(pdf.AsSpan().LastIndexOf("trailer"u8)));
        var root = Number(trailer, "/Root ");
        var size = Number(trailer, "/Size ");
        var previous = Number(trailer, "startxref\n");
        var catalog = Object(pdf, root);
        var pages = PageNumbers(pdf, Number(catalog, "/Pages ")).ToList();

        var update = new StringBuilder("\n");
        var offsets = new List<(int Number, int Offset)>();
        Write(root, catalog[..catalog.LastIndexOf(">>", StringComparison.Ordinal)] + $"\n/Lang ({language})\n/Outlines {size} 0 R>>");
        Write(size, $"<</Type /Outlines /First {size + 1} 0 R /Last {size + bookmarks.Count} 0 R /Count {bookmarks.Count}>>");
        for (var i = 0; i < bookmarks.Count; i++)
        {
            var (title, page, y) = bookmarks[i];
            var before = i > 0 ? $" /Prev {size + i} 0 R" : "";
            var after = i + 1 < bookmarks.Count ? $" /Next {size + i + 2} 0 R" : "";
            var top = y.ToString("0.#", CultureInfo.InvariantCulture);
            Write(
                size + 1 + i,
                $"<</Title <FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(title))}> /Parent {size} 0 R{before}{after}"
                + $" /Dest [{pages[page]} 0 R /XYZ null {top} null]>>");
        }

        var table = pdf.Length + update.Length;
        update.Append("xref\n");
        foreach (var (number, offset) in offsets)
        {
            update.Append(CultureInfo.InvariantCulture, $"{number} 1\n{offset:0000000000} 00000 n \n");
        }

        var id = trailer[trailer.IndexOf("/ID [", StringComparison.Ordinal)..trailer.IndexOf(']', StringComparison.Ordinal)];
        update.Append(CultureInfo.InvariantCulture, $"trailer\n<</Size {size + 1 + bookmarks.Count}\n/Root {root} 0 R\n/Info {Number(trailer, "/Info ")} 0 R\n{id}]\n/Prev {previous}>>\n");
        update.Append(CultureInfo.InvariantCulture, $"startxref\n{table}\n%%EOF\n");

        byte[] complete = [.. pdf, .. Encoding.Latin1.GetBytes(update.ToString())];
        Identify(complete, id);
        return complete;

        void Write(int number, string content)
        {
            offsets.Add((number, pdf.Length + update.Length));
            update.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{content}\nendobj\n");
        }
    }

    /// <summary>
    /// The backend draws the document's UUID from the time of day. It is written over, in all its places, with one
    /// drawn from the rest of the file.
    /// </summary>
    private static void Identify(byte[] pdf, string id)
    {
        var hex = id.Split('<', '>')[1];
        var uuid = $"{hex[..8]}-{hex[8..12]}-{hex[12..16]}-{hex[16..20]}-{hex[20..]}".ToLowerInvariant();
        Overwrite(pdf, uuid, new string('0', UuidLength));
        Overwrite(pdf, hex, new string('0', hex.Length));

        // Version 8: a UUID of its maker's own making (RFC 9562).
        var hash = SHA256.HashData(pdf).AsSpan(0, 16);
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        var own = new Guid(hash, bigEndian: true);
        Overwrite(pdf, $"uuid:{new string('0', UuidLength)}", $"uuid:{own:D}");
        Overwrite(pdf, $"<{new string('0', hex.Length)}>", $"<{Convert.ToHexString(hash)}>");
    }

    private static void Overwrite(byte[] pdf, string old, string by)
    {
        var from = Encoding.Latin1.GetBytes(old);
        var to = Encoding.Latin1.GetBytes(by);
        for (var at = 0; pdf.AsSpan(at).IndexOf(from) is >= 0 and var found; at += found + to.Length)
        {
            to.CopyTo(pdf, at + found);
        }
    }

    /// <summary>What stands between <c>n 0 obj</c> and its <c>endobj</c>.</summary>
    private static string Object(byte[] pdf, int number)
    {
        var head = Encoding.Latin1.GetBytes($"\n{number} 0 obj\n");
        var start = pdf.AsSpan().LastIndexOf(head) + head.Length;
        var length = pdf.AsSpan(start).IndexOf("\nendobj"u8);
        return Encoding.Latin1.GetString(pdf.AsSpan(start, length));
    }

    /// <summary>The objects of the pages in their order; the tree of a long document has branches.</summary>
    private static IEnumerable<int> PageNumbers(byte[] pdf, int node)
    {
        const string Kids = "/Kids [";
        var content = Object(pdf, node);
        var from = content.IndexOf(Kids, StringComparison.Ordinal);
        return from < 0
            ? [node]
            : content[(from + Kids.Length)..content.IndexOf(']', from)]
                .Split(" 0 R", StringSplitOptions.RemoveEmptyEntries)
                .SelectMany(kid => PageNumbers(pdf, int.Parse(kid, CultureInfo.InvariantCulture)));
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
