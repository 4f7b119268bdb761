using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;

namespace Surveys.FunctionsHost;

/// <summary>
/// The worker as a process. Its parent is a small shell that stands for the host's process, so that a test can kill the parent
/// and go on; the shell kills the worker if this process ends without doing so.
/// </summary>
internal sealed class WorkerProcess : IDisposable
{
    private const string Parent = """
        exec 3<&0
        "$@" 3<&- &
        worker=$!
        echo $worker
        (read _; kill -9 $worker) <&3 >/dev/null 2>&1 &
        guard=$!
        wait $worker
        code=$?
        kill $guard
        exit $code
        """;

    private readonly Process parent;
    private readonly Task reading;
    private bool parentKilled;
    private int? exitCode;

    private WorkerProcess(Process parent, int id, ConcurrentQueue<string> lines)
    {
        this.parent = parent;
        Id = id;
        reading = Task.WhenAll(KeepAsync(parent.StandardOutput, lines), KeepAsync(parent.StandardError, lines));
    }

    public int Id { get; }

    /// <summary>A zombie has ended; only its parent has not asked yet.</summary>
    public bool HasExited
    {
        get
        {
            try
            {
                return File.ReadAllText($"/proc/{Id}/stat").Contains(") Z ", StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return true;
            }
        }
    }

    /// <param name="environment">All of it.</param>
    /// <param name="lines">Where the output goes.</param>
    public static async Task<WorkerProcess> StartAsync(
        IEnumerable<string> command,
        string folder,
        IReadOnlyDictionary<string, string> environment,
        ConcurrentQueue<string> lines,
        CancellationToken cancel)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", Parent, "host", .. command])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var parent = Process.Start(start)!;
        var id = await parent.StandardOutput.ReadLineAsync(cancel);
        return new WorkerProcess(parent, int.Parse(id!, CultureInfo.InvariantCulture), lines);
    }

    /// <summary>The exit code, 128 and the signal for a worker that was killed; null while it runs or when its parent was killed.</summary>
    public int? ExitCode => exitCode ??= HasExited && !parentKilled && parent.WaitForExit(1000) ? parent.ExitCode : null;

    /// <summary>Waits until the worker has ended and all its output is read.</summary>
    public async Task WaitForExitAsync(CancellationToken cancel)
    {
        while (!HasExited)
        {
            await Task.Delay(10, cancel);
        }

        await reading.WaitAsync(cancel);
    }

    public void Kill()
    {
        if (!HasExited)
        {
            using var worker = Process.GetProcessById(Id);
            worker.Kill();
        }
    }

    public void KillParent()
    {
        parentKilled = true;
        parent.Kill();
    }

    public void Dispose()
    {
        Kill();
        SpinWait.SpinUntil(() => HasExited, TimeSpan.FromSeconds(1));
        _ = ExitCode;
        parent.StandardInput.Close();
        parent.Dispose();
    }

    private static async Task KeepAsync(StreamReader from, ConcurrentQueue<string> lines)
    {
        while (await from.ReadLineAsync() is { } line)
        {
            lines.Enqueue(line);
        }
    }
}
