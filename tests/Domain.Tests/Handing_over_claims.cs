using System.Collections.Immutable;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Tenants;
using Inkassio.Domain.Tests.HandOver;
using static Inkassio.Domain.Debtors.DebtorCommand;
using static Inkassio.Domain.Debtors.DebtorEvent;

namespace Inkassio.Domain.Tests;

public sealed class Handing_over_claims
{
    static readonly DateOnly On = Handed.On;
    static readonly ReferralId Referral = new(Guid.Parse("00000000-0000-7000-8000-0000000000b0"));
    static readonly ImmutableArray<InvoiceId> One = [Handed.Invoice];
    static readonly Terms Terms = Handed.Terms(Country.DE) with { FirmFacts = new(Handed.Details.Creditor, true) };
    static readonly DescribeHandOver Described = new(Handed.Details.Debtor, "", Handed.Details.Claims);

    static ReferClaims Refer(ReferralTarget target = ReferralTarget.Agency, string partner = "Nord Inkasso GmbH") =>
        new(Referral, One, target, partner, "4711/26", On);

    // Every letter has gone, the announcement's deadline is over, and everything that § 13a RDG asks for is known.
    static Account Ready(params DebtorEvent[] then) => Handed.Account1000(then: then).After(Described, Terms);

    static ReferralBlocker Blocker(Outcome outcome) =>
        Assert.Single(Assert.IsType<Refusal.NotReferable>(outcome.Decision.Refusal).Blockers);

    [Fact]
    public void freezes_our_own_letters_until_they_are_taken_back()
    {
        var over = Ready().After(Refer(), Terms);
        var claim = over.Debtor.Claims[Handed.Invoice];
        Assert.Contains(SendGate.Stops(over.Debtor, claim, On, Terms), b => b is Blocker.HandedOver);
        var back = over.After(new DebtorCommand.TakeBack(Referral, On.AddDays(30)));
        Assert.DoesNotContain(SendGate.Stops(back.Debtor, claim, On, Terms), b => b is Blocker.HandedOver);
    }

    [Fact]
    public void asks_for_the_announcement_first()
    {
        var outcome = Unannounced().When(Refer(), Terms);
        Assert.IsType<ReferralBlocker.NotAnnounced>(Blocker(outcome));
    }

    [Fact]
    public void waits_for_the_end_of_the_announcements_deadline()
    {
        var early = Ready().When(Refer() with { On = new(2026, 3, 30) }, Terms);
        Assert.Equal(new ReferralBlocker.DeadlineRuns(Handed.Invoice, new(2026, 3, 30)), Blocker(early));
    }

    [Fact]
    public void asks_for_two_letters_at_least_and_counts_those_that_another_program_sent()
    {
        var fresh = Account.OneInvoice().When(new PlanReferral([Account.First], On), Terms);
        Assert.IsType<ReferralBlocker.TooFewLetters>(Blocker(fresh));
        // "Mahnstufe 4" came from another program as its last letter alone.
        var imported = Account.OneInvoice(
            new DunnedBefore(Account.First, NoticeKind.LastNotice, new(2026, 3, 5), new(2026, 3, 16)));
        imported.When(new PlanReferral([Account.First], On), Terms).Then(new ReferralPlanned([Account.First], On));
    }

    [Fact]
    public void is_refused_while_a_complaint_about_a_part_is_open()
    {
        var disputed = Ready(new DisputeOpened(
            new(Guid.NewGuid()), Handed.Invoice, Account.Euro(100), DisputeCause.Defect, On, On.AddDays(3)));
        var stopped = Assert.IsType<ReferralBlocker.Stopped>(Blocker(disputed.When(Refer(), Terms)));
        Assert.IsType<Dunning.Blocker.Disputed>(stopped.By);
    }

    [Fact]
    public void is_refused_while_a_promise_runs()
    {
        var promised = Ready(new PromiseGiven(new(Guid.NewGuid()), One, Account.Euro(500), On.AddDays(5), On));
        Assert.IsType<Dunning.Blocker.PromiseRuns>(
            Assert.IsType<ReferralBlocker.Stopped>(Blocker(promised.When(Refer(), Terms))).By);
    }

    [Fact]
    public void is_refused_when_somebody_has_the_claim_already()
    {
        var over = Ready().After(Refer(), Terms);
        var again = over.When(Refer() with { Referral = new(Guid.NewGuid()) }, Terms);
        Assert.IsType<ReferralBlocker.AlreadyReferred>(Blocker(again));
    }

