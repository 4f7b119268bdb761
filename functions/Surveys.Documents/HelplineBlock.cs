namespace Surveys.Documents;

/// <summary>Where a child finds help: large, framed, at the foot of the last page.</summary>
internal static class HelplineBlock
{
    private const string Helpline = "ALO 116 111";
    private const string Site = "iSIGURT.al";
    private const float Inset = 16;
    private const float Split = A4.Left + 296;

    public static Block Make(ReportWords words)
    {
        var heading = Styles.Subheading.Wrap(words.HelplineHeading, A4.Column - (2 * Inset));
        var call = Styles.Note.Wrap(words.HelplineText, Split - A4.Left - Inset - 10);
        var online = Styles.Note.Wrap(words.OnlineText, A4.Right - Split - Inset);
        var headingHeight = heading.Count * Styles.Subheading.Leading;
        var height = 20 + headingHeight + Styles.Helpline.Leading + (Math.Max(call.Count, online.Count) * Styles.Note.Leading);
        return new Block(
            height,
            (pen, top) =>
            {
                pen.Frame(A4.Left, top, A4.Right, top + height, Inks.Strong, 2);
                var y = top + 10;
                pen.Lines(heading, A4.Left + Inset, y, Styles.Subheading);
                y += headingHeight;
                pen.Text(Helpline, A4.Left + Inset, y + Styles.Helpline.Ascent, Styles.Helpline);
                pen.Lines(call, A4.Left + Inset, y + Styles.Helpline.Leading, Styles.Note);
                pen.Text(Site, Split, y + Styles.Helpline.Ascent, Styles.HelplineSite);
                pen.Lines(online, Split, y + Styles.Helpline.Leading, Styles.Note);
            },
            Before: 12,
            Bookmark: Helpline)
        {
            AtFoot = true,
        };
    }
}
