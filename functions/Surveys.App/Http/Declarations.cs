using Surveys.Storage;

namespace Surveys.App.Http;

/// <summary>Whose key a function asks for. Staff may read what analysts read. Without it a function is open to everybody.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AccessAttribute(AccessRole role) : Attribute
{
    public AccessRole Role => role;
}

/// <summary>The largest body that a function takes.</summary>
/// <param name="bytes">Above this a request is refused with 413.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class MaxBodyAttribute(long bytes) : Attribute
{
    /// <summary>Of a function that does not say: a full answer sheet is below 2 KB.</summary>
    public const long Usual = 16 * 1024;

    public long Bytes => bytes;
}

/// <summary>The address without a path.</summary>
public static class Root
{
    /// <summary>The Functions host takes an empty route for the function's name, and the worker cannot route "/".</summary>
    public const string Route = "{root:maxlength(0)?}";
}
