using Inkassio.Domain;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.HandOver;
using Inkassio.Domain.Words;

namespace Inkassio.Exchange.HandOver;

/// <summary>The package for a collection agency or a lawyer: two tables and one XML file with the same facts.</summary>
// CSV as in RFC 4180, with semicolons and a byte order mark for German spreadsheets; no text can become a formula.
public static partial class AgencyFile
{
    /// <summary>One row for each claim, with both parties: what most agencies' programs read.</summary>
    /// <exception cref="InvalidOperationException">Something is missing: ask <see cref="Completeness"/>.</exception>
    public static byte[] Claims(HandOverPackage package)
    {
        Completeness.Require(package, HandOverTarget.Agency);
        return TableText.Write(
            [.. PartyColumns.Select(c => c.Header), .. ClaimColumns.Select(c => c.Header)],
            package.Claims.Select(claim => (TableCell[])
                [.. PartyColumns.Select(c => c.Cell(package)), .. ClaimColumns.Select(c => c.Cell(claim))]));
    }

    /// <summary>One row for each segment of interest, cost, payment, letter and objection of a claim.</summary>
    /// <exception cref="InvalidOperationException">Something is missing.</exception>
    public static byte[] Items(HandOverPackage package)
    {
        Completeness.Require(package, HandOverTarget.Agency);
        return TableText.Write(ItemHeaders, package.Claims.SelectMany(ItemsOf));
    }

    sealed record Column<T>(string Header, Func<T, TableCell> Cell);

    static Column<T> Text<T>(string header, Func<T, string?> text) =>
        new(header, of => text(of) is { } value ? FileText.Line(value) : null);

    static readonly Column<HandOverPackage>[] PartyColumns =
    [
        new("Stichtag", p => p.On),
        Text<HandOverPackage>("Gläubiger", p => p.Creditor.Name),
        Text<HandOverPackage>("Gläubiger Straße", p => p.Creditor.Address.Street),
        Text<HandOverPackage>("Gläubiger PLZ", p => p.Creditor.Address.Postcode),
        Text<HandOverPackage>("Gläubiger Ort", p => p.Creditor.Address.Town),
        Text<HandOverPackage>("Gläubiger Land", p => p.Creditor.Address.Country),
        Text<HandOverPackage>("Gläubiger IBAN", p => p.Creditor.Account?.Iban),
        Text<HandOverPackage>("Vorsteuerabzug", p => p.Creditor.DeductsInputTax == true ? "ja" : "nein"),
        Text<HandOverPackage>("Kundennummer", p => p.Debtor.Number),
        Text<HandOverPackage>("Schuldner", p => p.Debtor.Name),
        Text<HandOverPackage>("Schuldner Art", p => p.Debtor.Kind.Word()),
        Text<HandOverPackage>("Schuldner Anrede", p => p.Debtor.Legal.Salutation),
        Text<HandOverPackage>("Schuldner Rechtsform", p => p.Debtor.Legal.LegalForm),
        Text<HandOverPackage>("Schuldner Register", p => Register(p.Debtor.Legal)),
        Text<HandOverPackage>("Schuldner Vertreter", p => Representatives(p.Debtor.Legal)),
        Text<HandOverPackage>("Schuldner Straße", p => p.Debtor.Address.Street),
        Text<HandOverPackage>("Schuldner PLZ", p => p.Debtor.Address.Postcode),
        Text<HandOverPackage>("Schuldner Ort", p => p.Debtor.Address.Town),
        Text<HandOverPackage>("Schuldner Land", p => p.Debtor.Address.Country),
        Text<HandOverPackage>("Anschrift ermittelt durch", p => p.Debtor.AddressSource),
        Text<HandOverPackage>("Schuldner E-Mail", p => p.Debtor.Email),
        Text<HandOverPackage>("Schuldner Telefon", p => p.Debtor.Phone),
    ];