    [Fact]
    public void lets_an_agency_look_for_an_address_but_no_court()
    {
        var lost = Ready(new CircumstanceRecorded(
            Guid.NewGuid(), CircumstanceKind.AddressUnknown, Invoice: null, On, Until: null));
        Assert.Null(lost.When(Refer(), Terms).Decision.Refusal);
        Assert.IsType<Dunning.Blocker.AddressUnknown>(Assert.IsType<ReferralBlocker.Stopped>(
            Blocker(lost.When(Refer(ReferralTarget.Court), Terms))).By);
    }

    [Fact]
    public void is_refused_without_the_day_of_the_contract()
    {
        var lacking = Handed.Account1000().When(Refer(), Terms);
        var refusal = Assert.IsType<Refusal.PackageIncomplete>(lacking.Decision.Refusal);
        Assert.IsType<Gap.ContractDayMissing>(Assert.Single(refusal.Gaps));
    }

    [Fact]
    public void asks_a_court_of_the_claims_own_country_for_more()
    {
        var claims = Handed.Details.Claims.SetItem(Handed.Invoice, new() { ContractOn = new(2025, 12, 1) });
        var account = Handed.Account1000().After(Described with { Claims = claims }, Terms);
        Assert.Null(account.When(Refer(), Terms).Decision.Refusal);
        var refusal = Assert.IsType<Refusal.PackageIncomplete>(
            account.When(Refer(ReferralTarget.Court), Terms).Decision.Refusal);
        Assert.Contains(refusal.Gaps, g => g is Gap.GroundMissing);
    }

    [Fact]
    public void needs_a_partner_with_a_name() =>
        Ready().When(Refer(partner: " "), Terms).ThenRefused<Refusal.TextMissing>();

    [Fact]
    public void keeps_what_was_said_of_other_claims()
    {
        var other = Described with { Claims = ImmutableDictionary<InvoiceId, ClaimDetails>.Empty };
        var known = Ready().After(other, Terms).Debtor.HandOverDetails;
        Assert.Equal(new DateOnly(2025, 12, 1), known.Of(Handed.Invoice).ContractOn);
    }

    [Fact]
    public void forgets_what_people_said_when_the_debtor_is_erased() =>
        Assert.Same(HandOverDetails.None, Account.With(
            new HandOverDescribed(Handed.Details.Debtor, "", Handed.Details.Claims),
            new ErasureDecided(On, KeptUntil: null)).Debtor.HandOverDetails);

    [Fact]
    public void refuses_days_and_texts_that_nobody_means()
    {
        ClaimDetails odd = new() { ContractOn = new(1026, 1, 1) };
        Handed.Account1000().When(Described with { Claims = Described.Claims.SetItem(Handed.Invoice, odd) }, Terms)
            .ThenRefused<Refusal.DayOutOfRange>();
        Handed.Account1000().When(Described with { AddressSource = new('x', 300) }, Terms)
            .ThenRefused<Refusal.TextTooLong>();
        Handed.Account1000().When(Described with { Claims = Described.Claims.Add(Account.Second, new()) }, Terms)
            .ThenRefused<Refusal.InvoiceUnknown>();
    }

    [Fact]
    public void counts_what_came_in_and_what_it_cost()
    {
        var over = Ready().After(Refer(), Terms)
            .After(new RecordPayment(Account.Bank17, Account.Euro(400), On.AddDays(9), Handed.Invoice), Terms)
            .After(new RecordProgress(
                Referral, Guid.NewGuid(), ReferralStatus.Instalments, Account.Euro(60), "Raten", On.AddDays(10)),
                Terms);
        var made = over.Debtor.Referrals[Referral];
        Assert.Equal((Account.Euro(400), Account.Euro(340)), (made.Recovered(over.Debtor), made.Margin(over.Debtor)));
        Assert.Equal(Account.Bank17, Assert.Single(made.ToReport(over.Debtor)).Id);
        var told = over.After(new ReportPayment(Referral, Account.Bank17, On.AddDays(10)), Terms);
        Assert.Empty(told.Debtor.Referrals[Referral].ToReport(told.Debtor));
    }

    static Account Unannounced()
    {
        var claim = Ready().Debtor.Claims[Handed.Invoice];
        var debtor = Ready().Debtor;
        return new(debtor with
        {
            Claims = debtor.Claims.SetItem(Handed.Invoice, claim with
            {
                Steps = claim.Steps.RemoveAll(s => s.Kind == NoticeKind.Announcement),
            }),
        });
    }
}
