using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Storage.Tables;

namespace Inkassio.Storage.Queries;

/// <summary>A letter that was released.</summary>
public sealed record IssuedLetter(
    NoticeId Notice, DebtorId Debtor, string Number, string Name, NoticeKind Kind, Money Total, DateOnly IssuedOn,
    DateOnly DeadlineOn);

/// <summary>The letters that were released, newest first.</summary>
public static class IssuedLetters
{
    public const int RowsMax = 10_000;

    /// <param name="from">The first day of the letters' dates; null for all.</param>
    public static async Task<IReadOnlyList<IssuedLetter>> Load(
        TenantDb db, DateOnly? from, int skip, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select n.notice, n.debtor, d.number, d.name, n.kind_rank, n.total, n.currency, n.issued_on, n.deadline_on
            from notices n join debtors d on d.tenant = n.tenant and d.debtor = n.debtor
            where n.tenant = {db.Tenant} and n.state = 'Issued' and n.issued_on >= {from ?? DateOnly.MinValue}
            order by n.issued_on desc, d.name, n.notice
            limit {Math.Clamp(rowsMax, 1, RowsMax)} offset {Math.Max(0, skip)}
            """, Read, stop);
    }

    static IssuedLetter Read(Row row) => new(
        new NoticeId(row.Uuid(0)), new DebtorId(row.Uuid(1)), row.TextOrNull(2) ?? "", row.Text(3),
        ClaimRows.KindOf(row.Long(4))!.Value, new(row.Long(5), row.Word<Currency>(6)), row.Day(7), row.Day(8));
}
