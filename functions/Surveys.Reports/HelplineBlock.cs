namespace Surveys.Reports;

/// <summary>Where a child finds help: large, framed, at the foot of the last page.</summary>
internal static class HelplineBlock
{
    private const string Helpline = "ALO 116 111";
    private const string Site = "iSIGURT.al";
    private const float Inset = 18;
    private const float Split = Sheet.Left + 300;

    public static Block Make(ReportWords words)
    {
        var heading = Styles.Heading.Wrap(words.HelplineHeading, Sheet.Column - (2 * Inset));
        var call = Styles.Body.Wrap(words.HelplineText, Split - Sheet.Left - (2 * Inset));
        var online = Styles.Body.Wrap(words.OnlineText, Sheet.Right - Split - Inset);
        var headingHeight = heading.Count * Styles.Heading.Leading;
        var height = 28 + headingHeight + Styles.Helpline.Leading + (Math.Max(call.Count, online.Count) * Styles.Body.Leading);
        return new Block(
            height,
            (pen, top) =>
            {
                pen.Frame(Sheet.Left, top, Sheet.Right, top + height, Inks.Strong, 2);
                var y = top + 13;
                pen.Lines(heading, Sheet.Left + Inset, y, Styles.Heading);
                y += headingHeight;
                pen.Text(Helpline, Sheet.Left + Inset, y + Styles.Helpline.Ascent, Styles.Helpline);
                pen.Text(Site, Split, y + Styles.Helpline.Ascent, Styles.HelplineSite);
                y += Styles.Helpline.Leading;
                pen.Lines(call, Sheet.Left + Inset, y, Styles.Body);
                pen.Lines(online, Split, y, Styles.Body);
            },
            Before: 20,
            Bookmark: Helpline)
        {
            AtFoot = true,
        };
    }
}
