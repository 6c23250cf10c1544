namespace Inkassio.Storage.Queries;

/// <summary>Payments by what somebody remembers of them: the amount, and roughly the day.</summary>
public static class PaymentsLike
{
    public const int RowsMax = 20;

    /// <summary>So many days before and after the named one: banks and people count differently.</summary>
    public const int DaysAround = 3;

    public static async Task<IReadOnlyList<PaymentRow>> Load(
        TenantDb db, long cents, Currency? currency, DateOnly? on, DebtorId? debtor, CancellationToken stop)
    {
        await using var transaction = await db.Read(stop);
        return await transaction.Query($"""
            select p.payment, p.debtor, d.number, d.name, p.amount, p.credit, p.currency, p.received_on, p.reversed_on
            from payments p join debtors d on d.tenant = p.tenant and d.debtor = p.debtor
            where p.tenant = {db.Tenant} and p.amount = {cents}
              {SqlText.If(currency is not null, $"and p.currency = {currency?.ToString() ?? ""}")}
              {SqlText.If(debtor is not null, $"and p.debtor = {debtor?.Value ?? default}")}
              {SqlText.If(on is not null, $"and p.received_on >= {on?.AddDays(-DaysAround) ?? default}")}
              {SqlText.If(on is not null, $"and p.received_on <= {on?.AddDays(DaysAround) ?? default}")}
            order by p.received_on desc, p.payment limit {RowsMax}
            """, PaymentList.Read, stop);
    }
}
