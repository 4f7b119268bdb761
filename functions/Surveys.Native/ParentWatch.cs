using System.Runtime.InteropServices;

namespace Surveys.Native;

/// <summary>
/// Ends this process when the one that started it is gone: a Functions host that is killed leaves its handler behind,
/// holding the port's requests and the storage's connections for nobody.
/// </summary>
internal static partial class ParentWatch
{
    public const int ExitCode = 3;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(500);

    public static IDisposable? Start()
    {
        if (OperatingSystem.IsWindows())
        {
            return null;
        }

        var parent = GetParent();
        return new Timer(
            _ =>
            {
                if (GetParent() != parent)
                {
                    // Nobody is left to answer, so nothing is waited for.
                    Environment.Exit(ExitCode);
                }
            },
            null, Interval, Interval);
    }

    [LibraryImport("libc", EntryPoint = "getppid")]
    private static partial int GetParent();
}
