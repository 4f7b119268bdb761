using Surveys.Campaigns;

namespace Surveys.Documents;

/// <summary>
/// The letter that brings a school its link: one page, to be handed over or sent. It holds the school's key, so it is made once and
/// kept nowhere.
/// </summary>
/// <param name="Link">The address of the school's report, key included.</param>
/// <param name="Expires">The last day on which the link opens.</param>
/// <param name="Language">One of <see cref="SchoolReport.Languages"/>; any other gets the first of them.</param>
public sealed record SchoolLetter(School School, Uri Link, DateOnly Date, DateOnly Expires, string Language)
{
    private const float QrSize = 190;
    private const float LinkLeft = A4.Left + QrSize + 22;

    private readonly LanguageTexts texts = LanguageCatalog.Embedded.ForReport(Language);

    public string Title => TextFormat.Fill(texts.Letter.Title, School.Name);

    public byte[] Render()
    {
        var pages = Flow().Pages();
        return PrintedPages.Render(Title, texts, [.. pages.Select(page => new PrintedPage(Title, pen =>
        {
            foreach (var placed in page)
            {
                placed.Block.Draw(pen, placed.Top);
            }
        }))]);
    }

    /// <summary>The letter from top to bottom.</summary>
    internal Flow Flow()
    {
        var (words, letter, format) = (texts.Report, texts.Letter, texts.Format);
        var flow = new Flow();
        flow.Text(words.Author, Styles.Eyebrow);
        flow.Text(words.Campaign, Styles.Note);
        flow.Text(format.Date(Date), Styles.Subtitle, before: 26);
        flow.Text(letter.To, Styles.Subtitle, before: 14);
        flow.Text(School.Name, Styles.Date);
        flow.Text(letter.Heading, Styles.Title, before: 22);
        foreach (var paragraph in letter.Opening)
        {
            flow.Text(paragraph, Styles.Lead, before: 8);
        }

        flow.Add(LinkBlock());
        foreach (var paragraph in (string[])[TextFormat.Fill(letter.KeepSafe, format.Date(Expires)), letter.Renewal, letter.NoChild])
        {
            flow.Text(paragraph, Styles.Lead, before: 8);
        }

        flow.Text(letter.Closing, Styles.Lead, before: 16);
        flow.Text(letter.Sender, Styles.Date);
        flow.Add(HelplineBlock.Make(words));
        return flow;
    }

    private Block LinkBlock()
    {
        var qr = new QrSquare(Link.AbsoluteUri);
        var scan = Styles.Subheading.Wrap(texts.Letter.Scan, A4.Right - LinkLeft);
        var address = Styles.Note.Wrap(Link.AbsoluteUri, A4.Right - LinkLeft);
        return new Block(
            QrSize,
            (pen, top) =>
            {
                // The quiet zone stands out over the margin, so that the dark squares begin where the text does.
                qr.Draw(pen, A4.Left - 10, top, QrSize);
                var y = top + 30;
                pen.Lines(scan, LinkLeft, y, Styles.Subheading);
                y += (scan.Count * Styles.Subheading.Leading) + 8;
                pen.Lines(address, LinkLeft, y, Styles.Note);
                pen.Link(Link, LinkLeft, y, A4.Right, y + (address.Count * Styles.Note.Leading));
            },
            Before: 14);
    }
}
