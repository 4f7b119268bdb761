using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Surveys.Storage;

/// <summary>JSON as it is stored: a byte that says the version of the format, then the text in Brotli.</summary>
internal static class PackedJson
{
    public const byte Version = 2;

    public static byte[] Write<T>(T value, JsonTypeInfo<T> type)
    {
        using var packed = new MemoryStream();
        packed.WriteByte(Version);
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            JsonSerializer.Serialize(brotli, value, type);
        }

        return packed.ToArray();
    }

    /// <exception cref="FormatException">The bytes are of a format that this app does not read.</exception>
    public static T? Read<T>(byte[] bytes, JsonTypeInfo<T> type)
    {
        if (bytes is not [Version, ..])
        {
            var format = bytes is [var version, ..] ? version.ToString(CultureInfo.InvariantCulture) : "none";
            throw new FormatException($"The stored JSON is of format {format}; this app reads format {Version}.");
        }

        using var brotli = new BrotliStream(new MemoryStream(bytes, 1, bytes.Length - 1), CompressionMode.Decompress);
        return JsonSerializer.Deserialize(brotli, type);
    }
}
