namespace Surveys.Documents;

/// <summary>A name on the left and what is to be said of it on the right: some small sentences, then a larger one.</summary>
internal static class SideBySide
{
    private const float LeftWidth = 156;
    private const float RightLeft = A4.Left + LeftWidth + 14;
    private const float RightWidth = A4.Right - RightLeft;
    private const float Padding = 4;

    public static Block Row(
        string name, TextStyle nameStyle, IEnumerable<string> small, TextStyle smallStyle, string large = "", TextStyle? largeStyle = null)
    {
        var left = nameStyle.Wrap(name, LeftWidth);
        largeStyle ??= smallStyle;
        var above = small.SelectMany(sentence => smallStyle.Wrap(sentence, RightWidth)).ToList();
        var right = largeStyle.Wrap(large, RightWidth);
        var aboveHeight = above.Count * smallStyle.Leading;
        var height = Math.Max(left.Count * nameStyle.Leading, aboveHeight + (right.Count * largeStyle.Leading)) + (2 * Padding);
        return new Block(height, (pen, top) =>
        {
            pen.Lines(left, A4.Left, top + Padding, nameStyle);
            pen.Lines(above, RightLeft, top + Padding, smallStyle);
            pen.Lines(right, RightLeft, top + Padding + aboveHeight, largeStyle);
            pen.Line(A4.Left, top + height, A4.Right, top + height, Inks.Grid);
        });
    }
}
