using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests;

/// <summary>From the release to the debtor: at most once, and only while it is true.</summary>
public sealed class Sending_a_letter
{
    static readonly DateOnly Day = March.AddDays(7);
    static readonly DispatchId Way = DispatchId.Of(LetterId.Of(Letter), 1);
    static readonly LetterHash Bytes = LetterHash.OfBytes([1, 2, 3]), Mail = LetterHash.OfBytes([4]);
    static readonly Guid Try = Guid.Parse("00000000-0000-7000-8000-0000000000b1");

    static readonly Guid Again = Guid.Parse("00000000-0000-7000-8000-0000000000b2");

    static readonly Terms Terms = Account.Terms with
    {
        Ladder = Ladder.Of([.. Ladder.Balanced.Steps.Select(s => s with { Channel = Channel.Email })]),
    };

    static Account Released(Terms? terms = null)
    {
        var account = OneInvoice().After(new AdvanceDunning(Day, Letter), terms ?? Terms);
        var facts = FactSheet.Of(account.Debtor, account.Debtor.Notices[Letter], terms ?? Terms, Day);
        return account.After(new ApproveNotice(Letter, facts.Version, Bytes, Day, facts.Channel) { Mail = Mail },
            terms ?? Terms);
    }

    static RecordHandOver Ended(HandOverEnd end) => new(Way, end, Day) { Try = Try };

    static Account HandingOver() => Released().After(new BeginHandOver(Way, Try, Day), Terms);

    [Fact]
    public void goes_by_email_where_the_step_says_so_and_an_address_is_known()
    {
        var way = Assert.Single(Released().Debtor.Dispatches.Values);
        Assert.Equal((Channel.Email, Mueller.Email, DispatchState.Planned), (way.Channel, way.To, way.State));
        Assert.Equal(Mail, way.Bytes);
    }

    [Fact]
    public void goes_by_post_where_the_address_has_failed()
    {
        var account = HandingOver().After(Ended(new HandOverEnd.Rejected("550", null)));
        Assert.Equal(Channel.Post, account.Debtor.WayOf(Mueller, Channel.Email));
        Assert.Equal(
            [DispatchState.Rejected, DispatchState.Planned],
            account.Debtor.WaysOf(LetterId.Of(Letter)).Select(d => d.State).Order().Reverse());
        Assert.Equal(NoticeState.Issued, account.Debtor.Notices[Letter].State);
    }

    [Fact]
    public void goes_by_email_again_where_only_the_line_had_failed()
    {
        var unknown = HandingOver().After(Ended(new HandOverEnd.Unknown(null)));
        var settled = unknown.After(
            Ended(new HandOverEnd.Rejected(HandOverEnd.NotArrived, null)));
        Assert.Equal(DispatchState.Rejected, settled.Debtor.Dispatches[Way].State);
        Assert.Equal(Channel.Email, settled.Debtor.WayOf(Mueller, Channel.Email));
    }

    [Fact]
    public void is_known_to_be_overtaken_by_a_payment_while_it_lies_on_the_desk()
    {
        Assert.False(HandingOver().Debtor.HasMovedSince(LetterId.Of(Letter)));
        var paid = HandingOver().After(new RecordPayment(Bank17, Euro(1), Day, null), Terms);
        Assert.True(paid.Debtor.HasMovedSince(LetterId.Of(Letter)));
    }

    [Fact]
    public void is_allowed_to_one_hand_only()
    {
        HandingOver().When(new BeginHandOver(Way, Guid.NewGuid(), Day), Terms).ThenRefused<Refusal.NotWaiting>();
    }

    [Fact]
    public void may_be_tried_again_after_not_now()
    {
        var again = HandingOver().After(Ended(new HandOverEnd.PutOff()));
        again.When(new BeginHandOver(Way, Again, Day), Terms).Then(new HandOverBegun(Way, Day) { Try = Again });
    }

    [Fact]
    public void is_not_ended_by_a_worker_who_had_no_leave()
    {
        // Two workers are on one letter; the one without leave was cut off, and knows nothing about the other's.
        foreach (var foreign in new HandOverEnd[]
        {
            new HandOverEnd.PutOff(), new HandOverEnd.Parked("refused", null), new HandOverEnd.Rejected("550", null),
            new HandOverEnd.Accepted(null),
        })
            foreach (var by in new Guid?[] { null, Again })
                HandingOver().When(new RecordHandOver(Way, foreign, Day) { Try = by })
                    .ThenRefused<Refusal.NotWaiting>();
    }

    [Fact]
    public void is_never_tried_again_when_nobody_knows()
    {
        var unknown = HandingOver().After(Ended(new HandOverEnd.Unknown(null)));
        unknown.When(new BeginHandOver(Way, Guid.NewGuid(), Day), Terms).ThenRefused<Refusal.NotWaiting>();
        // The worker that was thought dead may still tell the truth.
        var known = unknown.After(Ended(new HandOverEnd.Accepted(null)));
        Assert.Equal(DispatchState.Accepted, known.Debtor.Dispatches[Way].State);
    }

    [Theory, MemberData(nameof(Overtaking))]
    public void is_taken_back_by_whatever_makes_it_untrue(DebtorCommand command, RecallReason because)
    {
        var account = Released().After(command, Terms);
        Assert.Equal(DispatchState.Cancelled, account.Debtor.Dispatches[Way].State);
        Assert.Equal(because, account.Debtor.Notices[Letter].RecalledBecause);
        Assert.Empty(account.Debtor.Claims[First].Steps);
        account.When(new BeginHandOver(Way, Try, Day), Terms).ThenRefused<Refusal.NotWaiting>();
    }

