using Allocation = Inkassio.Domain.Law.Allocation;
using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Law;

namespace Inkassio.Domain.Tests.Law;

/// <summary>The tables of cases on money: interest, payments, several claims, costs of collection.</summary>
public sealed class Case_tables
{
    static Country Law(string text) => Enum.Parse<Country>(text);

    static Currency CurrencyOf(string law) => RulePack.Of(Law(law)).Currency;

    static InterestGround Ground(string debtor, string rate = "") => new(Kind(debtor))
    {
        IsPrice = !debtor.EndsWith("no-price", StringComparison.Ordinal),
        IsResponsible = !debtor.EndsWith("not-responsible", StringComparison.Ordinal),
        ContractOn = debtor.Contains("before-", StringComparison.Ordinal)
            ? CaseFile.Day(debtor[^10..]).AddDays(-1)
            : null,
        Agreed = rate.Length > 0 ? new Rate(CaseFile.Number(rate)) : null,
    };

    static DebtorKind Kind(string debtor) => debtor[..3] switch
    {
        "B2B" => DebtorKind.Business,
        "B2C" => DebtorKind.Consumer,
        _ => DebtorKind.Unknown,
    };

    static DayCount Count(string text) =>
        text switch { "actact" => DayCount.ActAct, "act365" => DayCount.Act365, _ => DayCount.ThirtyE360 };

    static Money Amount(string text, string law) => Money.Exact(CaseFile.Number(text), CurrencyOf(law));

    public static TheoryData<string> Of(string file, string key) =>
        new(CaseFile.Rows(file).Select(r => r[key]).Distinct(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Of), "interest.csv", "id")]
    public void give_the_interest(string id)
    {
        var row = CaseFile.Rows("interest.csv").Single(r => r["id"] == id);
        var law = row["law"];
        var sheet = DefaultInterest.Of(new(
            Amount(row["principal"], law),
            Period.Through(CaseFile.Day(row["firstInterestDay"]), CaseFile.Day(row["through"])),
            RulePack.Of(Law(law)).Interest(Ground(row["debtor"], row["rate"])), Count(row["dayCount"]))).Required();
        Assert.Equal(row["segments"], string.Join(" | ", sheet.Segments.Select(Line)));
        Assert.Equal(Amount(row["total"], law), sheet.Total);
        Assert.Equal(Amount(row["roundedOnce"], law), sheet.RoundedOnce);
    }

    [Theory, MemberData(nameof(Of), "payments.csv", "id")]
    public void split_the_payments(string id)
    {
        var rows = CaseFile.Rows("payments.csv").Where(r => r["id"] == id).ToList();
        var (first, law) = (rows[0], rows[0]["law"]);
        var pack = RulePack.Of(Law(law));
        var statement = ClaimStatement.Of(new(
            Law(law), Amount(first["principal"], law), CaseFile.Day(first["firstInterestDay"]),
            pack.Interest(Ground(first["debtor"])), pack.DayCount, CaseFile.Day(first["through"]).AddDays(1))
        {
            Costs = [new(DateOnly.MinValue, Amount(first["costs"], law))],
            Payments = [.. rows.Select(r => new ClaimPayment(CaseFile.Day(r["paidOn"]), Amount(r["amount"], law)))],
        }).Required();
        foreach (var (row, split) in rows.Zip(statement.Payments))
            Assert.Equal(
                [row["toCosts"], row["toInterest"], row["toPrincipal"], row["overpaid"]],
                new[] { split.Costs, split.Interest, split.Principal, split.Overpaid }.Select(Text));
        Assert.Equal(first["open"], Text(statement.Open));
        Assert.True(statement.ReAdds);
    }

    [Theory, MemberData(nameof(Of), "several-claims.csv", "id")]
    public void divide_a_payment_among_claims(string id)
    {
        var rows = CaseFile.Rows("several-claims.csv").Where(r => r["id"] == id).ToList();
        var law = rows[0]["law"];
        var ids = rows.ToDictionary(r => r["claim"], _ => InvoiceId.New(), StringComparer.Ordinal);
        var claims = rows.Select(r => Open(r, ids[r["claim"]])).ToImmutableArray();
        var named = rows[0]["designated"];
        var split = Allocation.Of(new(
            Law(law), Amount(rows[0]["amount"], law), CaseFile.Day(rows[0]["receivedOn"]), claims,
            named.Length > 0 ? new(ids[named]) : null)).Required();
        foreach (var (row, claim) in rows.Zip(claims))
        {
            var share = split.Shares.FirstOrDefault(s => s.Claim == claim.Claim);
            Assert.Equal(Amount(row["toInterest"], law), share?.Interest ?? Money.None(CurrencyOf(law)));
            Assert.Equal(Amount(row["toPrincipal"], law), share?.Principal ?? Money.None(CurrencyOf(law)));
            Assert.Equal(row["open"], Text(claim.Total - (share?.Total ?? Money.None(CurrencyOf(law)))));
        }
    }

    [Fact]
    public void price_the_collection()
    {
        foreach (var row in CaseFile.Rows("collection-costs.csv"))
        {
            var day = CaseFile.Day("2026-06-15");
            var question = new CollectionQuestion(
                Country.DE, Amount(row["value"], "DE"), Enum.Parse<CollectionEffort>(row["effort"]))
            {
                On = day,
                Default = new(day, DefaultTrigger.AgreedDate, "§ 286 Abs. 2 Nr. 1 BGB"),
            };
            var costs = CollectionCosts.Of(question).Required();
            var withVat = CollectionCosts.Of(question with { DeductsInputTax = false }).Required();
            Assert.Equal(
                [row["fee"], row["expenses"], row["net"], row["withVat"]],
                new[] { costs.Fee, costs.Expenses, costs.Total, withVat.Total }.Select(Text));
        }
    }

    [Fact]
    public void price_the_order_for_payment()
    {
        foreach (var row in CaseFile.Rows("court-fees.csv"))
            Assert.Equal(row["fee"], Text(CollectionCosts.CourtFee(Amount(row["value"], "DE"))));
    }

    static OpenClaim Open(IReadOnlyDictionary<string, string> row, InvoiceId id)
    {
        var law = row["law"];
        var pack = RulePack.Of(Law(law));
        var (start, received) = (CaseFile.Day(row["firstInterestDay"]), CaseFile.Day(row["receivedOn"]));
        var principal = Amount(row["principal"], law);
        var rule = pack.Interest(Ground(row["debtor"]));
        var interest = DefaultInterest.Of(new(principal, new(start, received), rule, pack.DayCount)).Required();
        return new(
            id, CaseFile.DayOrNull(row["due"]) ?? start.AddDays(-1), Money.None(principal.Currency), interest.Total,
            principal);
    }

    static string Line(InterestSegment s) => string.Create(
        CultureInfo.InvariantCulture,
        $"{s.Span.From:yyyy-MM-dd} {s.Days}/{s.Basis} {s.Rate} {s.Amount.Amount:0.00}");

    static string Text(Money money) => money.Amount.ToString("0.00", CultureInfo.InvariantCulture);
}
