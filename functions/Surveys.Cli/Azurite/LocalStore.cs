using System.Buffers.Text;
using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Surveys.App.Settings;

namespace Surveys.Cli.Azurite;

/// <summary>
/// The storage of a standalone run: the account the settings name, or else Azurite with a folder of its own.
/// One folder serves one running app; commands given beside it join its Azurite.
/// </summary>
public sealed partial class LocalStore : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly FileStream? hold;
    private readonly AzuriteProcess? azurite;

    private LocalStore(string folder, string connection, FileStream? hold = null, AzuriteProcess? azurite = null)
    {
        (Folder, ConnectionString, this.hold, this.azurite) = (folder, connection, hold, azurite);
    }

    public string Folder { get; }

    /// <summary>Empty where the settings name an account without a key.</summary>
    public string ConnectionString { get; }

    /// <summary>Made when first asked for and kept in the folder, for the time when none are set.</summary>
    /// <exception cref="LocalStoreException">They cannot be kept there.</exception>
    public string LinkKeys =>
        field ??= ReadSecret(
            "link-keys", $"1:{Drawn(Campaigns.LinkKeys.KeyLength)}", "Surveys__LinkKeys is not set, and the keys that sign links");

    /// <summary>The key that decides how counts are rounded, kept beside them.</summary>
    public string DisclosureKey => KeepDisclosureKey(Drawn(Disclosure.DisclosureKey.FewestBytes));

    /// <summary>False where the storage is an account or another process's Azurite.</summary>
    public bool IsOwn => azurite is not null;

    private string Note => Path.Combine(Folder, NoteName);

    private const string NoteName = "storage.json";
    private const string LockName = "lock";
    private const string WipeName = "may-be-wiped";
    private const string DefaultFolder = ".data/surveys";

    /// <summary>Opens the storage of a command: joins the running app's, or starts its own and stops it afterwards.</summary>
    /// <param name="data">The folder, or null for the usual one.</param>
    /// <exception cref="LocalStoreException">It cannot be opened.</exception>
    public static async Task<LocalStore> OpenAsync(string? data = null, CancellationToken cancellation = default)
    {
        var folder = Path.GetFullPath(data ?? DefaultFolder);
        if (OfAccount(folder) is { } account)
        {
            return account;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        while (true)
        {
            if (TryHold(folder) is { } hold)
            {
                return await StartAsync(folder, hold, isCommand: true, cancellation);
            }

            if (ReadNote(folder) is { Connection: { } connection } && await Answers(connection, patience.Token))
            {
                return new LocalStore(folder, connection);
            }

            await Wait(folder, patience.Token);
        }
    }

    /// <summary>Opens the storage of a running app. Where the usual folder is in use, the next one is taken.</summary>
    /// <param name="data">The folder, or null for the usual one or the next that is free.</param>
    /// <exception cref="LocalStoreException">It cannot be opened, or the folder named is in use.</exception>
    public static async Task<LocalStore> RunAsync(string? data = null, CancellationToken cancellation = default)
    {
        if (OfAccount(Path.GetFullPath(data ?? DefaultFolder)) is { } account)
        {
            return account;
        }

        var (folder, hold) = await HoldAsync(data, DefaultFolder, cancellation);
        return await StartAsync(folder, hold, isCommand: false, cancellation);
    }

    /// <summary>
    /// Opens a storage with nothing in it, on this machine whatever <c>AzureWebJobsStorage</c> names. Only what an earlier
    /// call has filled is wiped.
    /// </summary>
    /// <param name="data">The folder, or null for the usual one or the next that is free.</param>
    /// <param name="usual">The usual folder.</param>
    /// <exception cref="LocalStoreException">It cannot be opened, or the folder named is in use or holds something else.</exception>
    public static async Task<LocalStore> FreshAsync(string? data, string usual, CancellationToken cancellation = default)
    {
        var (folder, hold) = await HoldAsync(data, usual, cancellation);
        try
        {
            await WaitForFormerAsync(folder, cancellation);
            Wipe(folder);
        }
        catch
        {
            await hold.DisposeAsync();
            throw;
        }

        return await StartAsync(folder, hold, isCommand: false, cancellation);
    }

    private static async Task<(string Folder, FileStream Hold)> HoldAsync(string? data, string usual, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        for (var slot = 1; ; slot++)
        {
            var folder = Path.GetFullPath(data ?? (slot == 1 ? usual : $"{usual}-{slot}"));
            FileStream? hold;
            while ((hold = TryHold(folder)) is null && ReadNote(folder) is not { IsCommand: false })
            {
                await Wait(folder, patience.Token);
            }

            if (hold is not null)
            {
                return (folder, hold);
            }

            if (data is not null)
            {
                throw new LocalStoreException($"Another app is running with the data in {folder}.");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (hold is not null)
        {
            await azurite!.DisposeAsync();
            File.Delete(Note);
            await hold.DisposeAsync();
        }
    }

    private static LocalStore? OfAccount(string folder) =>
        StorageOptions.Read(Settings.Read()) is { IsNamed: true } named ? new LocalStore(folder, named.ConnectionString ?? "") : null;

    private static async Task<LocalStore> StartAsync(string folder, FileStream hold, bool isCommand, CancellationToken cancellation)
    {
        AzuriteProcess? azurite = null;
        try
        {
            await WaitForFormerAsync(folder, cancellation);

            // First without an address, which also does away with the note of a process that was killed.
            WriteNote(folder, new StoreNote(null, isCommand, 0));
            azurite = await AzuriteProcess.StartAsync(Path.Combine(folder, "azurite"), cancellation: cancellation);
            var store = new LocalStore(folder, azurite.ConnectionString(), hold, azurite);
            WriteNote(folder, new StoreNote(store.ConnectionString, isCommand, azurite.Id));
            return store;
        }
        catch
        {
            await (azurite?.DisposeAsync() ?? default);
            await hold.DisposeAsync();
            throw;
        }
    }

    /// <summary>Where the last app was killed, its Azurite may still be writing to the folder.</summary>
    private static async Task WaitForFormerAsync(string folder, CancellationToken cancellation)
    {
        if (ReadNote(folder) is not { AzuriteId: > 0 } note)
        {
            return;
        }

        try
        {
            using var former = Process.GetProcessById(note.AzuriteId);
            if (former.ProcessName.Contains("node", StringComparison.OrdinalIgnoreCase))
            {
                await former.WaitForExitAsync(cancellation).WaitAsync(Patience, cancellation);
            }
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException or TimeoutException)
        {
            // Gone already, or another program with a number used again.
        }
    }

    /// <remarks>A note says that the folder may be wiped: a slip of the hand must not cost anybody their data.</remarks>
    private static void Wipe(string folder)
    {
        var others = new DirectoryInfo(folder).EnumerateFileSystemInfos().Where(entry => entry.Name is not (LockName or WipeName)).ToList();
        var note = Path.Combine(folder, WipeName);
        if (others.Count > 0 && !File.Exists(note))
        {
            throw new LocalStoreException($"There is something else in {folder}, which would be lost. Name an empty folder.");
        }

        File.WriteAllText(note, "This folder belongs to the demo, which empties it whenever it starts.\n");
        foreach (var entry in others)
        {
            if (entry is DirectoryInfo { LinkTarget: null } inner)
            {
                inner.Delete(recursive: true);
            }
            else
            {
                entry.Delete();
            }
        }
    }

    /// <remarks>The system lets go of the file when its process ends, in whatever way: there are no stale holds.</remarks>
    private static FileStream? TryHold(string folder)
    {
        Directory.CreateDirectory(folder);
        try
        {
            return new FileStream(Path.Combine(folder, LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException e) when (e is not (DirectoryNotFoundException or FileNotFoundException or PathTooLongException))
        {
            return null;
        }
    }

    private static StoreNote? ReadNote(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(Path.Combine(folder, NoteName)), StoreNoteJson.Default.StoreNote);
        }
        catch (Exception e) when (e is IOException or JsonException)
        {
            return null;
        }
    }

    private static void WriteNote(string folder, StoreNote note)
    {
        var fresh = Path.Combine(folder, NoteName + ".new");
        File.WriteAllBytes(fresh, JsonSerializer.SerializeToUtf8Bytes(note, StoreNoteJson.Default.StoreNote));
        File.Move(fresh, Path.Combine(folder, NoteName), overwrite: true);
    }

    private static async Task<bool> Answers(string connection, CancellationToken cancellation)
    {
        if (TablePort.Match(connection) is not { Success: true } port)
        {
            return false;
        }

        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(
                "127.0.0.1", int.Parse(port.ValueSpan, System.Globalization.CultureInfo.InvariantCulture), cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [GeneratedRegex(@"(?<=TableEndpoint=http://127\.0\.0\.1:)\d+")]
    private static partial Regex TablePort { get; }

    private static async Task Wait(string folder, CancellationToken patience)
    {
        try
        {
            await Task.Delay(Pause, patience);
        }
        catch (OperationCanceledException e)
        {
            throw new LocalStoreException($"The storage in {folder} is in use and does not answer.", e);
        }
    }

    /// <summary>Keeps a key that decides how counts are rounded, where the folder has none yet, and gives the one that it has.</summary>
    /// <exception cref="LocalStoreException">It cannot be kept there.</exception>
    public string KeepDisclosureKey(string key) =>
        ReadSecret("disclosure-key", key, "Surveys__DisclosureKey is not set, and the key that decides how counts are rounded");

    private static string Drawn(int bytes) => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(bytes));

    /// <param name="fresh">What is kept where there is none.</param>
    /// <param name="needed">What could not be kept, for the error.</param>
    private string ReadSecret(string name, string fresh, string needed)
    {
        try
        {
            return ReadOrMakeSecret(Path.Combine(Folder, name), fresh);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new LocalStoreException($"{needed} cannot be kept in {Folder}: {e.Message}", e);
        }
    }

    private static string ReadOrMakeSecret(string file, string secret)
    {
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var fresh = $"{file}.{Environment.ProcessId}";
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var writer = new StreamWriter(fresh, options))
            {
                writer.Write(secret);
            }

            try
            {
                File.Move(fresh, file);
            }
            catch (IOException) when (File.Exists(file))
            {
                // Another process was faster; its keys count.
                File.Delete(fresh);
            }
        }

        return File.ReadAllText(file).Trim();
    }
}

/// <summary>What a running app leaves in its folder for commands given beside it.</summary>
/// <param name="Connection">Null until the storage answers.</param>
/// <param name="IsCommand">It will be gone in a moment.</param>
/// <param name="AzuriteId">The id of its process.</param>
internal sealed record StoreNote(string? Connection, bool IsCommand, int AzuriteId);

[JsonSerializable(typeof(StoreNote))]
internal sealed partial class StoreNoteJson : JsonSerializerContext;
