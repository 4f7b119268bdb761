using System.Collections.Concurrent;
using System.Diagnostics;
using Surveys.FunctionsHost.Http;
using Surveys.FunctionsHost.Rpc;

namespace Surveys.FunctionsHost;

/// <summary>
/// Starts a published worker and serves its functions over HTTP on a free loopback port, as the Functions host does.
/// Timers run only when they are fired. Needs /bin/sh and /proc.
/// </summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    private readonly WorkerPackage package;
    private readonly IReadOnlyDictionary<string, string> settings;
    private readonly ConcurrentQueue<string> output = new();
    private readonly DirectoryInfo home = Directory.CreateTempSubdirectory("surveys-worker-");
    private readonly RpcServer rpc;
    private FrontServer front = null!;
    private Worker worker = null!;
    private bool disposed;

    private FunctionsHost(WorkerPackage package, IReadOnlyDictionary<string, string> settings, RpcServer rpc)
    {
        this.package = package;
        this.settings = settings;
        this.rpc = rpc;
    }

    /// <summary>Where the functions answer.</summary>
    public Uri Address => front.Address;

    /// <summary>The worker's process id.</summary>
    public int WorkerId => worker.Process.Id;

    /// <summary>What the worker wrote and what it logged, in lines; one that it logged begins with its level in brackets.</summary>
    public string Output => string.Join('\n', output);

    /// <summary>In the worker's order.</summary>
    public IReadOnlyList<LoadedFunction> Functions => worker.Functions;

    /// <summary>How long the last start took, from the process to the last function loaded.</summary>
    public TimeSpan Loaded { get; private set; }

    /// <summary>
    /// The exit code of the worker, 128 and the signal if it was killed; null while it runs, or when its parent was killed.
    /// </summary>
    public int? ExitCode => worker.Process.ExitCode;

    /// <summary>Starts the worker and waits until its functions are loaded and served.</summary>
    /// <param name="packageFolder">What `dotnet publish` made.</param>
    /// <param name="settings">
    /// The app's settings. With what the host adds, a HOME of its own, and PATH, TMPDIR and DOTNET_ROOT of this process they are all of
    /// the worker's environment.
    /// </param>
    /// <exception cref="WorkerException">The worker ended, or could not load a function. The message has its output.</exception>
    public static async Task<FunctionsHost> StartAsync(
        string packageFolder, IReadOnlyDictionary<string, string> settings, CancellationToken cancel)
    {
        var host = new FunctionsHost(WorkerPackage.Read(packageFolder), settings, await RpcServer.StartAsync(cancel));
        try
        {
            await host.StartWorkerAsync(cancel);
            host.front = await FrontServer.StartAsync(host.package.RoutePrefix, () => host.worker, cancel);
            return host;
        }
        catch
        {
            host.worker?.Process.Dispose();
            await host.rpc.CutAsync();
            host.home.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Runs a timer's function once, now. <paramref name="cancel"/> cancels the run, whose end is awaited all the same.</summary>
    public async Task<TimerOutcome> FireTimerAsync(string name, bool isPastDue = false, CancellationToken cancel = default)
    {
        var function = Functions.Single(function => function.Name == name && function.Schedule is not null);
        var now = DateTime.UtcNow;
        try
        {
            var result = await worker.InvokeAsync(Invocation.OfTimer(function, isPastDue, now, now.AddMinutes(1)), cancel);
            return new TimerOutcome(result.Status == StatusResult.Types.Status.Success, result.Exception?.Message);
        }
        catch (WorkerException e)
        {
            return new TimerOutcome(false, e.Message);
        }
    }

    /// <summary>
    /// Kills the worker. Requests in progress get 500, or a cut connection where the answer had begun; later ones 500 until
    /// <see cref="RestartWorkerAsync"/>.
    /// </summary>
    public async Task KillWorkerAsync()
    {
        worker.Process.Kill();
        await WaitForWorkerExitAsync(CancellationToken.None);
    }

    /// <summary>Ends the worker if it is there and starts a new one at the same address, as the host does after a crash.</summary>
    public async Task RestartWorkerAsync(CancellationToken cancel)
    {
        await worker.DisposeAsync();
        await StartWorkerAsync(cancel);
    }

    public Task WaitForWorkerExitAsync(CancellationToken cancel) => worker.Process.WaitForExitAsync(cancel);

    /// <summary>The worker's parent process is killed; the connections to the host stay.</summary>
    public void KillHostProcess() => worker.Process.KillParent();

    /// <summary>Asks the worker to end, as the host does; kills it after 5 s.</summary>
    public async ValueTask DisposeAsync()
    {
        if (disposed)
        {
            return;
        }

        disposed = true;
        await worker.DisposeAsync();
        await rpc.CutAsync();
        await front.DisposeAsync();
        home.Delete(recursive: true);
    }

    private async Task StartWorkerAsync(CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        worker = await Worker.StartAsync(package, settings, home.FullName, rpc, output, cancel);
        Loaded = watch.Elapsed;
    }
}
