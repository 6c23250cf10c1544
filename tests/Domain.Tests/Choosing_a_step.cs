using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests;

public sealed class Choosing_a_step
{
    static readonly DateOnly Day = March.AddDays(2); // A Wednesday, three days before the ladder's first step.
    static readonly LetterHash Bytes = LetterHash.OfBytes([1, 2, 3]);
    static readonly DateOnly Deadline = Day.AddDays(12); // A Monday.

    static ChooseStep Choose(NoticeKind kind) => new(Letter, [First], kind, Day);

    static FactsVersion Seen(Account account, Drafted? drafted = null) => FactSheet.Of(
        account.Debtor, account.Debtor.Notices[Letter] with { Drafted = drafted }, Account.Terms, Day).Version;

    [Fact]
    public void takes_a_step_before_the_ladders_day_and_over_another_one()
    {
        foreach (var kind in (NoticeKind[])[NoticeKind.Reminder, NoticeKind.Notice2, NoticeKind.LastNotice])
        {
            var account = OneInvoice().After(Choose(kind));
            Assert.Equal(kind, account.Debtor.Notices[Letter].Kind);
            account = account.After(new ApproveNotice(Letter, Seen(account), Bytes, Day, Channel.Post));
            Assert.Equal(NoticeState.Issued, account.Debtor.Notices[Letter].State);
            Assert.Equal(kind, account.Debtor.Claims[First].Steps[^1].Kind);
        }
    }

    [Fact]
    public void goes_forward_only()
    {
        var account = OneInvoice().After(Choose(NoticeKind.Notice2));
        account = account.After(new ApproveNotice(Letter, Seen(account), Bytes, Day, Channel.Post));
        account.When(new ChooseStep(NoticeId.New(), [First], NoticeKind.Notice1, Day.AddDays(9)))
            .ThenRefused<Refusal.StepTaken>();
    }

    [Fact]
    public void asks_for_nothing_that_is_not_due()
    {
        OneInvoice().When(Choose(NoticeKind.Notice1) with { Day = March }).ThenRefused<Refusal.NotDueYet>();
        OneInvoice().When(Choose(NoticeKind.PreDue)).ThenRefused<Refusal.DueAlready>();
        OneInvoice().When(Choose(NoticeKind.Notice2), Account.Terms with { Ladder = Ladder.Brisk })
            .ThenRefused<Refusal.StepNotOnLadder>();
    }

    [Fact]
    public void gets_past_no_stop()
    {
        var account = OneInvoice().After(new PlaceHold(First, HoldReason.Disputed, Until: null))
            .After(Choose(NoticeKind.Notice1));
        var refusal = account.When(new ApproveNotice(Letter, Seen(account), Bytes, Day, Channel.Post)).Decision.Refusal;
        Assert.IsType<Blocker.OnHold>(Assert.Single(Assert.IsType<Refusal.HeldBack>(refusal).Blockers));
    }

    [Fact]
    public void writes_nothing_where_all_is_in_dispute()
    {
        var account = OneInvoice().After(new OpenDispute(
            DisputeId.New(), First, Amount: null, DisputeCause.Defect, "sie tropft", "", "", AnswerBy: null, Day));
        var foreseen = ForeseenLetter.Of(
            account.Debtor, new DraftAim.Step(NoticeKind.Notice1, [First]), Account.Terms, Day);
        Assert.Null(foreseen.Facts);
        Assert.Contains(foreseen.Blockers, b => b is Blocker.Disputed);
    }

    [Fact]
    public void is_not_undone_by_the_next_run()
    {
        var account = OneInvoice().After(Choose(NoticeKind.Notice1));
        account = account.After(new AdvanceDunning(March.AddDays(7), NoticeId.New()));
        Assert.Equal(NoticeKind.Notice1, Assert.Single(account.Debtor.OpenProposals).Kind);
    }

    [Fact]
    public void falls_with_a_payment() => Assert.Equal(
        VoidReason.PaymentRecorded,
        OneInvoice().After(Choose(NoticeKind.Notice1))
            .After(new RecordPayment(Bank17, Euro(30), Day, Designation: null)).Debtor.Notices[Letter].VoidedBecause);

