using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Surveys.App.Http;
using Surveys.Native;
using Surveys.Testing;

namespace Surveys.App.Tests.Http;

/// <summary>What the Functions host demands of the functions, and what we do.</summary>
public sealed partial class FunctionCatalogTests
{
    private static readonly HttpFunction[] Http = [.. AllFunctions.Declared.OfType<HttpFunction>()];

    [Fact]
    public void Names_are_unique_whatever_their_case() =>
        Assert.Distinct(AllFunctions.Declared.Select(function => function.Name), StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Names_fit_a_folder_and_an_address() =>
        Assert.All(AllFunctions.Declared, function => Assert.Matches("^[A-Z][A-Za-z0-9]{1,59}$", function.Name));

    [Fact]
    public void Method_and_route_are_unique() =>
        Assert.Distinct(
            Http.SelectMany(function => function.Methods.Select(method => $"{method} {Placeholder.Replace(function.Route, "{}")}")),
            StringComparer.OrdinalIgnoreCase);

    [Fact]
    public void Methods_are_known_and_HEAD_is_answered_wherever_GET_is() => Assert.All(Http, function =>
    {
        Assert.All(function.Methods, method => Assert.Contains(method, (string[])["GET", "HEAD", "POST", "PUT", "DELETE"]));
        Assert.Equal(function.Methods.Contains("GET"), function.Methods.Contains("HEAD"));
    });

    /// <summary>A class that nobody named would be served by the worker, which looks for itself, and by nobody else.</summary>
    [Fact]
    public void Every_class_with_functions_is_named() =>
        Assert.Equal(
            typeof(AllFunctions).Assembly.GetTypes().SelectMany(type => type.GetMethods())
                .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name).OfType<string>().Order(StringComparer.Ordinal),
            AllFunctions.Declared.Select(function => function.Name).Order(StringComparer.Ordinal));

    /// <summary>Both hosts bind a parameter by its type or by its name in the route.</summary>
    [Fact]
    public void Every_parameter_is_the_request_the_clock_a_cancellation_or_a_part_of_the_route() =>
        Assert.All(AllFunctions.Declared, function =>
        Assert.All(function.Method.GetParameters(), parameter => Assert.True(
            parameter.ParameterType == typeof(HttpRequest) || parameter.ParameterType == typeof(CancellationToken)
            || parameter.ParameterType == typeof(TimerInfo)
            || (parameter.ParameterType == typeof(string)
                && ((HttpFunction)function).Route.Contains($"{{{parameter.Name}}}", StringComparison.Ordinal)),
            $"{function.Name}: {parameter.Name}")));

    [Fact]
    public void The_host_leaves_keys_to_the_app() => Assert.All(Http, function => Assert.Equal(
        AuthorizationLevel.Anonymous, function.Method.GetParameters()[0].GetCustomAttribute<HttpTriggerAttribute>()!.AuthLevel));

    /// <summary>With an empty prefix a catch-all route would let anyone fire the timers.</summary>
    [Fact]
    public void No_route_catches_all() =>
        Assert.All(Http, function => Assert.DoesNotContain("*", function.Route, StringComparison.Ordinal));

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
        Assert.Empty(AllFunctions.Declared.OfType<TimerFunction>().Select(timer => timer.Name)
            .Intersect(Http.Select(function => function.Route), StringComparer.OrdinalIgnoreCase));

    /// <summary>The host merges query names that differ in case only, so ours have one case.</summary>
    [Fact]
    public void Query_names_are_lower_case()
    {
        var names = Directory.EnumerateFiles(Path.Combine(Repository.Root, "functions", "Surveys.App"), "*.cs", SearchOption.AllDirectories)
            .SelectMany(file => QueryName.Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .ToArray();
        Assert.NotEmpty(names);
        Assert.All(names, name => Assert.Equal(name.ToLowerInvariant(), name));
    }

    [Fact]
    public void Every_function_says_what_it_does() =>
        Assert.All(AllFunctions.Declared, function => Assert.EndsWith(".", function.Summary, StringComparison.Ordinal));

    [Fact]
    public void Schedules_have_six_fields_and_come_again() => Assert.All(AllFunctions.Declared.OfType<TimerFunction>(), timer =>
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
