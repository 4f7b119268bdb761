using System.Globalization;
using System.Text.RegularExpressions;
using Surveys.Campaigns;
using Surveys.Testing;

namespace Surveys.App.Tests.Pages;

/// <summary>One response, style, script and questions included, within the first window of one connection.</summary>
public sealed class PageWeightTests(AppFixture app) : IClassFixture<AppFixture>
{
    /// <summary>Ten segments of a network whose segments carry 1,460 bytes, less room for what TLS adds.</summary>
    private const int Most = 14_336;

    private const string Figure = @"\d+\.\d";

    private readonly Campaign campaign = new(app);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_survey_page_fits_into_one_window_in_every_language()
    {
        var sizes = new List<(string Page, string Language, int Brotli, int Gzip, int Headers)>();
        foreach (var (audience, codes) in await RegisterAsync())
        {
            foreach (var (phase, code) in codes)
            {
                foreach (var language in campaign.Languages.Languages.Select(texts => texts.Language))
                {
                    var (brotli, headers) = await MeasureAsync($"s/{code}?lang={language}", "br");
                    var (gzip, _) = await MeasureAsync($"s/{code}?lang={language}", "gzip");
                    sizes.Add(($"{audience}, {phase}", language, brotli, gzip, headers));
                }
            }
        }

        var rows = sizes.GroupBy(size => size.Page).Select(row =>
            $"| {row.Key} | {string.Join(" | ", row.Select(size => Cell(size.Brotli, size.Gzip)))} |");
        string[] table =
        [
            $"| KB, Brotli / gzip | {string.Join(" | ", campaign.Languages.Languages.Select(texts => texts.Language))} |",
            $"|---|{string.Concat(campaign.Languages.Languages.Select(_ => "---|"))}",
            .. rows,
        ];
        TestContext.Current.TestOutputHelper!.WriteLine(
            $"{string.Join('\n', table)}\nand {sizes.Max(size => size.Headers)} bytes of headers");
        AssertInReadme(table);
        Assert.Equal(Enum.GetValues<Audience>().Length * 2 * campaign.Languages.Languages.Length, sizes.Count);
        Assert.All(sizes, size => Assert.InRange(Math.Max(size.Brotli, size.Gzip) + size.Headers, 1, Most));
    }

    /// <summary>A table in the README is this one; a figure of it may be off by what a small change of a page costs.</summary>
    private static void AssertInReadme(string[] table)
    {
        var written = File.ReadAllLines(Path.Combine(Repository.Root, "README.md")).SkipWhile(line => line != table[0]).Take(table.Length)
            .ToList();
        var isTrue = written.Count == table.Length && written.Zip(table).All(lines =>
            Regex.Replace(lines.First, Figure, "") == Regex.Replace(lines.Second, Figure, "")
            && Figures(lines.First).Zip(Figures(lines.Second)).All(pair => Math.Abs(pair.First - pair.Second) < 0.35));
        Assert.True(isTrue, $"The README's table of page weights is not the measured one:\n{string.Join('\n', table)}");

        static IEnumerable<double> Figures(string line) =>
            Regex.Matches(line, Figure).Select(figure => double.Parse(figure.Value, CultureInfo.InvariantCulture));
    }

    private async Task<List<(Audience, (Phase, string)[])>> RegisterAsync()
    {
        var young = await campaign.RegisterAsync(grade: 5);
        var old = await campaign.RegisterAsync(grade: 9);
        var adults = await Campaign.OkAsync(await campaign.StaffAsync(
            HttpMethod.Put,
            "api/sessions/zzzzzzzzzzzz",
            $$$"""{"school":"{{{young.School}}}","date":"{{{app.Clock.GetUtcNow():yyyy-MM-dd}}}","audience":"Adults","headcount":{"adults":{"teachers":9} } }"""));
        return
        [
            (Audience.Pupils9To12, [(Phase.Pre, young.Pre), (Phase.Post, young.Post)]),
            (Audience.Pupils13To18, [(Phase.Pre, old.Pre), (Phase.Post, old.Post)]),
            (Audience.Adults, [(Phase.Pre, Code("pre")), (Phase.Post, Code("post"))]),
        ];

        string Code(string phase) => adults.GetProperty(phase).GetProperty("code").GetString()!;
    }

    private async Task<(int Body, int Headers)> MeasureAsync(string path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.AcceptEncoding.ParseAdd(encoding);
        using var response = await app.Client.SendAsync(request, Cancel);
        Assert.True(response.IsSuccessStatusCode);
        Assert.Equal([encoding], response.Content.Headers.ContentEncoding);
        var headers = response.Headers.Concat(response.Content.Headers)
            .Sum(header => $"{header.Key}: {string.Join(", ", header.Value)}\r\n".Length);
        return ((await response.Content.ReadAsByteArrayAsync(Cancel)).Length, headers + "HTTP/1.1 200 OK\r\n\r\n".Length);
    }

    private static string Cell(int brotli, int gzip) =>
        string.Create(CultureInfo.InvariantCulture, $"{brotli / 1024.0:0.0} / {gzip / 1024.0:0.0}");
}
