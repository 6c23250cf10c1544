using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.Law;
using Inkassio.Domain.Tenants;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests;

/// <summary>The examples of the trade's own description: 2,380.00 € due on 15 May 2026, an agreed date.</summary>
public sealed class Asking_for_interest
{
    static readonly DateOnly Due = new(2026, 5, 15), Reminded = new(2026, 5, 22);
    static readonly PaymentTermsTold Agreed = new(DueDateAgreed: true, ConsumerNotice: null, ReceivedOn: null);

    // A reminder and a first Mahnung came before, so that the second is the next step.
    static Account Claim(PaymentTermsTold? told, DebtorKind kind = DebtorKind.Business) => With(
        new DebtorDescribed(Mueller with { Kind = kind }),
        new InvoiceRegistered(First, "RE-2026-0117", Euro(2_380), Due.AddDays(-30), Due, told),
        new DunnedBefore(First, NoticeKind.Reminder, Reminded, Reminded.AddDays(7)),
        new DunnedBefore(First, NoticeKind.Notice1, new(2026, 6, 2), new(2026, 6, 12)));

    static FactSheet Letter2(Account account, DateOnly on, Terms? terms = null)
    {
        account = account.After(new AdvanceDunning(on, Letter), terms);
        return FactSheet.Of(account.Debtor, account.Debtor.Notices[Letter], terms ?? Account.Terms, on);
    }

    static Account Issued(Account account, DateOnly on, Terms? terms = null)
    {
        account = account.After(new AdvanceDunning(on, Letter), terms);
        var seen = FactSheet.Of(account.Debtor, account.Debtor.Notices[Letter], terms ?? Account.Terms, on).Version;
        return account.After(new ApproveNotice(Letter, seen, LetterHash.OfBytes([1]), on, Channel.Post), terms)
            .Posted(Letter, on);
    }

    [Fact]
    public void adds_35_days_at_base_plus_9_and_the_lump_sum()
    {
        var facts = Letter2(Claim(Agreed), new(2026, 6, 19));
        var claim = Assert.Single(facts.Claims);
        Assert.Equal(Euro(23.44m), claim.Interest);
        Assert.Equal([ChargeKind.LumpSum], claim.NewCharges.Select(c => c.Kind));
        Assert.Equal(Euro(2_443.44m), facts.Total);
        Assert.Equal(new(2026, 5, 16), claim.DefaultSince);
    }

    [Fact]
    public void goes_on_over_the_turn_of_the_half_year_and_asks_for_the_lump_sum_once()
    {
        var account = Issued(Claim(Agreed), new(2026, 6, 19));
        var on = new DateOnly(2026, 7, 3);
        var claim = account.Debtor.Claims[First];
        var law = ClaimLaw.Of(account.Debtor, claim, Account.Terms);
        Assert.Equal(Euro(32.86m), law.OpenInterest(claim, on));
        Assert.Empty(law.NewCharges(claim, on, feeBy: Channel.Post));
        Assert.Equal(Euro(2_452.86m), claim.Open + law.OpenInterest(claim, on) + claim.OpenCosts);
    }

    [Fact]
    public void names_the_ground_of_every_cost_again_in_later_letters()
    {
        var account = Issued(Claim(Agreed), new(2026, 6, 19));
        var on = new DateOnly(2026, 7, 3);
        var letter = NoticeId.New();
        account = account.After(new AdvanceDunning(on, letter));
        var facts = FactSheet.Of(account.Debtor, account.Debtor.Notices[letter], Account.Terms, on);
        var fact = Assert.Single(facts.Claims);
        Assert.Equal(["§ 288 Abs. 5 Satz 1 BGB"], fact.EarlierCharges.Select(c => c.Section));
        Assert.Equal(Euro(40), fact.Costs);
        Assert.Equal(Euro(2_452.86m), fact.Total);
    }

    [Fact]
    public void from_a_consumer_has_no_lump_sum_and_four_points_less()
    {
        var claim = Assert.Single(Letter2(Claim(Agreed, DebtorKind.Consumer), new(2026, 6, 19)).Claims);
        Assert.DoesNotContain(ChargeKind.LumpSum, claim.NewCharges.Select(c => c.Kind));
        Assert.Equal(Money.Round(2_380m * 6.27m * 35 / 36_500, Currency.EUR), claim.Interest);
    }

