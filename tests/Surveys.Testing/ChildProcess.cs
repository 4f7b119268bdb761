using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Surveys.Testing;

/// <summary>A program started by a test, its output in lines; killed when the test ends.</summary>
public sealed class ChildProcess : IAsyncDisposable
{
    /// <summary>Longer than anything takes on a busy machine. It only ends what would never end.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly Process process;
    private readonly ConcurrentQueue<string> lines = new();
    private int endedStreams;

    /// <param name="environment">The whole environment, or null to inherit the test's.</param>
    public ChildProcess(
        string program, IEnumerable<string> arguments, string folder, IReadOnlyDictionary<string, string>? environment = null)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (environment is not null)
        {
            start.Environment.Clear();
            foreach (var (name, value) in environment)
            {
                start.Environment[name] = value;
            }
        }

        process = new Process { StartInfo = start };
        process.OutputDataReceived += Read;
        process.ErrorDataReceived += Read;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public int Id => process.Id;

    public string Output => string.Join('\n', lines);

    public bool HasExited => process.HasExited;

    /// <summary>Waits for a line and gives its first group. A program that ends without it will never write it.</summary>
    public async Task<string> WaitForAsync(string pattern)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            // Asked first: what the program wrote last is then in the output.
            var isOver = Volatile.Read(ref endedStreams) == 2;
            if (Regex.Match(Output, pattern) is { Success: true } match)
            {
                return match.Groups[1].Value;
            }

            Assert.False(isOver, $"The program ended and '{pattern}' did not come. The output was:\n{Output}");
        }

        throw new TimeoutException($"'{pattern}' did not come. The output was:\n{Output}");
    }

    public async Task<int> WaitForExitAsync(TimeSpan? most = null)
    {
        using var patience = new CancellationTokenSource(most ?? Patience);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    private void Read(object sender, DataReceivedEventArgs line)
    {
        lines.Enqueue(line.Data ?? "");
        if (line.Data is null)
        {
            Interlocked.Increment(ref endedStreams);
        }
    }

    /// <summary>Sends a signal, by its name without SIG.</summary>
    public void Signal(string name) => Signal(process.Id, name);

    public static void Signal(int id, string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    public static async Task WaitUntilGoneAsync(int id)
    {
        for (var watch = Stopwatch.StartNew(); IsAlive(id); await Task.Delay(20, TestContext.Current.CancellationToken))
        {
            Assert.True(watch.Elapsed < Patience, $"The process {id} is still there.");
        }
    }

    /// <summary>A zombie has ended; only its parent has not asked yet.</summary>
    public static bool IsAlive(int id)
    {
        try
        {
            return !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (IOException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }
}
