using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Law;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests;

/// <summary>Müller's invoice fell due on 2 March 2026: three years from the end of 2026 (§§ 195, 199 BGB).</summary>
public sealed class Moving_the_limitation
{
    static readonly Guid Thing = Guid.Parse("00000000-0000-7000-8000-0000000000b0");
    static readonly DateOnly End = new(2029, 12, 31);

    static LimitationAct Act(LimitationActKind kind, DateOnly from, DateOnly? lastOn = null) =>
        new(Thing, kind, from, lastOn);

    static RecordLimitationAct Record(LimitationActKind kind, DateOnly from, DateOnly? lastOn = null) =>
        new(First, Act(kind, from, lastOn));

    static LimitationEnd EndOf(Account account) => ClaimLaw
        .Of(account.Debtor, account.Debtor.Claims[First], Account.Terms).Limitation(account.Debtor.Claims[First]);

    [Fact]
    public void needs_more_than_a_letter() => Assert.Equal(End, EndOf(OneInvoice()).NominalOn);

    [Fact]
    public void begins_anew_with_an_acknowledgement()
    {
        var account = OneInvoice().After(Record(LimitationActKind.Acknowledged, new(2027, 5, 10)));
        Assert.Equal(new(2030, 5, 10), EndOf(account).NominalOn);
    }

    [Fact]
    public void is_not_reached_by_an_acknowledgement_before_the_period_and_says_so()
    {
        var end = EndOf(OneInvoice().After(Record(LimitationActKind.Acknowledged, March.AddDays(30))));
        Assert.Equal(End, end.NominalOn);
        Assert.IsType<LawWarning.NewStartWithoutEffect>(Assert.Single(end.Warnings));
    }

    [Theory]
    [InlineData(LimitationActKind.Negotiated)]
    [InlineData(LimitationActKind.Deferred)]
    public void adds_the_days_of_talks_and_of_more_time_to_pay(LimitationActKind kind) => Assert.Equal(
        new(2030, 1, 31), EndOf(OneInvoice().After(Record(kind, new(2027, 3, 1), new(2027, 3, 31)))).NominalOn);

    [Fact]
    public void waits_while_a_court_step_goes_on_and_for_six_months_more()
    {
        var account = OneInvoice().After(Record(LimitationActKind.CourtStep, new(2029, 12, 1)));
        Assert.Null(EndOf(account).NominalOn);
        account = account.After(Record(LimitationActKind.CourtStep, new(2029, 12, 1), new(2030, 3, 1)));
        Assert.Single(account.Debtor.Claims[First].Acts); // The same act, with its end.
        // 1 December to 1 September are 275 days; they are added to 31 December 2029.
        Assert.Equal(new(2030, 10, 2), EndOf(account).NominalOn);
    }

    [Fact]
    public void goes_back_when_the_entry_is_withdrawn()
    {
        var before = OneInvoice();
        var account = before.After(Record(LimitationActKind.Acknowledged, new(2027, 5, 10)));
        account.When(new WithdrawLimitationAct(First, Thing)).Then(new LimitationActWithdrawn(First, Thing));
        account = account.After(new WithdrawLimitationAct(First, Thing));
        Assert.Equivalent(before.Debtor.Claims[First], account.Debtor.Claims[First], strict: true);
        account.When(new WithdrawLimitationAct(First, Thing)).ThenNothing();
    }

    [Fact]
    public void refuses_days_that_cannot_be()
    {
        OneInvoice().When(Record(LimitationActKind.Acknowledged, March.AddDays(-15)))
            .ThenRefused<Refusal.BeforeInvoice>();
        OneInvoice().When(Record(LimitationActKind.Negotiated, March, March.AddDays(-1)))
            .ThenRefused<Refusal.EndBeforeBeginning>();
        OneInvoice().When(Record(LimitationActKind.Deferred, March)).ThenRefused<Refusal.DeferralWithoutEnd>();
        OneInvoice().When(Record(LimitationActKind.Deferred, March, new(2199, 1, 1)))
            .ThenRefused<Refusal.DayOutOfRange>();
        OneInvoice().When(new RecordLimitationAct(Second, Act(LimitationActKind.Acknowledged, March)))
            .ThenRefused<Refusal.InvoiceUnknown>();
    }

    [Fact]
    public void refuses_more_entries_than_a_claim_can_have()
    {
        var account = OneInvoice();
        for (var i = 0; i < Limits.LimitationActsMax; i++)
            account = account.After(new RecordLimitationAct(
                First, new(Guid.NewGuid(), LimitationActKind.Acknowledged, March.AddDays(i), null)));
        account.When(Record(LimitationActKind.Acknowledged, March))
            .ThenRefused<Refusal.TooManyLimitationActs>();
    }

    [Fact]
    public void counts_a_part_payment_on_the_only_claim_or_on_the_one_that_was_named()
    {
        var paidOn = new DateOnly(2027, 5, 10);
        var second = new InvoiceRegistered(Second, "RE-2", Euro(50), March, March.AddDays(9), Told: null);
        var alone = OneInvoice().After(new RecordPayment(Bank17, Euro(10), paidOn, Designation: null));
        Assert.Equal(new(2030, 5, 10), EndOf(alone).NominalOn);
        var named = OneInvoice(second).After(new RecordPayment(Bank17, Euro(10), paidOn, Designation: First));
        Assert.Equal(new(2030, 5, 10), EndOf(named).NominalOn);
        // Without a word it covers the older claim, and admits neither (§ 212 BGB): the earlier end is the safe one.
        var unnamed = OneInvoice(second).After(new RecordPayment(Bank17, Euro(10), paidOn, Designation: null));
        Assert.Equal(Euro(90), unnamed.Debtor.Claims[First].Open);
        Assert.Equal(End, EndOf(unnamed).NominalOn);
    }

    [Fact]
    public void by_more_time_to_pay_holds_letters_back_until_then()
    {
        var account = OneInvoice().After(new AdvanceDunning(March.AddDays(7), Letter));
        account = account.After(Record(LimitationActKind.Deferred, March.AddDays(7), March.AddDays(30)));
        Assert.Equal(VoidReason.InvoiceChanged, account.Debtor.Notices[Letter].VoidedBecause);
        var answer = Assert.Single(SendGate.Ask(account.Debtor, March.AddDays(8), Account.Terms));
        Assert.Equal(new Blocker.Deferred(March.AddDays(30)), Assert.Single(answer.Blockers));
        Assert.Equal(March.AddDays(31), answer.FirstPossibleOn);
    }

    [Fact]
    public void by_more_time_to_pay_takes_the_interest_of_those_days_away()
    {
        var told = new PaymentTermsTold(DueDateAgreed: true, ConsumerNotice: null, ReceivedOn: null);
        var account = With(
            new DebtorDescribed(Mueller), new InvoiceRegistered(First, "RE-1", Euro(1_000), March, March, told),
            new LimitationActRecorded(First, Act(LimitationActKind.Deferred, March.AddDays(11), March.AddDays(20))));
        var claim = account.Debtor.Claims[First];
        var law = ClaimLaw.Of(account.Debtor, claim, Account.Terms);
        // 3 to 12 March, and 23 March to 1 April: twice ten days of 1,000 at 10.27 %.
        Assert.Equal([10, 10], law.Interest(claim, March.AddDays(31)).Segments.Select(s => s.Days));
        Assert.Equal(Euro(5.62m), law.OpenInterest(claim, March.AddDays(30)));
        Assert.Equal(Euro(0), law.PerDay(claim, March.AddDays(15)));
        Assert.Equal(Euro(0.28m), law.PerDay(claim, March.AddDays(21)));
    }
}
