namespace Surveys.FunctionsHost;

/// <summary>The environment that the host gives a worker: the app's settings and what the host itself adds.</summary>
internal static class WorkerEnvironment
{
    /// <summary>
    /// What a process needs to find .NET and a place for temporary files; nothing else of this process reaches the worker.
    /// </summary>
    private static readonly string[] Inherited = ["PATH", "TMPDIR", "DOTNET_ROOT"];

    /// <param name="home">A folder of its own: ASP.NET Core leaves keys in the user's.</param>
    public static IReadOnlyDictionary<string, string> Create(
        IReadOnlyDictionary<string, string> settings, string folder, string home, Uri host)
    {
        var all = new Dictionary<string, string>();
        foreach (var name in Inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                all[name] = value;
            }
        }

        all["HOME"] = home;
        all["FUNCTIONS_WORKER_RUNTIME"] = "dotnet-isolated";
        all["FUNCTIONS_EXTENSION_VERSION"] = "~4";
        all["AzureWebJobsScriptRoot"] = folder;

        // The host's own address, which is taken: a worker that listened there would not start.
        all["ASPNETCORE_URLS"] = host.GetLeftPart(UriPartial.Authority);

        foreach (var (name, value) in settings)
        {
            all[name] = value;
        }

        all["FUNCTIONS_WORKER_DIRECTORY"] = folder;
        all["FUNCTIONS_APPLICATION_DIRECTORY"] = folder;
        return all;
    }
}
