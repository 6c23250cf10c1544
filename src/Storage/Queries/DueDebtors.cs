namespace Inkassio.Storage.Queries;

/// <summary>Whom a dunning run has to look at.</summary>
public static class DueDebtors
{
    /// <summary>How many there are.</summary>
    public static async Task<int> Count(TenantDb db, DateOnly dueBy, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.One($"""
            select count(distinct debtor) from claims where tenant = {db.Tenant} and open > 0 and due_on <= {dueBy}
            """, row => (int)row.Long(0), stop);
    }

    /// <summary>
    /// Debtors with an open claim due on or before a day, by id, beginning after <paramref name="after"/>. The last
    /// id of a page is where the next begins; an empty page is the end.
    /// </summary>
    public static async Task<IReadOnlyList<DebtorId>> Load(
        TenantDb db, DateOnly dueBy, DebtorId? after, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select debtor from claims
            where tenant = {db.Tenant} and open > 0 and due_on <= {dueBy} and debtor > {after?.Value ?? Guid.Empty}
            group by debtor order by debtor limit {rowsMax}
            """, row => new DebtorId(row.Uuid(0)), stop);
    }
}
