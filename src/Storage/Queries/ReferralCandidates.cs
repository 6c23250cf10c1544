using Inkassio.Domain.Dunning;
using Inkassio.Storage.Tables;

namespace Inkassio.Storage.Queries;

/// <summary>For whom a hand-over might be the next step: a coarse sieve, the advice decides.</summary>
public static class ReferralCandidates
{
    /// <summary>Debtors with an overdue claim that at least the first Mahnung went out for and that nobody else
    /// collects; the farthest on the ladder first, then most money.</summary>
    public static async Task<IReadOnlyList<DebtorId>> Load(
        TenantDb db, DateOnly today, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select debtor from claims
            where tenant = {db.Tenant} and open > disputed and due_on < {today} and referred_to is null
              and stage_rank >= {ClaimRows.Rank(NoticeKind.Notice1)}
            group by debtor order by max(stage_rank) desc, sum(open - disputed) desc, debtor limit {rowsMax}
            """, row => new DebtorId(row.Uuid(0)), stop);
    }
}
