using Inkassio.Domain.Debtors;
using Inkassio.Storage.Tables;

namespace Inkassio.Storage;

/// <summary>Makes a tenant's read tables again from its journal. May be broken off and repeated; appends go on
/// meanwhile.</summary>
public sealed class Rebuild(Journal journal)
{
    /// <summary>How many debtors are written in one transaction.</summary>
    const int PageMax = 500;

    /// <returns>How many debtors were written.</returns>
    public async Task<long> Run(TenantDb db, CancellationToken stop)
    {
        await Empty(db, stop);
        var (after, count) = (Guid.Empty, 0L);
        while (await Page(db, after, stop) is { Count: > 0 } page)
        {
            await Write(db, page, stop);
            (after, count) = (page[^1].Value, count + page.Count);
        }
        return count;
    }

    /// <summary>Makes the rows of some debtors again, for instance after an erasure.</summary>
    // The heads are locked while the journal is read, so that no append falls between reading and writing.
    public async Task Write(TenantDb db, IReadOnlyList<DebtorId> debtors, CancellationToken stop)
    {
        await using var writing = await db.Database.Dialect.BeginWriting(db.Tenant, stop);
        await writing.Lock([.. debtors.Select(debtor => debtor.Value)], stop);
        var changes = new Changes();
        await foreach (var account in journal.LoadMany(db, debtors, stop))
            changes.Then(ReadTables.Changes(db.Tenant, account.Id, Debtor.New, account.State));
        await changes.Write(writing, stop);
        await writing.Flush(stop);
        Fault.Point("rebuild.before-commit", db.Tenant.Value);
        await writing.Commit(stop);
    }

    static async Task Empty(TenantDb db, CancellationToken stop)
    {
        await using var writing = await db.Database.Dialect.BeginWriting(db.Tenant, stop);
        await writing.Enter(stop);
        foreach (var table in ReadTables.All.Reverse()) await writing.Clear(table, stop);
        await writing.Flush(stop);
        await writing.Commit(stop);
    }

    static async Task<IReadOnlyList<DebtorId>> Page(TenantDb db, Guid after, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select stream from streams
            where tenant = {db.Tenant} and kind = {"debtor"} and version > 0 and stream > {after}
            order by stream limit {PageMax}
            """, row => new DebtorId(row.Uuid(0)), stop);
    }
}
