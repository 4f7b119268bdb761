namespace Surveys.Testing;

/// <summary>
/// Publishes a project for its tests. One at a time on this machine: the suites run beside each other, and two publishes would write the
/// same output of the projects that both packages share.
/// </summary>
public static class Publishing
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="project">Its folder, from the top of the repository.</param>
    /// <param name="folder">Where the package goes.</param>
    public static async Task ToAsync(string project, string folder)
    {
        await using var turn = await TurnAsync();
        await using var publish = new ChildProcess(
            "dotnet", ["publish", project, "-c", "Release", "-o", folder, "-nodeReuse:false", "-p:RunAnalyzers=false"], Repository.Root);
        var exit = await publish.WaitForExitAsync(Patience);
        Assert.True(exit == 0, publish.Output);
    }

    /// <summary>A file that only one process can have open; it is free again when that process ends, however it ends.</summary>
    private static async Task<FileStream> TurnAsync()
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts")).FullName, "publish.lock");
        while (true)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException)
            {
                await Task.Delay(200, TestContext.Current.CancellationToken);
            }
        }
    }
}
