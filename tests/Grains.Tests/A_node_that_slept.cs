using Inkassio.Domain.Debtors;

namespace Inkassio.Grains.Tests;

public sealed class A_node_that_slept
{
    [Fact]
    public async Task does_not_refuse_what_another_node_has_made_right()
    {
        await using var office = await Office.Open(new(2026, 3, 12));
        await using var other = await office.SecondNode();
        var (debtor, invoice) = (DebtorId.New(), InvoiceId.New());
        // It has seen the account while there was no invoice in it.
        Assert.Empty((await office.Host.Debtors.Look(office.Db, debtor, default)).Claims);
        var payment = new DebtorCommand.RecordPayment(PaymentId.New(), new(100, Currency.EUR), office.Db.Today, invoice);
        Assert.IsType<Refusal.InvoiceUnknown>(
            (await office.Host.Debtors.Send(office.Db, debtor, payment, default)).Refusal);
        var there = (await other.Tenants.Enter(office.Db.Tenant, Storage.Author.Machine("test"), reason: "", default))!;
        var registered = new DebtorCommand.RegisterInvoice(
            invoice, "RE-1", "", new(10_000, Currency.EUR), new(2026, 1, 1), new(2026, 1, 15), Told: null);
        Assert.Null((await other.Debtors.Send(there, debtor, registered, default)).Refusal);
        Assert.Null((await office.Host.Debtors.Send(office.Db, debtor, payment, default)).Refusal);
    }
}
