namespace Inkassio.Storage.Queries;

/// <summary>Whom a call might be worth: a coarse sieve, the call gate decides.</summary>
public static class CallCandidates
{
    /// <summary>Debtors with a telephone number and something overdue that no one else collects, most money first.
    /// </summary>
    public static async Task<IReadOnlyList<DebtorId>> Load(
        TenantDb db, DateOnly today, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select c.debtor from claims c join debtors d on d.tenant = c.tenant and d.debtor = c.debtor
            where c.tenant = {db.Tenant} and c.open > c.disputed and c.due_on < {today} and c.stage_rank > 1
              and c.referred_to is null and c.hold_reason is null and d.phone <> '' and d.hold_reason is null
            group by c.debtor order by sum(c.open - c.disputed) desc, c.debtor limit {rowsMax}
            """, row => new DebtorId(row.Uuid(0)), stop);
    }
}
