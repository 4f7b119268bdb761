using System.Collections.Immutable;
using QuestPDF.Fluent;
using QuestPDF.Helpers;
using QuestPDF.Infrastructure;
using Surveys.Campaigns;

namespace Surveys.Documents.QuestPdf;

/// <summary>
/// The sections of a school's report in the order they are read. It says what the layout over SkiaSharp says: a test in the default
/// build finds what only one of the two uses.
/// </summary>
internal sealed class QuestLayout(SchoolReport report)
{
    private static readonly string[] PercentTicks = ["0%", "25%", "50%", "75%", "100%"];

    private readonly ReportWords words = report.Texts.Report;

    public void Compose(IDocumentContainer document) => document.Page(page =>
    {
        page.Size(PageSizes.A4);
        page.MarginHorizontal(42);
        page.MarginTop(34);
        page.MarginBottom(24);
        page.DefaultTextStyle(style => style.FontFamily(QuestStyles.Family).FontSize(9.25f).LineHeight(1.2f).FontColor(Inks.Text.Color()));
        page.Content().PaddingBottom(6).Column(Sections);
        page.Footer().Element(Footer);
    });

    private void Sections(ColumnDescriptor column)
    {
        Masthead(column);
        Participation(column);
        if (report.Notice is { } notice)
        {
            TooLittle(column, notice);
            Next(column);
            HowToRead(column);
        }
        else
        {
            Changes(column);
            Next(column);
            foreach (var audience in report.Audiences)
            {
                Audience(column, audience);
            }

            Breakdowns(column);
            Beside(column);
            column.Item().Row(row =>
            {
                row.RelativeItem().PaddingRight(20).Column(HowToRead);
                row.RelativeItem().Column(Suppressed);
            });
        }

        if (report.Imprint.Web is { } address)
        {
            column.Item().PaddingTop(10).Hyperlink(address.AbsoluteUri).Note(TextFormat.Fill(words.OnTheWeb, address.AbsoluteUri));
        }

        Helpline(column);
        Wall(column);
    }

    private void Footer(IContainer container) =>
        container.BorderTop(0.6f).BorderColor(Inks.Rule.Color()).PaddingTop(4).Row(row =>
        {
            row.RelativeItem().Small($"{report.School} · {report.Imprint.Published} · {report.Imprint.Quote}");
            row.ConstantItem(80).AlignRight().Text(text =>
            {
                text.DefaultTextStyle(style => style.FontSize(7.25f).FontColor(Inks.Quiet.Color()));
                var around = words.Page.Split("{0}", 2);
                var between = around[1].Split("{1}", 2);
                text.Span(around[0]);
                text.CurrentPageNumber();
                text.Span(between[0]);
                text.TotalPages();
                text.Span(between[1]);
            });
        });

    private void Masthead(ColumnDescriptor column)
    {
        column.Item().BorderBottom(1.6f).BorderColor(Inks.Strong.Color()).PaddingBottom(3).Row(row =>
        {
            row.RelativeItem().Set(words.Eyebrow, 9, Inks.Strong, bold: true);
            row.RelativeItem(3).AlignRight().Note(words.Campaign);
        });
        column.Item().PaddingTop(6).Row(row =>
        {
            row.RelativeItem().Column(title =>
            {
                title.Item().Title(report.School);
                title.Item().Set(report.Place, 10.5f, Inks.Quiet);
                title.Item().Set(report.Dates, 10.5f, Inks.Text, bold: true);
            });
            if (QuestCharts.Locator(report.Region) is { } map)
            {
                row.ConstantItem(56).PaddingLeft(16).SemanticIgnore().Svg(map);
            }
        });
    }

    private void Participation(ColumnDescriptor column)
    {
        var part = report.Participation;
        Section(column, words.PartHeading, section =>
        {
            Tiles(section, part.People);
            Tiles(section, part.Answers);
            section.Item().PaddingTop(4).Note(string.Join(" · ", part.Adults.Select(role => $"{role.Number} {role.Label}")));
            section.Item().PaddingTop(4).Note(part.Answers.IsEmpty ? words.HeadcountNote : $"{words.HeadcountNote} {words.RoundingNote}");
        });
    }