    [Fact]
    public void without_an_agreed_date_begins_when_the_reminders_deadline_has_run_out() =>
        Assert.Equal(new(2026, 5, 30), Assert.Single(Letter2(Claim(told: null), new(2026, 6, 19)).Claims).DefaultSince);

    [Fact]
    public void is_left_to_letters_from_the_second_Mahnung_on()
    {
        var account = OneInvoice().After(new AdvanceDunning(March.AddDays(7), Letter));
        var facts = FactSheet.Of(account.Debtor, account.Debtor.Notices[Letter], Account.Terms, March.AddDays(7));
        Assert.Equal(Euro(100), facts.Total);
    }

    [Fact]
    public void lets_a_payment_cover_costs_then_interest_then_principal()
    {
        var account = Issued(Claim(Agreed), new(2026, 6, 19));
        // 36 days to 20 June: 2,380 × 10.27 % × 36 / 365 = 24.11.
        account.When(new RecordPayment(Bank17, Euro(100), new(2026, 6, 21), Designation: null)).Then(
            new PaymentRecorded(
                Bank17, Euro(100), [new Share(First, Euro(40), Euro(24.11m), Euro(35.89m))], Euro(0),
                    new(2026, 6, 21)));
    }

    [Fact]
    public void leaves_costs_that_a_later_letter_claimed_out_of_an_earlier_payment()
    {
        var account = Issued(Claim(Agreed), new(2026, 6, 19)); // The lump sum of 40 € was claimed that day.
        var split = account.When(new RecordPayment(Bank17, Euro(100), new(2026, 6, 18), Designation: null))
            .Decision.Events.OfType<PaymentRecorded>().Single();
        Assert.Equal(Euro(0), Assert.Single(split.Shares).Costs);
    }

    [Fact]
    public void leaves_out_a_lump_sum_that_another_program_has_claimed()
    {
        var claim = Assert.Single(Letter2(Claim(Agreed with { LumpSumClaimed = true }), new(2026, 6, 19)).Claims);
        Assert.DoesNotContain(ChargeKind.LumpSum, claim.NewCharges.Select(c => c.Kind));
    }

    [Fact]
    public void as_a_threat_lapses_when_the_principal_is_paid()
    {
        var terms = Account.Terms with { Legal = new() { Fees = FeeTreatment.Threat } };
        var account = Issued(Claim(Agreed), new(2026, 6, 19), terms)
            .After(new RecordPayment(Bank17, Euro(2_380), new(2026, 6, 21), Designation: null), terms);
        Assert.False(account.Debtor.Claims[First].IsOpen);
        Assert.Equal(Euro(0), account.Debtor.Claims[First].OpenCosts);
        Assert.Equal(Euro(0), account.Debtor.Credit(Currency.EUR));
    }

    [Fact]
    public void reversed_stands_as_before()
    {
        var before = Issued(Claim(Agreed), new(2026, 6, 19));
        var after = before.After(new RecordPayment(Bank17, Euro(100), new(2026, 6, 21), Designation: null))
            .After(new ReversePayment(Bank17, new(2026, 6, 25)));
        Assert.Equivalent(before.Debtor.Claims[First], after.Debtor.Claims[First], strict: true);
    }

    [Fact]
    public void stops_where_the_base_rates_end_and_says_so()
    {
        var claim = Assert.Single(Letter2(Claim(Agreed), new(2027, 2, 1)).Claims);
        Assert.Equal(new(2027, 1, 1), claim.Sheet!.Through);
        Assert.IsType<LawWarning.BaseRateNotCovered>(Assert.Single(claim.Sheet.Warnings));
    }

    [Fact]
    public void of_a_claim_past_its_limitation_needs_a_person() => Assert.Contains(
        SendGate.Ask(OneInvoice().Debtor, OneInvoice().Debtor.Claims[First], new(2030, 1, 7), Account.Terms).Blockers,
        b => b is Blocker.LimitationPassed { EndedOn: { Year: 2029, Month: 12, Day: 31 } });

    [Fact]
    public void before_the_invoice_refuses_the_payment() => OneInvoice()
        .When(new RecordPayment(Bank17, Euro(10), March.AddDays(-15), Designation: First))
        .ThenRefused<Refusal.PaymentBeforeInvoice>();
}