    [Fact]
    public void with_a_draft_approves_its_words_and_its_deadline()
    {
        var account = OneInvoice().After(Choose(NoticeKind.Notice1));
        var own = new LetterWords("## Betreff\n- immer: Mahnung") { DeadlineOn = Deadline };
        var approve = new ApproveNotice(Letter, Seen(account, own.Drafted), Bytes, Day, Channel.Post)
        {
            Drafted = own.Drafted,
        };
        var after = account.After(approve).Debtor.Notices[Letter];
        Assert.Equal((Deadline, own.Drafted), (after.DeadlineOn, after.Drafted));
        var other = own with { Text = own.Text + "!" };
        account.When(approve with { Drafted = other.Drafted }).ThenRefused<Refusal.FactsChanged>();
        account.When(approve with { Drafted = null }).ThenRefused<Refusal.FactsChanged>();
    }

    [Fact]
    public void with_a_draft_leaves_the_house_only_while_its_facts_are_true()
    {
        var account = OneInvoice().After(Choose(NoticeKind.Notice1));
        var own = new LetterWords("## Betreff\n- immer: Mahnung") { DeadlineOn = Deadline }.Drafted;
        account = account.After(new ApproveNotice(Letter, Seen(account, own), Bytes, Day, Channel.Post)
        {
            Drafted = own,
        });
        var way = Assert.Single(account.Debtor.Dispatches.Values);
        var begin = new BeginHandOver(way.Id, Guid.CreateVersion7(), Day.AddDays(1));
        Assert.IsType<DebtorEvent.HandOverBegun>(Assert.Single(account.When(begin).Decision.Events));
        var moved = Account.Terms with { Sender = Account.Sender with { Phone = "0" } };
        Assert.DoesNotContain(account.When(begin, moved).Decision.Events, e => e is DebtorEvent.HandOverBegun);
    }

    [Theory]
    [InlineData(NoticeKind.Notice1, 3, typeof(Refusal.DeadlineTooSoon))]
    [InlineData(NoticeKind.Notice1, 10, typeof(Refusal.NotAWorkingDay))] // A Saturday.
    [InlineData(NoticeKind.Notice1, 400, typeof(Refusal.DayOutOfRange))]
    public void refuses_a_deadline_that_will_not_do(NoticeKind kind, int days, Type why)
    {
        var account = OneInvoice().After(Choose(kind));
        var own = new Drafted { DeadlineOn = Day.AddDays(days) };
        var decision = account.When(new ApproveNotice(Letter, Seen(account, own), Bytes, Day, Channel.Post)
        {
            Drafted = own,
        }).Decision;
        Assert.IsType(why, decision.Refusal);
    }

    [Fact]
    public void keeps_the_reason_for_a_value_that_is_no_fact()
    {
        var account = OneInvoice().After(Choose(NoticeKind.Notice1));
        var approve = new ApproveNotice(Letter, Seen(account), Bytes, Day, Channel.Post)
        {
            Because = "am Telefon so vereinbart",
        };
        var note = account.When(approve).Decision.Events.OfType<DebtorEvent.NoteAdded>().Single();
        Assert.Equal(("am Telefon so vereinbart", Letter), (note.Text, note.Notice));
        account.When(approve with { Because = " " }).ThenRefused<Refusal.TextMissing>();
    }

    [Fact]
    public void is_foreseen_as_it_then_is()
    {
        var aim = new DraftAim.Step(NoticeKind.Notice2, [First]);
        var foreseen = ForeseenLetter.Of(OneInvoice().Debtor, aim, Account.Terms, Day);
        Assert.True(foreseen.CanGo);
        Assert.Equal(Seen(OneInvoice().After(Choose(NoticeKind.Notice2))), foreseen.Facts!.Version);
        var account = OneInvoice().After(Choose(NoticeKind.Notice2));
        Assert.Equal(Letter, ForeseenLetter.Of(account.Debtor, aim, Account.Terms, Day).Proposal);
        var tooEarly = ForeseenLetter.Of(OneInvoice().Debtor, aim, Account.Terms, March);
        Assert.IsType<Refusal.NotDueYet>(tooEarly.Why);
    }
}
