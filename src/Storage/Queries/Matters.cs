using Inkassio.Domain;
using Inkassio.Storage.Tables;

namespace Inkassio.Storage.Queries;

/// <summary>A promise, plan, complaint, circumstance, call or hand-over, as lists show it.</summary>
/// <param name="Detail">Its cause, outcome, kind or target, as the enum's word.</param>
/// <param name="NextOn">The day that it waits for: the last day of a promise, the next instalment, the answer.</param>
/// <param name="BreaksOn">The first day on which a plan is broken, as the books stand.</param>
public sealed record Matter(
    Guid Id, DebtorId Debtor, string Name, MatterKind Kind, string Detail, string State, DateOnly OpenedOn,
    DateOnly? NextOn, DateOnly? BreaksOn, DateOnly? EndedOn, Money? Amount, Money? Received, int Waiting)
{
    public bool IsRunning => State == MatterRows.Running;

    /// <summary>A promise whose day is over, or a plan that is broken.</summary>
    public bool IsBroken(DateOnly today) => IsRunning
        && ((Kind == MatterKind.Promise && NextOn < today) || (Kind == MatterKind.Plan && BreaksOn <= today));
}

public static class Matters
{
    public const int RowsMax = 500;

    /// <summary>Those of one kind, what waits longest first; also the ended ones on request.</summary>
    public static async Task<IReadOnlyList<Matter>> Load(
        TenantDb db, MatterKind kind, bool alsoEnded, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select m.matter, m.debtor, d.name, m.kind, m.detail, m.state, m.opened_on, m.next_on, m.breaks_on,
                   m.ended_on, m.currency, m.amount, m.received, m.waiting
            from matters m join debtors d on d.tenant = m.tenant and d.debtor = m.debtor
            where m.tenant = {db.Tenant} and m.kind = {kind.ToString()}
              and (m.state = {MatterRows.Running} or {alsoEnded})
            order by case when m.state = {MatterRows.Running} then 0 else 1 end, m.next_on, m.opened_on desc, m.matter
            limit {Math.Clamp(rowsMax, 1, RowsMax)}
            """, Read, stop);
    }

    /// <summary>What has to be looked at on a day: broken promises and plans, complaints without an answer, hand-overs
    /// whose partner has to be told of a payment.</summary>
    public static async Task<IReadOnlyList<Matter>> Waiting(
        TenantDb db, DateOnly today, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select m.matter, m.debtor, d.name, m.kind, m.detail, m.state, m.opened_on, m.next_on, m.breaks_on,
                   m.ended_on, m.currency, m.amount, m.received, m.waiting
            from matters m join debtors d on d.tenant = m.tenant and d.debtor = m.debtor
            where m.tenant = {db.Tenant} and m.state = {MatterRows.Running} and (
              (m.kind = {nameof(MatterKind.Promise)} and m.next_on < {today})
              or (m.kind = {nameof(MatterKind.Plan)} and m.breaks_on <= {today})
              or (m.kind = {nameof(MatterKind.Dispute)} and m.next_on <= {today})
              or (m.kind = {nameof(MatterKind.Referral)} and m.waiting > 0))
            order by m.next_on, m.opened_on, m.matter limit {Math.Clamp(rowsMax, 1, RowsMax)}
            """, Read, stop);
    }

    static Matter Read(Row row)
    {
        Money? Sum(int at) => row.IsNull(at) || row.IsNull(10)
            ? null : new Money(row.Long(at), row.Word<Currency>(10));
        return new(
            row.Uuid(0), new DebtorId(row.Uuid(1)), row.Text(2), row.Word<MatterKind>(3), row.Text(4), row.Text(5),
            row.Day(6), row.DayOrNull(7), row.DayOrNull(8), row.DayOrNull(9), Sum(11), Sum(12), (int)row.Long(13));
    }
}
