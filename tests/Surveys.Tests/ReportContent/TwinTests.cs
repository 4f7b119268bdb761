using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Surveys.Disclosure;
using Surveys.Documents;
using Surveys.Languages;
using Surveys.ReportContent;
using Surveys.Tallies;
using static Surveys.Tests.ReportContent.ReportSamples;
using Page = UglyToad.PdfPig.Content.Page;

namespace Surveys.Tests.ReportContent;

/// <summary>The PDF and the web page of a report, read back with other libraries than those that wrote them, say the same.</summary>
public sealed class TwinTests
{
    private static readonly Uri Web = new("https://surveys.example/schools/skenderbeu/report?lang=sq");

    /// <summary>One audience of three, with every third table suppressed.</summary>
    private static readonly Release Middling = Rich with
    {
        Questionnaires =
        [
            Rich.Questionnaires[0] with
            {
                Tables = [.. Rich.Questionnaires[0].Tables.Where((_, i) => i % 3 != 1)],
                Suppressions =
                [
                    new Suppression("whoMayCall", Basis.Pre, "", "", SuppressionRules.TooFewRespondents),
                    new Suppression("", null, "gender", "girl", SuppressionRules.RestTooSmall),
                ],
            },
        ],
    };

    public static TheoryData<string, string> Reports => new MatrixTheoryData<string, string>(
        ["rich", "middling", "tooLittle", "tooLittleAnywhere", "national", "nationalTooLittle"], ["sq", "en"]);

    /// <summary>
    /// Takes every piece of text of the page out of the text of the PDF, the longest first, each once. Every piece is found, and
    /// nothing is left but the heads of the tables, which the PDF repeats on each page, and the names on the map.
    /// </summary>
    [Theory]
    [MemberData(nameof(Reports))]
    public void Every_figure_and_sentence_of_the_PDF_is_in_the_web_page_and_the_other_way_round(string which, string language)
    {
        var (html, pdf, words, imprint, marks, hasWall) = Both(which, language);
        var pieces = Pieces(html);
        var edition = Bare($"{imprint.Published} · {imprint.Quote}");
        Assert.True(pieces.Remove(edition));
        Assert.All(ReadPdf.Pages(pdf), page => Assert.Contains(edition, Text([page], isFoot: true), StringComparison.Ordinal));
        Assert.True(pieces.Count > 15, $"only {pieces.Count} pieces");
        var rest = Text(ReadPdf.Pages(pdf), isFoot: false);
        foreach (var head in Heads(words).Concat(marks))
        {
            rest = rest.Replace(head, "\n", StringComparison.Ordinal);
        }

        // The web page says once, at its foot, where a child finds help. The page to hang up says it too, and the page before it where it
        // has room.
        var help = Bare("ALO 116 111" + words.HelplineText + "iSIGURT.al" + words.OnlineText);
        if (hasWall)
        {
            Assert.True(pieces.Remove(Bare(words.HelplineHeading)));
            rest = rest.Replace(Bare(words.HelplineHeading) + help, "\n", StringComparison.Ordinal);
        }

        foreach (var piece in pieces.OrderByDescending(piece => piece.Length))
        {
            var at = rest.IndexOf(piece, StringComparison.Ordinal);
            Assert.True(at >= 0, $"The PDF lacks what the page says: {piece}\nleft: {rest}");
            rest = rest[..at] + "\n" + rest[(at + piece.Length)..];
        }

        foreach (var title in Titles(words))
        {
            rest = rest.Replace(title, "\n", StringComparison.Ordinal);
        }

        Assert.Equal("", string.Concat(rest.Split('\n')));
    }

