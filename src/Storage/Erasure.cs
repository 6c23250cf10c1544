using Inkassio.Storage.Tables;

namespace Inkassio.Storage;

/// <summary>Erases what a debtor's person is: the key is destroyed, and every fact encrypted with it is gone for
/// good.</summary>
// Sums and letters' hashes stay. Whether a debtor may be erased is the caller's question (§§ 147 AO, 17 GDPR).
public sealed class Erasure(Journal journal)
{
    /// <summary>May be repeated; a crash midway is finished by the next try or by <see cref="Again"/>.</summary>
    public async Task Erase(TenantDb db, DebtorId debtor, CancellationToken stop)
    {
        await using (var transaction = await db.Begin(stop))
        {
            await Conversations.Forget(db, transaction, debtor, stop);
            await db.Database.Keys.Destroy(db, transaction, debtor.Value, stop);
            await transaction.Commit(stop);
        }
        Fault.Point("erasure.before-rows", db.Tenant.Value);
        await new Rebuild(journal).Write(db, [debtor], stop);
    }

    /// <summary>After a restore, and at each start: what had been erased is erased again. Returns how many
    /// debtors.</summary>
    public async Task<int> Again(TenantDb db, CancellationToken stop)
    {
        var streams = await db.Database.Keys.DestroyAgain(db, stop);
        foreach (var debtor in await Decided(db, stop)) await Erase(db, debtor, stop);
        await using (var transaction = await db.Read(stop))
            streams = [.. streams, .. await Unfinished(db, transaction, stop)];
        DebtorId[] debtors = [.. streams.Where(stream => stream != db.Tenant.Value).Distinct().Select(DebtorId.Of)];
        foreach (var debtor in debtors)
        {
            await using var transaction = await db.Begin(stop);
            await Conversations.Forget(db, transaction, debtor, stop);
            await transaction.Commit(stop);
        }
        foreach (var page in debtors.Chunk(500)) await new Rebuild(journal).Write(db, page, stop);
        return debtors.Length;
    }

    // Decided, and cut short before the key was destroyed.
    static async Task<IReadOnlyList<DebtorId>> Decided(TenantDb db, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select distinct d.debtor from debtors d
            join stream_keys k on k.tenant = d.tenant and k.stream = d.debtor
            where d.tenant = {db.Tenant} and d.is_erased and k.wrapped is not null
            """, row => new DebtorId(row.Uuid(0)), stop);
    }

    // Keys that are gone while the rows still show the facts.
    static Task<IReadOnlyList<Guid>> Unfinished(TenantDb db, Transaction transaction, CancellationToken stop) =>
        transaction.Query($"""
            select distinct d.debtor from debtors d
            join stream_keys k on k.tenant = d.tenant and k.stream = d.debtor
            where d.tenant = {db.Tenant} and k.destroyed_at is not null and d.search <> ''
            """, row => row.Uuid(0), stop);
}
