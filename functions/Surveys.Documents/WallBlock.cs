namespace Surveys.Documents;

/// <summary>The page for parents and the wall, read from some steps away: what was found, and the helpline across the foot.</summary>
internal static class WallBlock
{
    private const string Helpline = "ALO 116 111";
    private const string Site = "iSIGURT.al";
    private const float Inset = 20;
    private const float Gap = 16;

    /// <summary>The room of a mark before a finding.</summary>
    private const float Indent = 24;

    private const float Height = A4.Bottom - A4.Top;

    /// <summary>Long names and labels are set smaller, so that there is always one page.</summary>
    private static readonly float[] Scales = [1, 0.92f, 0.84f, 0.76f, 0.68f, 0.6f, 0.5f, 0.4f];

    public static Block Make(WallPage wall, ReportWords words)
    {
        var foot = Foot(wall, words);
        var bodies = Scales.Select(scale => Body(wall, scale)).ToList();
        var body = bodies.Find(body => HeightOf(body) + HeightOf(foot) + (2 * Inset) + (2 * Gap) <= Height) ?? bodies[^1];
        return new Block(Height, Draw, Bookmark: wall.Title) { OnNewPage = true };

        void Draw(Pen pen, float top)
        {
            Lines(pen, body, A4.Left, top + Gap);
            var frame = A4.Bottom - HeightOf(foot) - (2 * Inset);
            pen.Frame(A4.Left, frame, A4.Right, A4.Bottom, Inks.Strong, 3);
            Lines(pen, foot, A4.Left + Inset, frame + Inset);
        }
    }

    /// <summary>Lines of one style below each other.</summary>
    /// <param name="Before">The space above them.</param>
    private sealed record Part(List<string> Lines, TextStyle Style, float Before = 0, bool IsFinding = false, bool IsBelowRule = false)
    {
        public float Height => Before + (Lines.Count * Style.Leading);
    }

    private static List<Part> Body(WallPage wall, float scale)
    {
        var (title, where, text, finding) = (
            Scaled(Styles.WallTitle), Scaled(Styles.WallWhere), Scaled(Styles.WallText), Scaled(Styles.WallFinding));
        return
        [
            new Part(title.WrapEvenly(wall.Title, A4.Column), title),
            new Part(where.Wrap($"{wall.Where} · {wall.Dates}", A4.Column), where, Gap / 2),
            new Part(text.Wrap(wall.Opening, A4.Column), text, 2 * Gap, IsBelowRule: true),
            .. wall.Findings.Select(said => new Part(finding.Wrap(said, A4.Column - Indent), finding, Gap, IsFinding: true)),
        ];

        TextStyle Scaled(TextStyle style) => style with { Size = style.Size * scale, Leading = style.Leading * scale };
    }

    private static List<Part> Foot(WallPage wall, ReportWords words)
    {
        const float Width = A4.Column - (2 * Inset);
        return
        [
            new Part(Styles.WallText.Wrap(wall.Closing, Width), Styles.WallText),
            new Part([Helpline], Styles.WallHelpline),
            new Part(Styles.WallText.Wrap(words.HelplineText, Width), Styles.WallText),
            new Part([Site], Styles.WallSite, Gap / 2),
            new Part(Styles.WallText.Wrap(words.OnlineText, Width), Styles.WallText),
        ];
    }

    private static float HeightOf(List<Part> parts) => parts.Sum(part => part.Height);

    private static void Lines(Pen pen, List<Part> parts, float left, float top)
    {
        foreach (var part in parts)
        {
            if (part.IsBelowRule)
            {
                pen.Line(left, top + Gap, A4.Right, top + Gap, Inks.Strong, 2);
            }

            top += part.Before;
            if (part.IsFinding)
            {
                pen.Disc(left + 6, top + (part.Style.Leading / 2), 5, Inks.Strong);
            }

            pen.Lines(part.Lines, left + (part.IsFinding ? Indent : 0), top, part.Style);
            top += part.Lines.Count * part.Style.Leading;
        }
    }
}
