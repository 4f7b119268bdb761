using System.IO.Compression;
using System.Net;
using Surveys.App.Publish;
using Surveys.Storage;
using Surveys.Tallies;
using Surveys.Testing;
using UglyToad.PdfPig;

namespace Surveys.App.Tests.Publish;

/// <summary>What staff print and take along: letters, posters, the reports of a region, the national report.</summary>
public sealed class PapersTests(AppFixture app) : IClassFixture<AppFixture>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Campaign Campaign { get; } = new(app);

    [Fact]
    public async Task Each_letter_carries_a_new_link_that_opens_the_schools_report_until_the_day_it_names()
    {
        await Campaign.RunSessionAsync(app, "shkolla-letter", 12);
        await Campaign.PublishAsync();
        var links = new HashSet<string>();
        foreach (var (language, until) in ((string, string)[])[("sq", "deri më 4 qershor 2025"), ("en", "until 4 June 2025")])
        {
            links.Add(await LetterAsync(language, until));
        }

        Assert.Equal(2, links.Count);
        var keys = (await Campaign.Storage.AccessKeys.AllAsync(Cancel)).Where(key => key.School == "shkolla-letter").ToList();
        Assert.All(keys, key => Assert.Equal("letter", key.Label));
    }

    private async Task<string> LetterAsync(string language, string until)
    {
        using var response = await Campaign.StaffAsync(HttpMethod.Post, $"api/schools/shkolla-letter/letter.pdf?lang={language}&days=30");
        Assert.Equal(
            (HttpStatusCode.Created, "application/pdf", true),
            (response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.CacheControl!.NoStore));
        using var pdf = PdfDocument.Open(await response.Content.ReadAsByteArrayAsync(Cancel));
        var page = Assert.Single(pdf.GetPages());
        Assert.Contains(
            until.Replace(" ", "", StringComparison.Ordinal),
            page.Text.Replace(" ", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
        Assert.Contains("116 111", page.Text, StringComparison.Ordinal);
        var link = Assert.Single(page.GetHyperlinks()).Uri;
        Assert.StartsWith("https://surveys.example/schools/shkolla-letter/report?key=", link, StringComparison.Ordinal);
        using var opened = await app.Client.GetAsync(new Uri(new Uri(link).PathAndQuery.TrimStart('/'), UriKind.Relative), Cancel);
        Assert.Equal((HttpStatusCode.OK, "text/html"), (opened.StatusCode, opened.Content.Headers.ContentType?.MediaType));
        return link;
    }

    [Theory]
    [InlineData("api/schools/nobody/letter.pdf", "no-such-school", 404)]
    [InlineData("api/schools/NOT+AN+ID/letter.pdf", "no-such-school", 404)]
    [InlineData("api/schools/shkolla-1/letter.pdf?days=0", "invalid-days", 400)]
    [InlineData("api/schools/shkolla-1/letter.pdf?days=x", "invalid-days", 400)]
    [InlineData("api/schools/shkolla-1/letter.pdf?lang=mk", "no-such-language", 400)]
    public async Task A_letter_that_cannot_be_written_makes_no_key(string route, string slug, int status)
    {
        await Campaign.RegisterAsync();
        var before = (await Campaign.Storage.AccessKeys.AllAsync(Cancel)).Count(key => key.School == "shkolla-1");
        await Campaign.ProblemAsync(await Campaign.StaffAsync(HttpMethod.Post, route), (HttpStatusCode)status, slug);
        Assert.Equal(before, (await Campaign.Storage.AccessKeys.AllAsync(Cancel)).Count(key => key.School == "shkolla-1"));
    }

    [Theory]
    [InlineData("sq", "Para takimit", "Pas takimit")]
    [InlineData("en", "Before the talk", "After the talk")]
    public async Task A_poster_has_a_page_for_each_phase_with_its_typed_code_and_the_helpline(string language, string before, string after)
    {
        var session = await Campaign.RegisterAsync("shkolla-poster");
        var stored = await Campaign.Storage.Sessions.FindAsync(session.SessionId, Cancel);
        using var response = await Campaign.StaffAsync(HttpMethod.Get, $"api/sessions/{session.Id}/poster.pdf?lang={language}");
        using var pdf = PdfDocument.Open(await response.Content.ReadAsByteArrayAsync(Cancel));
        Assert.Equal(2, pdf.NumberOfPages);
        foreach (var (page, title, code) in ((int, string, string)[])[(1, before, stored!.CodePre), (2, after, stored.CodePost)])
        {
            var text = string.Concat(pdf.GetPage(page).Letters.Select(letter => letter.Value));
            Assert.Contains(title, text, StringComparison.Ordinal);
            Assert.Contains(code, text, StringComparison.Ordinal);
            Assert.Contains("surveys.example", text, StringComparison.Ordinal);
            Assert.Contains("116 111", text, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("sq", "Raporti i shkollës", "Shkollat pa raport", "Këto shkolla nuk kanë ende raport. ")]
    [InlineData("en", "School report", "Schools without a report", "These schools have no report yet. ")]
    public async Task A_regions_reports_come_as_one_archive_that_names_the_school_whose_report_is_missing(
        string language, string report, string missing, string sentence)
    {
        var school = $"zip-{language}";
        await Campaign.RunSessionAsync(app, $"{school}-1", 12, "AL-07");
        await Campaign.RunSessionAsync(app, $"{school}-2", 12, "AL-07");
        await Campaign.RunSessionAsync(app, $"{school}-elsewhere", 12, "AL-06");
        await Campaign.PublishAsync();
        await Campaign.RegisterAsync($"{school}-new", region: "AL-07");

        using var response = await Campaign.StaffAsync(HttpMethod.Get, $"api/regions/AL-07/reports.zip?lang={language}");
        Assert.Equal(
            ("application/zip", $"Kukës AL-07 {language}.zip"),
            (response.Content.Headers.ContentType?.MediaType, response.Content.Headers.ContentDisposition?.FileNameStar));
        await using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync(Cancel));
        string[] names = [$"{report} - Shkolla {school}-1 ({school}-1).pdf", $"{report} - Shkolla {school}-2 ({school}-2).pdf"];
        var entries = zip.Entries.Where(entry => entry.FullName.Contains($"({school}", StringComparison.Ordinal)).ToList();
        Assert.Equal(names, entries.Select(entry => entry.FullName));
        Assert.All(entries, entry => Assert.Equal(entry.Length, entry.CompressedLength));
        await using var content = new MemoryStream();
        await entries[0].Open().CopyToAsync(content, Cancel);
        var stored = await Campaign.Storage.Reports.ReadAsync(
            Campaign.Storage.Reports.NameOf(Scope.OfSchool($"{school}-1"), language, ReportForm.Pdf), Cancel);
        Assert.Equal(stored!.Content.ToArray(), content.ToArray());

        Assert.Equal($"{missing}.txt", zip.Entries[^1].FullName);
        using var text = new StreamReader(await zip.Entries[^1].OpenAsync(Cancel));
        var lines = (await text.ReadToEndAsync(Cancel)).Split("\r\n");
        Assert.StartsWith(sentence, lines[0], StringComparison.Ordinal);
        Assert.Contains($"Shkolla {school}-new ({school}-new)", lines[2..]);
    }

    /// <summary>The schools are asked for one after the other, and by then the reports of all before have left.</summary>
    [Fact]
    public async Task The_archive_is_sent_while_it_is_written()
    {
        await Campaign.RunSessionAsync(app, "stream-1", 12);
        await Campaign.PublishAsync();
        var school = await Campaign.Storage.Schools.FindAsync("stream-1", Cancel);
        var length = (await Campaign.Storage.Reports.ReadAsync(
            Campaign.Storage.Reports.NameOf(Scope.OfSchool("stream-1"), "sq", ReportForm.Pdf), Cancel))!.Content.Length;
        var sent = new CountingStream();
        var schools = Enumerable.Range(0, 20).Select(i =>
        {
            Assert.True(sent.Written >= (long)i * length, $"{sent.Written} bytes left before school {i}");
            return school! with { Name = $"Nr. {i}" };
        });
        await new RegionArchive(Campaign.Storage.Reports, "sq").WriteAsync(schools, sent, Cancel);
        Assert.True(sent.Written > 20L * length);
    }

    [Theory]
    [InlineData("api/campaign/report.pdf", "application/pdf")]
    [InlineData("api/campaign/report", "text/html")]
    public async Task Analysts_and_staff_get_the_national_report(string route, string type)
    {
        await Campaign.RunSessionAsync(app, "shkolla-nation", 12);
        await Campaign.PublishAsync();
        HttpResponseMessage[] both = [await Campaign.AnalystAsync(route), await Campaign.StaffAsync(HttpMethod.Get, route)];
        foreach (var response in both)
        {
            Assert.Equal((HttpStatusCode.OK, type), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        }

        await Campaign.ProblemAsync(
            await app.Client.GetAsync(new Uri(route, UriKind.Relative), Cancel), HttpStatusCode.Unauthorized, "key-needed");
    }

    private sealed class CountingStream : Stream
    {
        public long Written { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => Written += count;

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Written += buffer.Length;
            return ValueTask.CompletedTask;
        }
    }
}
