using System.Collections.Immutable;

namespace Surveys.Reports;

/// <summary>Something drawn beside other things, for instance a map: its size, and how it is drawn from its top left corner.</summary>
internal sealed record Picture(float Width, float Height, Action<Pen, float, float> Draw);

/// <summary>What every report is laid out from: its frame, its headings, and the sections that several reports have.</summary>
internal abstract class ReportLayout(ReportWords words, Publication publication)
{
    protected const float SectionGap = 18;

    private static readonly string[] PercentTicks = ["0%", "25%", "50%", "75%", "100%"];

    protected ReportWords Words => words;

    public Publication Publication => publication;

    /// <summary>The name of the document.</summary>
    public abstract string Title { get; }

    public string Language => words.Language;

    public string Author => words.Author;

    public string Subject => words.Campaign;

    /// <summary>Stands at the foot of each page before what is to be quoted.</summary>
    protected abstract string Of { get; }

    protected Flow Flow { get; } = new();

    /// <summary>The pages, without their footers.</summary>
    public List<List<Placed>> Pages()
    {
        Compose();
        return Flow.Pages();
    }

    /// <summary>Adds the sections in the order they are read.</summary>
    protected abstract void Compose();

    /// <summary>The line at the foot of each page.</summary>
    public void Footer(Pen pen, int page, int pages)
    {
        var number = ReportFormat.Fill(words.Page, page, pages);
        var quote = $" · {publication.Edition} · {publication.Quote}";
        var room = Sheet.Column - Styles.Small.Width(number) - 16;
        pen.Line(Sheet.Left, Sheet.Footer - 12, Sheet.Right, Sheet.Footer - 12, Inks.Rule);

        // What is to be quoted must be whole; a long name gives way.
        var text = Styles.Small.Fit(Of, room - Styles.Small.Width(quote)) + quote;
        pen.Text(text, Sheet.Left, Sheet.Footer, Styles.Small);
        pen.TextRight(number, Sheet.Right, Sheet.Footer, Styles.Small);
    }

    /// <summary>The campaign, the report's name, where and when, and a picture at the right.</summary>
    protected void Masthead(string eyebrow, string title, string place, string dates, Picture? beside)
    {
        var width = Sheet.Column - (beside is null ? 0 : beside.Width + 16);
        var campaign = Styles.Note.Fit(words.Campaign, Sheet.Column - Styles.Eyebrow.Width(eyebrow) - 20);
        Flow.Add(new Block(Styles.Eyebrow.Leading + 6, (pen, top) =>
        {
            pen.Text(eyebrow, Sheet.Left, top + Styles.Eyebrow.Ascent, Styles.Eyebrow);
            pen.TextRight(campaign, Sheet.Right, top + Styles.Eyebrow.Ascent, Styles.Note);
            pen.Line(Sheet.Left, top + 16, Sheet.Right, top + 16, Inks.Strong, 1.6f);
        }));

        var name = Styles.Title.WrapEvenly(title, width);
        var placeLines = Styles.Subtitle.Wrap(place, width);
        var dateLines = Styles.Date.Wrap(dates, width);
        var placeTop = name.Count * Styles.Title.Leading;
        var datesTop = placeTop + 3 + (placeLines.Count * Styles.Subtitle.Leading);
        var height = Math.Max(datesTop + (dateLines.Count * Styles.Date.Leading), beside?.Height ?? 0);
        Flow.Add(new Block(
            height,
            (pen, top) =>
            {
                pen.Lines(name, Sheet.Left, top, Styles.Title);
                pen.Lines(placeLines, Sheet.Left, top + placeTop + 3, Styles.Subtitle);
                pen.Lines(dateLines, Sheet.Left, top + datesTop, Styles.Date);
                beside?.Draw(pen, Sheet.Right - beside.Width, top);
            },
            Before: 6,
            Bookmark: title));
    }

    protected void Participation(Participation participation)
    {
        Heading(words.PartHeading);
        Flow.Add(Tiles.Row([.. participation.People, .. participation.Answers], participation.People.Length));
        if (!participation.Adults.IsEmpty)
        {
            var roles = string.Join(" · ", participation.Adults.Select(role => $"{role.Number} {role.Label}"));
            Flow.Text(roles, Styles.Note, before: 4);
        }

        Flow.Text(
            participation.Answers.IsEmpty ? words.HeadcountNote : $"{words.HeadcountNote} {words.RoundingNote}",
            Styles.Note,
            before: 4);
    }

