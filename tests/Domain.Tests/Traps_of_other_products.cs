using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests;

/// <summary>Nine ways in which other programs write to debtors wrongly. None of them is open here.</summary>
public sealed class Traps_of_other_products
{
    static readonly DateOnly Due = March.AddDays(7);
    static readonly Guid One = Guid.Parse("00000000-0000-7000-8000-0000000000d1");

    static GateAnswer Ask(Account account, DateOnly day) =>
        SendGate.Ask(account.Debtor, account.Debtor.Claims[First], day, Account.Terms);

    static bool Proposes(Account account, DateOnly day) =>
        account.When(new AdvanceDunning(day, Letter)).Decision.Events.OfType<NoticeProposed>().Any();

    [Fact]
    public void An_open_dispute_stops_reminders_without_any_rule_of_the_user() => Assert.False(Proposes(
        OneInvoice().After(new OpenDispute(
            new(One), First, Amount: null, DisputeCause.Defect, "sie tropft", "", "", AnswerBy: null, March)), Due));

    [Fact]
    public void A_plan_is_reminded_of_by_its_own_days_and_not_by_the_invoices()
    {
        var account = OneInvoice().After(new AgreePlan(
            new(One), [First], [new(March.AddDays(28), Euro(50)), new(March.AddDays(63), Euro(50))],
            PlanInterest.None, March, March));
        Assert.True(account.Debtor.Plans.ContainsKey(new(One)));
        Assert.False(Proposes(account, Due)); // The day on which the invoice alone would be reminded of.
        Assert.False(Proposes(account, March.AddDays(30)));
        // Thirty days on comes 1 April; the instalment of the 30th is late for three days on Thursday the 2nd.
        Assert.True(Proposes(account, new(2026, 4, 2)));
    }

    [Fact]
    public void A_reply_pauses_the_letters_without_any_setting() => Assert.IsType<Blocker.OnHold>(Assert.Single(
        Ask(OneInvoice().After(new RecordReply(
            One, Letter: null, "a@b.example", "", "Guten Tag", Due, IsAutomatic: false)), Due).Blockers));

    [Fact]
    public void Interest_follows_every_rate_in_its_own_time_and_a_fee_is_not_the_sum_of_lower_ones()
    {
        // Three half-years at 11.27, 10.27 and 10.52 %, by calendar days: 1688.52 (law-examples E03).
        var account = With(
            new DebtorDescribed(Mueller),
            new InvoiceRegistered(First, "RE-1", Euro(12_500), new(2025, 4, 14), new(2025, 5, 14), Agreed));
        var sheet = ClaimSheet.Of(
            account.Debtor, account.Debtor.Claims[First], Account.Terms, new(2026, 8, 31))!;
        Assert.Equal(Euro(1688.52m), sheet.OpenInterest);
        // The lump sum stands once, though three letters ask for it.
        var asked = Dunned(Euro(1000));
        Assert.Equal(Euro(40), asked.Debtor.Claims[First].OpenCosts);
    }

    [Fact]
    public void Interest_is_asked_on_what_was_open_in_each_part_of_the_delay_and_a_claim_is_not_done_before_it_is_paid()
    {
        var account = Dunned(Euro(1000));
        var claim = account.Debtor.Claims[First];
        // As much as the invoice: costs and interest come first (§ 367 BGB), so a part of the principal stays open.
        var paid = account.After(new RecordPayment(Bank17, Euro(1000), new(2026, 5, 4), First));
        Assert.True(paid.Debtor.Claims[First].IsOpen);
        Assert.True(paid.Debtor.Claims[First].Open > Euro(40));
        Assert.True(claim.IsInterestClaimed);
        var later = ClaimSheet.Of(paid.Debtor, paid.Debtor.Claims[First], Account.Terms, new(2026, 6, 30))!;
        Assert.Equal([Euro(1000), paid.Debtor.Claims[First].Open],
            later.Interest.Segments.Select(s => s.Principal).Distinct());
    }

    [Fact]
    public void A_step_counts_only_when_its_letter_has_left()
    {
        var account = Released();
        var way = Assert.Single(account.Debtor.Dispatches.Values);
        Assert.Empty(account.After(new CancelDispatch(way.Id, RecallReason.ByHand)).Debtor.Claims[First].Steps);
        Assert.Single(account.Posted(Letter, Due).Debtor.Claims[First].Steps);
    }

    [Fact]
    public void The_next_step_follows_from_the_claim_and_not_from_the_last_look()
    {
        var looked = Released().Posted(Letter, Due);
        var often = Enumerable.Range(1, 10).Aggregate(looked, (a, i) =>
            a.After(new AdvanceDunning(Due.AddDays(i), NoticeId.Of(Guid.Parse($"00000000-0000-7000-8000-0000000002{i:00}")))));
        Assert.Equal(
            Ask(looked, Due.AddDays(10)).FirstPossibleOn, Ask(often, Due.AddDays(10)).FirstPossibleOn);
    }

    [Fact]
    public void A_day_on_which_nobody_looked_loses_no_letter()
    {
        Assert.False(Proposes(OneInvoice(), Due.AddDays(-3)));
        foreach (var days in (int[])[0, 1, 2, 30, 70]) Assert.True(Proposes(OneInvoice(), Due.AddDays(days)));
    }

    [Fact]
    public void A_fee_stands_beside_the_invoice_and_never_changes_it()
    {
        var claim = Dunned(Euro(1000)).Debtor.Claims[First];
        Assert.Equal((Euro(1000), Euro(1000), Euro(40)), (claim.Amount, claim.Open, claim.OpenCosts));
    }

    static readonly PaymentTermsTold Agreed = new(DueDateAgreed: true, null, null);

    static Account Released()
    {
        var account = OneInvoice().After(new AdvanceDunning(Due, Letter));
        var facts = FactSheet.Of(account.Debtor, account.Debtor.Notices[Letter], Account.Terms, Due, Channel.Post);
        return account.After(new ApproveNotice(
            Letter, facts.Version, LetterHash.OfBytes([1]), Due, Channel.Post));
    }

    // Every letter of the ladder on its first possible day.
    static Account Dunned(Money amount)
    {
        var account = With(
            new DebtorDescribed(Mueller),
            new InvoiceRegistered(First, "RE-1", amount, March.AddDays(-42), March.AddDays(-28), Agreed));
        for (var i = 0; i < 4; i++)
        {
            var day = Ask(account, March.AddDays(-20)).FirstPossibleOn!.Value;
            var letter = NoticeId.Of(Guid.Parse($"00000000-0000-7000-8000-0000000001{2 * i:00}"));
            account = account.After(new AdvanceDunning(day, letter));
            var facts = FactSheet.Of(account.Debtor, account.Debtor.Notices[letter], Account.Terms, day, Channel.Post);
            account = account.After(new ApproveNotice(
                letter, facts.Version, LetterHash.OfBytes([1]), day, Channel.Post)).Posted(letter, day);
        }
        return account;
    }
}
