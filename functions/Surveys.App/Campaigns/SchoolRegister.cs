using Surveys.Campaigns;
using Surveys.Storage;

namespace Surveys.App.Campaigns;

/// <summary>What is wrong in one line of an import.</summary>
/// <param name="Line">From 1, the heading being line 1; null where there are no lines.</param>
public sealed record SchoolError(int? Line, string Field, string Problem)
{
    public override string ToString() => Line is { } line ? $"Line {line}, {Field}: {Problem}" : $"{Field}: {Problem}";
}

/// <summary>Why schools were not stored, none of them.</summary>
public abstract record SchoolRefusal
{
    public sealed record Invalid(IReadOnlyList<SchoolError> Errors) : SchoolRefusal;

    /// <summary>Its answers are counted under its region, level and area already.</summary>
    public sealed record Moved(string School) : SchoolRefusal;
}

/// <summary>Checks and stores schools.</summary>
public sealed class SchoolRegister(SurveyStorage storage)
{
    /// <summary>Stores all of them, or none. Returns how many there were.</summary>
    public async Task<Result<int, SchoolRefusal>> PutAsync(IReadOnlyList<School> schools, CancellationToken cancel)
    {
        var errors = schools.SelectMany(school => Check(school, null)).ToList();
        if (errors.Count > 0)
        {
            return new SchoolRefusal.Invalid(errors);
        }

        var known = (await storage.Schools.AllAsync(cancel)).ToDictionary(school => school.Id);
        var moved = schools.Where(school => known.TryGetValue(school.Id, out var before)
            && (before.Region, before.Level, before.Area) != (school.Region, school.Level, school.Area)).ToList();
        if (moved.Count > 0)
        {
            var visited = (await storage.Sessions.AllAsync(cancel)).Select(session => session.Session.SchoolId).ToHashSet();
            if (moved.Find(school => visited.Contains(school.Id)) is { } stays)
            {
                return new SchoolRefusal.Moved(stays.Id);
            }
        }

        await storage.Schools.PutAsync(schools, cancel);
        return schools.Count;
    }

    public static IEnumerable<SchoolError> Check(School school, int? line)
    {
        if (!School.IsId(school.Id))
        {
            yield return new SchoolError(line, "id", $"'{school.Id}' is not an id: 1 to 40 of a-z, 0-9 and hyphens.");
        }

        if (school.Name.Length is 0 or > School.LongestName || school.Name.Any(char.IsControl))
        {
            yield return new SchoolError(line, "name", $"a name has 1 to {School.LongestName} characters.");
        }

        if (Region.Find(school.Region) is null)
        {
            yield return new SchoolError(line, "region", $"'{school.Region}' is not a region: AL-01 to AL-12.");
        }

        if (!Enum.IsDefined(school.Level))
        {
            yield return new SchoolError(line, "level", "the level is Primary, Secondary or Combined.");
        }

        if (!Enum.IsDefined(school.Area))
        {
            yield return new SchoolError(line, "area", "the area is Urban or Rural.");
        }
    }
}
