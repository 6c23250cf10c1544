using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Law;
using Inkassio.Domain.Words;
using static Inkassio.Exchange.HandOver.Fields;

namespace Inkassio.Exchange.HandOver;

/// <summary>Austria: every fact for an action for an order for payment ("Mahnklage").</summary>
// A sheet for the court's form or for the lawyer. The electronic way (ERV) is open to its participants alone, and its
// layout is not published where we could read it.
public static class PaymentActionAt
{
    /// <summary>Above it a regional court is competent (webportal.justiz.gv.at, "Klage wegen Geldleistung").</summary>
    public static readonly Money DistrictCourtMax = new(15_000_00, Currency.EUR);

    /// <exception cref="InvalidOperationException">Something is missing; ask <see cref="Completeness"/> before.</exception>
    public static FormSheet Of(HandOverPackage package)
    {
        Completeness.Require(package, HandOverTarget.PaymentAction);
        var value = package.Principal(Currency.EUR);
        return new("Mahnklage", package.On,
        [
            new("court", "Gericht",
            [
                Text("kind", "Art des Gerichts", value > DistrictCourtMax ? "Landesgericht" : "Bezirksgericht"),
                Text("place", "Sprengel", $"{package.Debtor.Address.Postcode} {package.Debtor.Address.Town}"),
                YesNo("needsLawyer", "Rechtsanwalt nötig", value > Completeness.WithoutLawyerMax),
            ]),
            PartySections.Creditor("plaintiff", "Klagende Partei", package.Creditor),
            PartySections.Debtor("defendant", "Beklagte Partei", package.Debtor),
            .. package.Claims.Select((c, i) => Claim(c, package.On, i + 1)),
            Costs(package),
            new("demand", "Begehren",
            [
                Amount("value", "Streitwert", value), Amount("total", "Gesamt am Stichtag", package.Total(Currency.EUR)),
                Day("on", "Stichtag der Angaben", package.On), Text("signature", "Unterschrift", ""),
            ]),
        ]);
    }

    static FormSection Claim(HandedClaim c, DateOnly on, int place)
    {
        var interest = InterestDemand.Of(c, on);
        return new($"claim{FileText.Number(place)}", $"Forderung {FileText.Number(place)}",
        [
            Text("ground", "Rechtsgrund", c.Details.Ground?.Words ?? ""), Text("subject", "Gegenstand", c.Subject),
            Text("number", "Rechnungsnummer", c.Number), Day("invoicedOn", "Rechnung vom", c.IssuedOn),
            Day("contractOn", "Vertrag vom", c.Details.ContractOn), Day("serviceOn", "Leistung am", c.ServiceOn),
            Day("dueOn", "Fällig am", c.DueOn),
            Amount("invoiced", "Rechnungsbetrag", c.Amount), Amount("credited", "Gutschriften", c.Credited),
            Amount("paid", "Gezahlt auf Kapital", c.Payments.Sum(c.Currency, r => r.Share.Principal)),
            Amount("amount", "Kapital", c.Open),
            Percent("interestPoints", "Zinsen, Prozent", c.Rate.Points),
            Text("interestKind", "Zinssatz", c.Rate.OverBase is BaseTable.AT
                ? "Prozentpunkte über dem Basiszinssatz" : c.Rate.OverBase is null ? "fest" : c.Rate.OverBase.ToString()!),
            Text("interestSection", "Zinsen nach", c.Rate.Section),
            Day("interestFrom", "Zinsen ab (leer: ab Klage)", interest.RunningFrom),
            Amount("computedInterest", "Ausgerechnete Zinsen", interest.Computed.IsPositive ? interest.Computed : null),
            Day("computedFrom", "Ausgerechnet von", interest.Computed.IsPositive ? interest.ComputedFrom : null),
            Day("computedTo", "Ausgerechnet bis", interest.Computed.IsPositive ? on : null),
        ]);
    }

    static FormSection Costs(HandOverPackage p) => new("costs", "Nebenforderungen",
    [
        .. p.Claims.SelectMany(c => c.CostsOwed.Select(cost => (c.Number, cost))).SelectMany((of, i) => new[]
        {
            Text($"cost{FileText.Number(i + 1)}Name", "Bezeichnung",
                $"{CostWords.Of(of.cost.Kind, Country.AT)} zu Rechnung {of.Number}, {of.cost.Section}"),
            Amount($"cost{FileText.Number(i + 1)}", "Betrag", of.cost.Amount),
        }),
    ]);
}
