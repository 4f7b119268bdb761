using Surveys.Campaigns;
using Surveys.App.Http;
using Surveys.Storage;

namespace Surveys.App.Campaigns;

/// <summary>A school as staff send it.</summary>
public sealed record SchoolBody(string Name, string Region, SchoolLevel Level, Area Area);

/// <summary>All schools of the register, in the order of their ids.</summary>
public sealed record SchoolList(IReadOnlyList<School> Schools);

/// <summary>How many schools an import held.</summary>
public sealed record ImportResult(int Schools);

/// <summary>The register of schools over HTTP.</summary>
internal static class SchoolFunctions
{
    public static async Task<IResult> List(HttpContext context)
    {
        var schools = await context.RequestServices.GetRequiredService<SurveyStorage>().Schools.AllAsync(context.RequestAborted);
        return Answers.Json(new SchoolList(schools), AppJson.Readable.SchoolList);
    }

    public static async Task<IResult> Put(HttpContext context)
    {
        var body = await JsonBody.ReadAsync(context, AppJson.Readable.SchoolBody);
        if (!body.IsRead)
        {
            return body.Refusal;
        }

        var id = (string)context.GetRouteValue("id")!;
        var school = new School(id, body.Value.Name.Trim(), body.Value.Region, body.Value.Level, body.Value.Area);
        return Map(await context.RequestServices.GetRequiredService<SchoolRegister>().PutAsync([school], context.RequestAborted));
    }

    public static async Task<IResult> Import(HttpContext context)
    {
        if (context.Request.ContentType?.Split(';')[0].Trim() is not "text/csv")
        {
            return Problems.Create(
                StatusCodes.Status415UnsupportedMediaType, "wrong-content-type", "Send a CSV file in UTF-8, with 'Content-Type: text/csv'.");
        }

        var (schools, errors) = await SchoolCsv.ReadAsync(context.Request.Body, context.RequestAborted);
        return errors.Count > 0
            ? Map(new Registration.Refused(errors))
            : Map(await context.RequestServices.GetRequiredService<SchoolRegister>().PutAsync(schools, context.RequestAborted));
    }

    private static IResult Map(Registration result) => result switch
    {
        Registration.Done done => Answers.Json(new ImportResult(done.Count), AppJson.Readable.ImportResult),
        Registration.Refused refused => Problems.Create(
            StatusCodes.Status400BadRequest,
            "invalid-schools",
            "Nothing was stored. " + string.Join(" ", refused.Errors.Select(error => error.ToString())),
            refused.Errors[0].Field),
        Registration.Moved moved => Problems.Create(
            StatusCodes.Status409Conflict,
            "school-has-sessions",
            $"Nothing was stored. The school '{moved.School}' has sessions already, so its region, level and area stay as they are."),
        _ => throw new InvalidOperationException(result.ToString()),
    };
}