    /// <summary>Each number before its word on one line.</summary>
    private static void Tiles(ColumnDescriptor column, ImmutableArray<Count> counts)
    {
        if (counts.IsEmpty)
        {
            return;
        }

        column.Item().PaddingTop(2).Inlined(tiles =>
        {
            tiles.HorizontalSpacing(20);
            foreach (var count in counts)
            {
                tiles.Item().Text(tile =>
                {
                    tile.Span(count.Number).FontSize(19).Bold();
                    tile.Span($" {count.Label}");
                });
            }
        });
    }

    private void TooLittle(ColumnDescriptor column, Notice notice)
    {
        column.Item().PaddingTop(22).ShowEntire().Element(Box).Column(box =>
        {
            box.Spacing(6);
            box.Item().SemanticHeader2().Set(notice.Title, 16, Inks.Text, bold: true);
            foreach (var text in notice.Text)
            {
                box.Item().Lead(text);
            }
        });
        if (notice.InsteadHeading is { } instead)
        {
            Section(column, instead, section =>
            {
                section.Item().Note(notice.InsteadCaption);
                Results(section, PercentTicks, [.. report.Audiences.Select(audience => new Line(audience.Score, audience.Title))]);
            });
        }
    }

    private void Changes(ColumnDescriptor column) => Section(column, words.ChangeHeading, section =>
    {
        foreach (var audience in report.Audiences)
        {
            section.Item().PaddingTop(6).ShowEntire().Element(Box).Row(row =>
            {
                row.ConstantItem(182).Column(figures => Score(figures, audience));
                row.ConstantItem(16);
                row.RelativeItem().Column(sentences =>
                {
                    sentences.Spacing(3);
                    foreach (var sentence in audience.Sentences)
                    {
                        sentences.Item().Body(sentence);
                    }
                });
            });
        }
    });

    private static void Score(ColumnDescriptor column, AudienceResult audience)
    {
        var score = audience.Score;
        column.Item().Strong(audience.Title);
        column.Item().Row(row =>
        {
            row.RelativeItem().Set(Figure(score.Before), 24, Inks.Quiet);
            row.ConstantItem(36).PaddingTop(10).PaddingHorizontal(6).SemanticIgnore().Height(10).Svg(QuestCharts.Arrow());
            row.RelativeItem().Set(Figure(score.After), 24, Inks.Strong, bold: true);
        });
        column.Item().Small(score.Note);
        column.Item().PaddingTop(4).Element(container => Verdict(container, score.Change));
    }

    private void Audience(ColumnDescriptor column, AudienceResult audience) => Section(column, audience.Title, section =>
    {
        section.Item().Note(string.Join(' ', audience.Basis));
        if (!audience.Topics.IsEmpty)
        {
            Subsection(section, words.KnowledgeHeading, words.KnowledgeCaption, part =>
                Results(
                    part,
                    PercentTicks,
                    [.. audience.Topics.SelectMany(topic => topic.Items.Select((item, i) => new Line(item, i == 0 ? topic.Name : "")))]));
        }

        Bars(section, words.ConfidenceHeading, words.ConfidenceCaption, audience.Scales);
        Bars(section, words.FeedbackHeading, words.FeedbackCaption, audience.Feedback);
    });

    private static void Bars(ColumnDescriptor column, string heading, string caption, ImmutableArray<BarResult> results)
    {
        if (!results.IsEmpty)
        {
            Subsection(column, heading, caption, part =>
            {
                foreach (var result in results)
                {
                    Bar(part, result);
                }
            });
        }
    }

