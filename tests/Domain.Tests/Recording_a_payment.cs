using Inkassio.Domain.Debtors;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests;

public sealed class Recording_a_payment
{
    static Share Principal(InvoiceId invoice, decimal euro) => new(invoice, Euro(0), Euro(0), Euro(euro));

    static InvoiceRegistered SecondInvoice(DateOnly dueOn) =>
        new(Second, "RE-2", Euro(50), March.AddDays(-30), dueOn, Told: null);

    [Fact]
    public void shrinks_the_claim() => Assert.Equal(Euro(70), OneInvoice()
        .When(new RecordPayment(Bank17, Euro(30), March.AddDays(20), Designation: null))
        .Then(new PaymentRecorded(Bank17, Euro(30), [Principal(First, 30)], Euro(0), March.AddDays(20)))
        .Claims[First].Open);

    [Fact]
    public void keeps_what_is_too_much_as_a_credit() => Assert.Equal(Euro(6), OneInvoice()
        .When(new RecordPayment(Bank17, Euro(106), March.AddDays(20), Designation: null))
        .Then(new PaymentRecorded(Bank17, Euro(106), [Principal(First, 100)], Euro(6), March.AddDays(20)))
        .Credit(Currency.EUR));

    [Fact]
    public void covers_the_older_due_claim_first() => OneInvoice(SecondInvoice(March.AddDays(-9)))
        .When(new RecordPayment(Bank17, Euro(60), March.AddDays(20), Designation: null))
        .Then(new PaymentRecorded(
            Bank17, Euro(60), [Principal(Second, 50), Principal(First, 10)], Euro(0), March.AddDays(20)));

    [Fact]
    public void covers_what_the_debtor_named_before_what_is_older() => OneInvoice(SecondInvoice(March.AddDays(-9)))
        .When(new RecordPayment(Bank17, Euro(60), March.AddDays(20), Designation: First))
        .Then(new PaymentRecorded(Bank17, Euro(60), [Principal(First, 60)], Euro(0), March.AddDays(20))
        {
            Designation = First,
        });

    [Fact]
    public void covers_what_is_due_before_what_is_not() => OneInvoice(SecondInvoice(March.AddDays(60)))
        .When(new RecordPayment(Bank17, Euro(120), March.AddDays(20), Designation: null))
        .Then(new PaymentRecorded(
            Bank17, Euro(120), [Principal(First, 100), Principal(Second, 20)], Euro(0), March.AddDays(20)));

    [Fact]
    public void sent_twice_happens_once() => OneInvoice()
        .After(new RecordPayment(Bank17, Euro(30), March, Designation: null))
        .When(new RecordPayment(Bank17, Euro(30), March, Designation: null)).ThenNothing();

    [Fact]
    public void refuses_nothing_and_less() => OneInvoice()
        .When(new RecordPayment(Bank17, Euro(0), March, Designation: null))
        .ThenRefused<Refusal.AmountNotPositive>();

    [Fact]
    public void refuses_a_designation_that_nobody_knows() => OneInvoice()
        .When(new RecordPayment(Bank17, Euro(10), March, Designation: Second))
        .ThenRefused<Refusal.InvoiceUnknown>();

    [Fact]
    public void voids_the_proposal_that_it_makes_untrue()
    {
        var account = OneInvoice().After(new AdvanceDunning(March.AddDays(7), Letter));
        Assert.True(account.Debtor.Notices[Letter].IsOpen);
        account = account.After(new RecordPayment(Bank17, Euro(30), March.AddDays(5), Designation: null));
        Assert.Equal(NoticeState.Voided, account.Debtor.Notices[Letter].State);
        Assert.Equal(VoidReason.PaymentRecorded, account.Debtor.Notices[Letter].VoidedBecause);
    }

    [Fact]
    public void reversed_leaves_the_claims_as_they_were()
    {
        var before = OneInvoice(SecondInvoice(March.AddDays(-9)));
        var after = before
            .After(new RecordPayment(Bank17, Euro(177), March, Designation: null))
            .After(new ReversePayment(Bank17, March.AddDays(3)));
        Assert.Equivalent(before.Debtor.Claims[First], after.Debtor.Claims[First], strict: true);
        Assert.Equivalent(before.Debtor.Claims[Second], after.Debtor.Claims[Second], strict: true);
        Assert.Equal(Euro(0), after.Debtor.Credit(Currency.EUR));
    }
}
