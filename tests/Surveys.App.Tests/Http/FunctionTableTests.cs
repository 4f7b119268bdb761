using System.Text.RegularExpressions;
using Surveys.App.Http;
using Surveys.Native;
using Surveys.Testing;

namespace Surveys.App.Tests.Http;

/// <summary>What the Functions host demands of the table.</summary>
public sealed partial class FunctionTableTests
{
    private static readonly HttpFunction[] Http = [.. FunctionTable.All.OfType<HttpFunction>()];

    [Fact]
    public void Names_are_unique_whatever_their_case() =>
        Assert.Distinct(FunctionTable.All.Select(function => function.Name), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Names_fit_a_folder_and_an_address() =>
        Assert.All(FunctionTable.All, function => Assert.Matches("^[A-Z][A-Za-z0-9]{1,59}$", function.Name));

    [Fact]
    public void Method_and_route_are_unique() =>
        Assert.Distinct(Http.Select(function => $"{function.Method} {Placeholder.Replace(function.Route, "{}")}"), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Methods_are_upper_case() => Assert.All(Http, function => Assert.Contains(function.Method, (string[])["GET", "POST", "PUT", "DELETE"]));

    /// <summary>With an empty prefix a catch-all route would let anyone fire the timers.</summary>
    [Fact]
    public void No_route_catches_all() => Assert.All(Http, function => Assert.DoesNotContain("*", function.Route, StringComparison.Ordinal));

    /// <summary>A route of one bare placeholder would catch <c>POST /TimerName</c> too.</summary>
    [Fact]
    public void No_route_begins_with_a_placeholder() =>
        Assert.All(Http, function => Assert.False(function.Route.StartsWith('{'), function.Route));

    [Fact]
    public void No_route_belongs_to_the_host() => Assert.All(Http, function =>
    {
        Assert.DoesNotMatch("(?i)^(admin|runtime)", function.Route);
        Assert.False(function.Route.StartsWith('/') || function.Route.EndsWith('/'), function.Route);
        Assert.Equal(function.Route.ToLowerInvariant(), function.Route);
    });

    [Fact]
    public void No_route_is_the_name_of_a_timer() =>
        Assert.Empty(FunctionTable.All.OfType<TimerFunction>().Select(timer => timer.Name)
            .Intersect(Http.Select(function => function.Route), StringComparer.OrdinalIgnoreCase));

    /// <summary>The host merges query names that differ in case only, so ours have one case.</summary>
    [Fact]
    public void Query_names_are_lower_case()
    {
        var names = Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions", "Surveys.Functions"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => QueryName.Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .ToArray();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Equal(name.ToLowerInvariant(), name));
    }

    [Fact]
    public void Every_function_says_what_it_does() => Assert.All(FunctionTable.All, function => Assert.EndsWith(".", function.Summary, StringComparison.Ordinal));

    [Fact]
    public void Schedules_have_six_fields_and_come_again() => Assert.All(FunctionTable.All.OfType<TimerFunction>(), timer =>
    {
        Assert.Equal(6, timer.Schedule.Split(' ').Length);
        var schedule = Scheduler.Parse(timer.Schedule);
        var first = schedule.GetNextOccurrence(new DateTime(2025, 5, 5, 0, 0, 0, DateTimeKind.Utc));
        Assert.True(schedule.GetNextOccurrence(first) > first);
    });

    [GeneratedRegex(@"(?i)query(?:\[|\.TryGetValue\()""([^""]+)""")]
    private static partial Regex QueryName { get; }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder { get; }
}
