namespace Surveys.Documents;

/// <summary>Where one phase of a session is answered.</summary>
/// <param name="QrText">What the QR code says.</param>
/// <param name="TypedCode">What pupils type when a camera fails.</param>
public sealed record PosterCode(string QrText, string TypedCode);

/// <summary>
/// The poster of a session: a page for before the talk and one for after it, to be hung up one after the other. Readable from the last
/// row, in black on white.
/// </summary>
/// <param name="HomePage">Where a typed code is entered.</param>
/// <param name="Footer">What tells staff which session it is for: school, date, id.</param>
/// <param name="Language">One of <see cref="SchoolReport.Languages"/>; any other gets the first of them.</param>
public sealed record SessionPoster(PosterCode Before, PosterCode After, Uri HomePage, string Footer, string Language)
{
    private const float Middle = A4.Width / 2;
    private const float QrSize = 420;
    private const float CodeBox = 46;
    private const float CodeGap = 8;

    private static readonly TextStyle Name = new(Face.Bold, 46, 54, Inks.Text);
    private static readonly TextStyle Step = new(Face.Bold, 17, 23, Inks.Text);
    private static readonly TextStyle Word = new(Face.Regular, 14, 20, Inks.Text);
    private static readonly TextStyle Address = new(Face.Bold, 20, 28, Inks.Strong);
    private static readonly TextStyle Code = new(Face.Bold, 32, 42, Inks.Text);
    private static readonly TextStyle Help = new(Face.Bold, 30, 38, Inks.Strong);

    private readonly LanguageTexts texts = LanguageCatalog.Embedded.ForReport(Language);

    private PosterWords Words => texts.Poster;

    public string Title => Words.Title;

    public byte[] Render() => PrintedPages.Render(
        Title, texts, [Page(Words.Before, Before, ""), Page(Words.After, After, Words.SamePhone)]);

    private PrintedPage Page(string name, PosterCode code, string more)
    {
        var qr = new QrSquare(code.QrText);
        var promise = Word.WrapEvenly(Words.Promise, A4.Column);
        var samePhone = Word.WrapEvenly(more, A4.Column);
        return new PrintedPage(name, pen =>
        {
            var y = A4.Top;
            Centre(pen, Name.Fit(name, A4.Column), Name, ref y);
            Centre(pen, Step.Fit(Words.Scan, A4.Column), Step, ref y);
            qr.Draw(pen, Middle - (QrSize / 2), y, QrSize);
            y += QrSize;
            Centre(pen, Word.Fit(Words.OrType, A4.Column), Word, ref y);
            Centre(pen, Address.Fit(HomePage.AbsoluteUri[(HomePage.Scheme.Length + 3)..].TrimEnd('/'), A4.Column), Address, ref y);
            y += 6;
            Boxes(pen, code.TypedCode, y);
            y += CodeBox + 16;
            foreach (var line in (string[])[.. promise, .. samePhone])
            {
                Centre(pen, line, Word, ref y);
            }

            Helpline(pen);
            pen.Text(Styles.Small.Fit(Footer, A4.Column), A4.Left, A4.Footer, Styles.Small);
        });
    }

    private void Helpline(Pen pen)
    {
        const float Height = 86;
        const float Top = A4.Footer - 26 - Height;
        pen.Frame(A4.Left, Top, A4.Right, Top + Height, Inks.Strong, 2);
        var y = Top + 12;
        Centre(pen, Step.Fit(Words.Worried, A4.Column - 30), Step, ref y);
        Centre(pen, Help.Fit(Words.Call, A4.Column - 30), Help, ref y);
    }

    /// <summary>A box for each character, so that none is lost on the way from the wall to the phone.</summary>
    private static void Boxes(Pen pen, string code, float top)
    {
        var x = Middle - (((code.Length * (CodeBox + CodeGap)) - CodeGap) / 2);
        foreach (var character in code)
        {
            pen.Frame(x, top, x + CodeBox, top + CodeBox, Inks.Mark, 1.5f);
            var text = character.ToString();
            pen.Text(text, x + ((CodeBox - Code.Width(text)) / 2), top + ((CodeBox + Code.CapHeight) / 2), Code);
            x += CodeBox + CodeGap;
        }
    }

    private static void Centre(Pen pen, string text, TextStyle style, ref float y)
    {
        pen.Text(text, Middle - (style.Width(text) / 2), y + style.Ascent, style);
        y += style.Leading;
    }
}
