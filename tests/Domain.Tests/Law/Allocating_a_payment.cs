using Allocation = Inkassio.Domain.Law.Allocation;
using System.Collections.Immutable;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Domain.Tests.Law;

public sealed class Allocating_a_payment(ITestOutputHelper output)
{
    static readonly DateOnly Today = new(2026, 6, 15);

    static Money Euro(decimal amount) => Money.Exact(amount, Currency.EUR);

    static OpenClaim Claim(decimal costs, decimal interest, decimal principal, string due = "2026-05-01") =>
        new(InvoiceId.New(), CaseFile.Day(due), Euro(costs), Euro(interest), Euro(principal));

    static Allocation Split(Country law, decimal payment, params ImmutableArray<OpenClaim> claims) =>
        Allocation.Of(new(law, Euro(payment), Today, claims)).Required();

    static ImmutableArray<Money> Parts(ClaimShare share) => [share.Costs, share.Interest, share.Principal];

    // P08: a consumer loan, and the same under the general rule.
    [Theory]
    [InlineData(PartOrder.CostsPrincipalInterest, 50, 0, 150)]
    [InlineData(PartOrder.CostsInterestPrincipal, 50, 69.86, 80.14)]
    public void covers_the_parts_in_the_laws_order(PartOrder order, double costs, double interest, double principal)
    {
        var split = Split(Country.DE, 200, Claim(50, 69.86m, 1000) with { Parts = order });
        Assert.Equal(
            [Euro((decimal)costs), Euro((decimal)interest), Euro((decimal)principal)], Parts(split.Shares.Single()));
    }

    [Fact]
    public void prefers_less_secured_then_heavier_then_older()
    {
        var secured = Claim(0, 0, 100, "2026-01-01") with { IsSecured = true };
        var heavy = Claim(0, 0, 100, "2026-04-01") with { Rate = new(10.27m) };
        var titled = Claim(0, 0, 100, "2026-05-01") with { IsTitled = true };
        var old = Claim(0, 0, 100, "2026-02-01");
        var notDue = Claim(0, 0, 100, "2026-07-01") with { Rate = new(12m) };
        var split = Split(Country.DE, 450, notDue, secured, old, titled, heavy);
        Assert.Equal(
            [heavy.Claim, titled.Claim, old.Claim, secured.Claim, notDue.Claim], split.Shares.Select(s => s.Claim));
        Assert.Equal(Euro(50), split.Shares[^1].Principal);
    }

    [Fact]
    public void in_Austria_prefers_what_was_demanded()
    {
        var due = Claim(0, 0, 100, "2026-02-01");
        var demanded = Claim(0, 0, 100, "2026-04-01") with { IsDemanded = true };
        Assert.Equal([demanded.Claim, due.Claim], Split(Country.AT, 150, due, demanded).Shares.Select(s => s.Claim));
    }

    [Fact]
    public void in_Switzerland_prefers_what_was_enforced_first()
    {
        var due = Claim(0, 0, 100, "2026-02-01");
        var enforced = Claim(0, 0, 100, "2026-04-01") with { EnforcedOn = new(2026, 6, 1) };
        Assert.Equal([enforced.Claim, due.Claim], Split(Country.CH, 150, due, enforced).Shares.Select(s => s.Claim));
    }

    // P05: "nur Hauptforderung Rechnung B".
    [Fact]
    public void on_the_principal_alone_is_for_a_person_to_decide()
    {
        var (a, b) = (Claim(0, 5.80m, 450), Claim(0, 2.61m, 380));
        var split = Allocation.Of(new(
            Country.DE, Euro(380), Today, [a, b], new(b.Claim, PrincipalOnly: true))).Required();
        Assert.Equal("§ 367 Abs. 2 BGB", split.MayRefuse);
        Assert.Equal([Euro(0), Euro(0), Euro(380)], Parts(split.Shares.Single()));
        Assert.Null(Split(Country.DE, 380, a, b).MayRefuse);
    }

    [Fact]
    public void leaves_a_credit_when_it_is_too_much() =>
        Assert.Equal(Euro(5.40m), Split(Country.DE, 125, Claim(0, 0.60m, 119)).Credit);

