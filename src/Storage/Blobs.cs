using System.Security.Cryptography;
using Inkassio.Domain.Debtors;

namespace Inkassio.Storage;

/// <summary>Bytes that were released, encrypted with the debtor's key and addressed by the hash of what is stored.</summary>
public sealed class Blobs(Database database)
{
    /// <summary>The largest letter or picture, in bytes.</summary>
    public const int BytesMax = 20 * 1024 * 1024;

    /// <exception cref="InvalidOperationException">The debtor has no key: nothing personal was ever stored.</exception>
    public async Task<LetterHash> Put(TenantDb db, DebtorId debtor, byte[] bytes, CancellationToken stop)
    {
        if (bytes.Length > BytesMax) throw new ArgumentException($"At most {BytesMax} bytes are kept.", nameof(bytes));
        var key = (await database.Keys.Of(db, debtor.Value, stop)).Newest
            ?? throw new InvalidOperationException($"Debtor {debtor} has no key.");
        var closed = Sealed.Close(key.Secret, bytes, About(debtor));
        return await Keep(db, debtor.Value, key.Id, closed, stop);
    }

    /// <summary>The bytes as they were put; null when there are none or when their key was destroyed.</summary>
    /// <exception cref="InvalidDataException">The stored bytes are not those that were put.</exception>
    public async Task<byte[]?> Get(TenantDb db, DebtorId debtor, LetterHash hash, CancellationToken stop)
    {
        if (await Find(db, hash, stop) is not ({ } body, { } key)) return null;
        if ((await database.Keys.Of(db, debtor.Value, stop)).Of(key) is not { } open) return null;
        return Sealed.Open(open.Secret, body, About(debtor))
            ?? throw new InvalidDataException($"Letter {hash} cannot be opened: it was changed after it had been stored.");
    }

    /// <summary>Keeps something of the tenant's own that anybody may see, as its logo.</summary>
    public Task<LetterHash> PutOwn(TenantDb db, byte[] bytes, CancellationToken stop) => bytes.Length > BytesMax
        ? throw new ArgumentException($"At most {BytesMax} bytes are kept.", nameof(bytes))
        : Keep(db, db.Tenant.Value, key: null, bytes, stop);

    public async Task<byte[]?> GetOwn(TenantDb db, LetterHash hash, CancellationToken stop) =>
        await Find(db, hash, stop) is ({ } body, null) ? body : null;

    static async Task<LetterHash> Keep(TenantDb db, Guid stream, Guid? key, byte[] body, CancellationToken stop)
    {
        var hash = LetterHash.OfBytes(body);
        await using var transaction = await db.Begin(stop);
        await transaction.Run($"""
            insert into blobs (tenant, hash, stream, key, body, made_at)
            values ({db.Tenant}, {hash.Hex}, {stream}, {key}, {body}, {db.Now}) on conflict (tenant, hash) do nothing
            """, stop);
        await transaction.Commit(stop);
        return hash;
    }

    static async Task<(byte[]? Body, Guid? Key)> Find(TenantDb db, LetterHash hash, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var (body, key) = await transaction.OneOrNone(
            $"select body, key from blobs where tenant = {db.Tenant} and hash = {hash.Hex}",
            row => ((byte[]?)row.Bytes(0), row.UuidOrNull(1)), stop);
        if (body is not null && LetterHash.OfBytes(body) != hash)
            throw new InvalidDataException($"The bytes stored as {hash} are others by now.");
        return (body, key);
    }

    static byte[] About(DebtorId debtor) => [.. "blob"u8, .. debtor.Value.ToByteArray(bigEndian: true)];
}
