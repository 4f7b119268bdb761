using System.Collections.Immutable;

namespace Surveys.Documents;

/// <summary>Something drawn beside other things, for instance a map: its size, and how it is drawn from its top left corner.</summary>
internal sealed record Picture(float Width, float Height, Action<Pen, float, float> Draw);

/// <summary>What every report is laid out from: its frame, its headings, and the sections that several reports have.</summary>
internal abstract class ReportLayout(LanguageTexts texts, Imprint imprint)
{
    protected const float SectionGap = 12;
    private const float TableGap = 8;

    private static readonly string[] PercentTicks = ["0%", "25%", "50%", "75%", "100%"];

    private readonly ReportWords words = texts.Report;

    protected ReportWords Words => words;

    public Imprint Imprint => imprint;

    /// <summary>The name of the document.</summary>
    public abstract string Title { get; }

    public string Language => texts.Language;

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
        var number = TextFormat.Fill(words.Page, page, pages);
        var quote = $" · {imprint.Published} · {imprint.Quote}";
        var room = A4.Column - Styles.Small.Width(number) - 16;
        pen.Line(A4.Left, A4.Footer - 12, A4.Right, A4.Footer - 12, Inks.Rule);

        // What is to be quoted must be whole; a long name gives way.
        var text = Styles.Small.Fit(Of, room - Styles.Small.Width(quote)) + quote;
        pen.Text(text, A4.Left, A4.Footer, Styles.Small);
        pen.TextRight(number, A4.Right, A4.Footer, Styles.Small);
    }

    /// <summary>The campaign, the report's name, where and when, and a picture at the right.</summary>
    protected void Masthead(string eyebrow, string title, string place, string dates, Picture? beside)
    {
        var width = A4.Column - (beside is null ? 0 : beside.Width + 16);
        var campaign = Styles.Note.Fit(words.Campaign, A4.Column - Styles.Eyebrow.Width(eyebrow) - 20);
        Flow.Add(new Block(Styles.Eyebrow.Leading + 6, (pen, top) =>
        {
            pen.Text(eyebrow, A4.Left, top + Styles.Eyebrow.Ascent, Styles.Eyebrow);
            pen.TextRight(campaign, A4.Right, top + Styles.Eyebrow.Ascent, Styles.Note);
            pen.Line(A4.Left, top + 16, A4.Right, top + 16, Inks.Strong, 1.6f);
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
                pen.Lines(name, A4.Left, top, Styles.Title);
                pen.Lines(placeLines, A4.Left, top + placeTop + 3, Styles.Subtitle);
                pen.Lines(dateLines, A4.Left, top + datesTop, Styles.Date);
                beside?.Draw(pen, A4.Right - beside.Width, top);
            },
            Before: 6,
            Bookmark: title));
    }

    /// <param name="schools">The schools, all of them first; empty in a school's own report.</param>
    protected void Participation(Participation participation, ImmutableArray<Count> schools = default)
    {
        ImmutableArray<Count> all = schools.IsDefaultOrEmpty ? [] : schools;
        Heading(words.PartHeading);
        Flow.Add(Tiles.Row([.. all.Take(1), .. participation.People]) with { KeepWithNext = true });
        if (!participation.Answers.IsEmpty)
        {
            Flow.Add(Tiles.Row(participation.Answers) with { KeepWithNext = true });
        }

        List(all.Skip(1));
        List(participation.Adults);
        Flow.Text(
            participation.Answers.IsEmpty ? words.HeadcountNote : $"{words.HeadcountNote} {words.RoundingNote}",
            Styles.Note,
            before: 4);

        void List(IEnumerable<Count> counts) =>
            Flow.Text(string.Join(" · ", counts.Select(count => $"{count.Number} {count.Label}")), Styles.Note, before: 4);
    }

    protected void TooLittle(Notice notice, ImmutableArray<AudienceResult> audiences)
    {
        const float Inset = 18, Gap = 6;
        const float Width = A4.Column - (2 * Inset);
        var body = notice.Text
            .SelectMany((text, i) => Styles.Lead.Wrap(text, Width).Select((line, j) => (Line: line, Gap: i > 0 && j == 0 ? Gap : 0)))
            .ToList();
        var title = Styles.NoticeTitle.Wrap(notice.Title, Width);
        var height = 26 + (title.Count * Styles.NoticeTitle.Leading) + 4 + body.Sum(line => line.Gap + Styles.Lead.Leading);
        Flow.Add(new Block(
            height,
            (pen, top) =>
            {
                pen.Box(A4.Left, top, A4.Right, top + height, Inks.Tint);
                pen.Box(A4.Left, top, A4.Left + 4, top + height, Inks.Strong);
                var y = top + 13;
                pen.Lines(title, A4.Left + Inset, y, Styles.NoticeTitle);
                y += (title.Count * Styles.NoticeTitle.Leading) + 4;
                foreach (var (line, gap) in body)
                {
                    y += gap;
                    pen.Text(line, A4.Left + Inset, y + Styles.Lead.Ascent, Styles.Lead);
                    y += Styles.Lead.Leading;
                }
            },
            Before: SectionGap,
            Bookmark: notice.Title));

        if (notice.InsteadHeading is { } instead)
        {
            Heading(instead, notice.InsteadCaption);
            ScoreTable("", words.ScoreCaption, [("", [.. audiences.Select(audience => audience.Score)])], strongFirst: false);
        }
    }

    protected void Changes(ImmutableArray<AudienceResult> audiences)
    {
        Heading(words.ChangeHeading, words.ScoreCaption);
        foreach (var audience in audiences)
        {
            Flow.Add(HeroBlock.Make(audience));
        }
    }

    protected void Audience(AudienceResult audience)
    {
        Heading(audience.Title);
        Flow.Text(string.Join(' ', audience.Basis), Styles.Note, keepWithNext: true);
        if (!audience.Topics.IsEmpty)
        {
            var table = new ResultTable(words, words.KnowledgeHeading, words.KnowledgeCaption, PercentTicks, 3);
            Flow.Add(table.Header);
            Flow.AddTable(audience.Topics.SelectMany(topic => topic.Items.Select((item, i) => table.Row(item, i == 0 ? topic.Name : ""))));
        }

        Bars(words.ConfidenceHeading, words.ConfidenceCaption, audience.Scales);
        Bars(words.FeedbackHeading, words.FeedbackCaption, audience.Feedback);
    }

    private void Bars(string heading, string caption, ImmutableArray<BarResult> results)
    {
        if (!results.IsEmpty)
        {
            Flow.Add(BarChart.Header(heading, caption, TableGap));
            Flow.AddTable(results.Select(BarChart.Row));
        }
    }

    /// <summary>One table for each way of dividing, with the groups of every audience that has it.</summary>
    protected void Breakdowns(ImmutableArray<AudienceResult> audiences)
    {
        var breakdowns = audiences.SelectMany(audience => audience.Breakdowns.Select(breakdown => (audience.Title, Breakdown: breakdown)))
            .ToList();
        if (breakdowns.Count == 0)
        {
            return;
        }

        Heading(words.GroupsHeading);
        var before = 3f;
        foreach (var split in breakdowns.GroupBy(part => part.Breakdown.Heading))
        {
            ScoreTable(
                split.Key, words.ScoreCaption, split.Select(part => (part.Title, part.Breakdown.Groups)), strongFirst: false, before);
            before = TableGap;
        }
    }

    /// <summary>The scores of some groups of each audience.</summary>
    protected void ScoreTable(
        string title,
        string caption,
        IEnumerable<(string Title, ImmutableArray<Compared> Rows)> audiences,
        bool strongFirst,
        float before = 3)
    {
        var table = new ResultTable(words, title, caption, PercentTicks, before, isLow: true);
        Flow.Add(table.Header);
        Flow.AddTable(audiences.SelectMany(audience =>
            audience.Rows.Select((row, i) => table.Row(row, i == 0 ? audience.Title : "", strongFirst && i == 0))));
    }

    protected void Next(string heading, string caption, ImmutableArray<NextTopic> topics)
    {
        if (topics.IsEmpty)
        {
            return;
        }

        Heading(heading, caption);
        Flow.AddTable(topics.Select(topic =>
            SideBySide.Row(topic.Name, Styles.LabelBold, [topic.Reason], Styles.Note, topic.Suggestion, Styles.Body)));
    }

    /// <summary>How to read the report.</summary>
    protected void Explained(ImmutableArray<string> howToRead)
    {
        if (!howToRead.IsEmpty)
        {
            Heading(words.ReadHeading);
            foreach (var sentence in howToRead)
            {
                Flow.Text(sentence, Styles.Note, before: 3);
            }
        }
    }

    /// <summary>How to read the report and, beside it where both are short enough, what it does not show.</summary>
    protected void Explained(ImmutableArray<string> howToRead, ImmutableArray<SuppressedFigures> suppressed)
    {
        var left = new TextColumn(words.ReadHeading, [.. howToRead.Select(sentence => (sentence, Styles.Fine))]);
        var right = new TextColumn(
            words.SuppressedHeading,
            suppressed.IsEmpty
                ? [(words.NothingSuppressed, Styles.Fine)]
                :
                [
                    (words.DashMeaning, Styles.Fine),
                    .. suppressed.SelectMany(
                        figures => figures.What.Select(what => (what, Styles.Fine)).Prepend((figures.Reason, Styles.FineBold))),
                ]);
        if (left.Height < TextColumn.Highest && right.Height < TextColumn.Highest)
        {
            Flow.Add(new Block(
                Math.Max(left.Height, right.Height),
                (pen, top) =>
                {
                    left.Draw(pen, A4.Left, top);
                    right.Draw(pen, TextColumn.SecondLeft, top);
                },
                SectionGap,
                Bookmark: words.ReadHeading));
            return;
        }

        foreach (var column in (TextColumn[])[left, right])
        {
            Heading(column.Title);
            foreach (var (text, style) in column.Texts)
            {
                Flow.Text(text, style, before: 3);
            }
        }
    }

    /// <summary>Where a child finds help: at the foot of the last page, and large on the page to hang up.</summary>
    protected void Helpline(WallPage? wall)
    {
        WebLink();
        Flow.Add(HelplineBlock.Make(words) with { FallsAway = wall is not null });
        if (wall is not null)
        {
            Flow.Add(WallBlock.Make(wall, words));
        }
    }

    /// <summary>Where the same report stands as a web page, which a screen reader can read.</summary>
    private void WebLink()
    {
        if (imprint.Web is not { } address)
        {
            return;
        }

        var sentence = TextFormat.Fill(words.OnTheWeb, address.AbsoluteUri);
        var lines = Styles.Note.Wrap(sentence, A4.Column);
        var height = lines.Count * Styles.Note.Leading;
        Flow.Add(new Block(
            height,
            (pen, top) =>
            {
                pen.Lines(lines, A4.Left, top, Styles.Note);
                pen.Link(address, A4.Left, top, A4.Right, top + height);
            },
            Before: 10));
    }

    /// <summary>A heading, with its explanation at the end of its line, or below where both are too long.</summary>
    protected void Heading(string text, string caption = "")
    {
        const float Gap = 16;
        var lines = Styles.Heading.Wrap(text, A4.Column);
        var isBeside = lines.Count == 1 && Styles.Heading.Width(lines[0]) + Gap + Styles.Note.Width(caption) <= A4.Column;
        Flow.Add(new Block(
            (lines.Count * Styles.Heading.Leading) + 2,
            (pen, top) =>
            {
                pen.Lines(lines, A4.Left, top, Styles.Heading);
                if (isBeside)
                {
                    pen.TextRight(caption, A4.Right, top + Styles.Heading.Ascent, Styles.Note);
                }
            },
            SectionGap,
            KeepWithNext: true,
            Bookmark: text));
        if (!isBeside)
        {
            Caption(caption);
        }
    }

    protected void Caption(string text) => Flow.Text(text, Styles.Note, keepWithNext: true);
}
