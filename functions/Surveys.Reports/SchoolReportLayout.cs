using System.Collections.Immutable;

namespace Surveys.Reports;

/// <summary>Something drawn beside the school's name, for instance a map: its size, and how it is drawn from its top left corner.</summary>
internal sealed record Picture(float Width, float Height, Action<Pen, float, float> Draw);

/// <summary>The sections of a school's report in the order they are read.</summary>
internal sealed class SchoolReportLayout(SchoolReport report, Picture? beside = null)
{
    private static readonly string[] PercentTicks = ["0%", "25%", "50%", "75%", "100%"];

    private readonly ReportWords words = report.Words;
    private readonly Flow flow = new();

    /// <summary>The pages, without their footers.</summary>
    public List<List<Placed>> Pages()
    {
        Masthead();
        Participation();
        if (report.Notice is { } notice)
        {
            TooLittle(notice);
        }
        else
        {
            Changes();
        }

        foreach (var audience in report.Audiences.Where(audience => report.Notice is null))
        {
            Audience(audience);
        }

        Breakdowns();
        Beside();
        Next();
        if (report.Notice is null)
        {
            Suppressed();
        }

        HowToRead();

        flow.Add(HelplineBlock.Make(words));
        return flow.Pages();
    }

    /// <summary>The line at the foot of each page.</summary>
    public void Footer(Pen pen, int page, int pages)
    {
        var number = ReportFormat.Fill(words.Page, page, pages);
        var quote = $" · {report.Publication.Edition} · {report.Publication.Quote}";
        var room = Sheet.Column - Styles.Small.Width(number) - 16;
        pen.Line(Sheet.Left, Sheet.Footer - 12, Sheet.Right, Sheet.Footer - 12, Inks.Rule);

        // What is to be quoted must be whole; a long name gives way.
        var text = Styles.Small.Fit(report.School, room - Styles.Small.Width(quote)) + quote;
        pen.Text(text, Sheet.Left, Sheet.Footer, Styles.Small);
        pen.TextRight(number, Sheet.Right, Sheet.Footer, Styles.Small);
    }

    private void Masthead()
    {
        var width = Sheet.Column - (beside is null ? 0 : beside.Width + 16);
        var campaign = Styles.Note.Fit(words.Campaign, Sheet.Column - Styles.Eyebrow.Width(words.Eyebrow) - 20);
        flow.Add(new Block(Styles.Eyebrow.Leading + 6, (pen, top) =>
        {
            pen.Text(words.Eyebrow, Sheet.Left, top + Styles.Eyebrow.Ascent, Styles.Eyebrow);
            pen.TextRight(campaign, Sheet.Right, top + Styles.Eyebrow.Ascent, Styles.Note);
            pen.Line(Sheet.Left, top + 16, Sheet.Right, top + 16, Inks.Strong, 1.6f);
        }));

        var name = Styles.Title.WrapEvenly(report.School, width);
        var place = Styles.Subtitle.Wrap(report.Place, width);
        var dates = Styles.Date.Wrap(report.Dates, width);
        var placeTop = name.Count * Styles.Title.Leading;
        var datesTop = placeTop + 3 + (place.Count * Styles.Subtitle.Leading);
        var height = Math.Max(datesTop + (dates.Count * Styles.Date.Leading), beside?.Height ?? 0);
        flow.Add(new Block(
            height,
            (pen, top) =>
            {
                pen.Lines(name, Sheet.Left, top, Styles.Title);
                pen.Lines(place, Sheet.Left, top + placeTop + 3, Styles.Subtitle);
                pen.Lines(dates, Sheet.Left, top + datesTop, Styles.Date);
                beside?.Draw(pen, Sheet.Right - beside.Width, top);
            },
            Before: 6,
            Bookmark: report.School));
    }

    private void Participation()
    {
        Heading(words.PartHeading, 18);
        flow.Add(Tiles.Row([.. report.Participation.People, .. report.Participation.Answers], report.Participation.People.Length));
        if (!report.Participation.Adults.IsEmpty)
        {
            var roles = string.Join(" · ", report.Participation.Adults.Select(role => $"{role.Number} {role.Label}"));
            flow.Text(roles, Styles.Note, before: 4);
        }

        flow.Text(
            report.Participation.Answers.IsEmpty ? words.HeadcountNote : $"{words.HeadcountNote} {words.RoundingNote}",
            Styles.Note,
            before: 4);
    }

