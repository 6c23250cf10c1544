using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests;

/// <summary>The same letter another way: it still leaves once, and the claim does not notice.</summary>
public sealed class Switching_to_paper
{
    static readonly DateOnly Day = March.AddDays(7);
    static readonly DispatchId Mail = DispatchId.Of(LetterId.Of(Letter), 1);
    static readonly DispatchId Paper = DispatchId.Of(LetterId.Of(Letter), 2);
    static readonly LetterHash Pages = LetterHash.OfBytes([1, 2, 3]);
    static readonly Guid Try = Guid.Parse("00000000-0000-7000-8000-0000000000b1");

    static readonly Terms Terms = Account.Terms with
    {
        Ladder = Ladder.Of([.. Ladder.Balanced.Steps.Select(s => s with { Channel = Channel.Email })]),
    };

    static Account Released()
    {
        var account = OneInvoice().After(new AdvanceDunning(Day, Letter), Terms);
        var facts = FactSheet.Of(account.Debtor, account.Debtor.Notices[Letter], Terms, Day);
        var mail = LetterHash.OfBytes([4]);
        return account.After(
            new ApproveNotice(Letter, facts.Version, Pages, Day, facts.Channel) { Mail = mail }, Terms);
    }

    static Account Parked() =>
        Released().After(new RecordHandOver(Mail, new HandOverEnd.Parked("sign-in-refused 535", null), Day));

    static readonly SendOnPaper Switch = new(Mail, Day);

    [Theory, InlineData(false), InlineData(true)]
    public void keeps_the_letter_and_leaves_the_claim_alone(bool parked)
    {
        var account = parked ? Parked() : Released();
        account.When(Switch, Terms).Then(
            new DispatchCancelled(Mail, RecallReason.OnPaper),
            new DispatchPlanned(Paper, LetterId.Of(Letter), Pages, Channel.Post, IsCopy: false, Day));
        var after = account.After(Switch, Terms);
        Assert.Equal(account.Debtor.Claims[First], after.Debtor.Claims[First]);
        Assert.Equal(NoticeState.Issued, after.Debtor.Notices[Letter].State);
        after.When(Switch, Terms).ThenNothing();
    }

    [Fact]
    public void is_printed_as_it_was_released()
    {
        var begin = new BeginHandOver(Paper, Try, Day);
        Parked().After(Switch, Terms).When(begin, Terms).Then(new HandOverBegun(Paper, Day) { Try = Try });
        // The e-mail has no leave any more, whatever its worker believes.
        Parked().After(Switch, Terms).When(new BeginHandOver(Mail, Try, Day), Terms).ThenRefused<Refusal.NotWaiting>();
        Parked().After(Switch, Terms).When(new ResumeDispatch(Mail, Day), Terms).ThenRefused<Refusal.NotWaiting>();
    }

    [Fact]
    public void is_refused_once_the_email_may_have_left()
    {
        var leaving = Released().After(new BeginHandOver(Mail, Try, Day), Terms);
        leaving.When(Switch, Terms).ThenRefused<Refusal.NotWaiting>();
        foreach (var end in new HandOverEnd[] { new HandOverEnd.Accepted(null), new HandOverEnd.Unknown(null) })
            leaving.After(new RecordHandOver(Mail, end, Day) { Try = Try }).When(Switch, Terms)
                .ThenRefused<Refusal.NotWaiting>();
    }

    [Fact]
    public void needs_an_address_and_is_not_for_what_is_on_paper_already()
    {
        Parked().After(Switch, Terms).When(new SendOnPaper(Paper, Day), Terms).ThenRefused<Refusal.NotWaiting>();
        var homeless = Parked().After(new DescribeDebtor(Mueller with { Address = null }), Terms);
        Assert.NotNull(homeless.Debtor.Decide(Switch, Terms).Refusal);
    }

    [Fact]
    public void still_takes_the_letter_back_when_it_is_no_longer_true()
    {
        var paid = Parked().After(Switch, Terms).After(new RecordPayment(Bank17, Euro(100), Day, null), Terms);
        Assert.Equal(DispatchState.Cancelled, paid.Debtor.Dispatches[Paper].State);
        Assert.Equal(NoticeState.Recalled, paid.Debtor.Notices[Letter].State);
        // What changed outside of the account is seen when the printer asks for leave.
        var moved = Terms with { Sender = Terms.Sender with { Contact = "Otto Neu" } };
        var late = Parked().After(Switch, Terms).After(new BeginHandOver(Paper, Try, Day), moved);
        Assert.Equal(RecallReason.SenderChanged, late.Debtor.Notices[Letter].RecalledBecause);
        var old = Parked().After(Switch, Terms).After(new BeginHandOver(Paper, Try, Day.AddDays(5)), Terms);
        Assert.Equal(RecallReason.TooOld, old.Debtor.Notices[Letter].RecalledBecause);
    }
}
