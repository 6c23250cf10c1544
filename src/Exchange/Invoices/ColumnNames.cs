using System.Collections.Frozen;
using System.Text;

namespace Inkassio.Exchange.Invoices;

/// <summary>Which headers mean which column, in German and English, as other programs write them.</summary>
public static class ColumnNames
{
    const int HeaderLengthMax = 100;

    // Within a column the surer name stands first: with "Rechnungsbetrag" and "Betrag" in one file the first wins.
    static readonly (Column Column, string Names)[] Known =
    [
        (Column.InvoiceNumber, "Rechnungsnummer|Rechnungs-Nr|Rechnungsnr|RE-Nr|RG-Nr|Rech-Nr|Belegfeld 1|Belegnummer|"
            + "Beleg-Nr|Beleg|OP-Nr|OP-Nummer|invoiceNumber|Invoice No|Invoice ID|Invoice|Document Number|Rechnung"),
        (Column.CustomerNumber, "Kundennummer|Kunden-Nr|KdNr|Kd-Nr|Kunden-ID|Debitorennummer|Debitoren-Nr|Debitor|"
            + "Debitorenkonto|Personenkonto|Kontonummer|Konto-Nr|Konto|customerID|Customer Number|Customer No|"
            + "Account Number|Account"),
        (Column.CustomerName, "Kundenname|Firmenname|Name|Firma|Kunde|Kurzbezeichnung|Bezeichnung|Debitorenname|"
            + "Kontobezeichnung|Rechnungsempfänger|Empfänger|Customer Name|Customer|Company|Debtor"),
        (Column.IssuedOn, "Rechnungsdatum|Belegdatum|Rechnung vom|Datum|Ausgestellt am|InvoiceDate|Issue Date|"
            + "Issued On|Date"),
        (Column.DueOn, "Fälligkeit|Fällig am|Fällig|Fälligkeitsdatum|Nettofälligkeit|Zahlbar bis|Zahlungsziel|"
            + "DueDate|Due On|Due"),
        (Column.Amount, "Rechnungsbetrag|Bruttobetrag|Gesamtbetrag|Rechnungssumme|Brutto|Betrag brutto|Betrag|"
            + "Umsatz|Soll|InvoiceAmount|Gross Amount|Total Amount|Amount|Total"),
        (Column.Credit, "Gezahlt|Bezahlt|Zahlung|Zahlungen|Zahlungsbetrag|Bereits gezahlt|Haben|Amount Paid|Paid|"
            + "Payment|Credit"),
        (Column.Open, "Offener Betrag|Offen|Restbetrag|OP-Betrag|Offener Posten|Saldo|Open Amount|Outstanding|"
            + "Amount Due|Balance|Open"),
        (Column.Sign, "S/H|Soll/Haben-Kennzeichen|Soll-Haben-Kennzeichen|Soll/Haben|S/H-Kennzeichen|SH-Kz|"
            + "Debit/Credit"),
        (Column.Currency, "Währung|WKZ|WKZ Umsatz|Währungskennzeichen|Currency|Currency Code"),
        (Column.SettledOn, "Bezahlt am|Gezahlt am|Zahldatum|Zahlungsdatum|Zahlungseingang|Ausgeglichen am|"
            + "SettledDate|Settled On|Paid On|Payment Date"),
        (Column.Disputed, "Bestritten|Strittig|Reklamation|Disputed|Dispute"),
        (Column.Level, "Mahnstufe|Mahnkennzeichen|Mahnstand|Mahn-Stufe|Dunning Level|Reminder Level"),
        (Column.LastNoticeOn, "Letzte Mahnung|Mahndatum|Letzte Mahnung am|Zuletzt gemahnt am|Last Reminder|"
            + "Last Notice|Reminder Date"),
        (Column.Subject, "Betreff|Leistung|Gegenstand|Buchungstext|Verwendungszweck|Beschreibung|Subject|"
            + "Description"),
        (Column.DueDateAgreed, "Fälligkeit vereinbart|Zahlungsziel vereinbart|dueDateAgreed"),
        (Column.ConsumerNotice, "Verzugshinweis|Hinweis 30 Tage|Verbraucherhinweis|consumerNotice30Days|"
            + "Consumer Notice"),
        (Column.ReceivedOn, "Zugegangen am|Zugang|Zugang am|Erhalten am|Received On|Receipt Date"),
        (Column.ServiceOn, "Leistungsdatum|Lieferdatum|Leistung am|Lieferung am|Geliefert am|Datum der Leistung|"
            + "Service Date|Delivery Date|Performed On"),
        (Column.IsPrice, "Entgelt|Entgeltforderung|Entgeltlich|Consideration|isConsideration"),
        (Column.Law, "Recht|Anwendbares Recht|Rechtsordnung|Governing Law|Law"),
        (Column.LumpSumClaimed, "Pauschale gefordert|Verzugspauschale|Verzugspauschale gefordert|"
            + "Betreibungskostenpauschale|Lump Sum"),
        (Column.Street, "Straße|Strasse|Straße und Hausnummer|Straße Nr|Anschrift|Adresse|Street|Address|"
            + "Address Line 1"),
        (Column.Postcode, "PLZ|Postleitzahl|Postcode|Zip|Zip Code|Postal Code"),
        (Column.Town, "Ort|Stadt|Wohnort|Town|City"),
        (Column.Country, "Land|Ländercode|Länderkennzeichen|Staat|Country|Country Code|countryCode"),
        (Column.Kind, "Kundenart|Art|Typ|Kundentyp|Kundengruppe|Customer Type|Type|Kind"),
        (Column.Email, "E-Mail|Email|Mail|E-Mail-Adresse|Mailadresse|Email Address"),
        (Column.Phone, "Telefon|Tel|Telefonnummer|Tel-Nr|Phone|Phone Number"),
        (Column.ContactPerson, "Ansprechpartner|Ansprechpartnerin|Ansprechperson|Kontaktperson|Contact|"
            + "Contact Person"),
    ];

