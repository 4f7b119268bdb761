using System.Globalization;
using Surveys.Campaigns;
using Surveys.Disclosure;
using Surveys.Tallies;

namespace Surveys.App.Analyze;

/// <summary>How the rows are written.</summary>
internal enum RowFormat
{
    Json,
    Csv,
}

/// <summary>A parameter that cannot be read, by its name in the address.</summary>
public sealed record WrongFilter(string Field, string Problem);

/// <summary>
/// The filters of a pull. Each takes a comma-separated list, because the Functions host joins repeated query names with commas;
/// an empty filter takes everything.
/// </summary>
internal sealed record AggregateQuery(
    IReadOnlyList<Func<AggregateRow, bool>> Filters, RowFormat Format, int Offset, int Limit)
{
    public const int DefaultLimit = 10_000;
    public const int LargestLimit = 100_000;

    /// <summary>The value of <c>by</c> that takes only figures of everybody.</summary>
    private const string Undivided = "none";

    public bool Takes(AggregateRow row) => Filters.All(filter => filter(row));

    /// <summary>The query, or the first parameter that cannot be read.</summary>
    public static Result<AggregateQuery, WrongFilter> Read(HttpRequest request)
    {
        var filters = new List<Func<AggregateRow, bool>>();
        var format = request.GetTypedHeaders().Accept.Any(type => type.MediaType == "text/csv") ? RowFormat.Csv : RowFormat.Json;
        int offset = 0, limit = DefaultLimit;
        foreach (var (name, value) in request.Query)
        {
            var list = value.ToString().Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            string? problem = null;
            switch (name.ToLowerInvariant())
            {
                case "scope":
                    problem = AddEnum<ScopeKind>(list, row => row.Scope);
                    break;
                case "level":
                    problem = AddEnum<SchoolLevel>(list, row => row.Level);
                    break;
                case "area":
                    problem = AddEnum<Area>(list, row => row.Area);
                    break;
                case "audience":
                    problem = AddEnum<Audience>(list, row => row.Audience);
                    break;
                case "basis":
                    problem = AddEnum<Basis>(list, row => row.Basis);
                    break;
                case "region":
                    problem = list.FirstOrDefault(code => Region.Find(code) is null) is { } wrong
                        ? $"'{wrong}' is not a region: AL-01 to AL-12."
                        : null;
                    AddText(list, row => row.Region);
                    break;
                case "school":
                    AddText(list, row => row.School);
                    break;
                case "item":
                    AddText(list, row => row.Item);
                    break;
                case "by":
                    AddText(list, row => row.By ?? Undivided);
                    break;
                case "format":
                    problem = Enum.TryParse(value, ignoreCase: true, out format) && Enum.IsDefined(format)
                        ? null
                        : "The format is json or csv.";
                    break;
                case "offset":
                    Number(value, 0, int.MaxValue).TryGet(out offset, out problem);
                    break;
                case "limit":
                    Number(value, 1, LargestLimit).TryGet(out limit, out problem);
                    break;
                default:
                    problem = "There is no such filter: scope, region, school, level, area, "
                        + "audience, basis, item, by, format, offset, limit.";
                    break;
            }

            if (problem is not null)
            {
                return Result.Refused<AggregateQuery, WrongFilter>(new WrongFilter(name, problem));
            }
        }

        return new AggregateQuery(filters, format, offset, limit);

        string? AddEnum<T>(string[] list, Func<AggregateRow, T?> column)
            where T : struct, Enum
        {
            var wanted = new HashSet<T>();
            foreach (var text in list)
            {
                if (!Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase))
                {
                    return $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>())}.";
                }

                wanted.Add(Enum.Parse<T>(text, ignoreCase: true));
            }

            if (wanted.Count > 0)
            {
                filters.Add(row => column(row) is { } value && wanted.Contains(value));
            }

            return null;
        }

        void AddText(string[] list, Func<AggregateRow, string?> column)
        {
            var wanted = list.ToHashSet(StringComparer.Ordinal);
            if (wanted.Count > 0)
            {
                filters.Add(row => column(row) is { } value && wanted.Contains(value));
            }
        }
    }

    private static Result<int, string> Number(string? text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : $"A whole number from {least} to {most}.";
}
