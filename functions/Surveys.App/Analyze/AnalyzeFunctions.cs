using System.Globalization;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Net.Http.Headers;
using Surveys.App.Http;
using Surveys.App.Publish;
using Surveys.Questionnaires;
using Surveys.Storage;

namespace Surveys.App.Analyze;

/// <summary>What analysts pull. Reads releases only.</summary>
public sealed class AnalyzeFunctions(LedgerReader ledger, ReleaseReader releases, SurveyStorage storage, QuestionnaireCatalog catalog)
{
    [Function("Campaign"), EndpointSummary("The campaign's ledger."), Access(AccessRole.Analyst)]
    public async Task<IResult> ShowLedger(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/campaign")] HttpRequest request, CancellationToken cancel) =>
        TypedResults.Json(await ledger.ReadAsync(cancel), AnalyzeJson.Readable.Ledger);

    [Function("Aggregates"), EndpointSummary("Released figures."), Access(AccessRole.Analyst)]
    public async Task<IResult> ShowAggregates(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/aggregates")] HttpRequest request, CancellationToken cancel)
    {
        if (!AggregateQuery.Read(request).TryGet(out var query, out var wrong))
        {
            return Problems.Create(StatusCodes.Status400BadRequest, "invalid-filter", wrong.Problem, wrong.Field);
        }

        var publication = await releases.CurrentAsync(cancel);
        var etag = new EntityTagHeaderValue($"\"{publication?.Tag ?? "none"}:{query.Format}\"");
        var headers = request.HttpContext.Response.GetTypedHeaders();
        headers.ETag = etag;
        headers.CacheControl = new CacheControlHeaderValue { Private = true, NoCache = true };
        headers.Append(HeaderNames.Vary, "Accept, Authorization");

        // Asked before the rows are made, which cost more than all the rest.
        if (request.GetTypedHeaders().IfNoneMatch.Any(known =>
            known.Equals(EntityTagHeaderValue.Any) || known.Compare(etag, useStrongComparison: false)))
        {
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var rows = publication is null ? [] : await RowsAsync(publication, query, cancel);
        var page = rows.Skip(query.Offset).Take(query.Limit).ToList();
        var next = query.Offset + page.Count < rows.Count ? NextPage(request, query) : null;
        if (next is not null)
        {
            headers.Append(HeaderNames.Link, $"<{next}>; rel=\"next\"");
        }

        return query.Format == RowFormat.Csv
            ? TypedResults.Bytes(AggregateCsv.Write(page, publication), "text/csv; charset=utf-8")
            : TypedResults.Json(
                new AggregatePage(publication?.Version ?? 0, publication?.AsOf, rows.Count, page, next),
                AnalyzeJson.Readable.AggregatePage);
    }

    private async Task<List<AggregateRow>> RowsAsync(Publication publication, AggregateQuery query, CancellationToken cancel)
    {
        var schools = (await storage.Schools.AllAsync(cancel)).ToDictionary(school => school.Id);
        return [.. AggregateRows.Of(publication, schools, catalog).Where(query.Takes)];
    }

    private static string NextPage(HttpRequest request, AggregateQuery query)
    {
        var kept = request.Query.Where(parameter => !parameter.Key.Equals("offset", StringComparison.OrdinalIgnoreCase))
            .Select(parameter => $"{Uri.EscapeDataString(parameter.Key)}={Uri.EscapeDataString(parameter.Value.ToString())}");
        var offset = string.Create(CultureInfo.InvariantCulture, $"offset={query.Offset + query.Limit}");
        return $"{request.Path}?{string.Join('&', kept.Append(offset))}";
    }
}
