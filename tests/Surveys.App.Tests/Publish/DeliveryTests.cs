using System.Net;
using System.Net.Http.Headers;
using System.Text;
using AngleSharp.Html.Parser;
using Surveys.Storage;
using Surveys.Testing;
using UglyToad.PdfPig;

namespace Surveys.App.Tests.Publish;

/// <summary>What a school gets from its link.</summary>
public sealed class DeliveryTests(AppFixture app, AzuriteFixture azurite) : IClassFixture<AppFixture>, IAsyncLifetime
{
    private const string School = "shkolla-1";
    private string key = "";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private Campaign Campaign { get; } = new(app);

    public async ValueTask InitializeAsync()
    {
        await Campaign.Storage.EnsureCreatedAsync(Cancel);
        if (await Campaign.Storage.Schools.FindAsync(School, Cancel) is null)
        {
            await Campaign.RunSessionAsync(app, School, 25);
            await Campaign.PublishAsync();
        }

        key = await Campaign.KeyAsync(AccessRole.School, School);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_browser_that_has_the_report_is_told_that_it_is_still_the_same()
    {
        foreach (var form in (string[])["report.pdf", "report"])
        {
            using var first = await GetAsync(form);
            Assert.Equal((HttpStatusCode.OK, "no-cache, private"), (first.StatusCode, Header(first, "Cache-Control")));
            Assert.True(first.Content.Headers.ContentLength > 0);
            using var again = await GetAsync(form, request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));
            Assert.Equal((HttpStatusCode.NotModified, 0), (again.StatusCode, (await again.Content.ReadAsByteArrayAsync(Cancel)).Length));
        }
    }

    [Fact]
    public async Task A_broken_download_is_taken_up_where_it_stopped()
    {
        using var whole = await GetAsync("report.pdf");
        var bytes = await whole.Content.ReadAsByteArrayAsync(Cancel);
        Assert.Equal("bytes", Header(whole, "Accept-Ranges"));
        using var rest = await GetAsync("report.pdf", request =>
        {
            request.Headers.Range = new RangeHeaderValue(1000, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(whole.Headers.ETag!);
        });
        Assert.Equal((HttpStatusCode.PartialContent, bytes.Length), (rest.StatusCode, (int)rest.Content.Headers.ContentRange!.Length!));
        Assert.Equal(bytes[1000..], await rest.Content.ReadAsByteArrayAsync(Cancel));
    }

    [Fact]
    public async Task A_download_of_another_edition_begins_anew()
    {
        using var response = await GetAsync("report.pdf", request =>
        {
            request.Headers.Range = new RangeHeaderValue(1000, null);
            request.Headers.IfRange = new RangeConditionHeaderValue(new EntityTagHeaderValue("\"another\""));
        });
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task Beyond_its_end_the_report_has_nothing()
    {
        using var response = await GetAsync("report.pdf", request => request.Headers.Range = new RangeHeaderValue(10_000_000, null));
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, response.StatusCode);
    }

    [Fact]
    public async Task The_saved_file_has_the_schools_name()
    {
        using var response = await GetAsync("report.pdf");
        var disposition = response.Content.Headers.ContentDisposition!;
        Assert.Equal(("inline", "Raporti i shkollës - Shkolla shkolla-1.pdf"), (disposition.DispositionType, disposition.FileNameStar));
    }

    [Fact]
    public async Task The_page_is_of_the_same_edition_as_the_PDF_and_each_leads_to_the_other()
    {
        using var response = await GetAsync("report");
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));
        using var pdf = PdfDocument.Open(await (await GetAsync("report.pdf")).Content.ReadAsByteArrayAsync(Cancel));
        Assert.Contains($"{School}.1", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"{School}.1", pdf.GetPage(1).Text, StringComparison.Ordinal);

        var links = page.QuerySelectorAll("nav a").ToDictionary(link => link.TextContent.Trim(), link => link.GetAttribute("href")!);
        Assert.Equal($"report.pdf?key={key}&lang=sq", links["PDF"]);
        Assert.Equal($"report?key={key}&lang=en", links["English"]);
        foreach (var link in links.Values)
        {
            using var followed = await app.Client.GetAsync(new Uri($"schools/{School}/{link}", UriKind.Relative), Cancel);
            Assert.Equal(HttpStatusCode.OK, followed.StatusCode);
        }

