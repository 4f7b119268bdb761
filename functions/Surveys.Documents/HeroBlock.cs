using SkiaSharp;

namespace Surveys.Documents;

/// <summary>One audience at a glance: its score before and after in large figures, and three sentences beside them.</summary>
internal static class HeroBlock
{
    private const float Inset = 14;
    private const float FiguresWidth = 160;
    private const float WordsLeft = A4.Left + Inset + FiguresWidth + 12;
    private const float WordsWidth = A4.Right - Inset - WordsLeft;
    private const float Padding = 8;
    private const float SentenceGap = 3;

    public static Block Make(AudienceResult audience)
    {
        var title = Styles.LabelBold.Wrap(audience.Title, FiguresWidth);
        var titleHeight = title.Count * Styles.LabelBold.Leading;
        var sentences = audience.Sentences.Select(sentence => Styles.Body.Wrap(sentence, WordsWidth)).ToList();
        var change = audience.Score.Change;
        var verdict = Styles.NoteBold.Wrap(change.Words, FiguresWidth - 14);
        var difference = Styles.Note.Wrap(change.Text, FiguresWidth - 14);
        var verdictHeight = (verdict.Count * Styles.NoteBold.Leading) + (difference.Count * Styles.Note.Leading);
        var rests = Styles.Small.Wrap(audience.Score.Note, FiguresWidth);
        var figuresHeight = titleHeight + Styles.HeroAfter.Leading + (rests.Count * Styles.Small.Leading) + 4 + verdictHeight;
        var wordsHeight = sentences.Sum(lines => lines.Count * Styles.Body.Leading) + ((sentences.Count - 1) * SentenceGap);
        var height = Math.Max(figuresHeight, wordsHeight) + (2 * Padding);
        return new Block(height, Draw, Before: 6);

        void Draw(Pen pen, float top)
        {
            pen.Box(A4.Left, top, A4.Right, top + height, Inks.Tint);
            pen.Box(A4.Left, top, A4.Left + 4, top + height, Inks.Strong);
            var x = A4.Left + Inset;
            var y = top + Padding;
            pen.Lines(title, x, y, Styles.LabelBold);
            y += titleHeight;
            Figures(pen, audience.Score, x, y);
            y += Styles.HeroAfter.Leading;
            pen.Lines(rests, x, y, Styles.Small);
            y += (rests.Count * Styles.Small.Leading) + 4;
            VerdictMark.Draw(pen, change.Verdict, x + 4, y + 5.5f);
            pen.Lines(verdict, x + 14, y, Styles.NoteBold);
            pen.Lines(difference, x + 14, y + (verdict.Count * Styles.NoteBold.Leading), Styles.Note);

            y = top + Padding;
            foreach (var sentence in sentences)
            {
                pen.Lines(sentence, WordsLeft, y, Styles.Body);
                y += (sentence.Count * Styles.Body.Leading) + SentenceGap;
            }
        }
    }

    private static void Figures(Pen pen, Compared score, float x, float top)
    {
        var before = score.Before?.Number ?? TextFormat.Missing;
        var baseline = top + Styles.HeroAfter.Ascent;
        pen.Text(before, x, baseline, Styles.HeroBefore);
        x += Styles.HeroBefore.Width(before) + 10;
        Arrow(pen, x, baseline - (Styles.HeroBefore.CapHeight / 2));
        pen.Text(score.After?.Number ?? TextFormat.Missing, x + 32, baseline, Styles.HeroAfter);
    }

    private static void Arrow(Pen pen, float x, float y)
    {
        pen.Line(x, y, x + 17, y, Inks.Mark, 1.6f);
        pen.Polygon(Inks.Mark, new SKPoint(x + 15, y - 4.5f), new SKPoint(x + 23, y), new SKPoint(x + 15, y + 4.5f));
    }
}
