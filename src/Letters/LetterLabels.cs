using System.Collections.Frozen;
using Inkassio.Domain;
using Inkassio.Domain.Correspondence;
using Inkassio.Domain.Debtors;
using Inkassio.Domain.Words;

namespace Inkassio.Letters;

/// <summary>The words of the form, in the letter's language: heads of tables, particulars, payment part.</summary>
static class LetterLabels
{
    static readonly FrozenDictionary<string, string> English = new Dictionary<string, string>
    {
        ["Telefon"] = "Telephone",
        ["E-Mail"] = "E-mail",
        ["Ihre Kundennummer"] = "Your customer number",
        ["Rechnung"] = "Invoice",
        ["Ansprechperson"] = "Contact",
        ["Datum"] = "Date",
        ["vom"] = "of",
        ["fällig am"] = "due on",
        ["fällig war"] = "was due",
        ["Betrag"] = "Amount",
        ["bezahlt"] = "paid",
        ["offen"] = "unpaid",
        ["Hauptforderung"] = "Principal",
        ["Rechnungsbetrag"] = "Amount invoiced",
        ["Zu zahlen"] = "To pay",
        ["Noch offen"] = "Still unpaid",
        ["abzüglich gezahlter Kosten"] = "less costs already paid",
        ["von"] = "from",
        ["bis"] = "to",
        ["Tage"] = "Days",
        ["Zinssatz"] = "Rate",
        ["auf"] = "on",
        ["Zinsen"] = "Interest",
        ["Rate"] = "Instalment",
        ["Summe"] = "Total",
        ["Empfänger"] = "Payee",
        ["Verwendungszweck"] = "Reference",
        ["Fällig am"] = "Due on",
        ["Bitte zahlen bis"] = "Please pay by",
        ["1. Rate"] = "First instalment",
        ["Anlage"] = "Appendix",
        ["Anlage: Die Rechnungen im Einzelnen"] = "Appendix: the invoices in detail",
        ["Rechnungen, einzeln in der Anlage"] = "invoices, listed in the appendix",
        ["Eingang"] = "Received",
        ["auf Rechnung"] = "for invoice",
        ["Zahlung"] = "Payment",
        ["auf Kosten"] = "for costs",
        ["auf Zinsen"] = "for interest",
        ["auf Hauptforderung"] = "for principal",
        ["Diese Zahlungen haben wir verrechnet:"] = "We have counted these payments:",
        ["Hinweise zum Datenschutz"] = "Privacy information",
        ["Zugesagt bis"] = "Promised by",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A German word of the form, as this letter says it.</summary>
    public static string Label(this FactSheet facts, string german) =>
        facts.Language == Language.En ? English[german] : facts.Country.Spelled(german);

    public static string InterestLabel(this FactSheet facts) =>
        facts.Language == Language.En ? "Default interest" : CostWords.Interest(facts.Country);

    public static string Until(this FactSheet facts, DateOnly day) =>
        facts.Language == Language.En ? $"until {facts.Form.Day(day)}" : $"bis {facts.Form.Day(day)}";

    public static string ChargeLabel(this FactSheet facts, ChargeKind kind) => (facts.Language, kind) switch
    {
        (Language.En, ChargeKind.LumpSum) => "Lump sum for late payment",
        (Language.En, ChargeKind.ReminderFee) => "Reminder fee",
        _ => CostWords.Of(kind, facts.Country),
    };

    /// <summary>What stands above the working of the interest.</summary>
    public static string InterestHead(this FactSheet facts, string section) => facts.Language == Language.En
        ? $"How the default interest is calculated ({section}):"
        : $"So berechnen sich die {CostWords.Interest(facts.Country)} ({section}):";

    public static string RatesEndHint(this FactSheet facts, DateOnly lastDay) => facts.Language == Language.En
        ? $"Interest is calculated until {facts.Form.Day(lastDay)}: the base rate after that day was not yet known on "
            + "the date of this letter."
        : $"Zinsen sind bis {facts.Form.Day(lastDay)} berechnet: Der Basiszinssatz danach stand "
            + "am Tag dieses Schreibens noch nicht fest.";
}
