namespace Inkassio.Storage.Queries;

/// <summary>The debtors whom a day's run has to ask: those with an open claim due by then.</summary>
public static class DueDebtors
{
    public static async Task<int> Count(TenantDb db, DateOnly dueBy, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.One($"""
            select count(distinct debtor) from claims where tenant = {db.Tenant} and open > 0 and due_on <= {dueBy}
            """, row => (int)row.Long(0), stop);
    }

    /// <summary>A page in the order of their ids, after the last one of the page before.</summary>
    public static async Task<IReadOnlyList<DebtorId>> Load(
        TenantDb db, DateOnly dueBy, DebtorId? after, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select distinct debtor from claims
            where tenant = {db.Tenant} and open > 0 and debtor > {after?.Value ?? Guid.Empty} and due_on <= {dueBy}
            order by debtor limit {rowsMax}
            """, row => new DebtorId(row.Uuid(0)), stop);
    }
}
