using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests;

public sealed class Approving_a_letter
{
    static readonly DateOnly Day = March.AddDays(7); // A Monday.
    static readonly LetterHash Bytes = LetterHash.OfBytes([1, 2, 3]);

    static Account Proposed() => OneInvoice().After(new AdvanceDunning(Day, Letter));

    static FactsVersion Seen(Account account) =>
        FactSheet.Of(account.Debtor, account.Debtor.Notices[Letter], Account.Terms, Day).Version;

    [Fact]
    public void issues_it_with_a_deadline_on_a_working_day()
    {
        var account = Proposed();
        account.When(new ApproveNotice(Letter, Seen(account), Bytes, Day, Channel.Post)).Then(
            new DebtorEvent.NoticeApproved(Letter, Seen(account), Bytes, Channel.Post),
            new DebtorEvent.NoticeIssued(
                Letter, [new(First, NoticeKind.Reminder, Euro(100))], Euro(100), Day, Day.AddDays(7)),
            new DebtorEvent.DispatchPlanned(
                DispatchId.Of(LetterId.Of(Letter), 1), LetterId.Of(Letter), Bytes, Channel.Post, IsCopy: false, Day));
    }

    [Fact]
    public void twice_happens_once()
    {
        var approve = new ApproveNotice(Letter, Seen(Proposed()), Bytes, Day, Channel.Post);
        Proposed().After(approve).When(approve).ThenNothing();
    }

    [Fact]
    public void refuses_facts_that_are_no_longer_true()
    {
        var seen = Seen(Proposed());
        Proposed().After(new DescribeDebtor(Mueller with { Phone = "1" }))
            .When(new ApproveNotice(Letter, seen, Bytes, Day, Channel.Post))
            .ThenRefused<Refusal.NoticeNoLongerOpen>();
        Proposed().When(new ApproveNotice(Letter, seen, Bytes, Day.AddDays(1), Channel.Post))
            .ThenRefused<Refusal.FactsChanged>();
    }

    [Fact]
    public void after_a_payment_is_refused_with_the_reason()
    {
        var seen = Seen(Proposed());
        var refusal = Proposed().After(new RecordPayment(Bank17, Euro(30), Day, Designation: null))
            .When(new ApproveNotice(Letter, seen, Bytes, Day, Channel.Post)).Decision.Refusal;
        Assert.Equal(VoidReason.PaymentRecorded, Assert.IsType<Refusal.NoticeNoLongerOpen>(refusal).Because);
    }

    [Fact]
    public void is_not_hindered_by_a_note()
    {
        var seen = Seen(Proposed());
        Assert.False(Proposed().After(new AddNote(Guid.Empty, "ruft zurück"))
            .When(new ApproveNotice(Letter, seen, Bytes, Day, Channel.Post)).Decision.IsRefused);
    }

    [Fact]
    public void of_two_currencies_is_two_letters()
    {
        var swiss = new DebtorEvent.InvoiceRegistered(
            Second, "RE-2", Money.Exact(80, Currency.CHF), March.AddDays(-14), March, Told: null);
        var account = OneInvoice(swiss).After(new AdvanceDunning(Day, Letter));
        Assert.Equal([Currency.EUR, Currency.CHF], account.Debtor.OpenProposals.Select(n => n.Currency).Order());
        foreach (var notice in account.Debtor.OpenProposals.ToArray())
        {
            var seen = FactSheet.Of(account.Debtor, notice, Account.Terms, Day).Version;
            account = account.After(new ApproveNotice(notice.Id, seen, Bytes, Day, Channel.Post));
        }
        Assert.All(account.Debtor.Notices.Values, n => Assert.Equal(NoticeState.Issued, n.State));
    }

    [Fact]
    public void puts_all_due_claims_into_one_letter_and_the_sharpest_sets_the_tone()
    {
        var account = OneInvoice(
            new DebtorEvent.InvoiceRegistered(Second, "RE-2", Euro(50), March.AddDays(-60), March.AddDays(-40), null),
            new DebtorEvent.DunnedBefore(Second, NoticeKind.Reminder, March.AddDays(-30), March.AddDays(-20)))
            .After(new AdvanceDunning(Day, Letter));
        var notice = account.Debtor.Notices[Letter];
        Assert.Equal(2, notice.Steps.Length);
        Assert.Equal(NoticeKind.Notice1, notice.Kind);
        Assert.Equal(Euro(150), FactSheet.Of(account.Debtor, notice, Account.Terms, Day).Total);
    }
}
