using System.Text;
using Surveys.Documents;
using Surveys.ReportContent;
using UglyToad.PdfPig;
using static Surveys.Tests.ReportContent.ReportSamples;

namespace Surveys.Tests.ReportContent;

public sealed class SchoolReportPdfTests
{
    private const int SizeBudget = 60 * 1024;

    [Fact]
    public void Albanian_letters_are_read_back()
    {
        var text = ReadPdf.Text(SchoolReportPdf.Render(Report(Rich)));
        Assert.Contains(ReadPdf.Dense("Shkolla 9-vjeçare “Skënderbeu”"), text, StringComparison.Ordinal);
        Assert.Contains("Çfarëndryshoi", text, StringComparison.Ordinal);
        Assert.Contains("ALO116111", text, StringComparison.Ordinal);
        Assert.Contains("iSIGURT.al", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sq")]
    [InlineData("en")]
    public void Every_figure_and_sentence_of_the_model_is_in_the_file(string language)
    {
        var report = Report(Rich, language, Around);
        var text = ReadPdf.Text(SchoolReportPdf.Render(report));
        Assert.All(
            Sayings(report).Where(saying => saying.Length > 0),
            saying => Assert.Contains(ReadPdf.Dense(saying), text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("sq")]
    [InlineData("en")]
    public void A_report_of_too_few_answers_shows_no_percentage_on_its_one_page(string language)
    {
        var pdf = SchoolReportPdf.Render(Report(null, language));
        Assert.Single(ReadPdf.Pages(pdf));
        var text = ReadPdf.Text(pdf);
        Assert.DoesNotContain('%', text);
        Assert.Contains("ALO116111", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_of_too_few_answers_with_its_region_stays_on_one_page() =>
        Assert.Single(ReadPdf.Pages(SchoolReportPdf.Render(Report(null, surroundings: Around))));

    /// <summary>SkiaSharp's own identifiers come from the clock, which goes on while a report is drawn.</summary>
    [Fact]
    public async Task The_same_report_gives_the_same_bytes_from_any_thread()
    {
        var first = SchoolReportPdf.Render(Report(Rich));
        var others = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => SchoolReportPdf.Render(Report(Rich)))));
        Assert.All(others, other => Assert.Equal(first, other));
    }

    [Fact]
    public void Another_report_gives_another_identifier()
    {
        Assert.NotEqual(Identifier(Report(Rich)), Identifier(Report(Rich with { Version = 4 })));

        static string Identifier(SchoolReport report)
        {
            var file = Encoding.Latin1.GetString(SchoolReportPdf.Render(report));
            var at = file.LastIndexOf("/ID [<", StringComparison.Ordinal);
            return file.Substring(at + 6, 32);
        }
    }

    [Theory]
    [InlineData("sq")]
    [InlineData("en")]
    public void The_largest_report_stays_within_its_budget(string language)
    {
        var pdf = SchoolReportPdf.Render(Report(Rich, language, Around));
        Assert.InRange(pdf.Length, 1, SizeBudget);
        Assert.InRange(ReadPdf.Pages(pdf).Count, 3, 6);
    }

    [Theory]
    [InlineData("sq")]
    [InlineData("en")]
    public void Text_comes_in_the_order_it_is_read(string language)
    {
        var report = Report(Middling, language, Around);
        var text = ReadPdf.Text(SchoolReportPdf.Render(report));
        var words = report.Texts.Report;
        var audience = report.Audiences.Single();
        string[] order =
        [
            report.School, report.Place, report.Dates,
            words.PartHeading, words.ChangeHeading, .. audience.Sentences,
            words.NextHeading, report.Next[0].Name, report.Next[0].Reason, report.Next[0].Suggestion,
            words.KnowledgeHeading, .. audience.Topics.SelectMany(topic => topic.Items).SelectMany(item => new[]
            {
                item.Label,
                item.Before?.Number ?? "",
                item.Before?.Beside ?? "",
                item.After?.Number ?? "",
                item.Change.Words,
                item.Change.Text,
            }),
            words.FeedbackHeading, words.GroupsHeading, words.BesideHeading, words.ThisSchool, words.Nation,
            words.ReadHeading, words.SuppressedHeading, words.HelplineHeading,
            report.Wall!.Title, report.Wall.Opening, .. report.Wall.Findings, report.Wall.Closing, words.HelplineText,
        ];
        var at = 0;
        foreach (var saying in order.Where(saying => saying.Length > 0))
        {
            var found = text.IndexOf(ReadPdf.Dense(saying), at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"“{saying}” does not come after what is before it.");
            at = found;
        }
    }

    /// <summary>However a program puts the text in order: each number stands on one line with its word.</summary>
    [Theory]
    [InlineData("sq")]
    [InlineData("en")]
    public void A_number_is_read_with_what_it_counts(string language)
    {
        var report = Report(Rich, language);
        var lines = ReadPdf.Pages(SchoolReportPdf.Render(report))[0].Letters
            .GroupBy(letter => Math.Round(letter.StartBaseLine.Y, 1))
            .Select(line => ReadPdf.Dense(string.Concat(line.OrderBy(letter => letter.StartBaseLine.X).Select(letter => letter.Value))))
            .ToList();
        Assert.Contains(Said(report.Participation.People), lines);
        Assert.Contains(Said(report.Participation.Answers), lines);

        static string Said(IEnumerable<Count> tiles) => ReadPdf.Dense(string.Concat(tiles.Select(tile => tile.Number + tile.Label)));
    }

    [Fact]
    public void The_last_page_is_to_hang_up_and_holds_nothing_else()
    {
        var report = Report(Rich, "en", Around);
        var pages = ReadPdf.Pages(SchoolReportPdf.Render(report));
        var last = ReadPdf.Dense(string.Concat(pages[^1].Letters.Select(letter => letter.Value)));
        Assert.StartsWith(ReadPdf.Dense(report.Wall!.Title + report.Wall.Where), last, StringComparison.Ordinal);
        Assert.Contains("ALO116111", last, StringComparison.Ordinal);
        Assert.True(pages[^1].Letters.Max(letter => letter.PointSize) >= 50);
    }

    [Fact]
    public void No_page_is_almost_empty() => Assert.All(
        ReadPdf.Pages(SchoolReportPdf.Render(Report(Rich, "sq", Around))),
        page => Assert.True(page.Letters.Count > 250, $"page {page.Number} has {page.Letters.Count} letters"));

    [Fact]
    public void The_file_says_what_it_is()
    {
        var report = Report(Rich);
        var pdf = SchoolReportPdf.Render(report);
        using var document = PdfDocument.Open(pdf);
        Assert.Equal(report.Title, document.Information.Title);
        Assert.Equal(report.Imprint.Identifier, document.Information.Keywords);
        Assert.Contains("20250620", document.Information.CreationDate, StringComparison.Ordinal);
        Assert.True(document.TryGetBookmarks(out var bookmarks));
        Assert.Equal(
            [
                report.School,
                report.Texts.Report.PartHeading,
                report.Texts.Report.ChangeHeading,
                report.Texts.Report.NextHeading,
                .. report.Audiences.Select(audience => audience.Title),
            ],
            bookmarks.Roots.Take(4 + report.Audiences.Length).Select(bookmark => bookmark.Title));
        var file = Encoding.Latin1.GetString(pdf);
        Assert.Contains("/Lang (sq)", file, StringComparison.Ordinal);
        Assert.Contains("<pdfaid:part>2</pdfaid:part>", file, StringComparison.Ordinal);
    }

    [Fact]
    public void No_letter_is_lost_to_a_font_that_lacks_it()
    {
        var named = SchoolReport.Create(School with { Name = "Σχολείο Άγιος – Škola Žikić, Çelë Ëndrra" }, Sessions, Rich, Catalog, "sq");
        Assert.Contains(
            ReadPdf.Dense("Σχολείο Άγιος – Škola Žikić, Çelë Ëndrra"),
            ReadPdf.Text(SchoolReportPdf.Render(named)),
            StringComparison.Ordinal);
    }

    private static IEnumerable<string> Sayings(SchoolReport report) =>
    [
        report.School, report.Place, report.Dates,
        .. report.Participation.People.Concat(report.Participation.Adults).Concat(report.Participation.Answers)
            .SelectMany(count => new[] { count.Number, count.Label }),
        .. report.Audiences.SelectMany(Sayings),
        .. report.Next.SelectMany(topic => new[] { topic.Name, topic.Reason, topic.Suggestion }),
        .. report.Suppressed.SelectMany(suppressed => suppressed.What.Prepend(suppressed.Reason)),
        .. report.HowToRead,
        report.Wall!.Title, report.Wall.Opening, .. report.Wall.Findings, report.Wall.Closing,
        report.Imprint.Published, report.Imprint.Quote,
    ];

    private static IEnumerable<string> Sayings(AudienceResult audience) =>
    [
        audience.Title,
        .. audience.Sentences,
        .. audience.Topics.Select(topic => topic.Name),
        .. new[] { audience.Score }
            .Concat(audience.Topics.SelectMany(topic => topic.Items))
            .Concat(audience.Breakdowns.SelectMany(breakdown => breakdown.Groups))
            .Concat(audience.Beside)
            .SelectMany(Sayings),
        .. audience.Scales.Concat(audience.Feedback).SelectMany(bar => bar.Parts
            .Select(part => $"{part.Label} {part.Share.Number} ({part.Share.Beside})")
            .Concat([bar.Label, bar.Note, bar.Change?.Words ?? "", bar.Change?.Text ?? ""])),
        .. audience.Breakdowns.Select(breakdown => breakdown.Heading),
        .. audience.Basis,
    ];

    private static IEnumerable<string> Sayings(Compared row) =>
        [
            row.Label,
            row.Note,
            row.Before?.Number ?? "",
            row.Before?.Beside ?? "",
            row.After?.Number ?? "",
            row.After?.Beside ?? "",
            row.Change.Words,
            row.Change.Text,
        ];
}
