using SkiaSharp;

namespace Surveys.Documents;

/// <summary>How a text looks: its face, size, the distance of its lines, and its ink.</summary>
internal sealed record TextStyle(Face Face, float Size, float Leading, SKColor Ink)
{
    /// <summary>From the top of a line to its baseline: the capitals stand in the middle of the line.</summary>
    public float Ascent => (Leading + CapHeight) / 2;

    /// <summary>The height of Noto Sans' capitals and figures.</summary>
    public float CapHeight => 0.714f * Size;

    /// <summary>From the baseline to the foot of p and ç.</summary>
    public float Descent => 0.24f * Size;

    public float Width(ReadOnlySpan<char> text) => Face.Width(text, Size);

    /// <summary>
    /// Breaks a text into lines of at most this width: at spaces, after a hyphen or a slash, and inside a word only
    /// where the word alone is wider than a line. A no-break space does not break.
    /// </summary>
    public List<string> Wrap(string text, float width)
    {
        var lines = new List<string>();
        var rest = Face.Clean(text).AsSpan().Trim(' ');
        while (rest.Length > 0)
        {
            var line = FirstLine(rest, width);
            lines.Add(rest[..line].TrimEnd(' ').ToString());
            rest = rest[line..].TrimStart(' ');
        }

        return lines;
    }

    /// <summary>As many lines as <see cref="Wrap"/> makes, but about equally long: no single word on the last line of a title.</summary>
    public List<string> WrapEvenly(string text, float width)
    {
        var lines = Wrap(text, width);
        float tooNarrow = 0, wide = width;
        while (wide - tooNarrow > 2)
        {
            var middle = (tooNarrow + wide) / 2;
            var tried = Wrap(text, middle);
            if (tried.Count > lines.Count)
            {
                tooNarrow = middle;
            }
            else
            {
                (wide, lines) = (middle, tried);
            }
        }

        return lines;
    }

    /// <summary>The text in one line: cut and ended with an ellipsis where it is too wide.</summary>
    public string Fit(string text, float width)
    {
        var clean = Face.Clean(text);
        if (Width(clean) <= width)
        {
            return clean;
        }

        var length = clean.Length;
        while (length > 0 && Width(clean.AsSpan(0, length)) + Width("…") > width)
        {
            length--;
        }

        return clean.AsSpan(0, length).TrimEnd().ToString() + "…";
    }

    /// <summary>How many characters stand on the first line; at least one.</summary>
    private int FirstLine(ReadOnlySpan<char> text, float width)
    {
        int lastBreak = 0, i = 0;
        for (var used = 0f; i < text.Length; i++)
        {
            used += Width(text.Slice(i, 1));
            if (text[i] == ' ')
            {
                lastBreak = i + 1; // a space may hang over the edge
            }
            else if (used > width)
            {
                return lastBreak > 0 ? lastBreak : Math.Max(1, i);
            }
            else if (text[i] is '-' or '/' or '\u2013')
            {
                lastBreak = i + 1;
            }
        }

        return text.Length;
    }
}

/// <summary>The styles of a report. Sizes in points; every text is at least 7 points and 4.5 : 1 on its ground.</summary>
internal static class Styles
{
    public static readonly TextStyle Eyebrow = new(Face.Bold, 9, 13, Inks.Strong);
    public static readonly TextStyle Title = new(Face.Bold, 22, 26, Inks.Text);
    public static readonly TextStyle Subtitle = new(Face.Regular, 10.5f, 15, Inks.Quiet);
    public static readonly TextStyle Date = new(Face.Bold, 10.5f, 15, Inks.Text);
    public static readonly TextStyle Heading = new(Face.Bold, 13, 18, Inks.Text);
    public static readonly TextStyle Subheading = new(Face.Bold, 10, 14, Inks.Text);
    public static readonly TextStyle Body = new(Face.Regular, 9.25f, 12.5f, Inks.Text);
    public static readonly TextStyle Lead = new(Face.Regular, 10, 14, Inks.Text);
    public static readonly TextStyle NoticeTitle = new(Face.Bold, 15, 20, Inks.Text);
    public static readonly TextStyle Note = new(Face.Regular, 8, 10.6f, Inks.Quiet);
    public static readonly TextStyle NoteBold = new(Face.Bold, 8, 11, Inks.Text);
    public static readonly TextStyle Fine = new(Face.Regular, 7.5f, 9.8f, Inks.Quiet);
    public static readonly TextStyle FineBold = new(Face.Bold, 7.5f, 9.8f, Inks.Text);
    public static readonly TextStyle Label = new(Face.Regular, 9, 11.5f, Inks.Text);
    public static readonly TextStyle LabelBold = new(Face.Bold, 9, 11.5f, Inks.Text);
    public static readonly TextStyle Small = new(Face.Regular, 7.25f, 9.2f, Inks.Quiet);
    public static readonly TextStyle SmallStrong = new(Face.Regular, 7.25f, 9.2f, Inks.Text);
    public static readonly TextStyle SmallOnDark = new(Face.Regular, 7.25f, 9.2f, Inks.Paper);
    public static readonly TextStyle NoteOnDark = new(Face.Bold, 8, 11, Inks.Paper);
    public static readonly TextStyle Figure = new(Face.Regular, 9.5f, 11.5f, Inks.Text);
    public static readonly TextStyle FigureBold = new(Face.Bold, 9.5f, 11.5f, Inks.Strong);
    public static readonly TextStyle Verdict = new(Face.Bold, 8, 11.5f, Inks.Text);
    public static readonly TextStyle VerdictQuiet = new(Face.Regular, 8, 11.5f, Inks.Quiet);
    public static readonly TextStyle Tile = new(Face.Bold, 19, 24, Inks.Text);
    public static readonly TextStyle HeroBefore = new(Face.Regular, 25, 29, Inks.Quiet);
    public static readonly TextStyle HeroAfter = new(Face.Bold, 25, 29, Inks.Strong);
    public static readonly TextStyle Helpline = new(Face.Bold, 31, 36, Inks.Strong);
    public static readonly TextStyle HelplineSite = new(Face.Bold, 20, 36, Inks.Strong);
    public static readonly TextStyle WallTitle = new(Face.Bold, 38, 45, Inks.Strong);
    public static readonly TextStyle WallWhere = new(Face.Bold, 17, 23, Inks.Text);
    public static readonly TextStyle WallText = new(Face.Regular, 15, 21, Inks.Quiet);
    public static readonly TextStyle WallFinding = new(Face.Regular, 22, 31, Inks.Text);
    public static readonly TextStyle WallHelpline = new(Face.Bold, 76, 88, Inks.Strong);
    public static readonly TextStyle WallSite = new(Face.Bold, 38, 48, Inks.Strong);
}

/// <summary>
/// The inks. Blue and vermilion stay apart in every kind of colour blindness, and in grey every mark is told by its
/// shape: open or full, up or down.
/// </summary>
internal static class Inks
{
    public static readonly SKColor Text = new(0x1B, 0x1F, 0x24);
    public static readonly SKColor Quiet = new(0x54, 0x5B, 0x64);
    public static readonly SKColor Strong = new(0x00, 0x4B, 0x87);
    public static readonly SKColor Fall = new(0xB5, 0x3A, 0x00);
    public static readonly SKColor Mark = new(0x6B, 0x73, 0x7D);
    public static readonly SKColor Rule = new(0xC6, 0xCC, 0xD3);
    public static readonly SKColor Grid = new(0xDF, 0xE3, 0xE8);
    public static readonly SKColor Tint = new(0xF2, 0xF5, 0xF8);
    public static readonly SKColor Paper = SKColors.White;
}
