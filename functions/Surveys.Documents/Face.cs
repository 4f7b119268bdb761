using SkiaSharp;

namespace Surveys.Documents;

/// <summary>
/// One of the fonts the reports are set in: how wide its characters are, and the font cut down to the text of one
/// document. Loaded once; safe to use from several threads at once.
/// </summary>
internal sealed class Face
{
    /// <summary>The units of an em in these fonts: advances asked for at this size are whole numbers.</summary>
    private const float Em = 1000;
    private const int LastCharacter = 0x2212;
    private const char Replacement = '?';

    private static readonly Lazy<Face> LoadedRegular = new(() => new Face("fonts/NotoSans-Regular.ttf"));
    private static readonly Lazy<Face> LoadedBold = new(() => new Face("fonts/NotoSans-Bold.ttf"));

    /// <summary>Per character its glyph; 0 where the font has none.</summary>
    private readonly ushort[] glyphs;

    /// <summary>Per character its advance in thousandths of an em.</summary>
    private readonly float[] advances;
    private readonly FontCut cut;

    private Face(string resource)
    {
        using var stream = typeof(Face).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The font {resource} is not in the assembly.");
        var file = new byte[stream.Length];
        stream.ReadExactly(file);
        cut = new FontCut(file);
        using var typeface = Load(file);
        using var font = new SKFont(typeface, Em) { Hinting = SKFontHinting.None, LinearMetrics = true };
        glyphs = [.. Enumerable.Range(0, LastCharacter + 1).Select(c => font.GetGlyph(c))];
        advances = [.. font.GetGlyphWidths(glyphs).Select(width => MathF.Round(width))];
    }

    public static Face Regular => LoadedRegular.Value;

    public static Face Bold => LoadedBold.Value;

    /// <summary>The font with the glyphs of these characters only. The caller disposes of it.</summary>
    public SKTypeface Cut(IEnumerable<char> characters) => Load(cut.Keep(characters.Select(c => glyphs[c])));

    /// <summary>How wide a text is at a size.</summary>
    public float Width(ReadOnlySpan<char> text, float size)
    {
        var width = 0f;
        foreach (var c in text)
        {
            width += advances[Drawable(c)];
        }

        return width * size / Em;
    }

    /// <summary>Where the characters of a clean text begin, from 0.</summary>
    public float[] Positions(string text, float size)
    {
        // The PDF backend adds up advances in just this way, and writes a text in one piece only where its own sum
        // and the given position are the same number. Otherwise it places each glyph by itself: pages of three times the size.
        var scale = size / Em;
        var positions = new float[text.Length];
        var x = 0f;
        for (var i = 0; i < text.Length; i++)
        {
            positions[i] = x;
            x += scale * advances[text[i]];
        }

        return positions;
    }

    /// <summary>The text as it can be drawn: what the font lacks becomes <c>?</c>, a line break or a tab a space.</summary>
    public string Clean(string text) => text.All(c => Drawable(c) == c) ? text : string.Concat(text.Select(Drawable));

    private char Drawable(char c) => c switch
    {
        '\n' or '\r' or '\t' or '\u2009' => ' ',
        '\u202F' => '\u00A0',
        '\u2011' => '-',
        _ when c <= LastCharacter && glyphs[c] != 0 => c,
        _ => Replacement,
    };

    private static SKTypeface Load(byte[] file)
    {
        using var data = SKData.CreateCopy(file);
        return SKTypeface.FromData(data) ?? throw new InvalidOperationException("This is not a font.");
    }
}