    protected void TooLittle(Notice notice, ImmutableArray<AudienceResult> audiences)
    {
        var lines = notice.Text.SelectMany((text, i) => Styles.Lead.Wrap(text, Sheet.Column - 40).Select((line, j) => (line, Gap: i > 0 && j == 0 ? 7f : 0)));
        var body = lines.ToList();
        var title = Styles.NoticeTitle.Wrap(notice.Title, Sheet.Column - 40);
        var height = 36 + (title.Count * Styles.NoticeTitle.Leading) + 6 + body.Sum(line => line.Gap + Styles.Lead.Leading);
        Flow.Add(new Block(
            height,
            (pen, top) =>
            {
                pen.Box(Sheet.Left, top, Sheet.Right, top + height, Inks.Tint);
                pen.Box(Sheet.Left, top, Sheet.Left + 4, top + height, Inks.Strong);
                var y = top + 18;
                pen.Lines(title, Sheet.Left + 22, y, Styles.NoticeTitle);
                y += (title.Count * Styles.NoticeTitle.Leading) + 6;
                foreach (var (line, gap) in body)
                {
                    y += gap;
                    pen.Text(line, Sheet.Left + 22, y + Styles.Lead.Ascent, Styles.Lead);
                    y += Styles.Lead.Leading;
                }
            },
            Before: 22,
            Bookmark: notice.Title));

        if (notice.InsteadHeading is { } instead)
        {
            Heading(instead);
            Caption(notice.InsteadCaption);
            var header = ResultTable.Header(words, PercentTicks, 2);
            Flow.Add(header);
            Flow.AddTable(audiences.Select(audience => ResultTable.Row(audience.Score, header, audience.Title)));
        }
    }

    protected void Changes(ImmutableArray<AudienceResult> audiences)
    {
        Heading(words.ChangeHeading);
        foreach (var audience in audiences)
        {
            Flow.Add(HeroBlock.Make(audience, words));
        }
    }

    protected void Audience(AudienceResult audience)
    {
        Heading(audience.Title);
        if (!audience.Topics.IsEmpty)
        {
            Subheading(words.KnowledgeHeading, words.KnowledgeCaption, before: 2);
            var header = ResultTable.Header(words, PercentTicks, 2);
            Flow.Add(header);
            Flow.AddTable(audience.Topics.SelectMany(topic =>
                topic.Items.Select((item, i) => ResultTable.Row(item, header, i == 0 ? topic.Name : ""))));
        }

        Scales(audience);
        Feedback(audience);
        Flow.Text(string.Join(' ', audience.Basis), Styles.Note, before: 4);
    }

    /// <summary>One table for each way of dividing, with the groups of every audience that has it.</summary>
    protected void Breakdowns(ImmutableArray<AudienceResult> audiences)
    {
        var splits = audiences
            .SelectMany(audience => audience.Breakdowns.Select(breakdown => (audience.Title, Breakdown: breakdown)))
            .GroupBy(split => split.Breakdown.Heading);
        foreach (var split in splits)
        {
            Heading(split.Key);
            Caption(words.ScoreCaption);
            ScoreTable(split.Select(part => (part.Title, part.Breakdown.Groups)), strongFirst: false);
            foreach (var note in split.Select(part => part.Breakdown.Note).Distinct())
            {
                Flow.Text(note, Styles.Note, before: 3);
            }
        }
    }

    protected void ScoreTable(IEnumerable<(string Title, ImmutableArray<Compared> Rows)> audiences, bool strongFirst)
    {
        var header = ResultTable.Header(words, PercentTicks, 2);
        Flow.Add(header);
        foreach (var (title, rows) in audiences)
        {
            Flow.AddTable(rows.Select((row, i) => ResultTable.Row(row, header, i == 0 ? title : "", strongFirst && i == 0)));
        }
    }

