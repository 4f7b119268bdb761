using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text.RegularExpressions;
using Surveys.App.Settings;

namespace Surveys.Cli.Azurite;

/// <summary>The local storage could not be started; the message is for the person at the keyboard.</summary>
public sealed class LocalStoreException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>A running Azurite on free ports. It ends with this process, however this process ends.</summary>
public sealed partial class AzuriteProcess : IAsyncDisposable
{
    /// <summary>Azurite's published account, the same on every machine: nothing secret.</summary>
    public const string DefaultAccount = "devstoreaccount1";

    public const string DefaultKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private static readonly string Launcher = Path.Combine("functions", "Surveys.Cli", "Azurite", "launch.mjs");
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    private readonly Process process;
    private readonly ConcurrentDictionary<string, int> ports = new();
    private readonly ConcurrentQueue<string> errors = new();
    private readonly TaskCompletionSource started = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private AzuriteProcess(Process process) => this.process = process;

    public int Id => process.Id;

    /// <param name="folder">Where it keeps its data.</param>
    /// <param name="accounts">In Azurite's form <c>name:key;name:key</c>, or null for the default account.</param>
    /// <exception cref="LocalStoreException">It does not start.</exception>
    public static async Task<AzuriteProcess> StartAsync(string folder, string? accounts = null, CancellationToken cancellation = default)
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Directory.CreateDirectory(folder).FullName,
        };
        foreach (var argument in (ReadOnlySpan<string>)
            [
                FindLauncher(), "--location", start.WorkingDirectory, "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
                "--silent", "--skipApiVersionCheck", "--disableTelemetry",
            ])
        {
            start.ArgumentList.Add(argument);
        }

        if (accounts is not null)
        {
            start.Environment["AZURITE_ACCOUNTS"] = accounts;
        }

        var azurite = new AzuriteProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        try
        {
            await azurite.StartAsync(cancellation);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    public string ConnectionString(string account = DefaultAccount, string key = DefaultKey) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={key};"
        + $"BlobEndpoint=http://127.0.0.1:{ports["Blob"]}/{account};"
        + $"QueueEndpoint=http://127.0.0.1:{ports["Queue"]}/{account};"
        + $"TableEndpoint=http://127.0.0.1:{ports["Table"]}/{account};";

    /// <summary>Lets it write what it holds in memory, then waits for its end.</summary>
    public async ValueTask DisposeAsync()
    {
        using (process)
        {
            try
            {
                process.StandardInput.Close();
                using var patience = new CancellationTokenSource(StopPatience);
                await process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
            }
            catch (InvalidOperationException)
            {
                // It was never started.
            }
        }
    }

    private static string FindLauncher()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var launcher = Path.Combine(folder.FullName, Launcher);
            if (File.Exists(launcher))
            {
                return launcher;
            }
        }

        throw new LocalStoreException(
            $"{StorageOptions.Name} is not set, and local storage comes only with the source code. "
            + $"Set {StorageOptions.Name} to the connection string of a storage account.");
    }

    [GeneratedRegex(@"Azurite (\w+) service is successfully listening at http://[^:]+:(\d+)")]
    private static partial Regex Listening { get; }

    private async Task StartAsync(CancellationToken cancellation)
    {
        process.OutputDataReceived += (_, line) => ReadLine(line.Data);
        process.ErrorDataReceived += (_, line) => errors.Enqueue(line.Data ?? "");
        process.Exited += (_, _) => started.TrySetException(new LocalStoreException("Azurite ended while it was starting."));
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw new LocalStoreException("The local storage needs Node.js, but 'node' cannot be started. Install Node.js 20 or later.", e);
        }

        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await started.Task.WaitAsync(StartPatience, cancellation);
        }
        catch (Exception e) when (e is LocalStoreException or TimeoutException)
        {
            throw new LocalStoreException($"Azurite does not start. {string.Join(' ', errors)}".Trim(), e);
        }
    }

    private void ReadLine(string? line)
    {
        if (line is not null && Listening.Match(line) is { Success: true } match)
        {
            ports[match.Groups[1].Value] = int.Parse(match.Groups[2].ValueSpan, System.Globalization.CultureInfo.InvariantCulture);
            if (ports.Count == 3)
            {
                started.TrySetResult();
            }
        }
    }
}
