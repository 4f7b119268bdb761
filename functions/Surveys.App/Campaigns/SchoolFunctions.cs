using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Azure.Functions.Worker;
using Surveys.App.Http;
using Surveys.Campaigns;
using Surveys.Storage;

namespace Surveys.App.Campaigns;

/// <summary>A school as staff send it.</summary>
public sealed record SchoolBody(string Name, string Region, SchoolLevel Level, Area Area);

/// <summary>All schools of the register, in the order of their ids.</summary>
public sealed record SchoolList(IReadOnlyList<School> Schools);

/// <summary>How many schools an import held.</summary>
public sealed record ImportResult(int Schools);

/// <summary>The register of schools over HTTP.</summary>
public sealed class SchoolFunctions(SurveyStorage storage, SchoolRegister register)
{
    private const long LargestImport = 4 * 1024 * 1024;

    [Function("Schools"), EndpointSummary("The register of schools."), Access(AccessRole.Staff)]
    public async Task<IResult> List(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "api/schools")] HttpRequest request, CancellationToken cancel) =>
        TypedResults.Json(new SchoolList(await storage.Schools.AllAsync(cancel)), CampaignsJson.Readable.SchoolList);

    [Function("PutSchool"), EndpointSummary("Registers one school."), Access(AccessRole.Staff)]
    public async Task<IResult> Put(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/schools/{id}")] HttpRequest request,
        string id,
        CancellationToken cancel)
    {
        if (!(await JsonBody.ReadAsync(request, CampaignsJson.Readable.SchoolBody, cancel)).TryGet(out var body, out var wrong))
        {
            return wrong;
        }

        return Map(await register.PutAsync([new School(id, body.Name.Trim(), body.Region, body.Level, body.Area)], cancel));
    }

    [Function("ImportSchools"), EndpointSummary("Registers a CSV of schools, all or nothing.")]
    [Access(AccessRole.Staff), MaxBody(LargestImport)]
    public async Task<IResult> Import(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/schools/import")] HttpRequest request, CancellationToken cancel)
    {
        if (request.GetTypedHeaders().ContentType?.MediaType != "text/csv")
        {
            return Problems.Create(
                StatusCodes.Status415UnsupportedMediaType,
                "wrong-content-type",
                "Send a CSV file in UTF-8, with 'Content-Type: text/csv'.");
        }

        return (await SchoolCsv.ReadAsync(request.Body, cancel)).TryGet(out var schools, out var errors)
            ? Map(await register.PutAsync(schools, cancel))
            : Map(new SchoolRefusal.Invalid(errors));
    }

    private static IResult Map(Result<int, SchoolRefusal> result) => result.TryGet(out var count, out var refusal)
        ? TypedResults.Json(new ImportResult(count), CampaignsJson.Readable.ImportResult)
        : Map(refusal);

    private static ProblemHttpResult Map(SchoolRefusal refusal) => refusal switch
    {
        SchoolRefusal.Invalid refused => Problems.Create(
            StatusCodes.Status400BadRequest,
            "invalid-schools",
            "Nothing was stored. " + string.Join(" ", refused.Errors.Select(error => error.ToString())),
            refused.Errors[0].Field),
        SchoolRefusal.Moved moved => Problems.Create(
            StatusCodes.Status409Conflict,
            "school-has-sessions",
            $"Nothing was stored. The school '{moved.School}' has sessions already, so its region, level and area stay as they are."),
        _ => throw new InvalidOperationException(refusal.ToString()),
    };
}
