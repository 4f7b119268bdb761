using System.Collections.Immutable;

namespace Surveys.Documents;

/// <summary>One of two columns of small text under a heading.</summary>
internal sealed class TextColumn(string title, ImmutableArray<(string Text, TextStyle Style)> texts)
{
    private const float Gutter = 22;
    private const float Width = (A4.Column - Gutter) / 2;
    private const float Gap = 3;

    /// <summary>A higher one would leave too much of a page empty: it is set over the whole width and may break.</summary>
    public const float Highest = 320;

    public const float SecondLeft = A4.Left + Width + Gutter;

    private readonly List<string> heading = Styles.Heading.Wrap(title, Width);
    private readonly List<(List<string> Lines, TextStyle Style)> wrapped =
        [.. texts.Select(text => (text.Style.Wrap(text.Text, Width), text.Style))];

    public string Title => title;

    public ImmutableArray<(string Text, TextStyle Style)> Texts => texts;

    public float Height =>
        (heading.Count * Styles.Heading.Leading) + 2 + wrapped.Sum(text => Gap + (text.Lines.Count * text.Style.Leading));

    public void Draw(Pen pen, float left, float top)
    {
        pen.Lines(heading, left, top, Styles.Heading);
        var y = top + (heading.Count * Styles.Heading.Leading) + 2;
        foreach (var (lines, style) in wrapped)
        {
            y += Gap;
            pen.Lines(lines, left, y, style);
            y += lines.Count * style.Leading;
        }
    }
}