    private void Scales(AudienceResult audience)
    {
        foreach (var (top, scales) in audience.Scales.GroupBy(scale => scale.Top).Select(group => (group.Key, group)))
        {
            Subheading(words.ConfidenceHeading, ReportFormat.Fill(words.ScaleCaption, top));
            var header = ResultTable.Header(words, [.. Enumerable.Range(0, top + 1).Select(words.Format.Count)], 2);
            Flow.Add(header);
            Flow.AddTable(scales.Select(scale => ResultTable.Row(scale, header)));
        }
    }

    private void Feedback(AudienceResult audience)
    {
        if (audience.Feedback.IsEmpty)
        {
            return;
        }

        Subheading(words.FeedbackHeading, words.FeedbackCaption);
        Flow.Add(new Block(3, (pen, top) => pen.Line(Sheet.Left, top + 2, Sheet.Right, top + 2, Inks.Mark, 0.8f), KeepWithNext: true));
        Flow.AddTable(audience.Feedback.Select(FeedbackChart.Row));
    }

    protected void Next(string heading, string caption, ImmutableArray<NextTopic> topics)
    {
        if (topics.IsEmpty)
        {
            return;
        }

        Heading(heading);
        Caption(caption);
        Flow.AddTable(topics.Select(topic =>
            SideBySide.Row(topic.Name, Styles.LabelBold, [topic.Reason], Styles.Note, topic.Suggestion, Styles.Body)));
    }

    protected void Suppressed(ImmutableArray<SuppressedFigures> suppressed)
    {
        Heading(words.SuppressedHeading);
        if (suppressed.IsEmpty)
        {
            Flow.Text(words.NothingSuppressed, Styles.Note);
            return;
        }

        Caption(words.DashMeaning);
        Flow.AddTable(suppressed.Select(figures => SideBySide.Row(figures.Reason, Styles.NoteBold, figures.What, Styles.Note)));
    }

    protected void HowToRead(ImmutableArray<string> sentences)
    {
        if (sentences.IsEmpty)
        {
            return;
        }

        Heading(words.ReadHeading);
        foreach (var sentence in sentences)
        {
            Flow.Text(sentence, Styles.Note, before: 3);
        }
    }

    protected void Helpline()
    {
        WebLink();
        Flow.Add(HelplineBlock.Make(words));
    }

    /// <summary>Where the same report stands as a web page, which a screen reader can read.</summary>
    private void WebLink()
    {
        if (publication.Web is not { } address)
        {
            return;
        }

        var sentence = ReportFormat.Fill(words.OnTheWeb, address.AbsoluteUri);
        var lines = Styles.Note.Wrap(sentence, Sheet.Column);
        var height = lines.Count * Styles.Note.Leading;
        Flow.Add(new Block(
            height,
            (pen, top) =>
            {
                pen.Lines(lines, Sheet.Left, top, Styles.Note);
                pen.Link(address, Sheet.Left, top, Sheet.Right, top + height);
            },
            Before: 10));
    }

    protected void Heading(string text, float before = SectionGap)
    {
        var lines = Styles.Heading.Wrap(text, Sheet.Column);
        Flow.Add(new Block(
            (lines.Count * Styles.Heading.Leading) + 2,
            (pen, top) => pen.Lines(lines, Sheet.Left, top, Styles.Heading),
            before,
            KeepWithNext: true,
            Bookmark: text));
    }

    /// <summary>A smaller heading with its explanation on the same line, or below where both are too long.</summary>
    private void Subheading(string text, string caption, float before = 12)
    {
        const float Gap = 10;
        var left = Styles.Subheading.Width(text) + Gap;
        if (left + Styles.Note.Width(caption) <= Sheet.Column)
        {
            Flow.Add(new Block(
                Styles.Subheading.Leading,
                (pen, top) =>
                {
                    pen.Text(text, Sheet.Left, top + Styles.Subheading.Ascent, Styles.Subheading);
                    pen.TextRight(caption, Sheet.Right, top + Styles.Subheading.Ascent, Styles.Note);
                },
                before,
                KeepWithNext: true));
            return;
        }

        Flow.Text(text, Styles.Subheading, before, keepWithNext: true);
        Caption(caption);
    }

    protected void Caption(string text) => Flow.Text(text, Styles.Note, keepWithNext: true);
}
