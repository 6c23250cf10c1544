using Inkassio.Domain.Debtors;

namespace Inkassio.Storage.Tables;

static class PaymentRows
{
    public static readonly Table Table = new("payments", keyCount: 2,
        Table.Uuid("tenant"), Table.Uuid("payment"), Table.Uuid("debtor"), Table.Text("currency"),
        Table.Long("amount"), Table.Long("credit"), Table.Day("received_on"), Table.Day("reversed_on"));

    public static void Compare(Changes changes, TenantId tenant, DebtorId debtor, Debtor before, Debtor after)
    {
        if (ReferenceEquals(before.Payments, after.Payments)) return;
        foreach (var (id, payment) in after.Payments)
            if (!before.Payments.TryGetValue(id, out var old) || !ReferenceEquals(old, payment))
                changes.Put(Table, tenant.Value, id.Value, debtor.Value, payment.Amount.Currency.ToString(),
                    payment.Amount.Cents, payment.Credit.Cents, payment.ReceivedOn, payment.ReversedOn);
        foreach (var id in before.Payments.Keys)
            if (!after.Payments.ContainsKey(id)) changes.Remove(Table, tenant.Value, id.Value);
    }
}

static class CreditRows
{
    public static readonly Table Table = new("credits", keyCount: 3,
        Table.Uuid("tenant"), Table.Uuid("debtor"), Table.Text("currency"), Table.Long("credit"));

    public static void Compare(Changes changes, TenantId tenant, DebtorId debtor, Debtor before, Debtor after)
    {
        if (ReferenceEquals(before.Payments, after.Payments) && ReferenceEquals(before.Claims, after.Claims)) return;
        foreach (var currency in Enum.GetValues<Currency>())
        {
            var (was, now) = (before.Credit(currency).Cents, after.Credit(currency).Cents);
            if (was != now && now == 0) changes.Remove(Table, tenant.Value, debtor.Value, currency.ToString());
            else if (was != now) changes.Put(Table, tenant.Value, debtor.Value, currency.ToString(), now);
        }
    }
}