    /// <summary>On a phone the rows stand below each other: a browser then forgets that they are a table, and a reader its heads.</summary>
    [Theory]
    [MemberData(nameof(Reports))]
    public void Each_figure_of_the_web_page_has_the_name_of_its_column_and_its_role(string which, string language)
    {
        var (html, _, words, _, _, _) = Both(which, language);
        var body = new HtmlParser().ParseDocument(html).Body!;
        Assert.All(body.QuerySelectorAll("table.stack"), table =>
        {
            Assert.Equal("table", table.GetAttribute("role"));
            Assert.All(table.QuerySelectorAll("thead, tbody"), part => Assert.Equal("rowgroup", part.GetAttribute("role")));
            Assert.All(table.QuerySelectorAll("tr"), row => Assert.Equal("row", row.GetAttribute("role")));
            Assert.All(table.QuerySelectorAll("tbody th"), head => Assert.Equal("rowheader", head.GetAttribute("role")));
            Assert.All(table.QuerySelectorAll("td"), cell => Assert.Equal("cell", cell.GetAttribute("role")));
            Assert.All(
                table.QuerySelectorAll("td").Where(cell => cell.QuerySelector("svg") is null),
                cell => Assert.Contains(
                    cell.GetAttribute("data-name"), new[] { words.Before, words.After, words.Change, words.Web.Share }));
        });
    }

    private static (string Html, byte[] Pdf, ReportWords Words, Imprint Imprint, string[] Marks, bool HasWall) Both(
        string which, string language)
    {
        if (which.StartsWith("national", StringComparison.Ordinal))
        {
            var nation = which == "national" ? Rich with { Scope = Scope.Nation } : null;
            var national = NationalReport.Create([School], Sessions, nation, 20_000, Catalog, language);
            var (page, pdf) = (NationalReportHtml.Render(national), NationalReportPdf.Render(national));
            return (page, pdf, national.Texts.Report, national.Imprint, Marks(national), national.Wall is not null);
        }

        var report = which switch
        {
            "rich" => Report(Rich, language, Around),
            "middling" => Report(Middling, language, Around),
            "tooLittle" => Report(null, language, Around),
            _ => Report(null, language),
        };
        report = report with { Imprint = report.Imprint with { Web = Web } };
        return (
            SchoolReportHtml.Render(report),
            SchoolReportPdf.Render(report),
            report.Texts.Report,
            report.Imprint,
            [],
            report.Wall is not null);
    }

    /// <summary>Every text of the page that somebody reads; not its links to other forms, and not the heads of its tables.</summary>
    private static List<string> Pieces(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        foreach (var element in body.QuerySelectorAll("nav, thead, .head, [aria-hidden=true]"))
        {
            element.Remove();
        }

        return [.. body.Descendants<IText>().Select(text => Bare(text.Data)).Where(text => text.Length > 0)];
    }

    /// <summary>The text of the feet of pages, or all the rest.</summary>
    private static string Text(IEnumerable<Page> pages, bool isFoot)
    {
        const double Foot = 40;
        return Bare(string.Concat(pages
            .SelectMany(page => page.Letters.Where(letter => letter.StartBaseLine.Y <= Foot == isFoot))
            .Select(letter => letter.Value)));
    }

    /// <summary>Without spaces and without brackets, which stand around counts on a line and not in a cell of a table.</summary>
    private static string Bare(string text) => string.Concat(ReadPdf.Dense(text).Where(c => c is not '(' and not ')'));

    /// <summary>The labels on the map, which the table beside it says again, and that table's head.</summary>
    private static string[] Marks(NationalReport report)
    {
        var national = report.Texts.National;
        return
        [
            Bare(string.Concat(report.Regions.Select(region => region.Name + region.Pupils))),
            Bare(national.RegionColumn + national.SchoolsColumn + national.SessionsColumn + national.PupilsColumn),
        ];
    }

    /// <summary>The titles of tables, which the PDF repeats where a table goes on.</summary>
    private static IEnumerable<string> Titles(ReportWords words)
    {
        var groups = words.BreakdownHeadings;
        return new[]
        {
            words.KnowledgeHeading, words.KnowledgeCaption, words.ScoreCaption,
            groups.Gender, groups.GradeBand, groups.Role, groups.Level, groups.Area,
        }.Select(Bare);
    }

    /// <summary>
    /// The heads of the tables, which the PDF draws again on each page: the ends of the axis and the names of the columns.
    /// </summary>
    private static IEnumerable<string> Heads(ReportWords words) => [Bare($"0%25%50%75%100%{words.Before}{words.After}{words.Change}")];
}