    private static void Bar(ColumnDescriptor column, BarResult result) =>
        column.Item().ShowEntire().BorderBottom(0.5f).BorderColor(Inks.Grid.Color()).PaddingVertical(5).Row(row =>
        {
            row.ConstantItem(156).Column(label =>
            {
                label.Item().Body(result.Label);
                label.Item().Small(result.Note);
            });
            row.ConstantItem(14);
            row.RelativeItem().Column(shares =>
            {
                shares.Item().SemanticIgnore().Height(9).Svg(size => QuestCharts.Shares(result, size.Width, size.Height));
                shares.Item().PaddingTop(3).Inlined(legend =>
                {
                    legend.HorizontalSpacing(14);
                    for (var i = 0; i < result.Parts.Length; i++)
                    {
                        var (label, share, _) = result.Parts[i];
                        var ink = QuestCharts.Ink(result, i).Color();
                        var counts = share.Beside.Length == 0 ? "" : $" ({share.Beside})";
                        legend.Item().Text(entry =>
                        {
                            entry.DefaultTextStyle(style => style.FontSize(8).FontColor(Inks.Quiet.Color()));
                            entry.Element().SemanticIgnore().Width(6).Height(6).Border(0.5f).BorderColor(Inks.Mark.Color()).Background(ink);
                            entry.Span($"\u00A0{label} {share.Number}{counts}");
                        });
                    }
                });
                if (result.Change is { } change)
                {
                    shares.Item().PaddingTop(2).Element(container => Verdict(container, change));
                }
            });
        });

    /// <summary>One table for each way of dividing, with the groups of every audience that has it.</summary>
    private void Breakdowns(ColumnDescriptor column)
    {
        var breakdowns = report.Audiences.SelectMany(
            audience => audience.Breakdowns.Select(breakdown => (audience.Title, Breakdown: breakdown))).ToList();
        if (breakdowns.Count == 0)
        {
            return;
        }

        Section(column, words.GroupsHeading, section =>
        {
            foreach (var split in breakdowns.GroupBy(part => part.Breakdown.Heading))
            {
                Subsection(section, split.Key, words.ScoreCaption, part =>
                    Results(part, PercentTicks, [.. split.SelectMany(group => Lines(group.Title, group.Breakdown.Groups))]));
            }
        });
    }

    private void Beside(ColumnDescriptor column)
    {
        var beside = report.Audiences.Where(audience => !audience.Beside.IsEmpty).ToList();
        if (beside.Count > 0)
        {
            Section(column, words.BesideHeading, section =>
            {
                section.Item().Note($"{words.BesideCaption} {words.ScoreCaption}");
                Results(
                    section,
                    PercentTicks,
                    [
                        .. beside.SelectMany(audience =>
                            Lines(audience.Title, audience.Beside).Select((line, i) => line with { IsStrong = i == 0 })),
                    ]);
            });
        }
    }

    private void Next(ColumnDescriptor column)
    {
        if (report.Next.IsEmpty)
        {
            return;
        }

        Section(column, words.NextHeading, section =>
        {
            section.Item().Note(report.NextCaption);
            foreach (var topic in report.Next)
            {
                SideBySide(section, name => name.Strong(topic.Name), why =>
                {
                    why.Item().Note(topic.Reason);
                    why.Item().Body(topic.Suggestion);
                });
            }
        });
    }

    private void Suppressed(ColumnDescriptor column) => Section(column, words.SuppressedHeading, section =>
    {
        section.Item().Small(report.Suppressed.IsEmpty ? words.NothingSuppressed : words.DashMeaning);
        foreach (var suppressed in report.Suppressed)
        {
            section.Item().PaddingTop(3).NoteStrong(suppressed.Reason);
            foreach (var line in suppressed.What)
            {
                section.Item().Small(line);
            }
        }
    });

    private void HowToRead(ColumnDescriptor column)
    {
        if (report.HowToRead.IsEmpty)
        {
            return;
        }

        Section(column, words.ReadHeading, section =>
        {
            foreach (var sentence in report.HowToRead)
            {
                section.Item().PaddingTop(2).Small(sentence);
            }
        });
    }

