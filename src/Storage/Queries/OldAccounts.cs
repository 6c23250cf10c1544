namespace Inkassio.Storage.Queries;

/// <summary>Debtors whose newest document is so old that their personal facts may go soon.</summary>
public static class OldAccounts
{
    public const int RowsMax = 2_000;

    /// <summary>Those without any invoice or payment after a day, oldest first; the rules decide each one.</summary>
    public static async Task<IReadOnlyList<DebtorId>> Load(
        TenantDb db, DateOnly newestOn, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select d.debtor from debtors d
            where d.tenant = {db.Tenant} and not d.is_erased
              and not exists (
                select 1 from claims c where c.tenant = {db.Tenant} and c.debtor = d.debtor
                  and c.issued_on > {newestOn})
              and not exists (
                select 1 from payments p where p.tenant = {db.Tenant} and p.debtor = d.debtor
                  and p.received_on > {newestOn})
            order by d.debtor limit {Math.Clamp(rowsMax, 1, RowsMax)}
            """, row => new DebtorId(row.Uuid(0)), stop);
    }
}
