using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Surveys.Tallies;

namespace Surveys.Storage;

/// <summary>The two forms of a report: both say the same.</summary>
public enum ReportForm
{
    Pdf,

    /// <summary>What the web twin's page holds between its head and its foot.</summary>
    Html,
}

/// <summary>A stored report. At most some 60 KB, so it is read whole: one call, and its length, ranges and conditions are plain.</summary>
/// <param name="ETag">With its quotation marks.</param>
/// <param name="Disposition">The Content-Disposition, with a file name that people can read.</param>
public sealed record StoredReport(ReadOnlyMemory<byte> Content, string ETag, DateTimeOffset LastModified, string Disposition);

/// <summary>A report that could not be made.</summary>
/// <param name="School">Null where it is the national report.</param>
public sealed record FailedReport(string? School, string Language);

/// <summary>What the last run of Publish ended with.</summary>
/// <param name="On">The day.</param>
/// <param name="Version">The publication that the reports are made from; 0 before there is one.</param>
/// <param name="Failed">Reports that are missing or old, because making them failed.</param>
public sealed record ReportStatus(DateOnly On, int Version, IReadOnlyList<FailedReport> Failed);

/// <summary>The reports. The container is private; the app hands them out after its own check.</summary>
public sealed class ReportBlobs
{
    private const string Fingerprint = "fingerprint";

    private readonly BlobContainerClient container;
    private readonly string campaign;

    internal ReportBlobs(BlobContainerClient container, string campaign) => (this.container, this.campaign) = (container, campaign);

    /// <summary>The name of the report of a school or of the nation.</summary>
    public string NameOf(Scope scope, string language, ReportForm form) => StorageKeys.ReportBlob(campaign, scope, language, form);

    /// <summary>What each stored report was made from: the fingerprint by name.</summary>
    public async Task<IReadOnlyDictionary<string, string>> FingerprintsAsync(CancellationToken cancel = default)
    {
        var found = new Dictionary<string, string>();
        var options = new GetBlobsOptions { Traits = BlobTraits.Metadata, Prefix = $"{campaign}/" };
        await foreach (var blob in container.GetBlobsAsync(options, cancel).ConfigureAwait(false))
        {
            found[blob.Name] = blob.Metadata.TryGetValue(Fingerprint, out var value) ? value : "";
        }

        return found;
    }

    /// <summary>
    /// Forgets what the stored PDFs were made from, so that the next run makes them again; a page that would be another is written
    /// again anyhow. Returns how many reports there are.
    /// </summary>
    public async Task<int> ForgetFingerprintsAsync(CancellationToken cancel = default)
    {
        var names = (await FingerprintsAsync(cancel).ConfigureAwait(false)).Keys.Where(
            name => name.EndsWith(".pdf", StringComparison.Ordinal)).ToList();
        foreach (var name in names)
        {
            await container.GetBlobClient(name).SetMetadataAsync(new Dictionary<string, string>(), cancellationToken: cancel)
                .ConfigureAwait(false);
        }

        return names.Count;
    }

    /// <summary>Replaces a report whole: readers get the old one or the new one, never a part.</summary>
    public Task PutAsync(
        string name, ReadOnlyMemory<byte> content, string fingerprint, string disposition, CancellationToken cancel = default) =>
        container.GetBlobClient(name).UploadAsync(
            BinaryData.FromBytes(content),
            new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentDisposition = disposition },
                Metadata = new Dictionary<string, string> { [Fingerprint] = fingerprint },
            },
            cancel);

    /// <summary>Reads a report, or null where none was made yet.</summary>
    public async Task<StoredReport?> ReadAsync(string name, CancellationToken cancel = default) =>
        await FindAsync(name, cancel).ConfigureAwait(false) is { } blob
            ? new StoredReport(
                blob.Content.ToMemory(), blob.Details.ETag.ToString("H"), blob.Details.LastModified, blob.Details.ContentDisposition ?? "")
            : null;

    public Task PutStatusAsync(ReportStatus status, CancellationToken cancel = default) =>
        container.GetBlobClient(StorageKeys.ReportStatus(campaign)).UploadAsync(
            BinaryData.FromBytes(JsonSerializer.SerializeToUtf8Bytes(status, StorageJson.Default.ReportStatus)), overwrite: true, cancel);

    /// <summary>What the last run of Publish ended with, or null where none has yet.</summary>
    public async Task<ReportStatus?> StatusAsync(CancellationToken cancel = default) =>
        await FindAsync(StorageKeys.ReportStatus(campaign), cancel).ConfigureAwait(false) is { } blob
            ? JsonSerializer.Deserialize(blob.Content, StorageJson.Default.ReportStatus)
            : null;

    private async Task<BlobDownloadResult?> FindAsync(string name, CancellationToken cancel)
    {
        try
        {
            return (await container.GetBlobClient(name).DownloadContentAsync(cancel).ConfigureAwait(false)).Value;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
