using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Inkassio.Storage;

/// <summary>The keys of streams: made when the first personal fact is stored, destroyed when a person is
/// erased.</summary>
sealed class Keys(Database database)
{
    /// <summary>How many opened keys are kept in memory; beyond that all are forgotten and read again.</summary>
    const int OpenMax = 200_000;

    internal static readonly Table Table = new("stream_keys", keyCount: 3,
        Table.Uuid("tenant"), Table.Uuid("stream"), Table.Uuid("key"), Table.Text("master"), Table.Bytes("wrapped"),
        Table.Instant("made_at"), Table.Instant("destroyed_at"));

    /// <summary>How long a key may outlive its erasure in the memory of another node.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromMinutes(5);

    readonly ConcurrentDictionary<(Guid Tenant, Guid Stream), (StreamKeys Keys, long ReadAt)> open = new();
    long kept;

    /// <summary>The keys of a stream that have not been destroyed.</summary>
    public async Task<StreamKeys> Of(TenantDb db, Guid stream, CancellationToken stop)
    {
        if (open.TryGetValue((db.Tenant.Value, stream), out var known)
            && database.Clock.GetElapsedTime(known.ReadAt) < OpenFor) return known.Keys;
        await using var transaction = await db.Read(stop);
        var rows = await transaction.Query($"""
            select key, wrapped from stream_keys
            where tenant = {db.Tenant} and stream = {stream} and wrapped is not null order by key
            """, row => (Key: row.Uuid(0), Wrapped: row.Bytes(1)), stop);
        return Keep(db, new StreamKeys(stream, [.. rows.Select(row => Open(db, stream, row.Key, row.Wrapped))]));
    }

    public StreamKey Open(TenantDb db, Guid stream, Guid key, byte[] wrapped) =>
        new(key, database.Master.Unwrap(db.Tenant, stream, key, wrapped));

    /// <summary>A new key and the row that keeps it. It counts only once that row is committed: see <see
    /// cref="Keep"/>.</summary>
    public (StreamKey Key, object?[] Row) Make(TenantDb db, Guid stream)
    {
        var key = new StreamKey(Guid.CreateVersion7(db.Now), RandomNumberGenerator.GetBytes(32));
        var wrapped = database.Master.Wrap(db.Tenant, stream, key.Id, key.Secret);
        return (key, [db.Tenant.Value, stream, key.Id, database.Master.Id, wrapped, db.Now, null]);
    }

    public StreamKeys Keep(TenantDb db, StreamKeys keys)
    {
        // Counting a concurrent dictionary locks it whole: our own count may be a little off, and that is enough.
        if (Interlocked.Increment(ref kept) % OpenMax == 0) open.Clear();
        open[(db.Tenant.Value, keys.Stream)] = (keys, database.Clock.GetTimestamp());
        return keys;
    }

    /// <summary>A master key that was lost must not be replaced unseen: nobody could read a name any more.</summary>
    /// <exception cref="StartRefusedException">A tenant's keys are wrapped by another master key.</exception>
    public async Task RefuseAnother(CancellationToken stop)
    {
        foreach (var tenant in await new Tenants(database).All(stop))
        {
            await using var transaction = await TenantDb.ForHouse(database, tenant, "start").Read(stop);
            var found = await transaction.Query($"""
                select distinct master from stream_keys where tenant = {tenant.Id} and wrapped is not null limit 2
                """, row => row.Text(0), stop);
            if (found.Count == 0) continue;
            if (found.Contains(database.Master.Id)) return;
            // Made a moment ago, it has wrapped nothing yet, and would only be in the way of the right one.
            if (database.Master.IsNew) File.Delete(database.Master.File);
            throw new StartRefusedException(
                $"Der Hauptschlüssel fehlt oder ist ein anderer: {database.Master.File}. Die Datenbank wurde mit dem "
                + $"Schlüssel {found[0]} geschrieben. Spielen Sie diese Datei aus der Sicherung der Schlüssel ein und "
                + "starten Sie neu. Ohne sie kann niemand mehr Namen, Anschriften und Briefe lesen.");
        }
    }

    public void Forget(TenantDb db, Guid stream) => open.TryRemove((db.Tenant.Value, stream), out _);

    /// <summary>Destroys every key of a stream: listed outside the database first, so that no backup brings it
    /// back.</summary>
    public async Task Destroy(TenantDb db, Transaction transaction, Guid stream, CancellationToken stop)
    {
        var ids = await transaction.Query(
            $"select key from stream_keys where tenant = {db.Tenant} and stream = {stream} and wrapped is not null",
            row => row.Uuid(0), stop);
        database.Master.ListDestroyed(ids);
        await Empty(db, transaction, ids, stop);
        Forget(db, stream);
    }

    /// <summary>After a restore: destroys again what had been destroyed. Returns the streams that it touched.</summary>
    public async Task<IReadOnlyList<Guid>> DestroyAgain(TenantDb db, CancellationToken stop)
    {
        var listed = database.Master.Destroyed();
        await using var transaction = await db.Begin(stop);
        var back = await transaction.Query(
            $"select stream, key from stream_keys where tenant = {db.Tenant} and wrapped is not null",
            row => (Stream: row.Uuid(0), Key: row.Uuid(1)), stop);
        var again = back.Where(row => listed.Contains(row.Key)).ToList();
        await Empty(db, transaction, [.. again.Select(row => row.Key)], stop);
        await transaction.Commit(stop);
        open.Clear();
        return [.. again.Select(row => row.Stream).Distinct()];
    }

    static Task Empty(TenantDb db, Transaction transaction, IReadOnlyList<Guid> keys, CancellationToken stop) =>
        transaction.Run($"""
            update stream_keys set wrapped = null, destroyed_at = {db.Now}
            where tenant = {db.Tenant} and key {new AnyOf(keys)}
            """, stop);
}

sealed record StreamKey(Guid Id, byte[] Secret);

/// <summary>The keys of one stream, oldest first.</summary>
sealed record StreamKeys(Guid Stream, IReadOnlyList<StreamKey> All)
{
    /// <summary>The one that new facts are encrypted with.</summary>
    public StreamKey? Newest => All.Count > 0 ? All[^1] : null;

    public StreamKey? Of(Guid id) => All.FirstOrDefault(key => key.Id == id);

    public StreamKeys With(StreamKey key) => this with { All = [.. All, key] };
}
