using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;

namespace Inkassio.Storage.Queries;

/// <summary>A letter that waits for a person.</summary>
/// <param name="Open">What is open on its claims now.</param>
public sealed record ProposalRow(
    NoticeId Notice, DebtorId Debtor, string Number, string Name, NoticeKind Kind, Money Open, int Claims,
    DateOnly ProposedOn, bool IsApproved, DateOnly? OldestDueOn)
{
    /// <summary>The number of the instalment that it reminds of; null for a step of the ladder.</summary>
    public int? Instalment { get; init; }
}

/// <summary>The letters that were proposed and not decided yet, sharpest first: they deserve the closest
/// look.</summary>
public static class Proposals
{
    public static async Task<(IReadOnlyList<ProposalRow> Rows, long Count)> Load(
        TenantDb db, string search, int skip, int take, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        var matching = SearchWords.Of(search, $"d.search");
        var count = await transaction.One($"""
            select count(*) from notices n join debtors d on d.tenant = n.tenant and d.debtor = n.debtor
            where n.tenant = {db.Tenant} and n.state = 'Proposed' {matching}
            """, row => row.Long(0), stop);
        var rows = await transaction.Query($"""
            select n.notice, n.debtor, d.number, d.name, n.kind, n.currency,
              (select cast(coalesce(sum(c.open), 0) as bigint) from notice_steps s
                join claims c on c.tenant = s.tenant and c.invoice = s.invoice
                where s.tenant = {db.Tenant} and s.notice = n.notice),
              n.claim_count, n.proposed_on, n.is_approved,
              (select min(c.due_on) from notice_steps s join claims c on c.tenant = s.tenant and c.invoice = s.invoice
                where s.tenant = {db.Tenant} and s.notice = n.notice), n.instalment
            from notices n join debtors d on d.tenant = n.tenant and d.debtor = n.debtor
            where n.tenant = {db.Tenant} and n.state = 'Proposed' {matching}
            order by n.kind_rank desc, n.proposed_on, n.notice limit {Math.Clamp(take, 0, AgingList.RowsMax)} offset {Math.Max(0, skip)}
            """, Of, stop);
        return (rows, count);
    }

    static ProposalRow Of(Row row) => new(
        new NoticeId(row.Uuid(0)), new DebtorId(row.Uuid(1)), row.TextOrNull(2) ?? "", row.Text(3),
        KebabEnum<NoticeKind>.Value(row.Text(4)), new Money(row.Long(6), row.Word<Currency>(5)), (int)row.Long(7),
        row.Day(8), row.Flag(9), row.DayOrNull(10))
    {
        Instalment = (int?)row.LongOrNull(11),
    };

    /// <summary>Those of one day after the last one of the page before; null begins.</summary>
    public static async Task<IReadOnlyList<(DebtorId Debtor, NoticeId Notice)>> OfDay(
        TenantDb db, DateOnly proposedOn, NoticeId? after, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select debtor, notice from notices
            where tenant = {db.Tenant} and state = 'Proposed' and proposed_on = {proposedOn} and instalment is null
              and notice > {after?.Value ?? Guid.Empty}
            order by notice limit {Math.Clamp(rowsMax, 1, AgingList.RowsMax)}
            """, row => (new DebtorId(row.Uuid(0)), new NoticeId(row.Uuid(1))), stop);
    }

    /// <summary>How many letters a day's runs have brought, whatever became of them.</summary>
    public static async Task<int> CountOfDay(TenantDb db, DateOnly proposedOn, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return (int)await transaction.One($"""
            select count(*) from notices
            where tenant = {db.Tenant} and proposed_on = {proposedOn} and state <> 'Voided'
            """, row => row.Long(0), stop);
    }
}
