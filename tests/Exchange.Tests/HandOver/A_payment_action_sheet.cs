using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Tests.HandOver;
using Inkassio.Exchange.HandOver;

namespace Inkassio.Exchange.Tests.HandOver;

public sealed class A_payment_action_sheet
{
    [Fact]
    public void has_every_group_of_the_action()
    {
        var sheet = PaymentActionAt.Of(Handed.Over(Country.AT));
        Assert.Equal(["court", "plaintiff", "defendant", "claim1", "costs", "demand"], sheet.Sections.Select(s => s.Key));
        Assert.Equal(("Bezirksgericht", "50667 Köln", "nein"),
            (sheet["court"]["kind"], sheet["court"]["place"], sheet["court"]["needsLawyer"]));
        Assert.Equal(("Badsanierung Hauptstraße 5", "1000.00", "9.2", "Prozentpunkte über dem Basiszinssatz", "2026-01-27"),
            (sheet["claim1"]["subject"], sheet["claim1"]["amount"], sheet["claim1"]["interestPoints"],
                sheet["claim1"]["interestKind"], sheet["claim1"]["interestFrom"]));
        Assert.Equal("", sheet["claim1"]["computedInterest"]);
    }

    // 34 days on 1,000.00 and 45 on 700.00 at 10.73 per cent: 10.00 and 9.26.
    [Fact]
    public void computes_the_interest_where_a_part_was_paid()
    {
        var sheet = PaymentActionAt.Of(Packages.PartPaid(Country.AT));
        Assert.Equal(("1000.00", "300.00", "700.00"),
            (sheet["claim1"]["invoiced"], sheet["claim1"]["paid"], sheet["claim1"]["amount"]));
        Assert.Equal(("19.26", "2026-01-27", "2026-04-15", "2026-04-16"), (sheet["claim1"]["computedInterest"],
            sheet["claim1"]["computedFrom"], sheet["claim1"]["computedTo"], sheet["claim1"]["interestFrom"]));
        Assert.Equal("719.26", sheet["demand"]["total"]);
    }

    [Theory]
    [InlineData(5_000, "Bezirksgericht", "nein")]
    [InlineData(5_001, "Bezirksgericht", "ja")]
    [InlineData(15_000, "Bezirksgericht", "ja")]
    [InlineData(15_001, "Landesgericht", "ja")]
    public void knows_the_court_and_when_a_lawyer_is_needed(int open, string court, string needsLawyer)
    {
        var sheet = PaymentActionAt.Of(
            Handed.Over(Country.AT).With(c => c with { Open = new(open * 100L, Currency.EUR) }));
        Assert.Equal((court, needsLawyer), (sheet["court"]["kind"], sheet["court"]["needsLawyer"]));
    }

    [Fact]
    public void names_costs_by_their_austrian_names()
    {
        var costs = PaymentActionAt.Of(Packages.Rich(Country.AT))["costs"];
        Assert.StartsWith("Mahnspesen zu Rechnung RE-1", costs["cost1Name"], StringComparison.Ordinal);
        Assert.Equal(("2.50", "30.00"), (costs["cost1"], costs["cost2"]));
    }

    [Fact]
    public void is_not_made_above_the_limit() => Assert.Throws<InvalidOperationException>(() => PaymentActionAt.Of(
        Handed.Over(Country.AT).With(c => c with { Open = Money.Exact(75_000.01m, Currency.EUR) })));
}
