using System.Globalization;
using System.Text.RegularExpressions;
using CsCheck;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.ReportContent;
using Surveys.Statistics;
using Surveys.Tallies;
using Surveys.Tests.Figures;
using static Surveys.Tests.ReportContent.ReportSamples;

namespace Surveys.Tests.ReportContent;

/// <summary>What holds for every printed row, whatever is published: read back from the words, as a reader sees them.</summary>
public sealed partial class PrintedFigureTests
{
    private static readonly Audience[] Audiences = Enum.GetValues<Audience>();

    private static Gen<(Release Release, SchoolReport Report)> Schools { get; } =
        from seed in Gen.Int
        from many in Gen.Int[1, 3]
        let release = RandomRelease.Of(seed, Scope.OfSchool(ReportSamples.School.Id), 80, Audiences.Take(many))
        let around = new Surroundings(
            RandomRelease.Of(seed + 1, Scope.OfRegion(ReportSamples.School.Region), 800, Audiences), 14,
            RandomRelease.Of(seed + 2, Scope.Nation, 8000, Audiences), 170)
        select (release, Report(release, "en", around));

    private static Gen<NationalReport> Nations { get; } =
        from seed in Gen.Int
        select NationalReport.Create(
            [ReportSamples.School], Sessions, RandomRelease.Of(seed, Scope.Nation, 8000, Audiences), 20_000, Catalog, "en");

    [Fact]
    public void In_schools_every_printed_row_agrees_with_itself() => Schools.Sample(
        sample => Assert.All(sample.Report.Audiences.SelectMany(Rows), AssertAgrees), iter: 1000, threads: 1);

    [Fact]
    public void In_campaigns_every_printed_row_agrees_with_itself() => Nations.Sample(
        report => Assert.All(report.Audiences.SelectMany(Rows), AssertAgrees), iter: 200, threads: 1);

    [Fact]
    public void A_school_s_single_items_have_their_counts_and_no_interval() => Schools.Sample(
        sample => Assert.All(
            sample.Report.Audiences.SelectMany(audience => audience.Topics).SelectMany(topic => topic.Items),
            row =>
            {
                Assert.DoesNotContain('(', row.Change.Text);
                foreach (var measure in new[] { row.Before, row.After }.OfType<Measure>())
                {
                    var counts = CountsOf(measure);
                    Assert.Equal(Math.Round(100.0 * counts.Count / counts.Of, MidpointRounding.AwayFromZero), Percent(measure.Number));
                }
            }),
        iter: 200,
        threads: 1);

    /// <summary>Each item's pairs are printed as they are published: both + lost before, both + gained after.</summary>
    [Fact]
    public void Every_number_of_the_paired_tables_is_in_the_report() => Schools.Sample(
        sample =>
        {
            foreach (var (asked, audience) in sample.Release.Questionnaires.Zip(sample.Report.Audiences))
            {
                var texts = sample.Report.Texts[asked.Questionnaire];
                var rows = audience.Topics.SelectMany(topic => topic.Items).ToDictionary(row => row.Label);
                foreach (var table in asked.Tables.Where(table =>
                    table.Id is { IsEverybody: true, Basis: Basis.Pairs } && table.Base > 0 && table.Cells.Contains(Counts.Both)))
                {
                    var row = rows[texts.Items[table.Id.Item].Label];
                    Assert.Equal($"{table.Base} pairs", row.Note);
                    Assert.Equal($"{table.Values[0] + table.Values[2]} of {table.Base}", row.Before!.Beside);
                    Assert.Equal($"{table.Values[0] + table.Values[1]} of {table.Base}", row.After!.Beside);
                }

                Assert.All(audience.Scales.Concat(audience.Feedback), bar =>
                {
                    Assert.Equal(CountsOf(bar.Parts[0].Share).Of, bar.Parts.Sum(part => CountsOf(part.Share).Count));
                    Assert.Contains($"{CountsOf(bar.Parts[0].Share).Of} ", bar.Note, StringComparison.Ordinal);
                });
            }
        },
        iter: 300,
        threads: 1);

    /// <summary>A sentence of the first page never says what the table beside it does not.</summary>
    [Fact]
    public void A_sentence_speaks_of_no_rise_that_its_row_denies() => Schools.Sample(
        sample => Assert.All(sample.Report.Audiences, audience =>
        {
            var rows = audience.Topics.SelectMany(topic => topic.Items).ToList();
            var said = Risen().Match(audience.Sentences[1]);
            if (said.Success)
            {
                var number = int.Parse(said.Groups[1].Value, CultureInfo.InvariantCulture);
                Assert.InRange(number, 1, rows.Count(row => row.Change.Verdict == Verdict.More));
                Assert.Contains(rows, row => audience.Sentences[1].Contains($"“{row.Label}”", StringComparison.Ordinal)
                    && row.Change.Verdict == Verdict.More);
            }
        }),
        iter: 300,
        threads: 1);

    private static void AssertAgrees(Compared row)
    {
        if (row.Change.Text.Length == 0)
        {
            return;
        }

        var printed = Printed().Match(row.Change.Text);
        Assert.True(printed.Success, row.Change.Text);
        var points = Points(printed.Groups[1].Value);
        Assert.Equal(Percent(row.After!.Number) - Percent(row.Before!.Number), points);
        if (printed.Groups[2].Success)
        {
            var (lower, upper) = (Points(printed.Groups[3].Value), Points(printed.Groups[4].Value));
            Assert.True(lower < upper, row.Change.Text);
            Assert.InRange(points, lower, upper);
            Assert.Equal(lower > 0 ? Verdict.More : upper < 0 ? Verdict.Fewer : Verdict.NoClearChange, row.Change.Verdict);
        }
    }

    private static IEnumerable<Compared> Rows(AudienceResult audience) =>
        audience.Topics.SelectMany(topic => topic.Items)
            .Concat(audience.Breakdowns.SelectMany(split => split.Groups))
            .Concat(audience.Beside)
            .Append(audience.Score);

    private static (int Count, int Of) CountsOf(Measure measure)
    {
        var parts = measure.Beside.Split(" of ").Select(part => int.Parse(part, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))
            .ToArray();
        return (parts[0], parts[1]);
    }

    private static int Percent(string text) => int.Parse(text.TrimEnd('%'), CultureInfo.InvariantCulture);

    private static int Points(string text) =>
        int.Parse(text.Replace('−', '-'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^([+−]?\d+) points( \(([+−]?\d+) to ([+−]?\d+)\))?$")]
    private static partial Regex Printed();

    [GeneratedRegex(@"^On at least (\d+) of")]
    private static partial Regex Risen();
}
