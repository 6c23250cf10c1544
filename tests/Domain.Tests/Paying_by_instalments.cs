using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests;

/// <summary>Müller owes 100 €, was reminded on 9 March, and pays in four instalments of 25 € from 1 April on.</summary>
public sealed class Paying_by_instalments
{
    static readonly PlanId Plan = PlanId.Of(Guid.Parse("00000000-0000-7000-8000-0000000000b1"));
    static readonly NoticeId Later = NoticeId.Of(Guid.Parse("00000000-0000-7000-8000-0000000000a2"));
    static readonly DateOnly Agreed = March.AddDays(10), Third = new(2026, 6, 1);

    static readonly ImmutableArray<Instalment> Four =
        [.. Enumerable.Range(0, 4).Select(i => new Instalment(new DateOnly(2026, 4, 1).AddMonths(i), Euro(25)))];

    static AgreePlan Agree(ImmutableArray<Instalment> plan) =>
        new(Plan, [First], plan, PlanInterest.None, Agreed, Agreed);

    static Account Reminded() =>
        OneInvoice(new DunnedBefore(First, NoticeKind.Reminder, March.AddDays(7), March.AddDays(14)));

    static Account Running() => Reminded().After(Agree(Four));

    static Account TwoPaid() => Running()
        .After(new RecordPayment(PaymentId.New(), Euro(25), new(2026, 4, 1), null))
        .After(new RecordPayment(PaymentId.New(), Euro(25), new(2026, 5, 4), null));

    // The third is missing: the run proposes its reminder, and a person releases it.
    static (Account Account, Notice Reminder) ThirdReminded()
    {
        var day = Third.AddDays(PaymentPlan.RemindAfterDays);
        if (!Terms.IsWorkingDay(day)) day = Terms.WorkingDayFrom(day);
        var proposed = TwoPaid().After(new AdvanceDunning(day, Later));
        var notice = Assert.Single(proposed.Debtor.OpenProposals);
        var facts = FactSheet.Of(proposed.Debtor, notice, Terms, day, Channel.Post);
        var issued = proposed.After(new ApproveNotice(
            notice.Id, facts.Version, LetterHash.OfBytes([1]), day, Channel.Post));
        return (issued, issued.Debtor.Notices[notice.Id]);
    }

    [Fact]
    public void holds_the_letters_of_the_invoice_back() =>
        Assert.IsType<Blocker.PlanRuns>(Assert.Single(
            SendGate.Ask(Running().Debtor, Running().Debtor.Claims[First], new(2026, 4, 7), Terms).Blockers,
            b => b is Blocker.PlanRuns));

    [Fact]
    public void must_add_up_to_what_is_owed() =>
        Reminded().When(Agree([Four[0], Four[1]])).ThenRefused<Refusal.PlanDoesNotAddUp>();

    [Fact]
    public void bears_no_interest_for_a_consumer() =>
        With(new DebtorDescribed(Mueller with { Kind = DebtorKind.Consumer }),
            new InvoiceRegistered(First, "RE-1", Euro(100), March.AddDays(-14), March, Told: null))
            .When(Agree(Four) with { Interest = PlanInterest.Statutory }).ThenRefused<Refusal.InterestFromConsumer>();

    [Fact]
    public void shows_each_instalment_with_what_came_in_for_it() => Assert.Equal(
        [Euro(25), Euro(25), Euro(10), Euro(0)],
        TwoPaid().After(new RecordPayment(PaymentId.New(), Euro(10), new(2026, 5, 20), null)) is var account
            ? account.Debtor.Plans[Plan].Course(account.Debtor, Third).Select(due => due.Paid) : []);

    [Fact]
    public void proposes_a_reminder_for_the_missing_instalment_alone()
    {
        Assert.Empty(TwoPaid().When(new AdvanceDunning(Third.AddDays(2), Later)).Decision.Events
            .OfType<NoticeProposed>());
        var (account, reminder) = ThirdReminded();
        Assert.Equal((3, Euro(25)), (reminder.Instalment!.Number, reminder.Total));
        Assert.Equal("Erinnerung an die 3. Rate", Words.KindWords.Word(reminder));
        Assert.Single(account.Debtor.Claims[First].Steps); // No step of the ladder: the claim stands where it stood.
    }

    [Fact]
    public void breaks_after_the_agreed_days_and_goes_on_one_stage_further()
    {
        var (account, _) = ThirdReminded();
        var last = Third.AddDays(InstalmentPlan.LateDays);
        var plan = account.Debtor.Plans[Plan];
        Assert.Equal(PlanState.InArrears, plan.StandingOn(account.Debtor, last).State);
        Assert.Equal(last.AddDays(1), plan.StandingOn(account.Debtor, last.AddDays(1)).BrokenOn);

        var run = Terms.WorkingDayFrom(last.AddDays(1));
        var proposal = Assert.Single(account.When(new AdvanceDunning(run, NoticeId.New())).Decision.Events
            .OfType<NoticeProposed>());
        Assert.Null(proposal.Instalment);
        Assert.Equal([new NoticeStep(First, NoticeKind.Notice1)], proposal.Steps);
    }

    [Fact]
    public void does_not_break_when_the_missing_instalment_comes_in_time()
    {
        var account = ThirdReminded().Account
            .After(new RecordPayment(PaymentId.New(), Euro(25), Third.AddDays(13), null));
        Assert.Equal(PlanState.Running, account.Debtor.Plans[Plan].StandingOn(account.Debtor, Third.AddDays(20)).State);
    }

    [Fact]
    public void tells_other_days_in_the_letter_where_others_were_agreed()
    {
        var request = new LetterRequest.InstalmentAgreement([First], Four, PlanInterest.None, Agreed) { LateDays = 21 };
        var facts = FactSheet.Of(Reminded().Debtor, request, Terms, Agreed, Channel.Post);
        var letter = Composition.Of(facts, Terms.Text(facts));
        Assert.Contains(letter.Paragraphs, p => p.Contains("21 Tage", StringComparison.Ordinal));
        Assert.Empty(Correspondence.Guard.LetterGuard.Blocking(facts, letter));
    }
}
