using System.Xml.Linq;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Words;

namespace Inkassio.Exchange.HandOver;

/// <summary>Switzerland: what a request for debt enforcement ("Betreibungsbegehren") must hold by Art. 67 SchKG.</summary>
// Our own layout, and not eSchKG: the message types and the schema of eSchKG 2.2.01 could not be read here, and an
// office's machine refuses anything else. The facts are those that the office's form and any eSchKG program ask for.
public static class DebtEnforcementCh
{
    /// <summary>The schema is <c>docs/formats/debt-enforcement-ch-v1.xsd</c>.</summary>
    public const string Namespace = "urn:receivables:debt-enforcement-ch:v1";

    const int GroundMax = 250;

    static readonly XNamespace Ns = Namespace;

    /// <exception cref="InvalidOperationException">Something is missing; ask <see cref="Completeness"/> before.</exception>
    public static byte[] Xml(HandOverPackage package)
    {
        Completeness.Require(package, HandOverTarget.DebtEnforcement);
        return XmlBytes.Of(new XElement(Ns + "request", new XAttribute("asOf", FileText.Day(package.On)),
            Party("creditor", package.Creditor.Name, package.Creditor.Address, package.Creditor.Legal,
                new XElement(Ns + "iban", FileText.Line(package.Creditor.Account!.Iban))),
            Party("debtor", package.Debtor.Name, package.Debtor.Address, package.Debtor.Legal,
                new XElement(Ns + "reference", FileText.Line(package.Debtor.Number))),
            new XElement(Ns + "claims", Claims(package)),
            new XElement(Ns + "total", new XAttribute("currency", Currency.CHF),
                FileText.Amount(package.Total(Currency.CHF)))));
    }

    static XElement Party(string side, string name, Address address, LegalFacts legal, XElement last) => new(Ns + side,
        new XElement(Ns + "name", FileText.Line(name)),
        legal.LegalForm.Length > 0 ? new XElement(Ns + "form", FileText.Line(legal.LegalForm)) : null,
        new XElement(Ns + "street", FileText.Line(address.Street)),
        new XElement(Ns + "postcode", FileText.Line(address.Postcode)),
        new XElement(Ns + "town", FileText.Line(address.Town)),
        new XElement(Ns + "country", FileText.Line(address.Country)),
        legal.Representatives.Select(r => new XElement(Ns + "representative",
            FileText.Line(r.Function.Length > 0 ? $"{r.Name} ({r.Function})" : r.Name))), last);

    // The sum without the interest that runs on; interest that was computed and costs stand for themselves.
    static IEnumerable<XElement> Claims(HandOverPackage p)
    {
        var demands = p.Claims.Select(c => (Claim: c, Interest: InterestDemand.Of(c, p.On))).ToList();
        foreach (var (c, interest) in demands)
            yield return Claim(c.Open, Ground(c), new XAttribute("rate", FileText.Percent(c.Rate.Points)),
                interest.RunningFrom is { } since ? new XAttribute("since", FileText.Day(since)) : null);
        var computed = demands.Sum(Currency.CHF, d => d.Interest.Computed);
        if (computed.IsPositive)
            yield return Claim(computed, $"{CostWords.Interest(Country.CH)} bis {Country.CH.Day(p.On)}");
        var costs = p.Claims.Sum(Currency.CHF, c => c.OpenCosts);
        if (costs.IsPositive) yield return Claim(costs, CostWords.Of(ChargeKind.ReminderFee, Country.CH));
    }

    // The document and its day, or the ground (Art. 67 Abs. 1 Ziff. 4 SchKG).
    static string Ground(HandedClaim c) => Country.CH.Spelled(
        $"Rechnung {c.Number} vom {Country.CH.Day(c.IssuedOn)}: {c.Subject}");

    static XElement Claim(Money amount, string ground, params XAttribute?[] interest) => new(Ns + "claim", interest,
        new XElement(Ns + "amount", FileText.Amount(amount)),
        new XElement(Ns + "ground", FileText.Line(ground, GroundMax)));
}
