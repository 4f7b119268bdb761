using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;

namespace Surveys.Storage;

/// <summary>A storage account, and how we prove that we may use it: with a key, or as somebody Azure knows.</summary>
public sealed class StorageAccount
{
    private StorageAccount(TableServiceClient tables, BlobServiceClient blobs) => (Tables, Blobs) = (tables, blobs);

    public TableServiceClient Tables { get; }

    public BlobServiceClient Blobs { get; }

    /// <param name="connectionString">With a key in it: an account of development and tests.</param>
    /// <exception cref="FormatException">It is no connection string.</exception>
    public static StorageAccount WithKey(string connectionString) =>
        new(new TableServiceClient(connectionString), new BlobServiceClient(connectionString));

    /// <param name="tables">The address of its tables, https.</param>
    /// <param name="blobs">The address of its blobs, https.</param>
    /// <param name="credential">Who asks. Nobody is asked before the first call.</param>
    public static StorageAccount WithIdentity(Uri tables, Uri blobs, TokenCredential credential) =>
        new(new TableServiceClient(tables, credential), new BlobServiceClient(blobs, credential));
}
