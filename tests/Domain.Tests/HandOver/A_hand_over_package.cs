using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Dunning;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Law;
using static Inkassio.Domain.Debtors.DebtorEvent;
using static Inkassio.Domain.Tests.Account;

namespace Inkassio.Domain.Tests.HandOver;

public sealed class A_hand_over_package
{
    static readonly NoticeId Warning = NoticeId.Of(Guid.Parse("00000000-0000-7000-8000-0000000000c0"));

    // 27 January to 15 April 2026 are 79 days: 1,000.00 at 10.27 per cent over 365.
    [Fact]
    public void holds_principal_interest_and_costs_of_its_day()
    {
        var package = Handed.Over(Country.DE);
        var claim = Assert.Single(package.Claims);
        Assert.Equal(new DateOnly(2026, 1, 27), claim.Default!.FirstInterestDay);
        Assert.Equal((Euro(1000), Euro(22.23m), Euro(0)), (claim.Open, claim.OpenInterest, claim.OpenCosts));
        Assert.Equal(Euro(0.28m), claim.PerDay);
        Assert.Equal((new Rate(9), BaseTable.DE), (claim.Rate.Points, claim.Rate.OverBase));
        Assert.NotNull(claim.Interest.TableVersion);
        Assert.Equal(Euro(1022.23m), package.Total(Currency.EUR));
        Assert.True(claim.ReAdds);
    }

    // On 2 March 34 days have borne 9.57; of 300.00 they go first only if a letter has asked for them: it has not.
    [Fact]
    public void tells_payments_with_what_they_covered_and_forgets_later_ones()
    {
        var paid = Handed.Account1000(Country.DE,
            new PaymentRecorded(Bank17, Euro(300), [new(Handed.Invoice, Euro(0), Euro(0), Euro(300))], Euro(0), March));
        var package = HandOverPackage.Of(paid.Debtor, [Handed.Invoice], Handed.Terms(Country.DE), Handed.On);
        var claim = package.Claims[0];
        Assert.Equal((Euro(700), Euro(300)), (claim.Open, claim.Payments.Single().Share.Principal));
        // 34 days on 1,000.00 and 45 on 700.00: 9.57 and 8.86.
        Assert.Equal([Euro(9.57m), Euro(8.86m)], claim.Interest.Segments.Select(s => s.Amount));
        Assert.True(claim.ReAdds);
        var before = HandOverPackage.Of(
            paid.Debtor, [Handed.Invoice], Handed.Terms(Country.DE), March.AddDays(-1)).Claims[0];
        Assert.Equal((Euro(1000), true), (before.Open, before.ReAdds));
        Assert.Empty(before.Payments);
    }

    [Fact]
    public void knows_whether_the_announcement_went_out()
    {
        Assert.Equal(new DateOnly(2026, 3, 30), Handed.Over(Country.DE).Claims[0].Announcement!.DeadlineOn);
        var ladder = Tests.Account.With(
            new DebtorDescribed(Mueller),
            new InvoiceRegistered(First, "RE-1", Euro(100), March.AddDays(-14), March, Told: null),
            new NoticeProposed(Warning, Currency.EUR, [new(First, NoticeKind.Announcement)], March.AddDays(30)),
            new NoticeIssued(Warning, [new(First, NoticeKind.Announcement, Euro(100))], Euro(100), March.AddDays(30),
                March.AddDays(37)),
            new DispatchPlanned(DispatchId.Of(LetterId.Of(Warning), 1), LetterId.Of(Warning), LetterHash.OfBytes([1]),
                Channel.Post, IsCopy: false, March.AddDays(30)));
        Assert.Null(Of(ladder).Announcement); // It lies in the out-tray.
        var posted = ladder.Posted(Warning, March.AddDays(31));
        Assert.Equal(LetterKind.Announcement, Of(posted).Announcement!.Kind);
        var way = posted.Debtor.WaysOf(LetterId.Of(Warning)).Last().Id;
        var returned = new Account(posted.Debtor.Evolve(new DispatchReturned(way, March.AddDays(35), "unknown")));
        Assert.Null(Of(returned).Announcement);
        Assert.True(Of(returned).Letters[^1].HasFailed);
    }

    [Fact]
    public void leaves_out_what_was_cancelled_and_knows_what_is_disputed_or_deferred()
    {
        Assert.Empty(HandOverPackage.Of(
            OneInvoice(new InvoiceCancelled(First, March)).Debtor, [First], Terms, Handed.On).Claims);
        Assert.True(Of(OneInvoice(new HoldPlaced(First, HoldReason.Disputed, Until: null))).IsDisputed);
        Assert.False(Of(OneInvoice(new HoldPlaced(First, HoldReason.Goodwill, Until: null))).IsDisputed);
        var later = new LimitationAct(Guid.NewGuid(), LimitationActKind.Deferred, March, Handed.On);
        Assert.Equal(Handed.On, Of(OneInvoice(new LimitationActRecorded(First, later))).DeferredUntil);
    }

    [Fact]
    public void refuses_invoices_of_somebody_else() => Assert.Throws<ArgumentException>(
        () => HandOverPackage.Of(OneInvoice().Debtor, [Second], Terms, Handed.On));

    [Fact]
    public void of_an_erased_debtor_lacks_the_person()
    {
        var package = HandOverPackage.Of(Handed.Account1000().Debtor with { Party = null }, [First], Terms, Handed.On);
        Assert.Contains(new Gap.NameMissing(Side.Debtor), Completeness.Of(package, HandOverTarget.Agency).Blocking);
    }

    static HandedClaim Of(Account account) =>
        HandOverPackage.Of(account.Debtor, [First], Terms, new(2026, 4, 15)).Claims.Single();
}
