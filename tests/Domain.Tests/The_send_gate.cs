using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests;

/// <summary>Each blocker stands alone, so that one that is missing turns its own test red.</summary>
public sealed class The_send_gate
{
    static readonly DateOnly DueForReminder = March.AddDays(7); // A Monday; the ladder asks since Saturday.

    static GateAnswer Ask(Account account, DateOnly day, Terms? terms = null) =>
        SendGate.Ask(account.Debtor, account.Debtor.Claims[First], day, terms ?? Account.Terms);

    static void OnlyBlocker<TBlocker>(Account account, DateOnly day, DateOnly? firstPossibleOn, Terms? terms = null)
    {
        var answer = Ask(account, day, terms);
        Assert.IsType<TBlocker>(Assert.Single(answer.Blockers), exactMatch: true);
        Assert.Equal(firstPossibleOn, answer.FirstPossibleOn);
    }

    [Fact]
    public void lets_a_due_step_pass() => Assert.True(Ask(OneInvoice(), DueForReminder).IsFree);

    [Fact]
    public void holds_back_what_is_not_yet_due() =>
        OnlyBlocker<Blocker.NotYet>(OneInvoice(), DueForReminder.AddDays(-3), DueForReminder);

    [Fact]
    public void holds_back_when_nothing_is_open() => OnlyBlocker<Blocker.NothingOpen>(
        OneInvoice().After(new RecordPayment(Bank17, Euro(100), March, null)), DueForReminder, firstPossibleOn: null);

    [Fact]
    public void holds_back_at_the_end_of_the_ladder() => OnlyBlocker<Blocker.LadderFinished>(
        OneInvoice(new DunnedBefore(First, NoticeKind.LastNotice, March, March.AddDays(10))),
        March.AddDays(90), firstPossibleOn: null);

    [Theory, InlineData(true), InlineData(false)]
    public void holds_back_during_a_hold_and_not_after_it(bool wholeAccount) => OnlyBlocker<Blocker.OnHold>(
        OneInvoice(new HoldPlaced(wholeAccount ? null : First, HoldReason.Asked, DueForReminder.AddDays(9))),
        DueForReminder, DueForReminder.AddDays(10));

    [Fact]
    public void holds_back_without_end_while_a_dispute_is_open() => OnlyBlocker<Blocker.OnHold>(
        OneInvoice(new HoldPlaced(First, HoldReason.Disputed, Until: null)), DueForReminder, firstPossibleOn: null);

    [Fact]
    public void lets_other_claims_pass_when_one_is_held() => Assert.True(
        Ask(OneInvoice(new HoldPlaced(Second, HoldReason.Disputed, Until: null)), DueForReminder).IsFree);

    [Fact]
    public void rests_after_a_rejection() => OnlyBlocker<Blocker.Resting>(
        OneInvoice().After(new AdvanceDunning(DueForReminder, Letter))
            .After(new RejectNotice(Letter, DueForReminder.AddDays(7), "Herr Müller zahlt morgen")),
        DueForReminder.AddDays(1), DueForReminder.AddDays(7));

    [Fact]
    public void keeps_letters_apart() => OnlyBlocker<Blocker.TooSoonAfterLetter>(
        OneInvoice(
            new InvoiceRegistered(Second, "RE-2", Euro(50), March.AddDays(-30), March.AddDays(-1), Told: null),
            new NoticeProposed(Letter, Currency.EUR, [new(Second, NoticeKind.Reminder)], March.AddDays(6)),
            new NoticeIssued(Letter, [new(Second, NoticeKind.Reminder, Euro(50))], Euro(50),
                March.AddDays(6), March.AddDays(13))),
        DueForReminder, March.AddDays(9));

    [Fact]
    public void holds_back_what_a_credit_covers() => OnlyBlocker<Blocker.CoveredByCredit>(
        With(
            new DebtorDescribed(Mueller),
            new PaymentRecorded(Bank17, Euro(120), [], Euro(120), March.AddDays(-20)),
            new InvoiceRegistered(First, "RE-1", Euro(100), March.AddDays(-14), March, Told: null)),
        DueForReminder, firstPossibleOn: null);

    [Fact]
    public void holds_back_without_an_address() => OnlyBlocker<Blocker.NoAddress>(
        OneInvoice(new DebtorDescribed(Mueller with { Address = null })), DueForReminder, firstPossibleOn: null);

    [Fact]
    public void holds_back_without_a_sender() => OnlyBlocker<Blocker.NoSender>(
        OneInvoice(), DueForReminder, firstPossibleOn: null, Account.Terms with { Sender = Profile.Nobody });

    [Fact]
    public void holds_back_without_an_account_in_the_currency() => OnlyBlocker<Blocker.NoAccountInCurrency>(
        OneInvoice(), DueForReminder, firstPossibleOn: null, Account.Terms with
        {
            Sender = Sender with { Accounts = [Sender.Accounts[1]] },
        });

    [Fact]
    public void names_every_reason_at_once() => Assert.Equal(
        [typeof(Blocker.OnHold), typeof(Blocker.NoAddress), typeof(Blocker.NotYet)],
        Ask(OneInvoice(
            new DebtorDescribed(Mueller with { Address = null }),
            new HoldPlaced(null, HoldReason.Goodwill, March.AddDays(30))), March).Blockers.Select(b => b.GetType()));

    [Fact]
    public void is_the_run_itself()
    {
        // What the gate leaves free on a day is exactly what a run proposes on that day.
        for (var day = March.AddDays(-10); day < March.AddDays(40); day = day.AddDays(1))
        {
            var free = SendGate.Ask(OneInvoice().Debtor, day, Account.Terms).Where(a => a.IsFree)
                .Select(a => new NoticeStep(a.Claim.Invoice, a.Next!.Step.Kind));
            var proposed = OneInvoice().When(new AdvanceDunning(day, Letter)).Decision.Events
                .OfType<NoticeProposed>().SelectMany(p => p.Steps);
            Assert.Equal(free, proposed);
        }
    }
}
