using SkiaSharp;

namespace Surveys.Reports;

/// <summary>
/// One of the fonts the reports are set in, and how wide each of its characters is. Loaded once; safe to use from
/// several threads at once.
/// </summary>
internal sealed class Face
{
    private const int LastCharacter = 0x2212;
    private const char Replacement = '?';

    private static readonly Lazy<Face> LoadedRegular = new(() => new Face("fonts/NotoSans-Regular.ttf"));
    private static readonly Lazy<Face> LoadedBold = new(() => new Face("fonts/NotoSans-Bold.ttf"));

    /// <summary>Per character its advance for a size of 1, or −1 where the cut font has no glyph.</summary>
    private readonly float[] advances = new float[LastCharacter + 1];

    private Face(string resource)
    {
        using var stream = typeof(Face).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The font {resource} is not in the assembly.");
        using var data = SKData.Create(stream);
        Typeface = SKTypeface.FromData(data) ?? throw new InvalidOperationException($"{resource} is not a font.");

        // Advances are asked for at 1,000 units: an em of these fonts, so that they come back exact.
        using var font = new SKFont(Typeface, 1000) { Hinting = SKFontHinting.None, LinearMetrics = true };
        var glyphs = Enumerable.Range(0, advances.Length).Select(c => font.GetGlyph(c)).ToArray();
        var widths = font.GetGlyphWidths(glyphs);
        for (var c = 0; c < advances.Length; c++)
        {
            advances[c] = glyphs[c] == 0 ? -1 : widths[c] / 1000;
        }
    }

    public static Face Regular => LoadedRegular.Value;

    public static Face Bold => LoadedBold.Value;

    public SKTypeface Typeface { get; }

    /// <summary>How wide a text is at a size.</summary>
    public float Width(ReadOnlySpan<char> text, float size)
    {
        var width = 0f;
        foreach (var c in text)
        {
            width += advances[Drawable(c)];
        }

        return width * size;
    }

    /// <summary>The text as it can be drawn: what the font lacks becomes <c>?</c>, a line break or a tab a space.</summary>
    public string Clean(string text)
    {
        foreach (var c in text)
        {
            if (Drawable(c) != c)
            {
                return string.Create(text.Length, (text, this), static (span, from) =>
                {
                    for (var i = 0; i < span.Length; i++)
                    {
                        span[i] = from.Item2.Drawable(from.text[i]);
                    }
                });
            }
        }

        return text;
    }

    private char Drawable(char c) => c switch
    {
        '\n' or '\r' or '\t' or '\u2009' => ' ',
        '\u202F' => '\u00A0',
        '\u2011' => '-',
        _ when c <= LastCharacter && advances[c] >= 0 => c,
        _ => Replacement,
    };
}
