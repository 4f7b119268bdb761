namespace Surveys.Testing;

/// <summary>Where the source tree is.</summary>
public static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    /// <summary>The tool as `dotnet run` would start it, from the same build as the tests.</summary>
    public static string BuiltTool { get; } = Path.Combine(AppContext.BaseDirectory, "Surveys.Cli.dll");

    /// <summary>The server without native compilation, from the same build as the tests.</summary>
    public static string BuiltServer { get; } = Path.Combine(AppContext.BaseDirectory, "Surveys.Native.dll");

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Surveys.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside of the source tree."));
}
