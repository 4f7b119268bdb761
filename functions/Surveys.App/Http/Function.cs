using Surveys.Storage;

namespace Surveys.App.Http;

/// <summary>One row of the table of functions: from it come the routes, the local scheduler and the <c>function.json</c> files.</summary>
/// <param name="Name">Unique; also the folder of its <c>function.json</c>.</param>
/// <param name="Summary">One sentence for lists.</param>
public abstract record Function(string Name, string Summary);

/// <summary>A function called over HTTP.</summary>
/// <param name="Route">Without a leading slash, e.g. <c>s/{code}</c>; empty for the root.</param>
public sealed record HttpFunction(
    string Name, string Method, string Route, string Summary, Func<HttpContext, Task<IResult>> Handler)
    : Function(Name, Summary)
{
    /// <summary>The largest body it takes, in bytes. A full answer sheet is below 2 KB.</summary>
    public long MaxBody { get; init; } = 16 * 1024;

    /// <summary>Whose key it asks for; null where it is open to everybody, or checks a key of its own kind.</summary>
    public AccessRole? Role { get; init; }
}

/// <summary>A function called by the clock.</summary>
/// <param name="Schedule">NCRONTAB with six fields, seconds first, in UTC.</param>
public sealed record TimerFunction(
    string Name, string Schedule, string Summary, Func<IServiceProvider, CancellationToken, Task> Handler)
    : Function(Name, Summary);
