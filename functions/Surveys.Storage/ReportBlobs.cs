using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Surveys.Storage;

/// <summary>A stored report that is being read.</summary>
public sealed record StoredReport(Stream Content, long Length, string ETag, DateTimeOffset LastModified);

/// <summary>The schools' PDFs. The container is private; the app streams them after its own check.</summary>
public sealed class ReportBlobs
{
    private const string Fingerprint = "fingerprint";

    private readonly BlobContainerClient container;
    private readonly string campaign;

    internal ReportBlobs(BlobContainerClient container, string campaign) => (this.container, this.campaign) = (container, campaign);

    /// <summary>The name of a school's report.</summary>
    public string NameOf(string school, string language) => Keys.ReportBlob(campaign, school, language);

    /// <summary>What each stored report was made from: the fingerprint by blob name.</summary>
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

    /// <summary>Forgets what the stored reports were made from, so that the next run makes them again. Returns how many there are.</summary>
    public async Task<int> ForgetFingerprintsAsync(CancellationToken cancel = default)
    {
        var names = (await FingerprintsAsync(cancel).ConfigureAwait(false)).Keys.ToList();
        foreach (var name in names)
        {
            await container.GetBlobClient(name).SetMetadataAsync(new Dictionary<string, string>(), cancellationToken: cancel).ConfigureAwait(false);
        }

        return names.Count;
    }

    /// <summary>Replaces a report whole: readers get the old one or the new one, never a part.</summary>
    public Task PutAsync(string name, ReadOnlyMemory<byte> pdf, string fingerprint, CancellationToken cancel = default) =>
        container.GetBlobClient(name).UploadAsync(
            BinaryData.FromBytes(pdf),
            new BlobUploadOptions
            {
                HttpHeaders = new BlobHttpHeaders { ContentType = "application/pdf" },
                Metadata = new Dictionary<string, string> { [Fingerprint] = fingerprint },
            },
            cancel);

    /// <summary>Opens a report, or null where none was made yet.</summary>
    public async Task<StoredReport?> OpenAsync(string name, CancellationToken cancel = default)
    {
        try
        {
            var blob = await container.GetBlobClient(name).DownloadStreamingAsync(cancellationToken: cancel).ConfigureAwait(false);
            var details = blob.Value.Details;
            return new StoredReport(blob.Value.Content, details.ContentLength, details.ETag.ToString(), details.LastModified);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }
}
