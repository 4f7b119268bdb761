namespace Surveys.Reports;

/// <summary>A name on the left and what is to be said of it on the right: first quietly why, then what.</summary>
internal static class SideBySide
{
    private const float LeftWidth = 156;
    private const float RightLeft = Sheet.Left + LeftWidth + 14;
    private const float RightWidth = Sheet.Right - RightLeft;
    private const float Padding = 4;

    public static Block Row(string name, TextStyle nameStyle, string why, TextStyle whyStyle, string what, TextStyle whatStyle)
    {
        var left = nameStyle.Wrap(name, LeftWidth);
        var above = whyStyle.Wrap(why, RightWidth);
        var right = whatStyle.Wrap(what, RightWidth);
        var aboveHeight = above.Count * whyStyle.Leading;
        var height = Math.Max(left.Count * nameStyle.Leading, aboveHeight + (right.Count * whatStyle.Leading)) + (2 * Padding);
        return new Block(height, (pen, top) =>
        {
            pen.Lines(left, Sheet.Left, top + Padding, nameStyle);
            pen.Lines(above, RightLeft, top + Padding, whyStyle);
            pen.Lines(right, RightLeft, top + Padding + aboveHeight, whatStyle);
            pen.Line(Sheet.Left, top + height, Sheet.Right, top + height, Inks.Grid);
        });
    }
}