    private void TooLittle(Notice notice)
    {
        var lines = notice.Text.SelectMany((text, i) => Styles.Lead.Wrap(text, Sheet.Column - 40).Select((line, j) => (line, Gap: i > 0 && j == 0 ? 7f : 0)));
        var body = lines.ToList();
        var title = Styles.NoticeTitle.Wrap(notice.Title, Sheet.Column - 40);
        var height = 36 + (title.Count * Styles.NoticeTitle.Leading) + 6 + body.Sum(line => line.Gap + Styles.Lead.Leading);
        flow.Add(new Block(
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

        if (notice.RegionTitle is { } region)
        {
            Heading(region, 18);
            Caption(words.RegionInsteadCaption);
            var header = ResultTable.Header(words, PercentTicks, 2);
            flow.Add(header);
            flow.AddTable(report.Audiences.Select(audience => ResultTable.Row(audience.Score, header, audience.Title)));
        }
    }

    private void Changes()
    {
        Heading(words.ChangeHeading, 18);
        foreach (var audience in report.Audiences)
        {
            flow.Add(HeroBlock.Make(audience, words));
        }
    }

    private void Audience(AudienceResult audience)
    {
        Heading(audience.Title, 18);
        if (!audience.Topics.IsEmpty)
        {
            Subheading(words.KnowledgeHeading, words.KnowledgeCaption, before: 2);
            var header = ResultTable.Header(words, PercentTicks, 2);
            flow.Add(header);
            flow.AddTable(audience.Topics.SelectMany(topic =>
                topic.Items.Select((item, i) => ResultTable.Row(item, header, i == 0 ? topic.Name : ""))));
        }

        Scales(audience);
        Feedback(audience);
    }

    /// <summary>One table for each demographic, with the groups of every audience that has it.</summary>
    private void Breakdowns()
    {
        var demographics = report.Audiences
            .SelectMany(audience => audience.Breakdowns.Select(breakdown => (audience.Title, breakdown.Heading, breakdown.Groups)))
            .GroupBy(breakdown => breakdown.Heading);
        foreach (var demographic in demographics)
        {
            Heading(demographic.Key, 18);
            Caption(words.ScoreCaption);
            ScoreTable(demographic.Select(breakdown => (breakdown.Title, breakdown.Groups)), strongFirst: false);
        }
    }

    private void Beside()
    {
        var beside = report.Audiences.Where(audience => !audience.Beside.IsEmpty).Select(audience => (audience.Title, audience.Beside)).ToList();
        if (beside.Count > 0)
        {
            Heading(words.BesideHeading, 18);
            Caption(words.BesideCaption);
            ScoreTable(beside, strongFirst: true);
        }
    }

    private void ScoreTable(IEnumerable<(string Title, ImmutableArray<Compared> Rows)> audiences, bool strongFirst)
    {
        var header = ResultTable.Header(words, PercentTicks, 2);
        flow.Add(header);
        foreach (var (title, rows) in audiences)
        {
            flow.AddTable(rows.Select((row, i) => ResultTable.Row(row, header, i == 0 ? title : "", strongFirst && i == 0)));
        }
    }

    private void Scales(AudienceResult audience)
    {
        foreach (var (top, scales) in audience.Scales.GroupBy(scale => scale.Top).Select(group => (group.Key, group)))
        {
            Subheading(words.ConfidenceHeading, ReportFormat.Fill(words.ScaleCaption, top));
            var header = ResultTable.Header(words, [.. Enumerable.Range(0, top + 1).Select(words.Format.Count)], 2);
            flow.Add(header);
            flow.AddTable(scales.Select(scale => ResultTable.Row(scale, header)));
        }
    }

    private void Feedback(AudienceResult audience)
    {
        if (audience.Feedback.IsEmpty)
        {
            return;
        }

        Subheading(words.FeedbackHeading, words.FeedbackCaption);
        flow.Add(new Block(3, (pen, top) => pen.Line(Sheet.Left, top + 2, Sheet.Right, top + 2, Inks.Mark, 0.8f), KeepWithNext: true));
        flow.AddTable(audience.Feedback.Select(FeedbackChart.Row));
    }

    private void Next()
    {
        if (report.Next.IsEmpty)
        {
            return;
        }

        Heading(words.NextHeading, 18);
        Caption(words.NextCaption);
        flow.AddTable(report.Next.Select(topic =>
            SideBySide.Row(topic.Name, Styles.LabelBold, [topic.Reason], Styles.Note, topic.Suggestion, Styles.Body)));
    }

    private void Suppressed()
    {
        Heading(words.SuppressedHeading, 18);
        if (report.Suppressed.IsEmpty)
        {
            flow.Text(words.NothingSuppressed, Styles.Note);
            return;
        }

        Caption(words.DashMeaning);

        flow.AddTable(report.Suppressed.Select(suppressed =>
            SideBySide.Row(suppressed.Reason, Styles.NoteBold, suppressed.What, Styles.Note)));
    }

    private void HowToRead()
    {
        if (report.HowToRead.IsEmpty)
        {
            return;
        }

        Heading(words.ReadHeading, 18);
        foreach (var sentence in report.HowToRead)
        {
            flow.Text(sentence, Styles.Note, before: 3);
        }
    }

    private void Heading(string text, float before)
    {
        var lines = Styles.Heading.Wrap(text, Sheet.Column);
        flow.Add(new Block(
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
            flow.Add(new Block(
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

        flow.Text(text, Styles.Subheading, before, keepWithNext: true);
        Caption(caption);
    }

    private void Caption(string text) => flow.Text(text, Styles.Note, keepWithNext: true);
}