    static readonly Column<HandedClaim>[] ClaimColumns =
    [
        Text<HandedClaim>("Rechnungsnummer", c => c.Number),
        Text<HandedClaim>("Grund", c => c.Subject),
        Text<HandedClaim>("Art der Forderung", c => c.Details.Ground?.Words),
        new("Vertrag vom", c => c.Details.ContractOn),
        new("Leistung am", c => c.ServiceOn),
        new("Leistung bis", c => c.Details.ServiceUntil),
        new("Rechnung vom", c => c.IssuedOn),
        new("Zugang der Rechnung", c => c.ReceivedOn),
        new("Fällig am", c => c.DueOn),
        new("Verzug seit", c => c.Default?.FirstInterestDay),
        Text<HandedClaim>("Verzug nach", c => c.Default?.Section),
        Text<HandedClaim>("Recht", c => c.Law.ToString()),
        Text<HandedClaim>("Währung", c => c.Currency.ToString()),
        new("Rechnungsbetrag", c => c.Amount),
        new("Gutschriften", c => c.Credited),
        new("Nachlass", c => c.WrittenOff),
        new("Gezahlt auf Hauptforderung", c => c.Payments.Sum(c.Currency, r => r.Share.Principal)),
        new("Hauptforderung offen", c => c.Open),
        new("Zinsen offen", c => c.OpenInterest),
        new("Kosten offen", c => c.OpenCosts),
        new("Summe offen", c => c.Total),
        Text<HandedClaim>("Zinssatz Prozentpunkte", c => German(c.Rate.Points)),
        Text<HandedClaim>("über Basiszinssatz", c => c.Rate.OverBase?.ToString() ?? "nein"),
        Text<HandedClaim>("Zinsen nach", c => c.Rate.Section),
        new("Zinsen je Tag", c => c.PerDay),
        new("Verjährung", c => c.LimitationOn),
    ];

    static readonly string[] ItemHeaders =
    [
        "Rechnungsnummer", "Satz", "Von", "Bis", "Art", "Betrag", "davon Hauptforderung", "davon Zinsen", "davon Kosten",
        "Bezug", "Satz in Prozent", "Tage", "Währung", "Nach", "Bemerkung",
    ];

    static IEnumerable<IReadOnlyList<TableCell>> ItemsOf(HandedClaim c) =>
    [
        .. c.Interest.Segments.Select(s => Item(c, "Zins", s.Span.From, s.Span.LastDay, CostWords.Interest(c.Law),
            s.Amount, basis: s.Principal, percent: German(s.Rate), days: s.Days, section: s.Section,
            remark: c.Interest.TableVersion is { } v ? $"Basiszinssätze Fassung {FileText.Number(v)}" : "")),
        .. c.Costs.Select(k => Item(
            c, "Kosten", k.On, null, CostWords.Of(k.Kind, c.Law), k.Amount, section: k.Section)),
        .. c.Payments.Select(r => Item(c, "Zahlung", r.On, null, "Zahlung", r.Share.Total, share: r.Share)),
        .. c.Letters.Select(l => Item(c, "Brief", l.IssuedOn, l.DeadlineOn, l.Kind.Word(), amount: null,
            section: l.Tracking, remark: l.State is { } state ? state.Word() : "")),
        .. c.Details.Disputes.Select(d => Item(c, "Einwand", d.RaisedOn, d.AnsweredOn, "Einwand", amount: null,
            remark: d.Answer.Length > 0 ? $"{d.Ground} | Antwort: {d.Answer}" : d.Ground)),
        .. c.DeferredUntil is { } until ? [Item(c, "Stundung", null, until, "Stundung", amount: null)]
            : Array.Empty<IReadOnlyList<TableCell>>(),
    ];

    static TableCell[] Item(
        HandedClaim c, string record, DateOnly? from, DateOnly? to, string kind, Money? amount, Money? basis = null,
        Share? share = null, string percent = "", int? days = null, string section = "", string remark = "") =>
    [
        FileText.Line(c.Number), record, from, to, kind, Cell(amount), Cell(share?.Principal), Cell(share?.Interest),
        Cell(share?.Costs), Cell(basis), percent, days is { } n ? (long)n : (TableCell)"", c.Currency.ToString(),
        FileText.Line(section), FileText.Line(remark, FileText.ProseMax),
    ];

    static TableCell Cell(Money? amount) => amount is { } money ? money : (TableCell)"";

    // A comma, as in the amounts beside it.
    static string German(Rate rate) => FileText.Percent(rate).Replace('.', ',');

    static string Register(LegalFacts legal) => $"{legal.RegisterCourt} {legal.RegisterNumber}".Trim();

    static string Representatives(LegalFacts legal) => string.Join(", ", legal.Representatives.Select(r =>
        r.Function.Length > 0 ? $"{r.Name} ({r.Function})" : r.Name));
}
