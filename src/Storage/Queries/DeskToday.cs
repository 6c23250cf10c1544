using Inkassio.Domain.Debtors;

namespace Inkassio.Storage.Queries;

/// <summary>What lies on the desk, counted: one look at each table and no account opened.</summary>
/// <param name="Answered">Customers whose answer nobody has read.</param>
/// <param name="Disturbed">Letters of which nobody knows whether they arrived, or that the machine has given up.</param>
/// <param name="NotDunned">Customers with something overdue that no letter has asked for, and nothing holds.</param>
public sealed record DeskToday(long Answered, long Disturbed, long NotDunned)
{
    public static async Task<DeskToday> Load(TenantDb db, DateOnly today, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var answered = await transaction.One($"""
            select count(*) from debtors
            where tenant = {db.Tenant} and is_erased = {false} and hold_reason = {HoldReason.Replied.ToString()}
            """, row => row.Long(0), stop);
        var disturbed = await transaction.One($"""
            select count(*) from dispatches where tenant = {db.Tenant} and state in ('Unknown', 'Parked')
            """, row => row.Long(0), stop);
        var fresh = await transaction.One($"""
            select count(distinct debtor) from claims
            where tenant = {db.Tenant} and open > 0 and open > disputed and due_on < {today} and stage_rank <= 1
              and hold_reason is null and referred_to is null
            """, row => row.Long(0), stop);
        return new(answered, disturbed, fresh);
    }
}
