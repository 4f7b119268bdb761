using System.Text;
using Surveys.Campaigns;
using Sylvan.Data.Csv;

namespace Surveys.App.Campaigns;

/// <summary>Reads a CSV of schools: a heading with id, name, region, level and area in any order; comma or semicolon; UTF-8.</summary>
internal static class SchoolCsv
{
    private static readonly string[] Columns = ["id", "name", "region", "level", "area"];

    /// <summary>The schools, or every error with its line.</summary>
    public static async Task<Result<List<School>, IReadOnlyList<SchoolError>>> ReadAsync(Stream csv, CancellationToken cancel)
    {
        var schools = new List<School>();
        var errors = new List<SchoolError>();
        using var text = new StreamReader(csv, new UTF8Encoding(false, throwOnInvalidBytes: true));
        try
        {
            await using var reader = await CsvDataReader.CreateAsync(
                text, new CsvDataReaderOptions { OwnsReader = false, ResultSetMode = ResultSetMode.SingleResult }, cancel);
            var places = Columns.ToDictionary(column => column, column => Place(reader, column));
            foreach (var (column, _) in places.Where(place => place.Value < 0))
            {
                errors.Add(new SchoolError(1, column, "the heading lacks this column."));
            }

            var lines = new Dictionary<string, int>();
            while (errors.All(error => error.Line != 1) && await reader.ReadAsync(cancel))
            {
                var line = reader.RowNumber + 1;
                string Field(string column) => places[column] < reader.RowFieldCount ? reader.GetString(places[column]).Trim() : "";
                var school = new School(
                    Field("id"), Field("name"), Field("region"), Named<SchoolLevel>(Field("level")), Named<Area>(Field("area")));
                errors.AddRange(SchoolRegister.Check(school, line));
                if (!lines.TryAdd(school.Id, line))
                {
                    errors.Add(new SchoolError(line, "id", $"'{school.Id}' is in line {lines[school.Id]} already."));
                }

                schools.Add(school);
            }

            if (schools.Count == 0 && errors.Count == 0)
            {
                errors.Add(new SchoolError(null, "id", "The file has no schools."));
            }
        }
        catch (DecoderFallbackException)
        {
            errors.Add(new SchoolError(null, "name", "The file is not UTF-8. Save it as 'CSV UTF-8' and send it again."));
        }
        catch (CsvFormatException e)
        {
            errors.Add(new SchoolError(e.RowNumber + 1, "id", "the line is not CSV."));
        }

        return errors.Count == 0 ? schools : Result.Refused<List<School>, IReadOnlyList<SchoolError>>(errors);
    }

    private static int Place(CsvDataReader reader, string column)
    {
        for (var i = 0; i < reader.FieldCount; i++)
        {
            if (reader.GetName(i).Trim().Equals(column, StringComparison.OrdinalIgnoreCase))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>A value outside the enumeration where the text names none, for <see cref="SchoolRegister.Check"/> to find.</summary>
    private static T Named<T>(string text)
        where T : struct, Enum =>
        Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(text, ignoreCase: true) : (T)(object)-1;
}