    private static IContainer Frame(IContainer container) => container.Border(2).BorderColor(Inks.Strong.Color());

    private void Helpline(ColumnDescriptor column) =>
        Frame(column.Item().PaddingTop(14).ShowEntire()).PaddingHorizontal(18).PaddingVertical(9).Column(frame =>
        {
            frame.Item().Heading(words.HelplineHeading);
            frame.Item().Row(row =>
            {
                row.RelativeItem(3).PaddingRight(18).Column(call =>
                {
                    call.Item().Height(42).AlignMiddle().Set("ALO 116 111", 34, Inks.Strong, bold: true);
                    call.Item().Body(words.HelplineText);
                });
                row.RelativeItem(2).Column(online =>
                {
                    online.Item().Height(42).AlignMiddle().Set("iSIGURT.al", 21, Inks.Strong, bold: true);
                    online.Item().Body(words.OnlineText);
                });
            });
        });

    /// <summary>A page to hang up.</summary>
    private void Wall(ColumnDescriptor column)
    {
        if (report.Wall is not { } wall)
        {
            return;
        }

        column.Item().PageBreak();
        column.Item().PaddingTop(16).ScaleToFit().Column(page =>
        {
            page.Item().SemanticHeader2().Set(wall.Title, 38, Inks.Strong, bold: true);
            page.Item().PaddingTop(8).Set($"{wall.Where} · {wall.Dates}", 17, Inks.Text, bold: true);
            page.Item().PaddingVertical(16).LineHorizontal(2).LineColor(Inks.Strong.Color());
            page.Item().Set(wall.Opening, 15, Inks.Quiet);
            foreach (var finding in wall.Findings)
            {
                page.Item().PaddingTop(16).Row(row =>
                {
                    row.ConstantItem(24).Set("•", 22, Inks.Strong, bold: true);
                    row.RelativeItem().Set(finding, 22, Inks.Text);
                });
            }

            Frame(page.Item().PaddingTop(40)).Padding(20).Column(frame =>
            {
                frame.Item().Set(wall.Closing, 15, Inks.Quiet);
                frame.Item().Set("ALO 116 111", 76, Inks.Strong, bold: true);
                frame.Item().Set(words.HelplineText, 15, Inks.Quiet);
                frame.Item().PaddingTop(8).Set("iSIGURT.al", 38, Inks.Strong, bold: true);
                frame.Item().Set(words.OnlineText, 15, Inks.Quiet);
            });
        });
    }

    private static IEnumerable<Line> Lines(string over, ImmutableArray<Compared> rows) =>
        rows.Select((row, i) => new Line(row, i == 0 ? over : ""));

    /// <summary>A row of the table that most of a report consists of.</summary>
    /// <param name="Over">Small above the label.</param>
    private sealed record Line(Compared Row, string Over = "")
    {
        public bool IsStrong { get; init; }
    }

