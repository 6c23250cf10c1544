namespace Inkassio.Storage.Queries;

/// <summary>Money that came in from a debtor.</summary>
public sealed record PaymentRow(
    PaymentId Payment, DebtorId Debtor, string Number, string Name, Money Amount, Money Credit, DateOnly ReceivedOn,
    DateOnly? ReversedOn);

/// <summary>The payments of all debtors, newest first.</summary>
public static class PaymentList
{
    public const int RowsMax = 1_000;

    public static async Task<IReadOnlyList<PaymentRow>> Load(TenantDb db, int skip, int rowsMax, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select p.payment, p.debtor, d.number, d.name, p.amount, p.credit, p.currency, p.received_on, p.reversed_on
            from payments p join debtors d on d.tenant = p.tenant and d.debtor = p.debtor
            where p.tenant = {db.Tenant} order by p.received_on desc, p.payment desc
            limit {Math.Clamp(rowsMax, 1, RowsMax)} offset {Math.Max(0, skip)}
            """, Read, stop);
    }

    public static async Task<int> Count(TenantDb db, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.One(
            $"select count(*) from payments where tenant = {db.Tenant}", row => (int)row.Long(0), stop);
    }

    internal static PaymentRow Read(Row row)
    {
        var currency = row.Word<Currency>(6);
        return new(
            new PaymentId(row.Uuid(0)), new DebtorId(row.Uuid(1)), row.TextOrNull(2) ?? "", row.Text(3),
            new(row.Long(4), currency), new(row.Long(5), currency), row.Day(7), row.DayOrNull(8));
    }
}
