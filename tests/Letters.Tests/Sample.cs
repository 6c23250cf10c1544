using System.Collections.Immutable;
using System.Globalization;
using Inkassio.Domain;

namespace Inkassio.Letters.Tests;

/// <summary>Letters of an invented firm, as examples and as material for the tests.</summary>
static class Sample
{
    public static readonly DateTimeOffset WrittenAt = new(2026, 6, 19, 8, 0, 0, TimeSpan.Zero);

    public static readonly Iban Account = Iban.Of("DE89370400440532013000");

    public static Sender Firm { get; } = new(
        "Musterbau Handwerks GmbH", ["Industriestraße 12", "50667 Köln"],
        ["Telefon 0221 123456-0", "buchhaltung@musterbau.example", "www.musterbau.example"])
    {
        Footer =
        [
            ["Musterbau Handwerks GmbH", "Industriestraße 12", "50667 Köln"],
            ["Geschäftsführer: Jörg Muster", "Amtsgericht Köln HRB 12345", "USt-IdNr. DE123456789"],
            ["Commerzbank Köln", "IBAN DE89 3704 0044 0532 0130 00", "BIC COBADEFFXXX"],
        ],
    };

    public static GiroCode Code { get; } = GiroCode.Of(
        "Musterbau Handwerks GmbH", Account, new Money(244344, Currency.EUR),
        CreditorReference.For("MUSTER4711"));

    /// <summary>A second notice with interest and lump sum, figures as in tone.md.</summary>
    public static LetterModel Notice(int rows = 1) => new()
    {
        Sender = Firm,
        Recipient = ["Beispiel & Söhne KG", "Frau Erika Beispiel", "Lindenallee 7a", "80331 München"],
        Particulars =
        [
            new("Kundennummer", "10042"), new("Unser Zeichen", "M-2026-0117"), new("Ansprechpartnerin", "Anna Weiß"),
            new("Telefon", "0221 123456-12"), new("E-Mail", "anna.weiss@musterbau.example"), new("Datum", "19.06.2026"),
        ],
        Subject = "Zweite Mahnung: Rechnung RE-2026-0117 vom 15.04.2026",
        Body =
        [
            new Paragraph("Sehr geehrte Frau Beispiel,"),
            new Paragraph("trotz unserer Schreiben vom 22.05. und 02.06.2026 ist die Rechnung RE-2026-0117 offen. "
                + "Wir fordern Sie auf, 2.443,44 € bis zum 26.06.2026 zu zahlen. So setzt sich der Betrag zusammen:"),
            Claims(rows),
            new Paragraph("Geht bis zum 26.06.2026 weder eine Zahlung noch eine Nachricht von Ihnen ein, prüfen wir "
                + "weitere Schritte. Können Sie den Betrag nicht auf einmal zahlen, schlagen wir Ihnen gern Raten vor. "
                + "Rufen Sie uns einfach an. Haben Sie schon gezahlt? Dann danken wir Ihnen, und dieses Schreiben ist "
                + "erledigt."),
            new PaymentPart(
            [
                new("Empfänger", "Musterbau Handwerks GmbH"), new("IBAN", Account.Printed),
                new("Betrag", "2.443,44 €"), new("Verwendungszweck", "RF05 MUST ER47 11"),
                new("Zahlbar bis", "26.06.2026"),
            ], Code),
        ],
        Closing = "Mit freundlichen Grüßen",
        Signature = ["Anna Weiß", "Buchhaltung, Musterbau Handwerks GmbH"],
        WrittenAt = WrittenAt,
    };

    public static ClaimTable Claims(int rows) => new(
        [new("Rechnung"), new("Datum"), new("Fällig am"), new("Leistung"), new("Betrag", IsNumber: true)],
        [.. Enumerable.Range(0, rows).Select(i => Row(i, 2380m / rows))],
        [
            new("Hauptforderung", "2.380,00 €"),
            new("Verzugszinsen 10,27 % vom 16.05. bis 19.06.2026 (35 Tage)", "23,44 €"),
            new("Verzugspauschale (§ 288 Abs. 5 BGB)", "40,00 €"),
            new("Zu zahlen bis zum 26.06.2026", "2.443,44 €", IsTotal: true),
        ]);

    static ImmutableArray<string> Row(int i, decimal amount) =>
    [
        $"RE-2026-{117 + i:0000}", "15.04.2026", "15.05.2026", $"Dachsanierung, Abschlag {i + 1}",
        string.Create(CultureInfo.GetCultureInfo("de-DE"), $"{amount:#,0.00} €"),
    ];
}
