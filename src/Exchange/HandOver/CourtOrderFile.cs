using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Words;
using static Inkassio.Exchange.HandOver.Fields;

namespace Inkassio.Exchange.HandOver;

/// <summary>Germany: every fact for an order for payment ("Mahnbescheid"), in the order of the court's application.</summary>
// A sheet to type in, and no file for the court's machine: the record layout of EDA (offsets, control sums) is not
// published where we could read it, and a guessed one would be returned, or worse, accepted wrongly.
public static class CourtOrderFile
{
    /// <summary>The local courts' limit in disputes (§ 23 Nr. 1 GVG).</summary>
    public static readonly Money LocalCourtMax = new(10_000_00, Currency.EUR);

    /// <exception cref="InvalidOperationException">Something is missing; ask <see cref="Completeness"/> before.</exception>
    public static FormSheet Of(HandOverPackage package)
    {
        Completeness.Require(package, HandOverTarget.CourtOrder);
        return new("Antrag auf Erlass eines Mahnbescheids", package.On,
        [
            Court(package.Creditor),
            PartySections.Creditor("applicant", "2. Antragsteller", package.Creditor),
            new("representative", "3. Prozessbevollmächtigter",
            [
                YesNo("hasRepresentative", "Prozessbevollmächtigter", false),
                YesNo("deductsInputTax", "Zum Vorsteuerabzug berechtigt", package.Creditor.DeductsInputTax),
            ]),
            PartySections.Debtor("respondent", "4. Antragsgegner", package.Debtor),
            ComputedInterest(package),
            .. package.Claims.Select((c, i) => Claim(c, package.On, i + 1)),
            Costs(package),
            new("declaration", "8. Erklärung zur Gegenleistung", [.. package.Claims.Select((c, i) =>
                Text($"counterPerformance{FileText.Number(i + 1)}", $"Rechnung {c.Number}", Declared(c)))]),
            Contested(package),
            new("consumerCredit", "10. Verbraucherkredit", [YesNo("isConsumerCredit", "Ansprüche nach §§ 491 bis 508 BGB", false)]),
            new("signature", "11. Datum und Unterschrift",
                [Day("on", "Stichtag der Angaben", package.On), Text("signature", "Unterschrift", "")]),
        ]);
    }

    static FormSection Court(CreditorFacts creditor)
    {
        var court = creditor.Country == Country.DE ? CourtOrderCourt.Of(creditor.Region)! : CourtOrderCourt.ForAbroad;
        return new("court", "1. Mahngericht",
        [
            Text("court", "Mahngericht", court.Name), YesNo("isConfirmed", "Zuständigkeit nachgelesen", court.IsConfirmed),
            Text("identification", "Kennziffer", ""),
        ]);
    }

    // Only where a running rate would ask for too much: after part payments, credit notes, a grant of time.
    static FormSection ComputedInterest(HandOverPackage p)
    {
        var computed = p.Claims.Select(c => InterestDemand.Of(c, p.On)).Where(d => d.Computed.IsPositive).ToList();
        return new("computedInterest", "6. Ausgerechnete Zinsen",
        [
            Amount("amount", "Betrag", computed.Count > 0 ? computed.Sum(Currency.EUR, d => d.Computed) : null),
            Day("from", "Von", computed.Count > 0 ? computed.Min(d => d.ComputedFrom) : null),
            Day("to", "Bis", computed.Count > 0 ? p.On : null),
        ]);
    }

    // Number, day and subject tell a claim apart from all others: only then the limitation stops (§ 204 BGB).
    static FormSection Claim(HandedClaim c, DateOnly on, int place)
    {
        var interest = InterestDemand.Of(c, on);
        return new($"claim{FileText.Number(place)}", $"5. Hauptforderung {FileText.Number(place)}",
        [
            Number("catalogueNumber", "Katalog-Nr.", c.Details.Ground!.Number),
            Text("ground", c.Details.Ground.Number is null ? "Sonstiger Anspruch" : "Art des Anspruchs", c.Details.Ground.Words),
            Text("number", "Rechnungsnummer", c.Number), Text("subject", "Gegenstand", c.Subject),
            Day("contractOn", "Vertrag vom", c.Details.ContractOn), Day("invoicedOn", "Rechnung vom", c.IssuedOn),
            Day("from", "Leistung vom", c.ServiceOn), Day("to", "Leistung bis", c.Details.ServiceUntil ?? c.ServiceOn),
            Amount("amount", "Betrag", c.Open),
            Percent("interestPoints", "Laufende Zinsen, Prozent", c.Rate.Points),
            Text("interestKind", "Zinssatz", c.Rate.OverBase is null ? "fest" : "Prozentpunkte über dem Basiszinssatz"),
            Text("interestPeriod", "Zeitraum", "jährlich"),
            Amount("interestBasis", "Zinsen aus", c.Open),
            Day("interestFrom", "Zinsen ab (leer: ab Zustellung)", interest.RunningFrom),
            Day("interestUntil", "Zinsen bis (leer: ohne Ende)", day: null),
        ]);
    }

    // Each kind has its own field; what the debtor has paid on costs is taken off.
    static FormSection Costs(HandOverPackage p)
    {
        var owed = p.Claims.SelectMany(c => c.CostsOwed).ToList();
        Money? Sum(ChargeKind kind) => owed.Where(c => c.Kind == kind).ToList() is [_, ..] some
            ? some.Sum(Currency.EUR, c => c.Amount) : null;
        return new("costs", "7. Auslagen und Nebenforderungen",
        [
            Amount("outlays", "Auslagen: Vordruck, Porto", amount: null),
            Amount("reminders", "Mahnkosten", Sum(ChargeKind.ReminderFee)),
            Amount("enquiries", "Auskünfte", amount: null), Amount("bankReturns", "Bankrücklastkosten", amount: null),
            Amount("agency", "Inkassokosten", amount: null), Amount("lawyer", "Anwaltsvergütung vorgerichtlich", amount: null),
            Amount("other", "Andere Nebenforderung", Sum(ChargeKind.LumpSum)),
            Text("otherName", "Bezeichnung", Sum(ChargeKind.LumpSum) is null ? ""
                : $"{CostWords.Of(ChargeKind.LumpSum, Country.DE)} § 288 Abs. 5 BGB"),
        ]);
    }

    static string Declared(HandedClaim c) => c.Details.CounterPerformance == CounterPerformance.Rendered
        ? "hängt von einer Gegenleistung ab, diese ist erbracht"
        : "hängt nicht von einer Gegenleistung ab";

    static FormSection Contested(HandOverPackage p)
    {
        var value = p.Principal(Currency.EUR);
        return new("contested", "9. Prozessgericht bei Widerspruch",
        [
            Text("court", "Art des Gerichts", value > LocalCourtMax ? "Landgericht" : "Amtsgericht"),
            Text("postcode", "Postleitzahl", p.Debtor.Address.Postcode), Text("town", "Ort", p.Debtor.Address.Town),
            Amount("value", "Streitwert", value),
            Text("transfer", "Bei Widerspruch streitiges Verfahren", "bitte selbst entscheiden"),
        ]);
    }
}
