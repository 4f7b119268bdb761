using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using SkiaSharp;

namespace Surveys.Benchmarks;

/// <summary>Writes a PNG of at most 64 colours: pages of text take half the bytes of 24 bits, and look the same.</summary>
internal static class IndexedPng
{
    private const int Colours = 64;

    public static byte[] Write(Raster raster)
    {
        // The most frequent colours stay as they are; the others, at the edges of letters, become the nearest of them.
        var counts = raster.Pixels.CountBy(pixel => pixel).OrderByDescending(colour => colour.Value).ThenBy(colour => (uint)colour.Key)
            .ToList();
        var palette = counts.Take(Colours).Select(colour => colour.Key).ToList();
        var index = counts.ToDictionary(colour => colour.Key, colour => (byte)Nearest(palette, colour.Key));
        using var rows = new MemoryStream();
        using (var zip = new ZLibStream(rows, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < raster.Height; y++)
            {
                zip.WriteByte(0); // no filter: colours of a palette are no quantities
                zip.Write([.. raster.Pixels.AsSpan(y * raster.Width, raster.Width).ToArray().Select(pixel => index[pixel])]);
            }
        }

        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, raster.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), raster.Height);
        (header[8], header[9]) = (8, 3); // eight bits, of a palette
        Chunk(file, "IHDR", header);
        Chunk(file, "PLTE", [.. palette.SelectMany(colour => new[] { colour.Red, colour.Green, colour.Blue })]);
        Chunk(file, "IDAT", rows.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static int Nearest(List<SKColor> palette, SKColor colour)
    {
        var nearest = 0;
        for (var i = 1; i < palette.Count; i++)
        {
            if (Distance(palette[i], colour) < Distance(palette[nearest], colour))
            {
                nearest = i;
            }
        }

        return nearest;
    }

    private static int Distance(SKColor a, SKColor b) =>
        ((a.Red - b.Red) * (a.Red - b.Red)) + ((a.Green - b.Green) * (a.Green - b.Green)) + ((a.Blue - b.Blue) * (a.Blue - b.Blue));

    private static void Chunk(Stream file, string type, byte[] content)
    {
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, content.Length);
        file.Write(number);
        byte[] checkedPart = [.. Encoding.ASCII.GetBytes(type), .. content];
        file.Write(checkedPart);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(checkedPart));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
