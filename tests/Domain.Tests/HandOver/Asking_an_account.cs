using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.HandOver;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Tests.HandOver;

/// <summary>The question behind the advice, filled from an account.</summary>
public sealed class Asking_an_account
{
    static readonly DateOnly On = Handed.On;

    static HandOverQuestion Of(params DebtorEvent[] then)
    {
        var debtor = Handed.Account1000(then: then).Debtor;
        var terms = Handed.Terms(Country.DE);
        return HandOverQuestion.Of(HandOverPackage.Of(debtor, [Handed.Invoice], terms, On), debtor, terms);
    }

    static PromiseGiven Promised(DateOnly payOn) =>
        new(new(Guid.NewGuid()), [Handed.Invoice], Account.Euro(1_000), payOn, payOn.AddDays(-7));

    [Fact]
    public void finds_a_promise_that_runs() =>
        Assert.Equal(On.AddDays(2 + Promise.TransferDays), Of(Promised(On.AddDays(2))).PromiseUntil);

    [Fact]
    public void counts_broken_promises()
    {
        var asked = Of(Promised(On.AddDays(-20)), Promised(On.AddDays(-10)));
        Assert.Equal((2, null), (asked.PromisesBroken, asked.PromiseUntil));
    }

    [Fact]
    public void sees_an_open_complaint_and_a_call()
    {
        var asked = Of(
            new DisputeOpened(
                new(Guid.NewGuid()), Handed.Invoice, Account.Euro(50), DisputeCause.Defect, On.AddDays(-3), On),
            new CallMade(new(Guid.NewGuid()), [Handed.Invoice], CallOutcome.Refused, On.AddDays(-2)));
        Assert.True(asked.IsDisputed);
        Assert.Equal((On.AddDays(-2), On.AddDays(-2)), (asked.LastReactionOn, asked.LastCallOn));
    }

    [Fact]
    public void knows_a_lost_address() => Assert.True(Of(new CircumstanceRecorded(
        Guid.NewGuid(), CircumstanceKind.AddressUnknown, Invoice: null, On, Until: null)).IsMailReturned);

    [Fact]
    public void weighs_the_relationship()
    {
        var asked = Of(new InvoiceRegistered(
            Account.Second, "RE-0", Account.Euro(5_000), On.AddYears(-3), On.AddYears(-3).AddDays(14), Told: null));
        Assert.Equal((3, Account.Euro(2_000)), (asked.RelationshipYears, asked.YearlyTurnover));
    }

    [Fact]
    public void takes_a_settled_complaint_into_the_package()
    {
        var dispute = new DisputeId(Guid.NewGuid());
        var debtor = Handed.Account1000(then:
        [
            new DisputeOpened(dispute, Handed.Invoice, null, DisputeCause.Defect, On.AddDays(-30), On.AddDays(-27)),
            new DisputeDescribed(dispute, "Fliese lose", "", ""),
            new DisputeResolved(dispute, Correspondence.ComplaintOutcome.NotRight, On.AddDays(-20), null),
        ]).Debtor;
        var fact = HandOverPackage.Of(debtor, [Handed.Invoice], Handed.Terms(Country.DE), On).Claims[0]
            .Details.Disputes.Single();
        Assert.Equal(("Mangel: Fliese lose", On.AddDays(-20), true), (fact.Ground, fact.AnsweredOn, fact.IsSettled));
    }

    [Fact]
    public void counts_the_letters_of_another_program()
    {
        var debtor = Account.OneInvoice(
            new DunnedBefore(Account.First, NoticeKind.LastNotice, new(2026, 3, 5), new(2026, 3, 16))).Debtor;
        var terms = Handed.Terms(Country.DE);
        var asked = HandOverQuestion.Of(HandOverPackage.Of(debtor, [Account.First], terms, On), debtor, terms);
        Assert.Equal(asked.StagesPlanned, asked.StagesDone);
    }
}