    public static TheoryData<DebtorCommand, RecallReason> Overtaking() => new()
    {
        { new RecordPayment(Bank17, Euro(100), Day, null), RecallReason.PaymentRecorded },
        { new RecordPayment(Bank17, Euro(1), Day, null), RecallReason.PaymentRecorded },
        { new CancelInvoice(First, Day), RecallReason.InvoiceChanged },
        { new DebtorCommand.WriteOff(First, Day), RecallReason.InvoiceChanged },
        { new RecordCreditNote(Guid.NewGuid(), First, Euro(5), Day, false), RecallReason.InvoiceChanged },
        { new PlaceHold(First, HoldReason.Disputed, null), RecallReason.HoldPlaced },
        { new PlaceHold(null, HoldReason.Disputed, null), RecallReason.HoldPlaced },
        { new DescribeDebtor(Mueller with { Name = "Müller AG" }), RecallReason.DebtorChanged },
        {
            new RecordReply(Guid.NewGuid(), null, "m@x.example", "Ihre Rechnung", "Ich zahle nicht.", Day, false),
            RecallReason.HoldPlaced
        },
        { new CancelDispatch(Way, RecallReason.ByHand), RecallReason.ByHand },
    };

    [Fact]
    public void is_not_taken_back_once_it_may_have_left()
    {
        var account = HandingOver().After(new RecordPayment(Bank17, Euro(100), Day, null), Terms);
        Assert.Equal(NoticeState.Issued, account.Debtor.Notices[Letter].State);
        HandingOver().When(new CancelDispatch(Way, RecallReason.ByHand)).ThenRefused<Refusal.NotWaiting>();
    }

    [Fact]
    public void waits_no_longer_than_its_deadline_is_fair()
    {
        var late = Day.AddDays(Debtor.LeavesWithinDays + 1);
        Released().When(new BeginHandOver(Way, Try, late), Terms).Then(
            new DispatchCancelled(Way, RecallReason.TooOld), new NoticeRecalled(Letter, RecallReason.TooOld));
    }

    [Fact]
    public void asks_once_more_what_the_firm_itself_has_changed()
    {
        var moved = Terms with
        {
            Sender = Sender with { Accounts = [new("DE02120300000000202051", "", "", Currency.EUR)] },
        };
        Released().When(new BeginHandOver(Way, Try, Day), moved).Then(
            new DispatchCancelled(Way, RecallReason.SenderChanged),
            new NoticeRecalled(Letter, RecallReason.SenderChanged));
    }

    [Fact]
    public void that_came_back_goes_on_by_post_and_too_late_is_written_anew()
    {
        var sent = HandingOver().After(Ended(new HandOverEnd.Accepted(null)));
        var soon = sent.After(new RecordReturn(Way, "5.1.1", Day.AddDays(1)));
        Assert.Equal(Channel.Post, soon.Debtor.WaysOf(LetterId.Of(Letter)).Last().Channel);
        var late = sent.After(new RecordReturn(Way, "5.1.1", Day.AddDays(20)));
        Assert.Equal(NoticeState.Recalled, late.Debtor.Notices[Letter].State);
        Assert.Empty(late.Debtor.Claims[First].Steps);
    }

    [Fact]
    public void once_more_is_a_copy_unless_it_failed()
    {
        var again = DispatchId.New();
        HandingOver().When(new PlanDispatch(again, LetterId.Of(Letter), Channel.Post, null, IsCopy: false, Day))
            .ThenRefused<Refusal.StillOnItsWay>();
        HandingOver().When(new PlanDispatch(again, LetterId.Of(Letter), Channel.Post, null, IsCopy: true, Day))
            .Then(new DispatchPlanned(again, LetterId.Of(Letter), Bytes, Channel.Post, true, Day));
    }

    [Fact]
    public void takes_its_charges_along_when_it_is_taken_back()
    {
        var due = new DateOnly(2026, 5, 15);
        var on = new DateOnly(2026, 6, 19);
        var before = With(
            new DebtorDescribed(Mueller),
            new InvoiceRegistered(First, "RE-1", Euro(2_380), due.AddDays(-30), due,
                new(DueDateAgreed: true, ConsumerNotice: null, ReceivedOn: null)),
            new DunnedBefore(First, NoticeKind.Reminder, due.AddDays(7), due.AddDays(14)),
            new DunnedBefore(First, NoticeKind.Notice1, new(2026, 6, 2), new(2026, 6, 12)));
        var account = before.After(new AdvanceDunning(on, Letter));
        var facts = FactSheet.Of(account.Debtor, account.Debtor.Notices[Letter], Account.Terms, on);
        account = account.After(new ApproveNotice(Letter, facts.Version, Bytes, on, Channel.Post));
        Assert.Equal(Euro(40), account.Debtor.Claims[First].OpenCosts);
        // The payment pays the principal, for the letter that asked for more never left.
        account = account.After(new RecordPayment(Bank17, Euro(2_380), on, null));
        Assert.Empty(account.Debtor.Claims[First].Charges);
        Assert.False(account.Debtor.Claims[First].IsInterestClaimed);
        Assert.False(account.Debtor.Claims[First].IsOpen);
    }

    [Fact]
    public void is_paused_by_a_reply_but_not_by_a_machines()
    {
        var reply = new RecordReply(Guid.NewGuid(), LetterId.Of(Letter), "m@x.example", "Re", "Moment", Day, false);
        Assert.Contains(Released().After(reply).Debtor.Holds, h => h.Reason == HoldReason.Replied);
        Assert.Empty(Released().After(reply with { IsAutomatic = true }).Debtor.Holds);
    }
}