    /// <summary>
    /// A label, a chart with before and after on one axis, the two figures, and what changed. The head is the legend as well.
    /// </summary>
    private void Results(ColumnDescriptor column, string[] ticks, ImmutableArray<Line> lines) =>
        column.Item().PaddingTop(2).SemanticTable().Table(table =>
        {
            table.ColumnsDefinition(columns =>
            {
                columns.ConstantColumn(168);
                columns.ConstantColumn(QuestCharts.AxisWidth + (2 * QuestCharts.Margin));
                columns.ConstantColumn(44);
                columns.ConstantColumn(44);
                columns.RelativeColumn();
            });
            table.Header(header =>
            {
                Head(header.Cell());
                Ticks(Head(header.Cell()), ticks);
                Legend(Head(header.Cell()), words.Before, isAfter: false);
                Legend(Head(header.Cell()), words.After, isAfter: true);
                Head(header.Cell()).PaddingLeft(12).Small(words.Change);
            });
            foreach (var line in lines)
            {
                var row = line.Row;
                Cell(table).PaddingRight(8).Column(label =>
                {
                    label.Item().Small(line.Over);
                    label.Item().Set(row.Label, 9.25f, Inks.Text, line.IsStrong);
                    label.Item().Small(row.Note);
                });
                Cell(table).SemanticIgnore().Height(20).Svg(size => QuestCharts.Change(row, ticks.Length, size.Width, size.Height));
                Value(Cell(table), row.Before, isAfter: false);
                Value(Cell(table), row.After, isAfter: true);
                Cell(table).PaddingLeft(12).Element(container => Verdict(container, row.Change));
            }

            IContainer Head(IContainer cell) => cell.BorderBottom(0.8f).BorderColor(Inks.Mark.Color()).PaddingBottom(2);

            static IContainer Cell(TableDescriptor table) =>
                table.Cell().ShowEntire().BorderBottom(0.5f).BorderColor(Inks.Grid.Color()).PaddingVertical(1.8f);
        });

    /// <summary>Each label over the line of its tick: the first and the last stand out over the axis.</summary>
    private static void Ticks(IContainer container, string[] ticks)
    {
        var step = QuestCharts.AxisWidth / (ticks.Length - 1);
        container.Unconstrained().TranslateX(QuestCharts.Margin - (step / 2)).Width(step * ticks.Length).Row(row =>
        {
            foreach (var tick in ticks)
            {
                row.RelativeItem().AlignCenter().Small(tick);
            }
        });
    }

    private static void Legend(IContainer container, string word, bool isAfter) => container.AlignRight().Row(row =>
    {
        row.ConstantItem(10).PaddingTop(1.5f).PaddingRight(2).SemanticIgnore().Height(8).Svg(QuestCharts.Dot(isAfter));
        row.AutoItem().Small(word);
    });

    private static void Value(IContainer container, Measure? measure, bool isAfter) => container.AlignRight().Column(column =>
    {
        column.Item().AlignRight().Set(Figure(measure), 9.5f, isAfter ? Inks.Strong : Inks.Text, isAfter);
        column.Item().AlignRight().Small(measure?.Beside ?? "");
    });

    private static void Verdict(IContainer container, Change change) => container.Row(row =>
    {
        row.ConstantItem(12).PaddingTop(2.5f).PaddingRight(4).SemanticIgnore().Height(8).Svg(QuestCharts.Mark(change.Verdict));
        row.RelativeItem().Column(column =>
        {
            column.Item().NoteStrong(change.Words);
            column.Item().Small(change.Text);
        });
    });

    private static string Figure(Measure? measure) => measure?.Number ?? TextFormat.Missing;

    /// <summary>A heading, never left alone at the foot of a page, and what follows it.</summary>
    private static void Section(ColumnDescriptor column, string heading, Action<ColumnDescriptor> body) =>
        column.Item().PaddingTop(12).EnsureSpace(75).Column(section =>
        {
            section.Item().PaddingBottom(2).Heading(heading);
            body(section);
        });

    private static void Subsection(ColumnDescriptor column, string heading, string caption, Action<ColumnDescriptor> body) =>
        column.Item().PaddingTop(7).EnsureSpace(55).Column(section =>
        {
            section.Item().Subheading(heading);
            section.Item().Note(caption);
            body(section);
        });

    private static IContainer Box(IContainer container) => container
        .Background(Inks.Tint.Color()).BorderLeft(4).BorderColor(Inks.Strong.Color()).PaddingVertical(7).PaddingHorizontal(14);

    private static void SideBySide(ColumnDescriptor column, Action<IContainer> name, Action<ColumnDescriptor> text) =>
        column.Item().ShowEntire().BorderBottom(0.5f).BorderColor(Inks.Grid.Color()).PaddingVertical(4).Row(row =>
        {
            name(row.ConstantItem(170).PaddingRight(14));
            row.RelativeItem().Column(text);
        });
}