        var target = Assert.Single(pdf.GetPages().SelectMany(sheet => sheet.GetHyperlinks())).Uri;
        Assert.Equal($"https://surveys.example/schools/{School}/report?lang=sq", target);
    }

    [Fact]
    public async Task The_link_inside_the_PDF_opens_in_the_browser_that_opened_the_schools_link()
    {
        using var first = await GetAsync("report.pdf");
        var cookie = Header(first, "Set-Cookie");
        Assert.Contains($"path=/schools/{School};", cookie, StringComparison.Ordinal);
        Assert.Contains("secure; samesite=lax; httponly", cookie, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Get, $"schools/{School}/report?lang=sq");
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        using var second = await app.Client.SendAsync(request, Cancel);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
    }

    [Fact]
    public async Task The_page_needs_nothing_else_and_tells_nobody_of_its_address()
    {
        using var response = await GetAsync("report");
        var html = await response.Content.ReadAsStringAsync(Cancel);
        var page = new HtmlParser().ParseDocument(html);
        Assert.Equal("sq", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(("no-referrer", "noindex, nofollow"), (Header(response, "Referrer-Policy"), Header(response, "X-Robots-Tag")));
        Assert.Empty(page.QuerySelectorAll("script, link, img, iframe, [style], [src]"));

        var style = Assert.Single(page.QuerySelectorAll("style")).TextContent;
        var hash = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.StartsWith(
            $"default-src 'none'; style-src 'sha256-{hash}';", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", Header(response, "Content-Security-Policy"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_chart_of_the_page_has_words_and_every_table_has_heads()
    {
        using var response = await GetAsync("report");
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));
        var charts = page.QuerySelectorAll("svg:not([aria-hidden])");
        Assert.NotEmpty(charts);
        Assert.All(
            charts, chart => Assert.Equal(("img", true), (chart.GetAttribute("role"), chart.GetAttribute("aria-label")?.Length > 3)));
        Assert.NotEmpty(page.QuerySelectorAll("table"));
        Assert.All(page.QuerySelectorAll("th"), head => Assert.Contains(head.GetAttribute("scope"), (string[])["col", "row", "rowgroup"]));
        var levels = page.QuerySelectorAll("h1, h2, h3").Select(heading => heading.LocalName[1] - '0').ToList();
        Assert.Equal(1, levels[0]);
        Assert.All(levels.Zip(levels.Skip(1)), pair => Assert.InRange(pair.Second, 2, pair.First + 1));
    }

    [Fact]
    public async Task A_link_that_expired_says_until_when_it_opened_and_whom_to_ask_and_opens_again_once_renewed()
    {
        await using var own = await AppFixture.StartAsync(azurite);
        var campaign = new Campaign(own);
        await campaign.RunSessionAsync(own, School, 12);
        await campaign.PublishAsync();
        var link = new Uri($"schools/{School}/report?key={await campaign.KeyAsync(AccessRole.School, School)}", UriKind.Relative);
        own.Clock.Advance(TimeSpan.FromDays(31));

        var problem = await Campaign.ProblemAsync(await own.Client.GetAsync(link, Cancel), HttpStatusCode.Unauthorized, "link-expired");
        Assert.Contains("4 June 2025", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);

        using var request = new HttpRequestMessage(HttpMethod.Get, link);
        request.Headers.Add("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        using var response = await own.Client.SendAsync(request, Cancel);
        var page = new HtmlParser().ParseDocument(await response.Content.ReadAsStringAsync(Cancel));
        Assert.Equal((HttpStatusCode.Unauthorized, "text/html"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Contains("4 qershor 2025", page.QuerySelector("main > p")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("ask the team of ALO 116 111", page.QuerySelector("[lang=en]")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("a[href='tel:116111']"));

        var stored = Assert.Single(await campaign.Storage.AccessKeys.AllAsync(Cancel), known => known.Role == AccessRole.School);
        await campaign.Storage.AccessKeys.RenewAsync(stored, own.Clock.GetUtcNow().AddDays(30), Cancel);
        using var renewed = await own.Client.GetAsync(link, Cancel);
        Assert.Equal(HttpStatusCode.OK, renewed.StatusCode);
        var after = Assert.Single(await campaign.Storage.AccessKeys.AllAsync(Cancel), known => known.Role == AccessRole.School);
        Assert.Equal(stored, after with { Expires = stored.Expires });
    }

    private Task<HttpResponseMessage> GetAsync(string form, Action<HttpRequestMessage>? with = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"schools/{School}/{form}?key={key}&lang=sq");
        with?.Invoke(request);
        return app.Client.SendAsync(request, Cancel);
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : "";
}
