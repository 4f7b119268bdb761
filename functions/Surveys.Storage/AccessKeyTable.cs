using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Data.Tables;

namespace Surveys.Storage;

/// <summary>What a key opens.</summary>
public enum AccessRole
{
    /// <summary>Runs the sessions.</summary>
    Staff,

    /// <summary>Pulls releases.</summary>
    Analyst,

    /// <summary>Opens the report of one school, and nothing else.</summary>
    School,
}

/// <summary>A key as it is stored: never the key itself.</summary>
/// <param name="Hash">SHA-256 of the key in lower-case hexadecimal; its first characters name the key in lists.</param>
/// <param name="Label">Whom it was given to, in the operator's words.</param>
/// <param name="School">The one school a <see cref="AccessRole.School"/> key opens.</param>
public sealed record AccessKey(string Hash, AccessRole Role, string Label, string? School, DateTimeOffset Expires)
{
    /// <summary>Whether it opens anything at this moment.</summary>
    public bool IsLiveAt(DateTimeOffset now) => now < Expires;

    /// <summary>Whether this is the stored form of a key.</summary>
    public bool IsFor(string key) => Hash == AccessKeyTable.Hash(key);
}

/// <summary>The keys of staff, analysts and schools.</summary>
public sealed class AccessKeyTable
{
    private const int KeyBytes = 32;

    private readonly TableClient table;

    internal AccessKeyTable(TableClient table) => this.table = table;

    /// <summary>Makes a key of 256 random bits and stores its hash. The key is returned this once and cannot be had again.</summary>
    public async Task<(string Key, AccessKey Stored)> CreateAsync(
        AccessRole role, string label, string? school, DateTimeOffset expires, CancellationToken cancel = default)
    {
        if (role == AccessRole.School == school is null)
        {
            throw new ArgumentException("A school's key names its school; no other key does.", nameof(school));
        }

        var key = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(KeyBytes));
        var stored = new AccessKey(Hash(key), role, label, school, expires);
        var row = StorageKeys.AccessKey(role, stored.Hash).Entity();
        row["label"] = label;
        row["expires"] = expires;
        if (school is not null)
        {
            row["school"] = school;
        }

        await table.AddEntityAsync(row, cancel).ConfigureAwait(false);
        return (key, stored);
    }

    /// <summary>The stored key of this role that was presented, or null where there is none or it has expired.</summary>
    public async Task<AccessKey?> FindAsync(AccessRole role, string presented, DateTimeOffset now, CancellationToken cancel = default) =>
        await FindEvenExpiredAsync(role, presented, cancel).ConfigureAwait(false) is { } key && key.IsLiveAt(now) ? key : null;

    /// <summary>Likewise, but a key that has expired too: to be told so, never to be let in.</summary>
    public async Task<AccessKey?> FindEvenExpiredAsync(AccessRole role, string presented, CancellationToken cancel = default)
    {
        if (!Base64Url.IsValid(presented, out var length) || length != KeyBytes)
        {
            return null;
        }

        var hash = Hash(presented);
        var row = await table.FindAsync(StorageKeys.AccessKey(role, hash), cancel).ConfigureAwait(false);
        return row is not null
            && CryptographicOperations.FixedTimeEquals(
                Encoding.ASCII.GetBytes(StorageKeys.ReadAccessKey(row).Hash), Encoding.ASCII.GetBytes(hash))
                ? Read(row)
                : null;
    }

    public async Task<IReadOnlyList<AccessKey>> AllAsync(CancellationToken cancel = default)
    {
        var keys = new List<AccessKey>();
        foreach (var role in Enum.GetValues<AccessRole>())
        {
            await foreach (var row in table.RowsAsync(StorageKeys.AccessKeysOf(role), cancel).ConfigureAwait(false))
            {
                keys.Add(Read(row));
            }
        }

        return keys;
    }

    /// <summary>Moves a key's end. The key stays the same, so every link and letter that carries it opens again.</summary>
    public Task RenewAsync(AccessKey key, DateTimeOffset expires, CancellationToken cancel = default)
    {
        var row = StorageKeys.AccessKey(key.Role, key.Hash).Entity();
        row["expires"] = expires;
        return table.UpdateEntityAsync(row, ETag.All, TableUpdateMode.Merge, cancel);
    }

    public Task RevokeAsync(AccessKey key, CancellationToken cancel = default)
    {
        var (partition, row) = StorageKeys.AccessKey(key.Role, key.Hash);
        return table.DeleteEntityAsync(partition, row, cancellationToken: cancel);
    }

    internal static string Hash(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(key)));

    private static AccessKey Read(TableEntity row)
    {
        var (role, hash) = StorageKeys.ReadAccessKey(row);
        return new AccessKey(
            hash, role, row.GetString("label"), row.GetString("school"), row.GetDateTimeOffset("expires") ?? DateTimeOffset.MinValue);
    }
}
