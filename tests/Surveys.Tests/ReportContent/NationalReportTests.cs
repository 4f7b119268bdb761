using Surveys.Documents;
using Surveys.ReportContent;
using static Surveys.Tests.ReportContent.ReportSamples;

namespace Surveys.Tests.ReportContent;

public sealed class NationalReportTests
{
    [Fact]
    public void The_ledger_is_counted_from_the_sessions()
    {
        var report = National("en");
        Assert.Equal(
            [
                new("2", "schools"),
                new("1", "primary schools"),
                new("1", "secondary schools"),
                new("1", "urban schools"),
                new("1", "rural schools"),
            ],
            report.Schools);
        Assert.Equal([new("3", "sessions"), new("529", "girls"), new("517", "boys"), new("22", "adults")], report.Participation.People);
        Assert.Equal("14 March – 6 May 2025", report.Dates);
    }

    [Fact]
    public void The_target_is_told_with_how_far_it_is()
    {
        var target = National("en").Target;
        Assert.Equal(("1,046", "20,000"), (target.Pupils, target.Target));
        Assert.Equal(0.0523, target.Share, 4);
        Assert.Equal("1,046 of the 20,000 children and adolescents that are the target of the year: 5%.", target.Text);
    }

    [Fact]
    public void Every_region_has_its_place_on_the_map_and_in_the_table()
    {
        var report = National("sq");
        Assert.Equal(12, report.Regions.Length);
        Assert.Equal(
            report.Regions.Select(region => region.Name).Order(StringComparer.Ordinal), report.Regions.Select(region => region.Name));
        var visited = Assert.Single(report.Regions, region => region.Class > 0);
        Assert.Equal(new RegionCoverage("AL-10", "Shkodër", "2", "3", "1\u00A0046", 4), visited);
        Assert.Equal(["0", "1–249", "250–499", "500–999", "1\u00A0000 ose më shumë"], report.RegionClasses);
    }

    [Fact]
    public void The_figures_to_quote_are_whole_sentences()
    {
        var headlines = National("en").Headlines;
        Assert.Equal("The campaign (14 March – 6 May 2025) visited 2 schools in 1 of the country’s 12 regions.", headlines[0]);
        Assert.Equal("1,046 pupils took part, 529 girls and 517 boys, and 22 adults.", headlines[1]);
        Assert.StartsWith("Pupils aged 9 to 12: before the session ", headlines[3], StringComparison.Ordinal);
    }

    [Fact]
    public void It_speaks_of_the_schools_visited_and_divides_by_level_and_area()
    {
        var report = National("en");
        Assert.Equal("All schools visited", report.Wall!.Where);
        Assert.Equal(
            ["By gender", "By grade", "By kind of school", "By area"], report.Audiences[0].Breakdowns.Select(split => split.Heading));
        Assert.Equal(["Primary schools"], report.Audiences[0].Breakdowns[2].Groups.Select(row => row.Label));
    }

    [Fact]
    public void Its_rows_have_intervals_and_no_counts()
    {
        var rows = National("en").Audiences.SelectMany(audience => audience.Topics).SelectMany(topic => topic.Items).ToList();
        Assert.All(rows, row => Assert.Matches(@"^[+−]?\d+ points \([+−]?\d+ to [+−]?\d+\)$", row.Change.Text));
        Assert.All(rows, row => Assert.Equal("", row.Before!.Beside + row.After!.Beside));
    }

    [Fact]
    public void Without_a_release_only_the_ledger_is_told()
    {
        var report = NationalReport.Create([School], Sessions, null, 20_000, Catalog, "en");
        Assert.NotNull(report.Notice);
        Assert.Empty(report.Audiences);
        Assert.Null(report.Wall);
        Assert.Equal("AL.0", report.Imprint.Identifier);
        Assert.NotEmpty(NationalReportPdf.Render(report));
    }

    [Fact]
    public void Before_the_first_session_there_is_nothing_to_quote() =>
        Assert.Empty(NationalReport.Create([School], [], null, 20_000, Catalog, "sq").Headlines);

    [Theory]
    [InlineData("sq")]
    [InlineData("en")]
    public void Its_file_is_small_and_says_all_of_it(string language)
    {
        var report = National(language);
        var pdf = NationalReportPdf.Render(report);
        Assert.InRange(pdf.Length, 1, 60 * 1024);
        var text = ReadPdf.Text(pdf);
        Assert.All(
            report.Headlines
                .Concat(
                    report.Schools.Concat(report.Participation.People).Concat(report.Participation.Adults)
                        .SelectMany(count => new[] { count.Number, count.Label }))
                .Concat(report.Regions.SelectMany(region => new[] { region.Name, region.Schools, region.Sessions, region.Pupils }))
                .Concat(report.RegionClasses)
                .Concat(report.Audiences.SelectMany(audience => audience.Sentences.Concat(audience.Basis)))
                .Concat(report.Wall!.Findings)
                .Append(report.Imprint.Quote),
            saying => Assert.Contains(ReadPdf.Dense(saying), text, StringComparison.Ordinal));
    }
}