    [Fact]
    public void lets_a_threatened_fee_lapse_with_the_principal()
    {
        var claim = Claim(0, 1, 100) with { ThreatenedFees = Euro(5) };
        Assert.Equal(Euro(5), Split(Country.DE, 101, claim).Shares.Single().Lapsed);
        var partly = Split(Country.DE, 103, claim).Shares.Single();
        Assert.Equal((Euro(2), Euro(3)), (partly.Costs, partly.Lapsed));
        Assert.Equal(Euro(0), Split(Country.DE, 100, claim).Shares.Single().Lapsed);
        Assert.Equal(Euro(0), Split(Country.DE, 106, claim).Shares.Single().Lapsed);
    }

    [Fact]
    public void needs_a_payment() =>
        Assert.IsType<LawRefusal.AmountNotPositive>(
            Allocation.Of(new(Country.DE, Euro(0), Today, [Claim(0, 0, 1)])).Refusal);

    [Fact]
    public void before_the_invoice_is_refused()
    {
        var rule = RulePack.Of(Country.DE).Interest(new(DebtorKind.Consumer));
        var question = new ClaimQuestion(Country.DE, Euro(100), null, rule, DayCount.ActAct, Today)
        {
            InvoicedOn = new(2026, 5, 1),
            Payments = [new(new(2026, 4, 30), Euro(10))],
        };
        Assert.IsType<LawRefusal.PaymentBeforeInvoice>(ClaimStatement.Of(question).Refusal);
        Assert.Equal(Euro(90), ClaimStatement.Of(question with { InvoicedOn = new(2026, 4, 30) }).Required().Open);
    }

    [Fact]
    public void in_proportion_gives_the_odd_cents_to_the_largest()
    {
        Assert.Equal([Euro(33.33m), Euro(66.67m)], Allocation.InProportion(Euro(100), [Euro(50), Euro(100)]));
        Assert.Equal([Euro(33.34m), Euro(33.33m), Euro(33.33m)],
            Allocation.InProportion(Euro(100), [Euro(50), Euro(50), Euro(50)]));
        Assert.Equal([Euro(1), Euro(2)], Allocation.InProportion(Euro(9), [Euro(1), Euro(2)]));
    }

    [Fact]
    public void adds_up_and_gives_nobody_too_much() => Histories.Each(output, random =>
    {
        var law = (Country)random.Next(3);
        var claims = Enumerable.Range(0, random.Next(1, 6)).Select(_ => Made(random)).ToImmutableArray();
        var payment = new Money(1 + random.Next(80_00), Currency.EUR);
        var split = Allocation.Of(new(law, payment, Today, claims)).Required();
        Assert.Equal(payment, split.Credit + split.Shares.Sum(Currency.EUR, s => s.Total));
        foreach (var share in split.Shares)
        {
            var claim = claims.Single(c => c.Claim == share.Claim);
            Assert.True(share.Costs <= claim.Costs + claim.Threat);
            Assert.InRange(share.Interest.Cents, 0, claim.Interest.Cents);
            Assert.InRange(share.Principal.Cents, 0, claim.Principal.Cents);
        }
        if (split.Credit.IsPositive)
            Assert.Equal(claims.Sum(Currency.EUR, c => c.Total), split.Shares.Sum(Currency.EUR, s => s.Total));
    });

    [Fact]
    public void does_not_depend_on_the_order_of_claims_of_unequal_rank() => Histories.Each(output, random =>
    {
        var claims = Enumerable.Range(0, random.Next(2, 6))
            .Select(i => Made(random) with { DueOn = Today.AddDays(-i * 3) }).ToArray();
        var payment = new Money(1 + random.Next(80_00), Currency.EUR);
        var law = (Country)random.Next(3);
        var split = Allocation.Of(new(law, payment, Today, [.. claims])).Required();
        random.Shuffle(claims);
        Assert.Equal(split.Shares, Allocation.Of(new(law, payment, Today, [.. claims])).Required().Shares);
    });

    static OpenClaim Made(Random random) => new(
        InvoiceId.New(), Today.AddDays(-random.Next(4)), new(random.Next(3) * 250, Currency.EUR),
        new(random.Next(300), Currency.EUR), new(random.Next(2000), Currency.EUR))
    {
        Rate = new(random.Next(2) * 5m),
        IsSecured = random.Next(4) == 0,
        ThreatenedFees = random.Next(4) == 0 ? new Money(150, Currency.EUR) : null,
    };
}
