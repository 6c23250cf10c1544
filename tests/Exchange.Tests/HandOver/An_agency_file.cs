using System.Globalization;
using System.Xml.Linq;
using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Tests.HandOver;
using Inkassio.Exchange.HandOver;
using Inkassio.Exchange.Tables;

namespace Inkassio.Exchange.Tests.HandOver;

public sealed class An_agency_file
{
    const string Schema = "agency-v1.xsd";

    static readonly XNamespace Ns = AgencyFile.Namespace;

    public static TheoryData<Country> Countries => [Country.DE, Country.AT, Country.CH];

    public static TheoryData<string, string> Hostile => Packages.Hostile;

    [Theory, MemberData(nameof(Countries))]
    public void is_valid_by_its_published_schema(Country country)
    {
        Packages.Valid(AgencyFile.Xml(Handed.Over(country)), Schema);
        Packages.Valid(AgencyFile.Xml(Packages.Rich(country)), Schema);
    }

    [Theory, MemberData(nameof(Countries))]
    public void says_every_sum_to_the_cent(Country country)
    {
        var package = Packages.Rich(country);
        var claim = package.Claims[0];
        var root = Packages.Valid(AgencyFile.Xml(package), Schema);
        var xml = root.Element(Ns + "claims")!.Element(Ns + "claim")!;
        decimal Of(params string[] path) => Read(path.Aggregate(xml, (at, name) => at.Element(Ns + name)!).Value);
        Assert.Equal((1000m, 300m, 700m), (Of("principal", "invoiced"), Of("principal", "paid"), Of("principal", "open")));
        var segments = xml.Element(Ns + "interest")!.Elements(Ns + "segment").Sum(s => Read(s.Value));
        Assert.Equal((claim.Interest.Total.Amount, claim.OpenInterest.Amount), (segments, Of("interest", "open")));
        Assert.Equal(42.50m, xml.Element(Ns + "costs")!.Elements(Ns + "cost").Sum(c => Read(c.Element(Ns + "amount")!.Value)));
        Assert.Equal(Of("principal", "open") + segments + 32.50m, Of("total"));
        Assert.Equal(Of("total"), Read(root.Element(Ns + "totals")!.Element(Ns + "total")!.Value));
        if (country == Country.DE) Assert.Equal(750.93m, Of("total")); // 700.00, 9.57 + 8.86 of interest, 32.50 of costs.
    }

    [Fact]
    public void tells_what_the_law_asks_the_agency_to_tell()
    {
        var root = Packages.Valid(AgencyFile.Xml(Packages.Rich(Country.DE)), Schema);
        var claim = root.Descendants(Ns + "claim").Single();
        Assert.Equal("Musterbau Handwerks GmbH", root.Element(Ns + "creditor")!.Element(Ns + "name")!.Value);
        Assert.Equal("true", root.Element(Ns + "creditor")!.Element(Ns + "deductsInputTax")!.Value);
        Assert.Equal("2025-12-01", claim.Element(Ns + "contractOn")!.Value);
        Assert.Equal("Badsanierung Hauptstraße 5", claim.Element(Ns + "ground")!.Element(Ns + "subject")!.Value);
        Assert.Equal("2026-01-27", claim.Element(Ns + "default")!.Attribute("since")!.Value);
        Assert.Equal(("9", "DE"), (claim.Element(Ns + "interest")!.Attribute("points")!.Value,
            claim.Element(Ns + "interest")!.Attribute("overBase")!.Value));
        Assert.Equal(["reminder", "notice-1", "last-notice", "announcement"],
            claim.Descendants(Ns + "letter").Select(l => l.Attribute("kind")!.Value));
        Assert.Equal("RR123456785DE", claim.Descendants(Ns + "tracking").Single().Value);
        Assert.Equal("2029-12-31", claim.Element(Ns + "limitationOn")!.Value);
    }

    [Theory, MemberData(nameof(Countries))]
    public void has_the_same_sums_as_a_table(Country country)
    {
        var package = Packages.Rich(country);
        var claim = package.Claims[0];
        var claims = Given.Table(AgencyFile.Claims(package));
        var row = Assert.Single(claims.Rows);
        decimal In(string header) => German(row[Index(claims, header)].ToString());
        Assert.Equal((1000m, 700m, 32.50m), (In("Rechnungsbetrag"), In("Hauptforderung offen"), In("Kosten offen")));
        Assert.Equal((claim.OpenInterest.Amount, claim.Total.Amount), (In("Zinsen offen"), In("Summe offen")));
        Assert.Equal("01.12.2025", row[Index(claims, "Vertrag vom")].ToString());
        Assert.Equal("Amtsgericht Köln HRB 12345", row[Index(claims, "Schuldner Register")].ToString());
        var items = Given.Table(AgencyFile.Items(package));
        decimal Sum(string record) =>
            items.Rows.Where(r => r[1].ToString() == record).Sum(r => German(r[5].ToString()));
        Assert.Equal((claim.Interest.Total.Amount, 42.50m, 300m), (Sum("Zins"), Sum("Kosten"), Sum("Zahlung")));
        Assert.Equal(4, items.Rows.Count(r => r[1].ToString() == "Brief"));
        Assert.Single(items.Rows, r => r[1].ToString() == "Einwand");
    }

    [Theory, MemberData(nameof(Hostile))]
    public void survives_hostile_names(string name, string read)
    {
        var package = Handed.Over(Country.DE).Named(name);
        var root = Packages.Valid(AgencyFile.Xml(package), Schema);
        Assert.Equal(read, root.Element(Ns + "debtor")!.Element(Ns + "name")!.Value);
        var table = Given.Table(AgencyFile.Claims(package));
        var cell = Assert.Single(table.Rows)[Index(table, "Schuldner")].ToString();
        Assert.Equal(TableText.Neutral(read), cell);
        Assert.DoesNotContain(cell[..1], (string[])["=", "+", "-", "@"]);
        Assert.Equal(table.Headers.Length, table.Rows[0].Count);
    }

    [Fact]
    public void is_not_made_without_the_day_of_the_contract()
    {
        var package = Handed.Over(Country.DE).WithoutContractDay();
        Assert.Throws<InvalidOperationException>(() => AgencyFile.Xml(package));
        Assert.Throws<InvalidOperationException>(() => AgencyFile.Claims(package));
        Assert.Throws<InvalidOperationException>(() => AgencyFile.Items(package));
    }

    [Fact]
    public void holds_the_largest_package()
    {
        var one = Packages.Rich(Country.DE);
        var package = one with
        {
            Claims =
            [
                .. Enumerable.Range(0, HandOverPackage.ClaimsMax)
                    .Select(i => one.Claims[0] with { Number = $"RE-{i}" }),
            ],
        };
        var root = Packages.Valid(AgencyFile.Xml(package), Schema);
        Assert.Equal(package.Total(Currency.EUR).Amount, Read(root.Descendants(Ns + "totals").Elements().Single().Value));
        Assert.Equal(HandOverPackage.ClaimsMax, Given.Table(AgencyFile.Claims(package)).Rows.Count);
    }

    static int Index(Table table, string header) => table.Headers.Select(h => h.ToString()).ToList().IndexOf(header);

    static decimal Read(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    static decimal German(string text) => text.Length == 0 ? 0 : Read(text.Replace(',', '.'));
}
