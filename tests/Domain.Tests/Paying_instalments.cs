using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests;

public sealed class Paying_instalments
{
    static readonly PlanId Raten = new(Guid.Parse("00000000-0000-7000-8000-0000000000c1"));

    // RE-1 over 100 € in two instalments; RE-2 over 50 € is older and overdue, and not part of the plan.
    static Account InInstalments() => OneInvoice(
            new InvoiceRegistered(Second, "RE-2", Euro(50), March.AddDays(-60), March.AddDays(-40), Told: null))
        .After(new AgreePlan(
            Raten, [First], [new(March.AddDays(30), Euro(60)), new(March.AddDays(60), Euro(40))],
            PlanInterest.None, March, March));

    static Account Paying(decimal amount, InvoiceId? designation = null) =>
        InInstalments().After(new RecordPayment(Bank17, Euro(amount), March.AddDays(29), designation));

    [Fact]
    public void means_the_instalment_when_the_amount_is_exactly_that()
    {
        var account = Paying(60).Debtor;
        Assert.Equal(Euro(40), account.Claims[First].Open);
        Assert.Equal(Euro(50), account.Claims[Second].Open);
        Assert.Equal(2, account.Plans[Raten].NextDue(account)!.Number);
    }

    [Fact]
    public void follows_the_law_when_the_amount_says_nothing() =>
        Assert.Equal(Euro(0), Paying(59).Debtor.Claims[Second].Open);

    [Fact]
    public void follows_the_word_of_the_debtor_before_the_amount() =>
        Assert.Equal(Euro(0), Paying(60, Second).Debtor.Claims[Second].Open);
}
