using System.Globalization;
using System.Xml.Linq;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Tests.HandOver;
using Inkassio.Exchange.HandOver;

namespace Inkassio.Exchange.Tests.HandOver;

public sealed class A_debt_enforcement_file
{
    const string Schema = "debt-enforcement-ch-v1.xsd";

    static readonly XNamespace Ns = DebtEnforcementCh.Namespace;

    public static TheoryData<string, string> Hostile => Packages.Hostile;

    // Art. 67 SchKG: names and places, the sum in francs, rate and first day of the interest, the document and its day.
    [Fact]
    public void says_what_the_law_asks_for()
    {
        var root = Packages.Valid(DebtEnforcementCh.Xml(Handed.Over(Country.CH)), Schema);
        Assert.Equal("CH9300762011623852957", root.Element(Ns + "creditor")!.Element(Ns + "iban")!.Value);
        Assert.Equal("Erika Müller (Geschäftsführerin)", root.Element(Ns + "debtor")!.Element(Ns + "representative")!.Value);
        var claim = Assert.Single(root.Descendants(Ns + "claim"));
        Assert.Equal(("1000.00", "5", "2026-01-27"), (claim.Element(Ns + "amount")!.Value,
            claim.Attribute("rate")!.Value, claim.Attribute("since")!.Value));
        Assert.Equal("Rechnung RE-1 vom 12.01.2026: Badsanierung Hauptstrasse 5", claim.Element(Ns + "ground")!.Value);
    }

    // 30/360: 35 days on 1,000.00 and 44 on 700.00 at 5 per cent: 4.86 and 4.28.
    [Fact]
    public void tells_computed_interest_and_costs_as_claims_of_their_own()
    {
        var package = Packages.Rich(Country.CH);
        var root = Packages.Valid(DebtEnforcementCh.Xml(package), Schema);
        var amounts = root.Descendants(Ns + "claim")
            .Select(c => decimal.Parse(c.Element(Ns + "amount")!.Value, CultureInfo.InvariantCulture)).ToArray();
        Assert.Equal([700m, 9.14m, 32.50m], amounts);
        Assert.Equal(["2026-04-16", null, null], root.Descendants(Ns + "claim").Select(c => c.Attribute("since")?.Value));
        Assert.Equal(package.Total(Currency.CHF).Amount, amounts.Sum());
        Assert.Equal("741.64", root.Element(Ns + "total")!.Value);
    }

    [Theory]
    [InlineData(8, true)]
    [InlineData(9, false)] // Nine, computed interest and costs are eleven.
    public void holds_ten_claims_with_all_that_belongs_to_them(int count, bool fits)
    {
        var one = Packages.Rich(Country.CH);
        var package = one with { Claims = [.. Enumerable.Repeat(one.Claims[0], count)] };
        Assert.Equal(fits, Completeness.Of(package, HandOverTarget.DebtEnforcement).IsComplete);
        if (fits) Packages.Valid(DebtEnforcementCh.Xml(package), Schema);
        else Assert.Throws<InvalidOperationException>(() => DebtEnforcementCh.Xml(package));
    }

    [Theory, MemberData(nameof(Hostile))]
    public void survives_hostile_names(string name, string read)
    {
        var root = Packages.Valid(DebtEnforcementCh.Xml(Handed.Over(Country.CH).Named(name)), Schema);
        Assert.Equal(read, root.Element(Ns + "debtor")!.Element(Ns + "name")!.Value);
    }
}
