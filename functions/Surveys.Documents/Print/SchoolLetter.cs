using Surveys.Campaigns;

namespace Surveys.Documents;

/// <summary>
/// The letter that brings a school its link: one page, to be handed over or sent. It holds the school's key, so it is made once and
/// kept nowhere.
/// </summary>
/// <param name="Link">The address of the school's report, key included.</param>
/// <param name="Expires">The last day on which the link opens.</param>
/// <param name="Language"><c>en</c>, or <c>sq</c> for everything else.</param>
public sealed record SchoolLetter(School School, Uri Link, DateOnly Date, DateOnly Expires, string Language)
{
    private const float QrSize = 190;
    private const float LinkLeft = Sheet.Left + QrSize + 22;

    private readonly ReportWords words = ReportWords.For(Language);
    private readonly LetterWords letter = LetterWords.For(Language);

    public string Title => ReportFormat.Fill(letter.Title, School.Name);

    public byte[] Render()
    {
        var pages = Flow().Pages();
        return Sheets.Render(Title, words, [.. pages.Select(page => new SheetPage(Title, pen =>
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
        var flow = new Flow();
        flow.Text(words.Author, Styles.Eyebrow);
        flow.Text(words.Campaign, Styles.Note);
        flow.Text(words.Format.Date(Date), Styles.Subtitle, before: 26);
        flow.Text(letter.To, Styles.Subtitle, before: 14);
        flow.Text(School.Name, Styles.Date);
        flow.Text(letter.Heading, Styles.Title, before: 22);
        foreach (var paragraph in letter.Opening)
        {
            flow.Text(paragraph, Styles.Lead, before: 8);
        }

        flow.Add(LinkBlock());
        foreach (var paragraph in (string[])[ReportFormat.Fill(letter.KeepSafe, words.Format.Date(Expires)), letter.Renewal, letter.NoChild])
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
        var scan = Styles.Subheading.Wrap(letter.Scan, Sheet.Right - LinkLeft);
        var address = Styles.Note.Wrap(Link.AbsoluteUri, Sheet.Right - LinkLeft);
        return new Block(
            QrSize,
            (pen, top) =>
            {
                // The quiet zone stands out over the margin, so that the dark squares begin where the text does.
                qr.Draw(pen, Sheet.Left - 10, top, QrSize);
                var y = top + 30;
                pen.Lines(scan, LinkLeft, y, Styles.Subheading);
                y += (scan.Count * Styles.Subheading.Leading) + 8;
                pen.Lines(address, LinkLeft, y, Styles.Note);
                pen.Link(Link, LinkLeft, y, Sheet.Right, y + (address.Count * Styles.Note.Leading));
            },
            Before: 14);
    }
}

/// <summary>The words of the letter in one language.</summary>
internal sealed record LetterWords(
    string Title,
    string To,
    string Heading,
    string[] Opening,
    string Scan,
    string KeepSafe,
    string Renewal,
    string NoChild,
    string Closing,
    string Sender)
{
    private static readonly LetterWords Albanian = new(
        "Letër për shkollën: {0}",
        "Drejtorisë së shkollës",
        "Raporti i shkollës suaj",
        [
            "Në shkollën tuaj u fol për sigurinë në internet. Pjesëmarrësit u përgjigjën pa emër para dhe pas takimit. "
            + "Raporti tregon çfarë ndryshoi dhe për çfarë ia vlen të flisni tani në klasë.",
            "Mund ta lexoni në telefon ose kompjuter, ta printoni dhe ta varni në shkollë. Kur vijnë përgjigje të reja, ai plotësohet vetë.",
        ],
        "Skanoni kodin me telefon ose hapni lidhjen:",
        "Lidhja hap vetëm raportin e shkollës suaj dhe vlen deri më {0}. Ruajeni letrën si një çelës; PDF-në e raportit mund ta ndani me kë të doni.",
        "Nëse lidhja skadon ose letra humbet, kërkoni te ekipi i ALO 116 111 që drejtoi takimin ta zgjatë lidhjen ose t’ju japë një letër të re.",
        "Raporti nuk tregon kurrë se çfarë u përgjigj një nxënës i vetëm.",
        "Me respekt,",
        "Ekipi i ALO 116 111 dhe CRCA/ECPAT Shqipëri");

    private static readonly LetterWords English = new(
        "Letter to the school: {0}",
        "To the head of the school",
        "The report of your school",
        [
            "There was a talk about online safety in your school. Those who took part answered without their names before and after it. "
            + "The report says what changed, and what is worth talking about in class next.",
            "You can read it on a phone or a computer, print it and hang it up in the school. When new answers come in, it is brought up to date by itself.",
        ],
        "Scan the code with a phone or open the link:",
        "The link opens the report of your school only, and is valid until {0}. Keep this letter as you would a key; the report’s PDF you may share with whom you like.",
        "If the link expires or the letter is lost, ask the team of ALO 116 111 that held the session to renew the link or to give you a new letter.",
        "The report never shows what a single pupil answered.",
        "With kind regards,",
        "The team of ALO 116 111 and CRCA/ECPAT Albania");

    public static LetterWords For(string language) => language == "en" ? English : Albanian;
}
