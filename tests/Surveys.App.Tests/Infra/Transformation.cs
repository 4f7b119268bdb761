using System.Text.Json;
using System.Text.RegularExpressions;

namespace Surveys.App.Tests.Infra;

/// <summary>What the workspace does to each row of a table before it is stored: as much of Kusto as monitoring.bicep uses.</summary>
internal sealed partial class Transformation(IReadOnlyList<string> steps)
{
    public static Transformation Of(IEnumerable<JsonElement> resources, string table)
    {
        const string rules = "Microsoft.Insights/dataCollectionRules";
        var rule = Assert.Single(resources, resource => resource.GetProperty("type").GetString() == rules);
        var flow = Assert.Single(
            rule.GetProperty("properties").GetProperty("dataFlows").EnumerateArray(),
            flow => flow.GetProperty("streams")[0].GetString() == "Microsoft-Table-" + table);
        var steps = flow.GetProperty("transformKql").GetString()!.Split(" | ");
        Assert.Equal("source", steps[0]);
        return new(steps[1..]);
    }

    /// <summary>What stays of a row; columns it does not have are empty, as in Kusto.</summary>
    public Dictionary<string, string> Keep(Dictionary<string, string> row)
    {
        var kept = new Dictionary<string, string>(row);
        foreach (var step in steps)
        {
            if (Replacement.Match(step) is { Success: true } replacement)
            {
                Replace(kept, replacement);
            }
            else
            {
                Assert.StartsWith("project-away ", step, StringComparison.Ordinal);
                foreach (var column in step["project-away ".Length..].Split(", "))
                {
                    kept.Remove(column);
                }
            }
        }

        return kept;
    }

    private static void Replace(Dictionary<string, string> row, Match step)
    {
        var column = step.Groups["column"].Value;
        var isFound = step.Groups["condition"].Value.Split(" or ").Select(one =>
        {
            var match = Condition.Match(one);
            Assert.True(match.Success && match.Groups["column"].Value == column, one);
            return row.GetValueOrDefault(column, "").Contains(match.Groups["word"].Value, StringComparison.OrdinalIgnoreCase);
        });
        if (isFound.ToList().Contains(true))
        {
            row[column] = step.Groups["instead"].Value;
        }
    }

    [GeneratedRegex(@"^extend (?<column>\w+) = iif\((?<condition>.+), (?<instead>'[^']*'|parse_json\('\[\]'\)), \k<column>\)$")]
    private static partial Regex Replacement { get; }

    [GeneratedRegex(@"^(tostring\()?(?<column>\w+)\)? contains '(?<word>[^']+)'$")]
    private static partial Regex Condition { get; }
}
