using CsCheck;
using Surveys.Campaigns;
using Surveys.Reports;
using Surveys.Statistics;
using UglyToad.PdfPig.Content;

namespace Surveys.Tests.Reports;

/// <summary>Whatever a report says, it stays on its paper and nothing hides anything else.</summary>
public sealed class SchoolReportGeometryTests
{
    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private const double Margin = 42, Top = 842 - 38, Foot = 26, Rounding = 0.6;

    private static readonly Gen<string> Word = Gen.Char["abcçdeëfghijlmnopqrstuvxyzÇËWM0123456789"].Array[1, 14].Select(letters => new string(letters));

    private static readonly Gen<string> Text = Gen.Frequency(
        (8, Word.Array[1, 6].Select(words => string.Join(' ', words))),
        (1, Word.Array[10, 25].Select(words => string.Join(' ', words))),
        (1, Gen.Int[60, 160].Select(length => new string('W', length))));

    private static readonly Gen<Measure> Measure =
        from ends in Gen.OneOf(Gen.Const((0.0, 0.0)), Gen.Const((1.0, 1.0)), Gen.Const((0.0, 1.0)), Gen.Double[0, 1].Select(Gen.Double[0, 1]))
        let lower = Math.Min(ends.Item1, ends.Item2)
        let upper = Math.Max(ends.Item1, ends.Item2)
        let middle = (lower + upper) / 2
        from coded in OneOf("", ReportWords.Albanian.OrMore)
        select new Measure(middle, coded.Length > 0 ? 1 : middle, lower, upper, 20, "100%", coded, "100–100%");

    private static readonly Gen<Compared> Compared =
        from label in Text
        from note in Gen.Frequency((3, Gen.Const("")), (1, Text))
        from before in Measure.Null()
        from after in Measure.Null()
        from verdict in Gen.Enum<Verdict>()
        from text in OneOf("", "+100 pikë")
        select new Compared(label, note, before, after, new Change(verdict, ReportWords.Albanian.KnowledgeVerdicts.For(verdict), text, "−100 deri +100"));

    private static readonly Gen<AudienceResult> Audience =
        from title in Text
        from score in Compared
        from sentences in Text.Array[3]
        from topics in Gen.Select(Text, Compared.Array[1, 3], (name, items) => new TopicResult("t", name, [.. items])).Array[0, 6]
        from scales in Gen.Select(Compared, Gen.Int[1, 7], Text, Text, (item, top, least, most) => new ScaleResult(item, top, least, most)).Array[0, 3]
        from feedback in Gen.Select(Text, Gen.Select(Text, Measure.Null(), Gen.Bool, (label, share, scale) => new OptionShare(label, share, scale)).Array[0, 8], Measure.Null(), (label, options, mean) => new FeedbackResult(label, [.. options], mean)).Array[0, 3]
        from groups in Gen.Select(Text, Compared.Array[1, 4], (heading, rows) => new Breakdown(heading, [.. rows], heading)).Array[0, 2]
        from beside in Compared.Array[0, 3]
        from basis in Text.Array[0, 3]
        select new AudienceResult(title, score, [.. sentences], [.. topics], [.. scales], [.. feedback], [.. groups], [.. beside], [.. basis]);

    private static readonly Gen<Count[]> Counts =
        Gen.Select(OneOf("0", "35", "123\u00A0456"), Text, (number, label) => new Count(number, label)).Array[1, 4];

    private static readonly Gen<SchoolReport> Report =
        from words in OneOf(ReportWords.Albanian, ReportWords.English)
        from name in Gen.OneOf(Text, Gen.Const(new string('W', School.LongestName)))
        from place in Text
        from dates in Text
        from people in Counts
        from adults in Text.Array[0, 5]
        from answers in Counts
        from notice in Gen.Select(Text, Text.Array[1, 3], Text, (title, text, region) => new Notice(title, [.. text], region, region)).Null()
        from audiences in Audience.Array[0, 3]
        from next in Gen.Select(Text, Text, Text, (topic, reason, suggestion) => new NextTopic(topic, reason, suggestion)).Array[0, 3]
        from suppressed in Gen.Select(Text, Text.Array[0, 4], (reason, what) => new SuppressedFigures(reason, [.. what])).Array[0, 3]
        select new SchoolReport(
            words, name, "AL-01", place, dates,
            new Participation([.. people], [.. adults.Select(role => new Count("1", role))], [.. answers.Take(3)]),
            notice, [.. audiences], words.NextCaption, [.. next], [.. suppressed], words.HowToRead,
            new Publication($"{new string('w', 40)}.123", "Botimi 123, 20 shtator 2025", $"Për citim: {new string('w', 40)}.123", null));

    [Fact]
    public void Nothing_leaves_the_paper_and_no_text_covers_another() => Report.Sample(
        report =>
        {
            foreach (var page in ReadPdf.Pages(SchoolReportPdf.Render(report)))
            {
                Assert.All(page.Letters, letter =>
                {
                    Assert.InRange(letter.StartBaseLine.X, Margin - Rounding, 595 - Margin);
                    Assert.InRange(letter.EndBaseLine.X, Margin, 595 - Margin + Rounding);
                    Assert.InRange(letter.StartBaseLine.Y, Foot, Top);
                });
                Assert.All(page.Paths.Select(path => path.GetBoundingRectangle()).OfType<UglyToad.PdfPig.Core.PdfRectangle>(), box =>
                {
                    Assert.InRange(box.Left, Margin - Rounding, 595 - Margin + Rounding);
                    Assert.InRange(box.Right, Margin - Rounding, 595 - Margin + Rounding);
                    Assert.InRange(box.Bottom, Foot, Top + Rounding);
                });
                AssertApart(page);
            }
        },
        iter: 200);

    /// <summary>No letter stands on the spot of another.</summary>
    private static void AssertApart(Page page)
    {
        var spots = new HashSet<(int, int)>();
        foreach (var letter in page.Letters.Where(letter => letter.Value != " "))
        {
            var spot = ((int)Math.Round(letter.StartBaseLine.X * 2), (int)Math.Round(letter.StartBaseLine.Y * 2));
            Assert.True(spots.Add(spot), $"Two letters at {spot}: {letter.Value}");
        }

        // Lines of text whose letters share some width keep at least the height of a small letter apart.
        var rows = page.Letters.Where(letter => letter.Value != " ").GroupBy(letter => Math.Round(letter.StartBaseLine.Y, 1)).OrderBy(row => row.Key).ToList();
        foreach (var (lower, upper) in rows.Zip(rows.Skip(1)).Where(pair => pair.Second.Key - pair.First.Key < 5))
        {
            Assert.DoesNotContain(lower, a => upper.Any(b => a.StartBaseLine.X < b.EndBaseLine.X - 0.2 && b.StartBaseLine.X < a.EndBaseLine.X - 0.2));
        }
    }
}
