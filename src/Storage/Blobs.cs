using System.Security.Cryptography;

namespace Inkassio.Storage;

/// <summary>Bytes that were sent or received, encrypted with the key of the debtor (or tenant) that they are
/// about.</summary>
// So an erased debtor's letters can no longer be read, while their hashes in the journal stay what they were.
public static class Blobs
{
    /// <summary>The largest piece, in bytes.</summary>
    public const int BytesMax = 50 * 1024 * 1024;

    /// <summary>Stores bytes about a debtor; without one, about the tenant itself.</summary>
    /// <returns>The address: SHA-256 of the bytes as stored, in hexadecimal.</returns>
    public static async Task<string> Put(
        TenantDb db, DebtorId? about, ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        if (bytes.Length > BytesMax)
            throw new ArgumentException($"At most {BytesMax} bytes are stored.", nameof(bytes));
        var stream = about?.Value ?? db.Tenant.Value;
        var key = await KeyOf(db, stream, stop);
        var closed = Sealed.Close(key.Secret, bytes.Span, stream.ToByteArray(bigEndian: true));
        var hash = Convert.ToHexStringLower(SHA256.HashData(closed));
        await using var transaction = await db.Begin(stop);
        await transaction.Run($"""
            insert into blobs (tenant, hash, stream, key, body, stored_at)
            values ({db.Tenant}, {hash}, {stream}, {key.Id}, {closed}, {db.Now})
            """, stop);
        await transaction.Commit(stop);
        return hash;
    }

    /// <summary>The plain bytes; null when there are none by this address or their key was destroyed.</summary>
    /// <exception cref="InvalidDataException">The stored bytes no longer have this hash.</exception>
    public static async Task<byte[]?> Get(TenantDb db, string hash, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var found = await transaction.Query($"""
            select b.stream, b.key, b.body, k.wrapped from blobs b
            join stream_keys k on k.tenant = b.tenant and k.stream = b.stream and k.key = b.key
            where b.tenant = {db.Tenant} and b.hash = {hash}
            """, row => (Stream: row.Uuid(0), Key: row.Uuid(1), Body: row.Bytes(2), Wrapped: row.BytesOrNull(3)), stop);
        if (found is not [{ Wrapped: { } wrapped } blob]) return null;
        if (Convert.ToHexStringLower(SHA256.HashData(blob.Body)) != hash)
            throw new InvalidDataException($"The stored bytes {hash} were changed.");
        var key = db.Database.Keys.Open(db, blob.Stream, blob.Key, wrapped);
        return Sealed.Open(key.Secret, blob.Body, blob.Stream.ToByteArray(bigEndian: true));
    }

    // A stream without personal facts has no key yet.
    internal static async Task<StreamKey> KeyOf(TenantDb db, Guid stream, CancellationToken stop)
    {
        var keys = await db.Database.Keys.Of(db, stream, stop);
        if (keys.Newest is { } newest) return newest;
        var (key, row) = db.Database.Keys.Make(db, stream);
        await using (var writing = await db.Database.Dialect.BeginWriting(db.Tenant, stop))
        {
            await writing.Enter(stop);
            await writing.Put(Keys.Table, [row], stop);
            await writing.Flush(stop);
            await writing.Commit(stop);
        }
        db.Database.Keys.Keep(db, keys.With(key));
        return key;
    }
}