    static readonly FrozenDictionary<string, (Column Column, int Rank)> ByName = Known
        .SelectMany(k => k.Names.Split('|').Select((name, rank) => (Name: Plain(name), k.Column, Rank: rank)))
        .DistinctBy(n => n.Name)
        .ToFrozenDictionary(n => n.Name, n => (n.Column, n.Rank), StringComparer.Ordinal);

    /// <summary>The German name of a column, for pages and problems.</summary>
    public static string German(Column column) => column switch
    {
        Column.Ignored => "wird nicht gelesen",
        Column.Sign => "Soll/Haben",
        Column.CustomerName => "Name des Kunden",
        Column.Credit => "gezahlt",
        Column.Open => "offener Betrag",
        Column.DueOn => "Fälligkeit",
        Column.Country => "Land",
        _ => Array.Find(Known, k => k.Column == column).Names.Split('|')[0],
    };

    public static bool Knows(string header) => Meaning(header) is not null;

    /// <summary>What a header means, and how sure its name is (0 is surest).</summary>
    internal static (Column Column, int Rank)? Meaning(string header)
    {
        if (header.Length is 0 or > HeaderLengthMax) return null;
        return ByName.TryGetValue(Plain(header), out var found) ? found
            : ByName.TryGetValue(WithoutUnit(Plain(header)), out found) ? found : null;
    }

    /// <summary>Lower case, umlauts written out, accents and everything but letters and digits gone.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC).ToLowerInvariant())
            _ = c switch
            {
                'ä' => plain.Append("ae"),
                'ö' => plain.Append("oe"),
                'ü' => plain.Append("ue"),
                'ß' => plain.Append("ss"),
                _ => PlainLetter(plain, c),
            };
        return plain.ToString();
    }

    static StringBuilder PlainLetter(StringBuilder plain, char c)
    {
        if (char.IsAsciiLetterOrDigit(c)) return plain.Append(c);
        if (!char.IsLetter(c)) return plain;
        foreach (var part in c.ToString().Normalize(NormalizationForm.FormD))
            if (char.IsLetter(part)) plain.Append(part);
        return plain;
    }

    // "Betrag (EUR)", "Offen in CHF".
    static string WithoutUnit(string plain)
    {
        if (!plain.EndsWith("eur", StringComparison.Ordinal) && !plain.EndsWith("chf", StringComparison.Ordinal))
            return plain;
        var name = plain[..^3];
        return name.EndsWith("in", StringComparison.Ordinal) ? name[..^2] : name;
    }
}
