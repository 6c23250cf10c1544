using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Storage.Tables;

namespace Inkassio.Storage.Queries;

/// <summary>A letter that waits for a person.</summary>
/// <param name="Total">What its claims stand at now.</param>
public sealed record ProposalRow(
    NoticeId Notice, DebtorId Debtor, string Number, string Name, NoticeKind Kind, int Claims, Money Total,
    DateOnly OldestDueOn, DateOnly ProposedOn);

/// <summary>The proposals, sharpest first, then the largest: what deserves a look comes on top.</summary>
public static class Proposals
{
    public const int RowsMax = 1_000;

    public static async Task<IReadOnlyList<ProposalRow>> Load(
        TenantDb db, int skip, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select n.notice, n.debtor, d.number, d.name, n.kind_rank, count(*), sum(c.open) as total, n.currency,
                   min(c.due_on), n.proposed_on
            from notices n
            join notice_steps s on s.tenant = n.tenant and s.notice = n.notice
            join claims c on c.tenant = s.tenant and c.invoice = s.invoice
            join debtors d on d.tenant = n.tenant and d.debtor = n.debtor
            where n.tenant = {db.Tenant} and n.state = 'Proposed'
            group by n.notice, n.debtor, d.number, d.name, n.kind_rank, n.currency, n.proposed_on
            order by n.kind_rank desc, total desc, n.notice
            limit {Math.Clamp(rowsMax, 1, RowsMax)} offset {Math.Max(0, skip)}
            """, Read, stop);
    }

    public static async Task<int> Count(TenantDb db, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.One(
            $"select count(*) from notices where tenant = {db.Tenant} and state = 'Proposed'",
            row => (int)row.Long(0), stop);
    }

    static ProposalRow Read(Row row) => new(
        new NoticeId(row.Uuid(0)), new DebtorId(row.Uuid(1)), row.TextOrNull(2) ?? "", row.Text(3),
        ClaimRows.KindOf(row.Long(4))!.Value, (int)row.Long(5), new(row.Long(6), row.Word<Currency>(7)), row.Day(8),
        row.Day(9));
}
