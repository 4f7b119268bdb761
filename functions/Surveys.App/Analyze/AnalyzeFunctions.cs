using System.Globalization;
using System.Text;
using Surveys.App.Http;
using Surveys.Storage;

namespace Surveys.App.Analyze;

/// <summary>What analysts pull. Reads releases only.</summary>
internal static class AnalyzeFunctions
{
    public static async Task<IResult> ShowLedger(HttpContext context) => Answers.Json(
        await context.RequestServices.GetRequiredService<LedgerReader>().ReadAsync(context.RequestAborted),
        AppJson.Readable.Ledger);

    public static async Task<IResult> ShowAggregates(HttpContext context)
    {
        var request = context.Request;
        var (query, field, problem) = AggregateQuery.Read(request.Query, request.Headers.Accept);
        if (query is null)
        {
            return Problems.Create(StatusCodes.Status400BadRequest, "invalid-filter", problem!, field);
        }

        var publication = await context.RequestServices.GetRequiredService<ReleaseReader>().CurrentAsync(context.RequestAborted);
        var etag = $"\"{publication?.Head.Edition ?? "none"}|{query.Format}\"";
        context.Response.Headers.ETag = etag;
        context.Response.Headers.Vary = "Accept, Authorization";
        if (request.Headers.IfNoneMatch.ToString().Split(',').Any(tag => tag.Trim() == etag))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var rows = publication is null ? [] : await RowsAsync(context, publication, query);
        var page = rows.Skip(query.Offset).Take(query.Limit).ToList();
        var next = query.Offset + page.Count < rows.Count ? NextPage(request, query) : null;
        if (next is not null)
        {
            context.Response.Headers.Link = $"<{next}>; rel=\"next\"";
        }

        return query.Format == RowFormat.Csv
            ? new BytesResult(AggregateCsv.Write(page, publication), "text/csv; charset=utf-8") { CacheControl = "private, no-cache" }
            : Answers.Json(
                new AggregatePage(publication?.Head.Version ?? 0, publication?.Head.AsOf, rows.Count, page, next),
                AppJson.Readable.AggregatePage);
    }

    private static async Task<List<AggregateRow>> RowsAsync(HttpContext context, Publication publication, AggregateQuery query)
    {
        var storage = context.RequestServices.GetRequiredService<SurveyStorage>();
        var schools = (await storage.Schools.AllAsync(context.RequestAborted)).ToDictionary(school => school.Id);
        return [.. AggregateRows.Of(publication, schools).Where(query.Takes)];
    }

    private static string NextPage(HttpRequest request, AggregateQuery query)
    {
        var kept = request.Query.Where(parameter => !parameter.Key.Equals("offset", StringComparison.OrdinalIgnoreCase))
            .Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value.ToString())}");
        var offset = string.Create(CultureInfo.InvariantCulture, $"offset={query.Offset + query.Limit}");
        return $"{request.Path}?{string.Join('&', kept.Append(offset))}";
    }
}

/// <summary>Rows as CSV (RFC 4180) with a heading, a point as decimal separator and an empty field for what is not there.</summary>
internal static class AggregateCsv
{
    private const string Heading =
        "version,asOf,scope,id,region,school,level,area,audience,questionnaire,phase,item,option,by,group,n,value,lower,upper,bound,verdict,suppressed";

    public static byte[] Write(IEnumerable<AggregateRow> rows, Publication? publication)
    {
        var text = new StringBuilder(Heading).Append("\r\n");
        foreach (var row in rows)
        {
            // Every field is a number, an id or a name from our own files: none holds a comma, a quote or a line break.
            text.Append(CultureInfo.InvariantCulture, $"{publication?.Head.Version},{publication?.Head.AsOf:yyyy-MM-ddTHH:mmZ},")
                .Append(CultureInfo.InvariantCulture, $"{row.Scope},{row.Id},{row.Region},{row.School},{row.Level},{row.Area},")
                .Append(CultureInfo.InvariantCulture, $"{row.Audience},{row.Questionnaire},{row.Phase},{row.Item},{row.Option},{row.By},{row.Group},")
                .Append(CultureInfo.InvariantCulture, $"{row.N},{row.Value},{row.Lower},{row.Upper},{row.Bound},{row.Verdict},{row.Suppressed}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
